// Which rows belong to which groups, so that a read leaves out what is not the asker's: an item for
// each record that was given to groups, its groups, and the rows that are it or follow it. Drawn
// from the records, so it is in no leaf of the log. Source: decision 0068.
import { BELONGING_KINDS, type BelongingKind, type BelongingRow } from '@tumen/claim'
import { type RawBuilder, sql } from 'kysely'
import { addItemRows, among, fieldOf, itemsOf } from '../dialect/sqlite.ts'
import type { RowOf, Table } from '../ledger.ts'
import type { Store } from './database.ts'
import { RECORD_TABLES } from './record.ts'

/** Of an item that belongs to everybody: every asker is in this group. */
export const EVERYBODYS = ''

/** A field by which a row follows a record; `many`: a list of ids. */
export interface Way {
  field: string
  of: Table
  many?: true
}

const way = (of: Table, ...fields: string[]): Way[] => fields.map((field) => ({ field, of }))
const all = (of: Table, field: string): Way[] => [{ field, of, many: true }]

const NOTHING: readonly Way[] = []

/**
 * What the rows of a table follow: they are seen by who may see all of it. Those that follow
 * nothing are what groups own, or everybody's.
 */
export const FOLLOWS: { readonly [T in Table]: readonly Way[] } = {
  document: NOTHING,
  event: NOTHING,
  place: NOTHING,
  query: NOTHING,
  list_mapping: NOTHING,
  person: NOTHING,
  person_lineage: NOTHING,
  log_policy: NOTHING,
  clock_check: NOTHING,
  reader_setting: NOTHING,
  account: NOTHING,
  account_group: NOTHING,
  credential: NOTHING,
  // Said by the record that each names, and by the change that is taken back.
  belonging: NOTHING,
  // Of which kind the record is, its id alone does not say; ids of the others are not there.
  access_grant: [
    ...way('document', 'record'),
    ...way('claim', 'record'),
    ...way('mention', 'record'),
  ],
  tombstone: NOTHING,
  undo: NOTHING,
  review_step: [
    ...way('claim', 'item'),
    ...[...all('document', 'documents'), ...all('claim', 'claims'), ...all('agent', 'agents')],
    ...[...all('event', 'events'), ...all('mention', 'mentions')],
    ...all('derivative', 'derivatives'),
  ],
  document_relation: way('document', 'from', 'to'),
  text_layer: way('document', 'document'),
  content_mark: [...way('document', 'document'), ...way('claim', 'claim')],
  derivative: way('document', 'document'),
  derivative_review: way('document', 'document'),
  redaction: way('document', 'document'),
  redaction_copy: way('document', 'document'),
  attachment: way('document', 'document'),
  model_reading: way('document', 'document'),
  proposal_decision: [...way('document', 'document'), ...way('claim', 'claim')],
  shred_request: way('document', 'document'),
  claim: way('document', 'doc'),
  claim_status: way('claim', 'claim'),
  collected_claim: way('claim', 'claim'),
  collected_document: way('document', 'document'),
  claim_relation: way('claim', 'from', 'to'),
  condition_decision: way('claim', 'claim'),
  event_link: [...way('claim', 'claim'), ...way('event', 'event')],
  event_relation: way('event', 'from', 'to'),
  agent: way('document', 'scope'),
  agent_relation: way('agent', 'a', 'b'),
  grade: way('agent', 'agent'),
  list: all('document', 'documents'),
  list_declaration: way('list', 'list'),
  list_entry: way('list', 'list'),
  overlap: all('list', 'lists'),
  estimate: [...all('list', 'lists'), ...way('overlap', 'overlap')],
  estimate_report: way('estimate', 'estimate'),
  mention: way('list', 'list'),
  import_run: [...all('list', 'lists'), ...way('document', 'document')],
  linkage_run: all('list', 'lists'),
  linkage_pair: way('linkage_run', 'run'),
  judgement: way('mention', 'a', 'b'),
  person_member: way('mention', 'mention'),
  person_proposal: [...way('linkage_run', 'run'), ...all('mention', 'mentions')],
  involvement: [
    ...[...way('mention', 'mention'), ...way('event', 'event')],
    ...[...way('claim', 'claim'), ...way('document', 'document')],
  ],
  custom_field: NOTHING,
  custom_value: [...way('event', 'event'), ...way('mention', 'mention')],
  bundle: [...all('document', 'documents'), ...all('claim', 'claims')],
  bundle_decision: way('bundle', 'bundle'),
  bundle_seal: way('bundle', 'bundle'),
  bundle_taken: [...all('document', 'documents'), ...all('claim', 'claims')],
}

/** Tables whose rows a recorder's groups own; of the others only what a row follows is asked. */
const OWNED: ReadonlySet<Table> = new Set<BelongingKind>([
  ...(['document', 'event', 'agent', 'list', 'list_mapping', 'estimate', 'query'] as const),
])

/** Tables whose records others follow. */
export const FOLLOWED: ReadonlySet<Table> = new Set(
  Object.values(FOLLOWS).flatMap((ways) => ways.map(({ of }) => of)),
)

/** Those of which a row may be one of several of a record, or be followed. */
const NAMED: ReadonlySet<Table> = new Set([...FOLLOWED, ...BELONGING_KINDS])

interface Named {
  of: Table
  id: string
}

function namedIn<T extends Table>(table: T, row: RowOf[T]): Named[] {
  if (table === 'tombstone') {
    const { kind, id } = row as RowOf['tombstone']
    return [{ of: kind, id }]
  }
  return FOLLOWS[table].flatMap(({ field, of, many }) => {
    const value = (row as Readonly<Record<string, unknown>>)[field]
    const ids = many ? ((value ?? []) as string[]) : value === undefined ? [] : [value as string]
    return ids.map((id) => ({ of, id }))
  })
}

/** The column in which the id of a record of this table stands. */
export function idColumn(of: Table): RawBuilder<unknown> {
  const columns = Object.entries(RECORD_TABLES[of].columns)
  return sql.ref(columns.find(([, path]) => path === 'id')?.[0] ?? 'id')
}

/** The numbers of the rows that are the record with this id, in its table. */
export function numbersOf(of: Table, ids: readonly string[]): RawBuilder<unknown> {
  const list = among(ids)
  if (of === 'claim') return sql`SELECT i.claim FROM claim_id AS i WHERE i.id IN ${list}`
  return sql`SELECT p.seq FROM ${sql.table(of)} AS p WHERE p.${idColumn(of)} IN ${list}`
}

/** Finds out, row by row of one change, what each belongs to. */
export class BelongingBook {
  readonly #store: Store
  readonly #owners: readonly string[]
  readonly #known = new Map<string, readonly number[]>()
  /** Records that this change brings: nothing was recorded after them yet. */
  readonly #fresh = new Set<string>()
  #isUsed: boolean | undefined

  /** `owners`: the groups to which what is new belongs; none for everybody. */
  constructor(store: Store, owners: readonly string[]) {
    this.#store = store
    this.#owners = owners
  }

  /** The items that a row is or follows. */
  async itemsOf<T extends Table>(table: T, row: RowOf[T]): Promise<readonly number[]> {
    if (table === 'belonging') return [await this.#assign(row as BelongingRow)]
    if (!(await this.#usesGroups())) return []
    if (table === 'undo') return this.#ofLeaf(Number((row as RowOf['undo']).change))
    const items = new Set<number>()
    for (const named of namedIn(table, row)) for (const one of await this.#of(named)) items.add(one)
    const { id } = row as { id?: string }
    if (id === undefined || !NAMED.has(table)) return [...items]
    for (const one of await this.#of({ of: table, id })) items.add(one)
    this.#known.set(keyOf({ of: table, id }), [...items])
    return [...items]
  }

  /** Says of a new record that it belongs to its recorder's groups, unless it follows another. */
  newBelonging<T extends Table>(table: T, row: RowOf[T]): BelongingRow | undefined {
    if (this.#owners.length === 0 || !OWNED.has(table)) return undefined
    if (namedIn(table, row).length > 0) return undefined
    const { id } = row as { id: string }
    const key = keyOf({ of: table, id })
    if ((this.#known.get(key) ?? []).length > 0) return undefined
    this.#fresh.add(key)
    return { kind: table as BelongingKind, record: id, groups: [...this.#owners] }
  }

  /** Reads to whom a record belongs, before it goes. */
  async remember(of: Table, id: string): Promise<void> {
    if (await this.#usesGroups()) await this.#of({ of, id })
  }

  async #usesGroups(): Promise<boolean> {
    if (this.#isUsed !== undefined) return this.#isUsed
    const found = await this.#store.selectFrom('item').select('n').limit(1).execute()
    this.#isUsed = found.length > 0 || this.#owners.length > 0
    return this.#isUsed
  }

  async #of(named: Named): Promise<readonly number[]> {
    const known = this.#known.get(keyOf(named))
    if (known) return known
    const found = await this.#read(named)
    this.#known.set(keyOf(named), found)
    return found
  }

  async #read({ of, id }: Named): Promise<number[]> {
    const { rows } = await sql<{ item: number }>`SELECT DISTINCT r.item
      FROM ${sql.table(of)} AS t
      JOIN item_row AS r ON r.of_leaf = t.leaf AND r.of_row = t.leaf_row
      WHERE t.seq IN (${numbersOf(of, [id])})`.execute(this.#store)
    return rows.map(({ item }) => item)
  }

  async #ofLeaf(leaf: number): Promise<number[]> {
    const query = this.#store.selectFrom('item_row').select('item').distinct()
    return (await query.where('of_leaf', '=', leaf).execute()).map(({ item }) => item)
  }

  /** Gives a record to groups; what was recorded of it and after it before is drawn now. */
  async #assign({ kind, record, groups }: BelongingRow): Promise<number> {
    this.#isUsed = true
    const query = this.#store.selectFrom('item').select('n')
    const [found] = await query.where('kind', '=', kind).where('record', '=', record).execute()
    const item = found?.n ?? (await this.#newItem(kind, record))
    await this.#store.deleteFrom('item_group').where('item', '=', item).execute()
    const values = (groups.length === 0 ? [EVERYBODYS] : groups).map((grp) => ({ item, grp }))
    await this.#store.insertInto('item_group').values(values).execute()
    const key = keyOf({ of: kind, id: record })
    this.#known.set(key, [...new Set([...(this.#known.get(key) ?? []), item])])
    return item
  }

  async #newItem(kind: BelongingKind, record: string): Promise<number> {
    const store = this.#store
    await store
      .insertInto('item')
      .values({ kind, record } as never)
      .execute()
    const query = store.selectFrom('item').select('n').where('kind', '=', kind)
    const [made] = await query.where('record', '=', record).execute()
    const item = made?.n as number
    const named = { of: kind, id: record }
    if (!this.#fresh.has(keyOf(named))) await drawRows(store, item, [named])
    return item
  }
}

function keyOf({ of, id }: Named): string {
  return `${of}\n${id}`
}

/** Ids that are followed by one statement. */
export const MOST_IDS = 1000

/** Lets every row that is one of these records, or follows one, be of an item. */
async function drawRows(store: Store, item: number, first: readonly Named[]): Promise<void> {
  const seen = new Set(first.map(keyOf))
  let open = new Map<Table, string[]>(first.map(({ of, id }) => [of, [id]]))
  while (open.size > 0) {
    const next = new Map<Table, string[]>()
    for (const [of, ids] of open)
      for (let done = 0; done < ids.length; done += MOST_IDS) {
        const page = ids.slice(done, done + MOST_IDS)
        await addRows(store, item, of, sql`t.seq IN (${numbersOf(of, page)})`)
        for (const { of: table, id } of await addFollowers(store, item, { of, ids: page })) {
          if (seen.has(keyOf({ of: table, id }))) continue
          seen.add(keyOf({ of: table, id }))
          next.set(table, [...(next.get(table) ?? []), id])
        }
      }
    open = next
  }
  const undos = sql`SELECT u.leaf, u.leaf_row FROM undo AS u WHERE CAST(u.change AS INTEGER) IN
    (SELECT r.of_leaf FROM item_row AS r WHERE r.item = ${item})`
  await addItemRows(store, item, undos)
}

async function addFollowers(
  store: Store,
  item: number,
  { of, ids }: { of: Table; ids: readonly string[] },
): Promise<Named[]> {
  const found: Named[] = []
  for (const [table, ways] of Object.entries(FOLLOWS) as [Table, readonly Way[]][])
    for (const one of ways.filter((way) => way.of === of)) {
      const where = followsBy(table, one, ids)
      await addRows(store, item, table, where)
      if (!FOLLOWED.has(table)) continue
      const { rows } = await sql<{ id: string }>`SELECT DISTINCT t.${idColumn(table)} AS id
        FROM ${sql.table(table)} AS t WHERE ${where}`.execute(store)
      found.push(...rows.map(({ id }) => ({ of: table, id })))
    }
  return found
}

/** That a row of the table follows one of these records in this way. */
export function followsBy(
  table: Table,
  { field, many }: Way,
  ids: readonly string[],
): RawBuilder<unknown> {
  if (!many) return sql`${placeOf(table, field)} IN ${among(ids)}`
  return sql`EXISTS (SELECT 1 FROM ${itemsOf('t.body', field)} AS entry
    WHERE entry.value IN ${among(ids)})`
}

/** The index column of a field, or the field in the record. */
export function placeOf(table: Table, field: string): RawBuilder<unknown> {
  const columns = Object.entries(RECORD_TABLES[table].columns)
  const column = columns.find(([, path]) => path === field)?.[0]
  return column === undefined ? fieldOf('t.body', field) : sql.ref(`t.${column}`)
}

async function addRows(store: Store, item: number, table: Table, where: RawBuilder<unknown>) {
  const rows = sql`SELECT t.leaf, t.leaf_row FROM ${sql.table(table)} AS t WHERE ${where}`
  await addItemRows(store, item, rows)
}

/** The groups of a record, without those that a row names which it follows. */
export async function readGroupsOf(
  store: Store,
  kind: BelongingKind,
  record: string,
): Promise<string[]> {
  const query = store.selectFrom('item').innerJoin('item_group', 'item_group.item', 'item.n')
  const of = query.where('item.kind', '=', kind).where('item.record', '=', record)
  const rows = await of.select('item_group.grp').orderBy('item_group.grp').execute()
  return rows.flatMap(({ grp }) => (grp === EVERYBODYS ? [] : [grp]))
}
