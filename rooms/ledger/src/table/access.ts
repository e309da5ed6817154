// Who may read more than their roles give, which are records, and who has read what only few may
// read. The latter is no record: a leaf for each look would fill the log with who sat there when.
// Source: desk.md 10, C4 and C6; decision 0069.
import { sql } from 'kysely'
import type { Store } from './database.ts'
import { describe } from './descriptor.ts'
import { integer, optional, type TableShape, text } from './shape.ts'

export const ACCESS_TABLES = {
  access_grant: describe('access_grant', {
    made: 'access.grant',
    since: 18,
    columns: { id: 'id', record: 'record', account: 'account' },
    subject: 'id',
    unique: ['id'],
    indexes: [['record'], ['account']],
    about: ['record'],
    replaces: 'never',
    whole: true,
    shred: [
      ['record', 'claims'],
      ['record', 'documents'],
    ],
    seen: { by: 'right', right: 'access.grant' },
  }),
}

/** One look at what only few may read. */
export interface AccessEntry {
  /** Instant, UTC. */
  at: string
  account: string
  operation: string
  /** Id of the record; none for a search. */
  item?: string
  /** Name of the field; `record` for the record itself, `download` for what was taken along. */
  field?: string
  /** Counts and names of filters; never a word that somebody typed. */
  facts?: Readonly<Record<string, number | string>>
}

/** Whose entries, about what, and before when. */
export interface AccessFilter {
  account?: string
  item?: string
  before?: string
  limit: number
}

/** Entries stay for ever: no row is changed, and none goes. */
export const ACCESS_ENTRY: TableShape = {
  name: 'access_entry',
  columns: [
    integer('n'),
    text('at'),
    text('account'),
    text('operation'),
    optional(text('item')),
    optional(text('field')),
    optional(text('facts')),
  ],
  key: ['n'],
  indexes: [{ columns: ['account'] }, { columns: ['item'] }, { columns: ['at'] }],
}

/** Entries that one statement takes in. */
const MOST = 500

/** Adds entries, in their order. */
export async function addAccesses(store: Store, entries: readonly AccessEntry[]): Promise<void> {
  for (let done = 0; done < entries.length; done += MOST) {
    const values = entries.slice(done, done + MOST).map(({ facts, item, field, ...entry }) => ({
      ...entry,
      ...{ item: item ?? null, field: field ?? null },
      facts: facts === undefined ? null : JSON.stringify(facts),
    }))
    await store
      .insertInto('access_entry')
      .values(values as never)
      .execute()
  }
}

/** Adds those entries that are not there: some of them were written before the rest was lost. */
export async function addMissing(store: Store, entries: readonly AccessEntry[]): Promise<void> {
  const keyOf = ({ at, account, operation, item, field, facts }: AccessEntry) =>
    JSON.stringify([at, account, operation, item, field, facts])
  const [since = ''] = entries.map(({ at }) => at).sort()
  const { rows } = await sql<StoredEntry>`SELECT at, account, operation, item, field, facts
    FROM access_entry WHERE at >= ${since}`.execute(store)
  const known = new Set(rows.map(entryOf).map(keyOf))
  await addAccesses(
    store,
    entries.filter((one) => !known.has(keyOf(one))),
  )
}

/** The newest entries that fit, the newest first, with all of the instant of the last. */
export async function readAccesses(
  store: Store,
  { account, item, before, limit }: AccessFilter,
): Promise<AccessEntry[]> {
  const fits = sql`1 = 1 ${account === undefined ? sql`` : sql`AND account = ${account}`}
    ${item === undefined ? sql`` : sql`AND item = ${item}`}
    ${before === undefined ? sql`` : sql`AND at < ${before}`}`
  const { rows } = await sql<StoredEntry>`SELECT at, account, operation, item, field, facts
    FROM access_entry WHERE ${fits} AND at >= COALESCE((SELECT at FROM access_entry
      WHERE ${fits} ORDER BY at DESC, n DESC LIMIT 1 OFFSET ${limit - 1}), '')
    ORDER BY at DESC, n DESC`.execute(store)
  return rows.map(entryOf)
}

function entryOf({ at, account, operation, item, field, facts }: StoredEntry): AccessEntry {
  return {
    ...{ at, account, operation },
    ...(item !== null && { item }),
    ...(field !== null && { field }),
    ...(facts !== null && { facts: JSON.parse(facts) as NonNullable<AccessEntry['facts']> }),
  }
}

interface StoredEntry {
  at: string
  account: string
  operation: string
  item: string | null
  field: string | null
  facts: string | null
}
