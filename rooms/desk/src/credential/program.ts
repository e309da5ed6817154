// The keys of programs: whose they are, and who asks by one. A key is looked at anew for each
// request, with its account as it stands then, so that nothing outlives what was taken away.
import type { CredentialRow } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import { credentialsOf, knownCredentials } from '../account/book.ts'
import { type Standing, standingOf } from '../account/standing.ts'
import { digestOfWord } from '../account/word.ts'
import type { Actor, Desk } from '../operation.ts'
import { can } from '../policy.ts'

/** The keys that somebody may see and stop: their own, or all for who lets people in. */
export async function programKeys(desk: Desk, actor: Actor): Promise<Stored<CredentialRow>[]> {
  const of = can(actor, 'account.list') ? undefined : actor.account
  return (await credentialsOf(desk.ledger, of)).filter(({ row }) => row.kind === 'program')
}

/**
 * Who asks by this word; nothing where it is no key, or one that was revoked, is over, or whose
 * account is not active.
 */
export async function programOf(desk: Desk, word: string): Promise<Standing | undefined> {
  const digest = digestOfWord(word)
  return programBy(desk, ({ digests }) => digests?.includes(digest) === true)
}

/** Whoever asked by the key of this id, as they stand now; nothing where nobody could. */
export async function programNow(desk: Desk, id: string): Promise<Actor | undefined> {
  return (await programBy(desk, (row) => row.id === id))?.actor
}

async function programBy(
  desk: Desk,
  isIt: (row: CredentialRow) => boolean,
): Promise<Standing | undefined> {
  const now = desk.clock().toISOString()
  const found = (await knownCredentials(desk)).find(
    ({ row }) => row.kind === 'program' && isIt(row) && (row.until ?? '') >= now,
  )?.row
  const standing = found && (await standingOf(desk, found.account))
  return standing && { ...standing, actor: actorBy(standing.actor, found) }
}

/** The same person with no more than the key gives: its operations, in its groups alone. */
function actorBy(actor: Actor, { id, operations = [], groups }: CredentialRow): Actor {
  const key = { id, operations: new Set(operations) }
  if (!groups) return { ...actor, key }
  const held = groups.map(
    (group) => [group, [...actor.roles, ...(actor.groups?.[group] ?? [])]] as const,
  )
  return { ...actor, roles: [], groups: Object.fromEntries(held), key }
}
