// Whether the rows belong to the groups to which the records give them: drawn anew from the
// records, all items at once, and compared with what stands in the index. A row that lacks an item
// is read by who may not know of it. FS13; decision 0068.
import { type BelongingKind, type BelongingRow, rowFromJson } from '@tumen/claim'
import { sql } from 'kysely'
import { itemsOf } from '../dialect/sqlite.ts'
import type { Table } from '../ledger.ts'
import {
  EVERYBODYS,
  FOLLOWED,
  FOLLOWS,
  followsBy,
  idColumn,
  MOST_IDS,
  numbersOf,
  placeOf,
  type Way,
} from '../table/belonging-index.ts'
import type { Store } from '../table/database.ts'
import type { FsckReport } from './report.ts'

/** Items by key. */
type Items = Map<string, Set<number>>

/** Compares groups and rows of all items with what the records say. */
export async function checkBelongings(store: Store, report: FsckReport): Promise<void> {
  await report.step('groups', 0, 1)
  const items = await checkItems(store, report)
  if (items.length === 0) return
  const expected = await new Drawing(store).draw(items)
  await compareRows(store, report, expected)
}

interface Item {
  n: number
  kind: BelongingKind
  record: string
}

/** Every item; reports those whose groups are not those of the newest row of their record. */
async function checkItems(store: Store, report: FsckReport): Promise<Item[]> {
  const found = await store.selectFrom('belonging').select('body').orderBy('seq').execute()
  const wanted = new Map<string, BelongingRow>()
  for (const { body } of found) {
    const row = readRow(body)
    if (row) wanted.set(`${row.kind}\n${row.record}`, row)
  }
  const items = (await store.selectFrom('item').selectAll().execute()) as Item[]
  const groups = new Map<number, string[]>()
  for (const { item, grp } of await store.selectFrom('item_group').selectAll().execute())
    groups.set(item, [...(groups.get(item) ?? []), grp])
  const named = new Map(items.map((one) => [`${one.kind}\n${one.record}`, one]))
  for (const [key, row] of wanted) {
    const item = named.get(key)
    const own = row.groups.length === 0 ? [EVERYBODYS] : row.groups
    const is = [...((item && groups.get(item.n)) ?? [])].sort()
    if (JSON.stringify(is) !== JSON.stringify([...own].sort()))
      report.add({ code: 'FS13', what: 'item-groups', table: row.kind, id: row.record })
  }
  for (const [key, { kind, record }] of named)
    if (!wanted.has(key))
      report.add({ code: 'FS13', what: 'item-left-over', table: kind, id: record })
  return items
}

/** The row; nothing where it is damaged, which the check of the log names. */
function readRow(body: string): BelongingRow | undefined {
  try {
    return rowFromJson('belonging', JSON.parse(body))
  } catch {
    return undefined
  }
}

/** Draws which rows are of which items, from the records alone. */
class Drawing {
  readonly #store: Store
  readonly #rows: Items = new Map()
  readonly #records: Items = new Map()
  /** The item that a record itself is. */
  readonly #own = new Map<string, number[]>()
  #open = new Map<Table, Set<string>>()

  constructor(store: Store) {
    this.#store = store
  }

  /** Items by `leaf row`. */
  async draw(items: readonly Item[]): Promise<Items> {
    for (const { n, kind, record } of items) {
      this.#own.set(`${kind}\n${record}`, [n])
      this.#add(kind, record, [n])
    }
    while (this.#open.size > 0) {
      const open = this.#open
      this.#open = new Map()
      for (const [of, all] of open) {
        const ids = [...all]
        for (let done = 0; done < ids.length; done += MOST_IDS)
          await this.#follow(of, ids.slice(done, done + MOST_IDS))
      }
    }
    await this.#givings()
    await this.#undos()
    return this.#rows
  }

  /** Lets a record be of items; what follows it is looked at once more where it gained some. */
  #add(of: Table, id: string, items: Iterable<number>): void {
    if (!grow(this.#records, `${of}\n${id}`, items)) return
    const open = this.#open.get(of)
    if (open) open.add(id)
    else this.#open.set(of, new Set([id]))
  }

  async #follow(of: Table, ids: readonly string[]): Promise<void> {
    const own = await sql<Found>`SELECT t.leaf, t.leaf_row, t.${idColumn(of)} AS named
      FROM ${sql.table(of)} AS t WHERE t.seq IN (${numbersOf(of, ids)})`.execute(this.#store)
    this.#take(of, own.rows)
    for (const [table, ways] of Object.entries(FOLLOWS) as [Table, readonly Way[]][])
      for (const way of ways.filter((one) => one.of === of)) {
        const rows = await this.#followers(table, way, ids)
        this.#take(of, rows)
        if (FOLLOWED.has(table))
          for (const { id, named } of rows)
            if (id !== undefined) this.#add(table, id, this.#records.get(`${of}\n${named}`) ?? [])
      }
  }

  async #followers(table: Table, way: Way, ids: readonly string[]): Promise<Found[]> {
    const id = FOLLOWED.has(table) ? sql`, t.${idColumn(table)} AS id` : sql``
    if (way.many) {
      const { rows } = await sql<Found>`SELECT t.leaf, t.leaf_row, entry.value AS named ${id}
        FROM ${sql.table(table)} AS t, ${itemsOf('t.body', way.field)} AS entry
        WHERE ${followsBy(table, way, ids)}`.execute(this.#store)
      const asked = new Set(ids)
      return rows.filter(({ named }) => asked.has(named))
    }
    const { rows } = await sql<Found>`SELECT t.leaf, t.leaf_row,
      ${placeOf(table, way.field)} AS named ${id}
      FROM ${sql.table(table)} AS t WHERE ${followsBy(table, way, ids)}`.execute(this.#store)
    return rows
  }

  #take(of: Table, found: readonly Found[]): void {
    for (const { leaf, leaf_row, named } of found)
      grow(this.#rows, `${leaf} ${leaf_row}`, this.#records.get(`${of}\n${named}`) ?? [])
  }

  /** A row that gives a record to groups is of that record. */
  async #givings(): Promise<void> {
    const query = this.#store.selectFrom('belonging').select(['leaf', 'leaf_row', 'kind', 'record'])
    for (const { leaf, leaf_row, kind, record } of await query.execute())
      grow(this.#rows, `${leaf} ${leaf_row}`, this.#own.get(`${kind}\n${record}`) ?? [])
  }

  /** What takes a change back is of all items of that change. */
  async #undos(): Promise<void> {
    const byLeaf: Items = new Map()
    for (const [place, items] of this.#rows) grow(byLeaf, place.split(' ')[0] ?? '', items)
    const undos = await sql<{ leaf: number; leaf_row: number; change: string }>`SELECT leaf,
      leaf_row, change FROM undo ORDER BY leaf`.execute(this.#store)
    for (const { leaf, leaf_row, change } of undos.rows) {
      const items = byLeaf.get(change) ?? []
      grow(this.#rows, `${leaf} ${leaf_row}`, items)
      grow(byLeaf, String(leaf), items)
    }
  }
}

interface Found {
  leaf: number
  leaf_row: number
  /** Id of the record that the row is or follows. */
  named: string
  id?: string
}

/** Whether the set of a key gained anything. */
function grow(sets: Items, key: string, items: Iterable<number>): boolean {
  const set = sets.get(key) ?? new Set()
  const before = set.size
  for (const one of items) set.add(one)
  if (set.size > 0) sets.set(key, set)
  return set.size > before
}

async function compareRows(store: Store, report: FsckReport, expected: Items): Promise<void> {
  const stored: Items = new Map()
  for (const { of_leaf, of_row, item } of await store.selectFrom('item_row').selectAll().execute())
    grow(stored, `${of_leaf} ${of_row}`, [item])
  nameRows(report, expected, stored, 'item-row-missing')
  const destroyed = await store.selectFrom('tombstone').select('leaf').limit(1).execute()
  // What was destroyed is followed no more, and its rows keep what they were of.
  if (destroyed.length === 0) nameRows(report, stored, expected, 'item-row-left-over')
}

function nameRows(report: FsckReport, all: Items, within: Items, what: string): void {
  for (const [place, items] of all) {
    const known = within.get(place)
    if ([...items].every((item) => known?.has(item))) continue
    const [leaf = 0, row = -1] = place.split(' ').map(Number)
    report.add({ code: 'FS13', what, table: 'item_row', leaf, ...(row < 0 ? {} : { row }) })
  }
}
