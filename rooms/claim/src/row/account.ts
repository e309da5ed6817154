// Who works here: accounts under pseudonyms, the groups that they belong to, and what proves who
// they are. Source: desk.md 1; protection.md 5, 6.
import { z } from 'zod'
import { type Finding, fieldPath } from '../finding.ts'
import { closed, id, list, open, openRecord, record, text } from '../shape/field.ts'
import { ROLES } from '../vocabulary/role.ts'
import { checkHash } from './form.ts'

/** A group of people who share what they record; the newest row of an id counts. */
export const accountGroupSchema = record({
  id: open(id),
  name: open(text),
})
export type AccountGroup = z.infer<typeof accountGroupSchema>

/** A role that an account has; in one group, or in all where none is named. */
export const heldRoleSchema = openRecord({ role: z.enum(ROLES), group: id.exactOptional() })
export type HeldRole = z.infer<typeof heldRoleSchema>

/** `invited`: nobody has come yet. `closed`: nobody comes in any more, and its work stays. */
export const ACCOUNT_STATES = ['invited', 'active', 'closed'] as const

/** One person at the desk; the newest row of an id counts. */
export const accountSchema = record({
  /** The pseudonym that the group has chosen, by which rows name the account for ever. */
  id: open(id),
  state: open(z.enum(ACCOUNT_STATES)),
  roles: open(list(heldRoleSchema)),
})
export type AccountRow = z.infer<typeof accountSchema>

export const CREDENTIAL_KINDS = ['invitation', 'passkey', 'recovery', 'program'] as const

/**
 * What proves that somebody is an account's person: a word of an invitation and words of recovery
 * by their digests, a passkey by its public key; or the word of a program, and what it may ask.
 * The newest row of an id counts.
 */
export const credentialSchema = record({
  id: closed(id, 'internal'),
  account: closed(id, 'internal'),
  kind: closed(z.enum(CREDENTIAL_KINDS), 'internal'),
  state: closed(z.enum(['on', 'off']), 'internal'),
  /** What its owner calls a key. */
  name: closed(text.exactOptional(), 'internal'),
  /** sha256 of each word that still works, in hex. */
  digests: closed(list(text).exactOptional(), 'internal'),
  /** Instant after which an invitation, or the key of a program, is void. */
  until: closed(text.exactOptional(), 'internal'),
  /** The operations that a program may ask for. */
  operations: closed(list(text).exactOptional(), 'internal'),
  /** Of which groups it may know; of all that its account may know of when absent. */
  groups: closed(list(id).exactOptional(), 'internal'),
  /** A passkey: its id and its public key (COSE), as base64url. */
  key: closed(
    z
      .strictObject({ id: text, publicKey: text, transports: list(text).exactOptional() })
      .exactOptional(),
    'internal',
  ),
})
export type CredentialRow = z.infer<typeof credentialSchema>

/** A role in one group is held once. */
export function checkAccount({ roles }: AccountRow): Finding[] {
  const seen = new Set<string>()
  return roles.flatMap(({ role, group = '' }, n): Finding[] => {
    const key = `${role}\n${group}`
    if (seen.has(key)) return [{ code: 'id_repeated', field: fieldPath('roles', n) }]
    seen.add(key)
    return []
  })
}

/** Words have digests, an invitation its end, a passkey its key, a program what it may ask. */
export function checkCredential(row: CredentialRow): Finding[] {
  const { kind, digests, until, key, operations, name } = row
  const findings = (digests ?? []).flatMap((digest, n) =>
    checkHash(digest, fieldPath('digests', n)),
  )
  const needed = {
    ...{ invitation: { digests, until }, recovery: { digests }, passkey: { key } },
    program: { name, digests, until, operations },
  }[kind]
  const missing = Object.entries(needed).filter(([, value]) => value === undefined)
  return [...findings, ...missing.map(([field]) => ({ code: 'field_missing' as const, field }))]
}
