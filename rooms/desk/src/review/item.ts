// Items of reviews by the line that names them: each kind of record has its own way to be found
// and judged.
import { itemOf, itemText, type ReviewedKind } from '@tumen/claim'
import type { Table } from '@tumen/ledger'
import type { Actor, Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { claimReview } from './kind/claim.ts'
import { eventReview } from './kind/event.ts'
import type { Item, Judged, NamedRecords, Notice, ReviewKind } from './kind/kind.ts'
import { lineageReview } from './kind/lineage.ts'
import { personReview } from './kind/person.ts'
import { redactionReview } from './kind/redaction.ts'
import { speakerReview } from './kind/speaker.ts'

const KINDS: Readonly<Record<ReviewedKind, ReviewKind>> = {
  claim: claimReview,
  lineage: lineageReview,
  speaker: speakerReview,
  event: eventReview,
  person: personReview,
  redaction: redactionReview,
}

/** The record that a line names; refuses what the asker may not know of. */
export async function findJudged(
  desk: Desk,
  actor: Actor,
  line: string,
  field: string,
): Promise<Judged> {
  const item = itemOf(line)
  if (!item) throw new Refusal('not-found', field)
  return KINDS[item.kind].find(desk, actor, { ...item, line }, field)
}

/** The line as it is kept, whichever of a pair was named first. */
export function lineOf(line: string): string {
  const item = itemOf(line)
  return item ? itemText(item) : line
}

/** The fields by which a step is seen, and goes, with what its item names. */
export function namedBy(line: string): NamedRecords {
  const item = itemOf(line)
  return item ? KINDS[item.kind].named(item.ids) : {}
}

const TABLES: Readonly<Record<keyof NamedRecords, Table>> = {
  documents: 'document',
  claims: 'claim',
  agents: 'agent',
  events: 'event',
  mentions: 'mention',
  derivatives: 'derivative',
}

/** The records that an item names, by their tables. */
export function recordsOf(line: string): { of: Table; id: string }[] {
  const item = itemOf(line)
  if (item?.kind === 'claim') return [{ of: 'claim', id: line }]
  const named = Object.entries(namedBy(line)) as [keyof NamedRecords, string[]][]
  return named.flatMap(([field, ids]) => ids.map((id) => ({ of: TABLES[field], id })))
}

/** Of these items those that the asker may know of. */
export function noticesOf(
  desk: Desk,
  actor: Actor,
  lines: readonly string[],
): Promise<Map<string, Notice>> {
  return byKind(lines, (kind, items) => kind.notices(desk, actor, items))
}

/** The words by which people know these items. */
export function titlesOf(
  desk: Desk,
  actor: Actor,
  lines: readonly string[],
): Promise<Map<string, string>> {
  return byKind(lines, (kind, items) => kind.titles(desk, actor, items))
}

async function byKind<V>(
  lines: readonly string[],
  read: (kind: ReviewKind, items: readonly Item[]) => Promise<Map<string, V>>,
): Promise<Map<string, V>> {
  const items = lines.flatMap((line) => {
    const item = itemOf(line)
    return item ? [{ ...item, line }] : []
  })
  const found: [string, V][] = []
  for (const [name, kind] of Object.entries(KINDS)) {
    const own = items.filter((item) => item.kind === name)
    if (own.length > 0) found.push(...(await read(kind, own)))
  }
  return new Map(found)
}
