// How recorded lists overlap, as known at an instant: by the persons on them, and by independent
// origins where origins are known; or as an overlap that somebody else matched.
// Source: estimate.md 10, figures.md F50–F54.
import type { ListEntryRow, OverlapRow, PersonList } from '@tumen/claim'
import {
  type Collapse,
  type Frame,
  type ListRecord,
  type Origins,
  readTable,
  tableFromRecords,
} from '@tumen/estimate'
import { classVoices, type VoiceClasses } from '@tumen/figure'
import { readJudged } from '../agent/row.ts'
import { endOfDay } from '../day.ts'
import type { EstimateTable } from '../estimate/input.ts'
import { knownDay } from '../figure/question.ts'
import { refuseTable } from '../import/file-row.ts'
import type { Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { entriesAt } from './entry.ts'

/** Which lists are read, and how. */
export interface TableOf {
  from: readonly string[]
  knownAt: string
  byOrigin?: boolean | undefined
}

/** A table of recorded lists, and what its lists are of. */
export interface RecordedTable extends EstimateTable {
  source: 'lists' | 'overlap' | 'claims'
  lists: PersonList[]
  overlap?: OverlapRow
  byOrigin: boolean
  frames: Frame[]
}

/** The instant as known at which lists are read: the end of a past day, else now. */
export function knownInstant(desk: Desk, asKnownOn: string | undefined): string {
  const end = endOfDay(knownDay(desk, asKnownOn, 'asKnownOn'))
  const now = desk.clock().toISOString()
  return [end, now].sort()[0] as string
}

/** The table; refuses lists that are not there, or that do not name persons alike. */
export async function tableOfLists(desk: Desk, of: TableOf): Promise<RecordedTable> {
  const { read } = desk.ledger
  const known = (await read.rows('list', of.knownAt)).map(({ row }) => row)
  const [only] = of.from
  const overlaps = of.from.length === 1 ? await read.rows('overlap', of.knownAt) : []
  const overlap = overlaps.find(({ row }) => row.id === only)?.row
  const ids = overlap?.lists ?? [...new Set(of.from)]
  const lists = ids.map((id) => {
    const list = known.find((row) => row.id === id)
    if (!list) throw new Refusal('unknown-list', 'from')
    return list
  })
  const frames = framesOf(lists)
  if (overlap) return { ...tableOfOverlap(overlap, lists), frames, byOrigin: false }
  return { ...(await tableOfEntries(desk, lists, of)), frames }
}

function tableOfOverlap(overlap: OverlapRow, lists: PersonList[]) {
  const reading = readTable(
    titlesOf(lists),
    overlap.cells.map(({ pattern, persons }) => [pattern, persons]),
  )
  if ('problems' in reading) throw new Error('a recorded overlap is a table')
  return { source: 'overlap' as const, table: reading.table, lists, overlap }
}

async function tableOfEntries(desk: Desk, lists: PersonList[], { knownAt, byOrigin }: TableOf) {
  const entries = await entriesAt(desk, lists, knownAt)
  const found = await originsOf(desk, { lists, entries, knownAt })
  const counts = byOrigin ?? found.isAnyKnown
  const reading = tableFromRecords(found.records, counts ? found.origins : undefined)
  if ('problems' in reading) {
    refuseTable(reading.problems.map(({ code }) => ({ code })))
    throw new Error('entries without problems were refused')
  }
  const names = namesOf(lists)
  const table = { ...reading.table, lists: reading.table.lists.map(names) }
  const collapse = counts ? { collapse: named(reading.collapse, names) } : {}
  return { source: 'lists' as const, table, ...collapse, lists, byOrigin: counts }
}

interface Listed {
  lists: readonly PersonList[]
  entries: readonly ListEntryRow[]
  knownAt: string
}

/** Which origins are one voice or may be one, by the judgements as known at an instant. */
export async function voicesAt(
  desk: Desk,
  origins: readonly string[],
  knownAt: string,
): Promise<VoiceClasses> {
  const { anonymous, agentRows } = await readJudged(desk, origins, knownAt)
  return classVoices(origins, anonymous, agentRows)
}

/** The entries with their origins, and what is known of these. */
async function originsOf(desk: Desk, { lists, entries, knownAt }: Listed) {
  const originOf = new Map(lists.map(({ id, origin }) => [id, origin]))
  const placeOf = new Map(lists.map(({ id }, n) => [id, String(n)]))
  const stated = [...lists, ...entries].flatMap(({ origin }) => origin ?? [])
  const ids = [...new Set(stated)]
  const { classOf, maybeSame } = await voicesAt(desk, ids, knownAt)
  const voiceOf = (origin: string) => voice(classOf(origin))
  const records = entries.map(
    ({ person, list, origin = originOf.get(list), report }): ListRecord => {
      return {
        ...{ person, list: placeOf.get(list) as string },
        ...(report !== undefined && { report }),
        ...(origin !== undefined && { origin: voiceOf(origin) }),
      }
    },
  )
  // Lists of one origin are one list.
  const listsOf = new Map<string, string[]>()
  for (const [n, { origin }] of lists.entries())
    if (origin !== undefined)
      listsOf.set(voiceOf(origin), [...(listsOf.get(voiceOf(origin)) ?? []), String(n)])
  const own = Object.fromEntries([...listsOf].map(([of, places]) => [of, places.join('+')]))
  const pairs = maybeSame.map(([a, b]): [string, string] => [voice(a), voice(b)])
  const origins: Origins = { own, maybeSame: pairs }
  return { records, origins, isAnyKnown: ids.length > 0 }
}

/** Titles of lists by their ids; with the id where two have one title. */
function titlesOf(lists: readonly PersonList[]): string[] {
  const isAlone = (title: string) => lists.filter((list) => list.title === title).length === 1
  return lists.map(({ id, title }) => (isAlone(title) ? title : `${title} (${id})`))
}

/** An origin beside the places of lists; an id may look like a place. */
function voice(origin: string): string {
  return `@${origin}`
}

/**
 * The names of a table, in which lists stand by their places so that they keep their order: several
 * joined by a plus, and origins without a list of their own by their ids.
 */
function namesOf(lists: readonly PersonList[]): (name: string) => string {
  const titles = titlesOf(lists)
  const partOf = (part: string) => titles[Number(part)] ?? `[${part.replace(/^@/, '')}]`
  return (name) => name.split('+').map(partOf).join(' + ')
}

function named(collapse: Collapse, nameOf: (name: string) => string): Collapse {
  const sizes = (of: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(of).map(([list, size]) => [nameOf(list), size]))
  return {
    ...collapse,
    rows: collapse.rows.map(({ list, origin, to, ...row }) => ({
      ...{ ...row, list: nameOf(list) },
      ...(origin !== undefined && { origin: origin.slice(1) }),
      ...(to !== undefined && { to: nameOf(to) }),
    })),
    before: sizes(collapse.before),
    after: sizes(collapse.after),
    merged: collapse.merged.map((lists) => lists.map(nameOf)),
  }
}

/** What the lists are of. A field that any of them leaves open speaks against none. */
function framesOf(lists: readonly PersonList[]): Frame[] {
  const isStated = (field: 'population' | 'act' | 'place' | 'period') =>
    lists.every((list) => list[field] !== undefined)
  const [population, act, place, period] = [
    isStated('population'),
    isStated('act'),
    isStated('place'),
    isStated('period'),
  ]
  return lists.map((list) => ({
    population: population ? (list.population as string) : '',
    act: act ? (list.act as string) : '',
    unit: 'persons',
    place: place ? (list.place as string) : '',
    from: period ? (list.period?.earliest as string) : '2000-01-01',
    to: period ? (list.period?.latest as string) : '2000-01-01',
  }))
}
