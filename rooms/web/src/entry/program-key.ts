// The key of a program: it comes with each request to the interface and opens no page. A request
// with one is asked by it alone, and a cookie beside it says nothing.
import { programOf } from '@tumen/desk'
import type { Context } from 'hono'
import { isForPrograms } from '../door/api-answer.ts'
import type { DoorEnv, DoorOptions } from '../door/app.tsx'
import type { Session } from '../door/session.ts'

/** The word that a program sends as `Authorization: Bearer`; nothing for a page. */
export function programWord(c: Context<DoorEnv>): string | undefined {
  if (!isForPrograms(c)) return undefined
  return /^Bearer ([\x21-\x7e]{1,200})$/i.exec(c.req.header('authorization') ?? '')?.[1]
}

/**
 * The session of one request by a key; nothing where the key does not work, whatever the reason.
 * It has proven nothing, so that what asks for a proof is never done by it.
 */
export async function programSession(
  { desk, group }: DoorOptions,
  word: string,
): Promise<Session | undefined> {
  const standing = group && (await programOf(desk, word))
  if (!standing) return undefined
  const now = desk.clock().getTime()
  return {
    ...{ ...standing, created: now, lastUse: now, proven: Number.NEGATIVE_INFINITY },
    ...{ keys: false, running: new Map(), told: new Set() },
  }
}
