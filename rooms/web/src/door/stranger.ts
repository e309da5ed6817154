// How much is heard of somebody who is not signed in: a little, for a short time, and beside the
// turns of who is. Bytes on their way hold no turn; only what has arrived is worked at.
import type { Context, MiddlewareHandler } from 'hono'
import type { DoorEnv, DoorOptions } from './app.tsx'
import { takeBody } from './body.ts'
import { turnAway } from './turn-away.ts'

/** What is heard of a stranger at most. */
export interface HearingBounds {
  bytes: number
  withinMs: number
}

/** Enough for a word, and for a form that was typed before the program was started anew. */
export const HEARING: HearingBounds = { bytes: 64 * 1024, withinMs: 10_000 }

/** Takes in what a stranger posts, or turns away what is too large or too slow. */
export function hearStrangers(
  options: Pick<DoorOptions, 'language'>,
  bounds: HearingBounds = HEARING,
): MiddlewareHandler<DoorEnv> {
  return async (c, next) => {
    if (!c.get('isStranger') || c.req.method !== 'POST') return next()
    const heard = await hear(c, bounds)
    if (heard === 'late') {
      c.header('Connection', 'close')
      return turnAway(c, options, 'too-slow')
    }
    if (heard === undefined) {
      const limit = Math.floor(bounds.bytes / 1024)
      return turnAway(c, options, 'too-large-signed-out', { limit })
    }
    const { url, method, headers, signal } = c.req.raw
    c.req.raw = new Request(url, { method, headers, signal, body: heard })
    return next()
  }
}

async function hear(
  c: Context<DoorEnv>,
  { bytes, withinMs }: HearingBounds,
): Promise<Uint8Array<ArrayBuffer> | 'late' | undefined> {
  let late: NodeJS.Timeout | undefined
  const end = new Promise<'late'>((resolve) => {
    late = setTimeout(() => resolve('late'), withinMs)
  })
  const body = takeBody(c.req.raw, bytes)
  // Whoever is no longer waited for may still break off.
  body.catch(() => undefined)
  try {
    return await Promise.race([body, end])
  } finally {
    clearTimeout(late)
  }
}
