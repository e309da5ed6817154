// Lists made from independent origins. A reprint in one organisation's list of another's report is
// not a second witness: presence on a list counts only where the origin of the record belongs to
// it. Without this, copies make the overlap and the estimate falls.
import { type CaptureTable, MOST_LISTS, tableOf } from './capture-table.ts'

/** That a report on a list names a person, and from whom it has it. */
export interface ListRecord {
  person: string
  list: string
  report?: string
  /** Nothing where it is not known. */
  origin?: string
}

/** What is known of origins: whose reports they write, and which may be one. */
export interface Origins {
  /** The list of the reports that an origin writes itself. */
  own: Readonly<Record<string, string>>
  /** Origins that cannot be told apart. */
  maybeSame?: readonly (readonly [string, string])[]
}

/** What the collapse to origins did. */
export interface Collapse {
  /** Records by list and origin, and the list on which they count. */
  rows: { list: string; origin?: string; records: number; to?: string }[]
  /** Records that count on another list, or on none. */
  moved: number
  unassigned: number
  /** Persons by list, as written and by origin. */
  before: Record<string, number>
  after: Record<string, number>
  /** Lists that became one, because their origins may be one. */
  merged: string[][]
  /** Persons named at all, on a list or not. */
  documented: number
}

export interface RecordProblem {
  code: 'person_empty' | 'list_empty' | 'too_many_lists' | 'no_records'
  at?: number
}

/** An origin without reports of its own is a list from so many persons on. */
const LEAST_OWN = 5

/** A table from records; with `origins` by origin, else as the lists are written. */
export function tableFromRecords(
  records: readonly ListRecord[],
  origins?: Origins,
): { table: CaptureTable; collapse: Collapse } | { problems: RecordProblem[] } {
  const problems = problemsOf(records)
  if (problems.length > 0) return { problems }
  const targetOf = origins ? byOrigin(records, origins) : ({ list }: ListRecord) => list
  const members = new Map<string, Set<string>>()
  for (const record of records) {
    const to = targetOf(record)
    if (to !== undefined) membersOf(members, to).add(record.person)
  }
  const lists = [...members.keys()].sort()
  if (lists.length > MOST_LISTS) return { problems: [{ code: 'too_many_lists' }] }
  const masks = new Map<string, number>()
  for (const [i, list] of lists.entries())
    for (const person of members.get(list) ?? [])
      masks.set(person, (masks.get(person) ?? 0) | (1 << i))
  const counts = new Map<number, number>()
  for (const mask of masks.values()) counts.set(mask, (counts.get(mask) ?? 0) + 1)
  const table = tableOf(lists, counts)
  return { table, collapse: collapseOf(records, { targetOf, members, origins }) }
}

function problemsOf(records: readonly ListRecord[]): RecordProblem[] {
  if (records.length === 0) return [{ code: 'no_records' }]
  return records.flatMap(({ person, list }, at): RecordProblem[] => [
    ...(person.trim() === '' ? [{ code: 'person_empty' as const, at }] : []),
    ...(list.trim() === '' ? [{ code: 'list_empty' as const, at }] : []),
  ])
}

function membersOf(members: Map<string, Set<string>>, list: string): Set<string> {
  const found = members.get(list) ?? new Set<string>()
  members.set(list, found)
  return found
}

type Target = (record: ListRecord) => string | undefined

// The list of each origin; origins that may be one make their lists one.
function byOrigin(records: readonly ListRecord[], origins: Origins): Target {
  const persons = new Map<string, Set<string>>()
  for (const { origin, person } of records)
    if (origin !== undefined) membersOf(persons, origin).add(person)
  const listOf = new Map<string, string>()
  for (const [origin, named] of persons) {
    const own = Object.hasOwn(origins.own, origin) ? origins.own[origin] : undefined
    if (own !== undefined) listOf.set(origin, own)
    else if (named.size >= LEAST_OWN) listOf.set(origin, origin)
  }
  const groups = mergedLists(listOf, origins.maybeSame ?? [])
  return ({ origin }) => {
    const list = origin === undefined ? undefined : listOf.get(origin)
    return list === undefined ? undefined : (groups.get(list) ?? [list]).join('+')
  }
}

function mergedLists(
  listOf: ReadonlyMap<string, string>,
  pairs: readonly (readonly [string, string])[],
): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const [one, other] of pairs) {
    const [a, b] = [listOf.get(one), listOf.get(other)]
    if (a === undefined || b === undefined || a === b) continue
    const all = [...new Set([...(groups.get(a) ?? [a]), ...(groups.get(b) ?? [b])])].sort()
    for (const list of all) groups.set(list, all)
  }
  return groups
}

function collapseOf(
  records: readonly ListRecord[],
  how: { targetOf: Target; members: Map<string, Set<string>>; origins: Origins | undefined },
): Collapse {
  const { targetOf, members } = how
  const rows = new Map<string, Collapse['rows'][number]>()
  const before = new Map<string, Set<string>>()
  for (const record of records) {
    const { list, origin, person } = record
    membersOf(before, list).add(person)
    const to = targetOf(record)
    const key = JSON.stringify([list, origin, to])
    const row = rows.get(key) ?? {
      list,
      records: 0,
      ...(origin !== undefined && { origin }),
      ...(to !== undefined && { to }),
    }
    row.records++
    rows.set(key, row)
  }
  const all = [...rows.values()]
  const sum = (some: typeof all) => some.reduce((total, row) => total + row.records, 0)
  const isPart = (list: string, to: string) => to.split('+').includes(list)
  return {
    rows: all,
    moved: sum(all.filter(({ list, to }) => to === undefined || !isPart(list, to))),
    unassigned: sum(all.filter(({ to }) => to === undefined)),
    before: sizesOf(before),
    after: sizesOf(members),
    merged: [...members.keys()].filter((name) => name.includes('+')).map((name) => name.split('+')),
    documented: new Set(records.map(({ person }) => person)).size,
  }
}

function sizesOf(members: ReadonlyMap<string, Set<string>>): Record<string, number> {
  const sorted = [...members].sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(sorted.map(([list, persons]) => [list, persons.size]))
}
