// The one place where fields are taken out of an answer that its asker may not read, after an
// operation has run and before any door sees it. A field that was taken out is absent, as an empty
// one is. Source: desk.md 10, C2.
import { contractByName } from '@tumen/contract'
import { EVER } from '@tumen/ledger'
import type { Actor, Desk } from '../operation.ts'
import { can } from '../policy.ts'
import { type Sieve, sieveOf } from './sieve.ts'

/** Something that only few may read, and that an answer gave: a field, or `record` itself. */
export interface ClosedPart {
  item: string
  field: string
}

interface Found {
  holder: Record<string, unknown>
  /** The field of the holder; absent for a closed record. */
  name?: string
  /** Id of the nearest object around it that has one. */
  id: string | undefined
}

// Schemas never change while a program runs; each is looked at when it first answers.
const sieves = new Map<string, Sieve | undefined>()

function sieveFor(operation: string): Sieve | undefined {
  if (!sieves.has(operation)) sieves.set(operation, sieveOf(contractByName(operation)?.output))
  return sieves.get(operation)
}

/**
 * Takes out of `answer`, which nobody else holds yet, what `actor` may not read; gives back the
 * closed parts that stay, which were read now.
 */
export async function cutAnswer(
  desk: Pick<Desk, 'ledger'>,
  actor: Actor,
  operation: string,
  answer: unknown,
): Promise<ClosedPart[]> {
  const sieve = sieveFor(operation)
  const found: Found[] = []
  if (sieve) gather(answer, sieve, undefined, found)
  if (found.length === 0) return []
  const mayRead = await clearance(desk, actor, found)
  return found.flatMap((one) => {
    const { holder, name, id } = one
    if (name !== undefined && !mayRead(one)) {
      delete holder[name]
      return []
    }
    return id === undefined ? [] : namesOf(one).map((field) => ({ item: id, field }))
  })
}

function gather(value: unknown, sieve: Sieve, id: string | undefined, found: Found[]): void {
  if (typeof value !== 'object' || value === null) return
  const { closed = [], fields = [], each, isRecord } = sieve
  if (each)
    for (const [key, one] of Object.entries(value))
      gather(one, each, Array.isArray(value) ? id : key, found)
  const holder = value as Record<string, unknown>
  const own = typeof holder.id === 'string' ? holder.id : id
  if (isRecord && holder.sensitivity === 'restricted') found.push({ holder, id: own })
  for (const name of closed) if (holder[name] !== undefined) found.push({ holder, name, id: own })
  for (const [name, inner] of fields) gather(holder[name], inner, own, found)
}

/** The names of the fields of a record that stand in a closed field of an answer. */
function namesOf({ holder, name }: Found): string[] {
  if (name === undefined) return ['record']
  // What a bundle would take along, and what a history tells of closed fields.
  if (name === 'text') return [String(holder.field)]
  if (name !== 'closed') return [name]
  const paths = (holder.closed as { path: string }[]).map(({ path }) => path)
  return [
    ...new Set(
      paths.map(
        (path) =>
          path
            .replaceAll(/\[\d+\]/g, '')
            .split('.')
            .at(-1) ?? '',
      ),
    ),
  ]
}

async function clearance(
  desk: Pick<Desk, 'ledger'>,
  actor: Actor,
  found: readonly Found[],
): Promise<(one: Found) => boolean> {
  if (can(actor, 'field.restricted')) return () => true
  const ids = [...new Set(found.flatMap(({ name, id }) => (name && id ? [id] : [])))]
  const own = ids.length > 0 ? await clearedOf(desk, actor, ids) : new Set()
  return (one) => {
    const { id } = one
    if (id === undefined) return false
    if (own.has(id)) return true
    const granted = actor.granted?.get(id)
    return granted === 'all' || (granted !== undefined && namesOf(one).every((n) => granted.has(n)))
  }
}

/**
 * Ids of the records among them that the asker has written, since who wrote something may read it,
 * or that belong to the groups in which they may read such fields.
 */
async function clearedOf(
  { ledger }: Pick<Desk, 'ledger'>,
  { account, held }: Actor,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const claims = await ledger.read.claimsById(ids, EVER)
  const own = claims.flatMap(({ claim }) => (claim.by === account ? [claim.row.id] : []))
  if (!held) return new Set(own)
  const { read } = ledger.reaching({ groups: held.groups })
  const there = await read.claimsById(ids, EVER)
  const mentions = await read.mentionsById(ids)
  return new Set([
    ...own,
    ...there.map(({ claim }) => claim.row.id),
    ...mentions.map(({ row }) => row.id),
  ])
}
