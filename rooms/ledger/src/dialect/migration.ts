// Migrations: numbered, forward only, recorded in the database. A released migration is never
// changed; a new table or index is a new number.
import { sql } from 'kysely'
import { CREATE_WAITING } from '../evidence/waiting.ts'
import { LedgerFault } from '../fault.ts'
import { ACCESS_ENTRY } from '../table/access.ts'
import type { Store } from '../table/database.ts'
import type { Table } from '../table/descriptor.ts'
import { CREATE_LINEAGE } from '../table/lineage-index.ts'
import { RECORD_TABLES, recordShape, TABLE_NAMES, tablesSince } from '../table/record.ts'
import { LAYER_TEXT, STATED, TABLES, WITNESSED } from '../table/schema.ts'
import { CUSTODY_SHRED } from '../table/shred.ts'
import {
  CREATE_BELONGING,
  CREATE_CLOSED_INDEX,
  CREATE_LISTS,
  CREATE_ORIGIN_INDEX,
  CREATE_SCOPE_DUE,
  CREATE_SCOPE_INDEX,
  CREATE_SEARCH,
  createTable,
  letDelete,
} from './sqlite.ts'

/** One step from a format to the next. */
export interface Migration {
  number: number
  name: string
  /** What is done; a new database has the shapes of this version from the first on. */
  statements: (isNew: boolean) => string[]
}

/** The migration that let rows of what was shredded go; later tables bring their own rule. */
const SHREDDING = 10

function recordsSince(migration: number): string[] {
  const tables = tablesSince(migration)
  const rules = migration > SHREDDING ? letGo(tables) : []
  return [...tables.map(recordShape).flatMap(createTable), ...rules]
}

/** The statements that let rows go which a shredding names, of tables that have such. */
function letGo(tables: readonly Table[]): string[] {
  const going = tables.filter((table) => {
    const { shred } = RECORD_TABLES[table]
    return shred !== 'own' && shred !== 'ids'
  })
  return going.flatMap((table) => letDelete(table, { shredded: ['leaf', 'leaf_row'] }))
}

/** A table with the constraints of this version, and the same rows; of new columns they have ''. */
function madeAnew(table: Table, added: readonly string[]): string[] {
  const shape = recordShape(table)
  const before = `"${table}_before"`
  const names = shape.columns.map(({ name }) => `"${name}"`)
  const values = shape.columns.map(({ name }) => (added.includes(name) ? `''` : `"${name}"`))
  return [
    ...(shape.indexes ?? []).map(
      ({ columns }) => `DROP INDEX IF EXISTS "${[table, ...columns].join('_')}"`,
    ),
    ...['update', 'delete'].map((verb) => `DROP TRIGGER IF EXISTS "${table}_no_${verb}"`),
    `ALTER TABLE "${table}" RENAME TO ${before}`,
    ...createTable(shape),
    `INSERT INTO "${table}" (${names.join(', ')})
      SELECT ${values.join(', ')} FROM ${before} ORDER BY seq`,
    `DROP TABLE ${before}`,
  ]
}

/** What was drawn from records that go, goes in the same transaction. */
const DRAWN = [
  'claim_id',
  'claim_scope',
  'chain_link',
  'document_text',
  'lineage_hash',
  'lineage_sign',
  'lineage_entry',
  'object_key',
  'idempotency',
] as const

/** The statements that let rows of what was shredded go; from all other tables none ever goes. */
function allowShredding(): string[] {
  const records = TABLE_NAMES.filter((table) => (RECORD_TABLES[table].since ?? 1) <= SHREDDING)
  return [
    ...letDelete('custody_opening', { shredded: ['idx', 'row'] }),
    ...letGo(records),
    ...DRAWN.flatMap((table) => letDelete(table, 'while-shredding')),
  ]
}

/** Every step, in order. The last number is the format that this version writes. */
export const MIGRATIONS: readonly Migration[] = [
  {
    number: 1,
    name: 'records, custody log, search',
    statements: () => [...TABLES.flatMap(createTable), ...CREATE_SEARCH],
  },
  {
    number: 2,
    name: 'undone changes',
    statements: () => recordsSince(2),
  },
  {
    number: 3,
    name: 'saved queries, indexes of lists',
    statements: () => [...recordsSince(3), ...CREATE_LISTS],
  },
  {
    number: 4,
    name: 'places of a claim',
    statements: () => CREATE_SCOPE_INDEX,
  },
  {
    number: 5,
    name: 'origins of claims',
    statements: () => CREATE_ORIGIN_INDEX,
  },
  {
    number: 6,
    name: 'decisions about proposals and conditions',
    statements: () => recordsSince(6),
  },
  {
    number: 7,
    name: 'lineage index',
    statements: () => [...CREATE_LINEAGE],
  },
  {
    number: 8,
    name: 'lists of persons and estimates',
    statements: () => recordsSince(8),
  },
  {
    number: 9,
    name: 'lists with names and linkage of persons',
    statements: () => recordsSince(9),
  },
  {
    number: 10,
    name: 'custody complete',
    statements: () => {
      const tables = [...WITNESSED, CUSTODY_SHRED, ...tablesSince(10).map(recordShape)]
      return ['DROP TABLE custody_shred', ...tables.flatMap(createTable), ...allowShredding()]
    },
  },
  {
    number: 11,
    name: 'checks of the clock',
    statements: () => recordsSince(11),
  },
  {
    number: 12,
    name: 'what witnesses state without a signature',
    statements: () => STATED.flatMap(createTable),
  },
  {
    number: 13,
    name: 'places on the way of a claim',
    statements: () => [...CREATE_SCOPE_DUE],
  },
  {
    number: 14,
    name: 'the language model that reads, and its answers',
    statements: () => recordsSince(14),
  },
  {
    number: 15,
    name: 'accounts, groups and what proves who somebody is',
    statements: () => recordsSince(15),
  },
  {
    number: 16,
    name: 'reviews',
    statements: () => recordsSince(16),
  },
  {
    number: 17,
    name: 'to which groups records belong',
    statements: () => [...recordsSince(17), ...CREATE_BELONGING],
  },
  {
    number: 18,
    name: 'who may read more, and who has read what',
    statements: () => [...recordsSince(18), ...createTable(ACCESS_ENTRY), ...CREATE_CLOSED_INDEX],
  },
  {
    number: 19,
    // Earlier versions find no object by the name that each record gives to its own.
    name: 'an object for each record',
    statements: () => [],
  },
  {
    number: 22,
    name: 'pictures that are covered',
    statements: () => recordsSince(22),
  },
  {
    number: 25,
    name: 'texts that were corrected by hand',
    statements: () => [
      ...recordsSince(25),
      ...createTable(LAYER_TEXT),
      ...letDelete(LAYER_TEXT.name, 'while-shredding'),
    ],
  },
  {
    number: 26,
    // Earlier versions would show, and cover, such a picture as it came.
    name: 'pictures that a person has turned',
    statements: () => [],
  },
  {
    number: 27,
    // Earlier versions would take boxes of all pages for those of one picture.
    name: 'pages of a PDF that are covered',
    statements: () => [],
  },
  {
    number: 28,
    // Earlier versions would cover a print without what is known of its office file.
    name: 'prints of office files',
    statements: () => [],
  },
  {
    number: 31,
    name: 'what persons were in events',
    statements: () => recordsSince(31),
  },
  {
    number: 32,
    name: 'how events stand to one another',
    statements: () => recordsSince(32),
  },
  {
    number: 33,
    name: 'what is hard to look at',
    statements: () => recordsSince(33),
  },
  {
    number: 34,
    name: 'bundles of partners',
    statements: () => recordsSince(34),
  },
  {
    number: 37,
    // Earlier versions would show an event as it was first recorded.
    name: 'events and places that are amended',
    // A new workspace has these tables so, and no pages that nothing stands on.
    statements: (isNew) =>
      isNew ? [] : [...madeAnew('event', ['external']), ...madeAnew('place', [])],
  },
  {
    number: 38,
    name: 'claims that came in by file',
    statements: () => recordsSince(38),
  },
  {
    number: 39,
    name: 'documents that came in by file',
    statements: () => recordsSince(39),
  },
  {
    number: 40,
    name: 'fields of a group of its own',
    statements: () => recordsSince(40),
  },
  {
    number: 43,
    name: 'files that wait to be read',
    statements: () => [...CREATE_WAITING],
  },
]

/**
 * Brings the database to the newest format. Throws `newer-format` when it is beyond what this
 * version knows. Runs inside the caller's transaction.
 */
export async function migrate(store: Store, migrations = MIGRATIONS): Promise<void> {
  const format = await formatOf(store)
  const newest = migrations.at(-1)?.number ?? 0
  if (format > newest) throw new LedgerFault('newer-format')
  const done = format === 0 ? new Set<number>() : await numbersIn(store)
  for (const { number, name, statements } of migrations) {
    if (done.has(number)) continue
    for (const statement of statements(format === 0)) await sql.raw(statement).execute(store)
    await store.insertInto('migration').values({ number, name }).execute()
  }
}

/** The migrations that the database has seen: one of two made side by side may have come later. */
async function numbersIn(store: Store): Promise<ReadonlySet<number>> {
  const rows = await store.selectFrom('migration').select('number').execute()
  return new Set(rows.map(({ number }) => number))
}

/** The number of the last migration that the database has seen; 0 for an empty one. */
export async function formatOf(store: Store): Promise<number> {
  const tables = await store.introspection.getTables()
  if (!tables.some((table) => table.name === 'migration')) return 0
  const query = store.selectFrom('migration').select((e) => e.fn.max('number').as('most'))
  return (await query.executeTakeFirst())?.most ?? 0
}
