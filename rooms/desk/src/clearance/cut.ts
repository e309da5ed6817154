// The one place where fields are taken out of an answer that its asker may not read, after an
// operation has run and before any door sees it. A field that was taken out is absent, as an empty
// one is. Source: desk.md 10, C2.
import { contractByName, type Output } from '@tumen/contract'
import { EVER, type Table } from '@tumen/ledger'
import type { Actor, Desk } from '../operation.ts'
import { can, isOwn } from '../policy.ts'
import { isClosedPath } from '../record/row-field.ts'
import { type Sieve, sieveOf } from './sieve.ts'

/** Something that only few may read, and that an answer gave: a field, or `record` itself. */
export interface ClosedPart {
  item: string
  field: string
}

interface Found {
  /** Name of the field; `record` for a record that is closed as a whole. */
  field: string
  /** Id of the nearest object around it that has one. */
  id: string | undefined
  /** Takes it out; absent for a record, which is left out while an operation runs. */
  take?: () => void
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
    const { id, field, take } = one
    if (take && !mayRead(one)) {
      take()
      return []
    }
    return id === undefined ? [] : [{ item: id, field }]
  })
}

function gather(value: unknown, sieve: Sieve, id: string | undefined, found: Found[]): void {
  if (typeof value !== 'object' || value === null) return
  const { closed = [], fields = [], each, isRecord, isHistory } = sieve
  if (each)
    for (const [key, one] of Object.entries(value))
      gather(one, each, Array.isArray(value) ? id : key, found)
  const holder = value as Record<string, unknown>
  const own = typeof holder.id === 'string' ? holder.id : id
  if (isHistory) gatherChanges(holder as unknown as HistoryRow, found)
  if (isRecord && holder.sensitivity === 'restricted') found.push({ field: 'record', id: own })
  for (const name of closed) if (holder[name] !== undefined) found.push(foundIn(holder, name, own))
  for (const [name, inner] of fields) gather(holder[name], inner, own, found)
}

function foundIn(holder: Record<string, unknown>, name: string, id: string | undefined): Found {
  const take = () => void delete holder[name]
  // What a bundle would take along is called by the field that is named beside it.
  return { id, take, field: name === 'text' ? String(holder.field) : name }
}

type HistoryRow = Output<'record.history'>['rows'][number]

/** The closed fields of records that a row of a history tells. */
function gatherChanges(row: HistoryRow, found: Found[]): void {
  for (const change of row.changes) {
    const { path } = change
    if (!isClosedPath(row.table as Table, path)) continue
    const field =
      path
        .replaceAll(/\[\d+\]/g, '')
        .split('.')
        .at(-1) ?? path
    const take = () => void row.changes.splice(row.changes.indexOf(change), 1)
    found.push({ field, id: row.id, take })
  }
}

/** Which of these closed fields of records somebody would be given. */
export async function readableParts(
  desk: Pick<Desk, 'ledger'>,
  actor: Actor,
  parts: readonly ClosedPart[],
): Promise<(part: ClosedPart) => boolean> {
  const found = ({ item: id, field }: ClosedPart): Found => ({ id, field, take: () => undefined })
  const mayRead = await clearance(desk, actor, parts.map(found))
  return (part) => mayRead(found(part))
}

async function clearance(
  desk: Pick<Desk, 'ledger'>,
  actor: Actor,
  found: readonly Found[],
): Promise<(one: Found) => boolean> {
  if (can(actor, 'field.restricted')) return () => true
  const ids = [...new Set(found.flatMap(({ take, id }) => (take && id ? [id] : [])))]
  const cleared = ids.length > 0 ? await clearedOf(desk, actor, ids) : new Set()
  return ({ id, field }) => {
    if (id === undefined) return false
    const granted = actor.granted?.get(id)
    return cleared.has(id) || granted === 'all' || (granted?.has(field) ?? false)
  }
}

/**
 * Ids of the records among them that the asker has written, since who wrote something may read it,
 * or that belong to the groups in which they may read such fields.
 */
async function clearedOf(
  { ledger }: Pick<Desk, 'ledger'>,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const claims = await ledger.read.claimsById(ids, EVER)
  const own = claims.flatMap(({ claim }) => (isOwn(actor, claim.by) ? [claim.row.id] : []))
  const redactions = new Map<string, string>()
  for (const { row, by } of await ledger.read.redactionsById(ids)) redactions.set(row.id, by)
  own.push(...[...redactions].flatMap(([id, by]) => (isOwn(actor, by) ? [id] : [])))
  const { held } = actor
  if (!held) return new Set(own)
  const { read } = ledger.reaching({ groups: held.groups })
  const there = await read.claimsById(ids, EVER)
  const mentions = await read.mentionsById(ids)
  const covered = await read.redactionsById(ids)
  return new Set([
    ...own,
    ...there.map(({ claim }) => claim.row.id),
    ...mentions.map(({ row }) => row.id),
    ...covered.map(({ row }) => row.id),
  ])
}
