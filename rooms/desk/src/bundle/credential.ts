// Data that signs somebody in must not leave the workspace by mistake: a web archive may hold the
// cookies of the person who made it. Evidence is never altered, so the person who asks must say
// that it goes out. Only documents are named and counted, never what was found. Source: custody.md
// 13 and 16.
import { hexText } from '@tumen/custody'
import { findCredentials } from '@tumen/intake'
import { Refusal } from '../refusal.ts'
import type { BundleItem } from './object.ts'

/** Most documents that a refusal names. */
const MOST_NAMED = 99

/** Gives the ids of the documents of which a file holds what signs somebody in, or may. */
export type CredentialLook = (items: readonly BundleItem[]) => Promise<string[]>

/**
 * A look that goes into the same bytes once: it takes seconds where an archive is large. `before`
 * is waited for before each file.
 */
export function credentialLook(
  before: (done: number, total: number) => Promise<void> | void = () => undefined,
): CredentialLook {
  const seen = new Map<string, boolean>()
  return async (items) => {
    const held = new Set<string>()
    for (const [done, { document, object }] of items.entries()) {
      await before(done, items.length)
      const digest = hexText(object.digest)
      const known = seen.get(digest) ?? holdsAny(await findCredentials(await object.read()))
      seen.set(digest, known)
      if (known) held.add(document)
    }
    return [...held]
  }
}

/** What could not be looked into counts as well: nobody can say what is in it. */
function holdsAny({ sent, given, unread }: Awaited<ReturnType<typeof findCredentials>>): boolean {
  return sent + given + unread > 0
}

/** Refuses with `holds-credentials`, unless it was said of each of these that it goes out. */
export function refuseCredentials(held: readonly string[], confirmed: readonly string[]): void {
  if (held.every((id) => confirmed.includes(id))) return
  const named = held.slice(0, MOST_NAMED).map((document) => ({ document }))
  throw new Refusal('holds-credentials', 'withCredentials', [{ documents: held.length }, ...named])
}
