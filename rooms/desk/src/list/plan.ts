// What an import of lists would do, without doing it: which lists are new, which entries are new,
// unchanged or wrong, by line and code. Entries are found again by the number that their list gave
// them, else by everything that they say. Source: desk.md I4–I9.
import type { ListEntryRow, OverlapRow, PersonList } from '@tumen/claim'
import { isId } from '@tumen/claim'
import { EVER, type Stored } from '@tumen/ledger'
import { pause } from '../change/make.ts'
import { refuseTable } from '../import/file-row.ts'
import type { Call, Desk } from '../operation.ts'
import type { RefusalDetail } from '../refusal.ts'
import { type FileEntry, listFileOf } from './file.ts'
import { checkedFrame, findList, type ListFrame } from './record.ts'

/** A file and what its new lists are of. */
export interface ListImport extends ListFrame {
  csv: string
  list?: string | undefined
  space?: string | undefined
  title?: string | undefined
}

/** What is to be written, and how much of each list. */
export interface ListPlan {
  lists: PersonList[]
  entries: ListEntryRow[]
  overlap?: OverlapRow
  /** The same overlap of the same lists, recorded before. */
  overlapKnown?: OverlapRow
  unchanged: number
  columnsLeft: number[]
  told: { id: string; title: string; isNew: boolean; entries: number; persons: number }[]
}

/** Lists that one file may name. */
const MOST_LISTS = 100

/** The plan; refuses with every problem of every row. */
export async function planImport(desk: Desk, call: Call, input: ListImport): Promise<ListPlan> {
  const file = listFileOf(input.csv)
  if (file.kind === 'overlap') {
    const lists = await listsNamed(desk, call, input, file.lists)
    const ids = file.lists.map((name) => (lists.byName.get(name) as PersonList).id)
    const title = input.title ?? lists.titles(ids).join(', ')
    const overlap = { id: desk.newId('ov'), title, lists: ids, cells: file.cells }
    const overlapKnown = await knownOverlap(desk, overlap)
    const found = overlapKnown ? { overlapKnown, unchanged: 1 } : { overlap, unchanged: 0 }
    return { ...planOf(lists, []), ...found, columnsLeft: [] }
  }
  const names = await namesIn(desk, file.entries, input)
  const lists = await listsNamed(desk, call, input, [...new Set(names)])
  const placed = file.entries.map((entry, n) => {
    const { id } = lists.byName.get(names[n] as string) as PersonList
    return { ...entry, list: id }
  })
  const problems = await originProblems(desk, placed)
  const sorted = await sortEntries(desk, call, placed)
  refuseTable([...problems, ...sorted.problems].sort((a, b) => Number(a.line) - Number(b.line)))
  const { fresh, unchanged } = sorted
  return { ...planOf(lists, fresh), unchanged, columnsLeft: file.columnsLeft }
}

async function knownOverlap(desk: Desk, { lists, cells }: OverlapRow) {
  const said = JSON.stringify([lists, cells])
  const known = (await desk.ledger.read.rows('overlap')).map(({ row }) => row)
  return known.find((row) => JSON.stringify([row.lists, row.cells]) === said)
}

type Named = Awaited<ReturnType<typeof listsNamed>>

function planOf({ all, isNew }: Named, entries: ListEntryRow[]) {
  const told = all.map(({ id, title }) => {
    const own = entries.filter(({ list }) => list === id)
    const persons = new Set(own.map(({ person }) => person)).size
    return { id, title, isNew: isNew.has(id), entries: own.length, persons }
  })
  return { lists: all.filter(({ id }) => isNew.has(id)), entries, told }
}

/** The name of the list of each entry. */
async function namesIn(desk: Desk, entries: readonly FileEntry[], { list }: ListImport) {
  if (list !== undefined) await findList(desk, list, 'list')
  refuseTable(
    entries.flatMap((entry) =>
      entry.list === undefined && list === undefined
        ? [{ code: 'list_missing', line: entry.line }]
        : [],
    ),
  )
  return entries.map((entry) => entry.list ?? (list as string))
}

/** Lists by the names of a file: the id of a recorded one, its title in the space, or a new one. */
export async function listsNamed(
  desk: Desk,
  call: Call,
  input: ListFrame & { space?: string | undefined },
  names: readonly string[],
) {
  if (names.length > MOST_LISTS) refuseTable([{ code: 'too_many_lists', most: MOST_LISTS }])
  const known = (await desk.ledger.read.rows('list')).map(({ row }) => row)
  const byId = new Map(known.map((row) => [row.id, row]))
  const frame = await checkedFrame(desk, call, input)
  const own = names.flatMap((name) => byId.get(name) ?? [])
  const space = input.space ?? own[0]?.space ?? desk.newId('sp')
  const problems: RefusalDetail[] = []
  const byName = new Map<string, PersonList>()
  const isNew = new Set<string>()
  for (const [n, name] of names.entries()) {
    const titled = known.filter(({ title }) => title === name)
    const here = titled.filter((row) => row.space === space)
    const found = byId.get(name) ?? here[0]
    if (!byId.has(name) && here.length > 1) problems.push({ code: 'list_ambiguous', list: n + 1 })
    // Else a file that is taken in twice would count everybody twice.
    if (!found && titled.length > 0 && input.space === undefined)
      problems.push({ code: 'list_title_known', list: n + 1 })
    if (found && found.space !== space) problems.push({ code: 'list_of_other_space', list: n + 1 })
    const row = found ?? { id: desk.newId('ls'), title: name, space, ...frame }
    if (!found) isNew.add(row.id)
    byName.set(name, row)
  }
  refuseTable(problems)
  const all = [...new Set(byName.values())]
  const titles = (ids: string[]) => ids.map((id) => all.find((row) => row.id === id)?.title ?? id)
  return { byName, all, isNew, titles }
}

type Placed = FileEntry & { list: string }

/** An origin must be an agent: only of agents it is known who may be one with whom. */
async function originProblems(desk: Desk, entries: readonly Placed[]): Promise<RefusalDetail[]> {
  const ids = [...new Set(entries.flatMap(({ origin }) => origin ?? []))]
  const found = ids.length > 0 ? await desk.ledger.read.agents(ids) : []
  const known = new Set(found.map(({ row }) => row.id))
  return entries.flatMap(({ origin, line }) =>
    origin === undefined || known.has(origin) ? [] : [{ code: 'unknown-agent', line }],
  )
}

/** New entries, and how many are there already; a problem for each that is neither. */
async function sortEntries(desk: Desk, call: Call, entries: readonly Placed[]) {
  const seen = await entriesSeen(desk, entries)
  const free = await declaredFree(desk)
  const fresh: ListEntryRow[] = []
  const problems: RefusalDetail[] = []
  let unchanged = 0
  for (const [n, entry] of entries.entries()) {
    if (n % 2000 === 0) await pause(call, 'check', n, entries.length)
    const row = rowOf(desk, entry)
    const code = seen.judge(row, entry.record !== undefined, free)
    if (code === 'unchanged') unchanged++
    else if (code !== undefined) problems.push({ code, line: entry.line })
    else fresh.push(row)
  }
  return { fresh, unchanged, problems }
}

function rowOf(desk: Desk, { list, person, record, report, origin }: Placed): ListEntryRow {
  return {
    id: record === undefined ? desk.newId('le') : `${list}/${record}`,
    ...{ list, person },
    ...(report !== undefined && { report }),
    ...(origin !== undefined && { origin }),
  }
}

async function declaredFree(desk: Desk): Promise<ReadonlySet<string>> {
  const newest = new Map<string, string>()
  for (const { row } of await desk.ledger.read.rows('list_declaration'))
    newest.set(row.list, row.duplicates)
  return new Set([...newest].filter(([, state]) => state === 'none').map(([list]) => list))
}

/** What an entry says, without its id. */
function contentOf({ list, person, report, origin }: ListEntryRow): string {
  return JSON.stringify([list, person, report ?? null, origin ?? null])
}

/** The entries that are there, and those of the file as they come. */
async function entriesSeen(desk: Desk, entries: readonly Placed[]) {
  const { read } = desk.ledger
  const there = await read.listEntries([...new Set(entries.map(({ list }) => list))])
  const ids = entries.flatMap(({ list, record }) =>
    record === undefined ? [] : `${list}/${record}`,
  )
  const ever: Stored<ListEntryRow>[] = ids.length > 0 ? await read.listEntriesById(ids, EVER) : []
  const undone = read.undone()
  const byId = new Map(ever.map((stored) => [stored.row.id, stored]))
  const contents = new Set(there.map(({ row }) => contentOf(row)))
  const persons = new Set(there.map(({ row }) => JSON.stringify([row.list, row.person])))
  const inFile = new Set<string>()
  return {
    judge(row: ListEntryRow, isNumbered: boolean, free: ReadonlySet<string>) {
      const content = contentOf(row)
      const key = isNumbered ? row.id : content
      if (inFile.has(key)) return isNumbered ? 'record_repeated' : 'row_repeated'
      inFile.add(key)
      if (!isId(row.id)) return 'id_invalid'
      const known = byId.get(row.id)
      if (known && undone.has(known.leaf)) return 'record_undone'
      if (known) return contentOf(known.row) === content ? 'unchanged' : 'record_differs'
      if (!isNumbered && contents.has(content)) return 'unchanged'
      const person = JSON.stringify([row.list, row.person])
      if (free.has(row.list) && persons.has(person)) return 'person_repeated'
      persons.add(person)
      return undefined
    },
  }
}
