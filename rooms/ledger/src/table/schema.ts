// Every table of the store, described once: the records, the index rows drawn from claims, the
// custody log. Source: claims.md section 8, custody.md section 7, protection.md section 2.
import { recordShape, tablesSince } from './record.ts'
import { bytes, integer, optional, type TableShape, text } from './shape.ts'

const CUSTODY: readonly TableShape[] = [
  {
    name: 'custody_leaf',
    columns: [integer('idx'), bytes('c', 32)],
    key: ['idx'],
    unique: [['c']],
  },
  {
    name: 'custody_opening',
    columns: [
      integer('idx'),
      integer('row'),
      text('kind'),
      text('subject'),
      bytes('bytes'),
      optional(bytes('who')),
    ],
    key: ['idx', 'row'],
    clustered: true,
    // Rows of a batch are found through their records.
    indexes: [{ columns: ['subject'], where: '"row" = -1' }],
    references: [{ column: 'idx', table: 'custody_leaf', key: 'idx', deferred: true }],
    erasedBy: 'custody_shred',
  },
  {
    name: 'custody_tile',
    // The root is the tile's hash in the level above: opening a log reads it, not the hashes.
    columns: [integer('level'), integer('n'), bytes('hashes', 8192), bytes('root', 32)],
    key: ['level', 'n'],
  },
  {
    name: 'custody_head',
    columns: [integer('size'), bytes('root', 32), text('note')],
    key: ['size'],
  },
  {
    name: 'custody_shred',
    columns: [integer('idx'), integer('by_idx')],
    key: ['idx'],
    references: [
      { column: 'idx', table: 'custody_leaf', key: 'idx' },
      { column: 'by_idx', table: 'custody_leaf', key: 'idx' },
    ],
  },
]

const HEAD = { column: 'size', table: 'custody_head', key: 'size' } as const

/** What others say of a checkpoint, the file of it that they were shown, and later logs. */
export const WITNESSED: readonly TableShape[] = [
  {
    // A log that began anew after a restore: where, and under which name. The first has no row.
    name: 'custody_log',
    columns: [integer('base'), text('origin')],
    key: ['base'],
  },
  {
    // The instant: a log without a change for a week is signed again.
    name: 'custody_signing',
    columns: [integer('size'), text('signed')],
    key: ['size'],
    references: [HEAD],
  },
  {
    name: 'custody_file',
    columns: [integer('size'), text('file')],
    key: ['size'],
    references: [HEAD],
  },
  {
    name: 'custody_cosignature',
    columns: [integer('size'), text('name'), text('line')],
    key: ['size', 'name'],
    references: [HEAD],
  },
  {
    name: 'custody_token',
    columns: [integer('size'), text('authority'), bytes('tsr')],
    key: ['size', 'authority'],
    references: [HEAD],
  },
]

/** What witnesses say without a signature: told beside their names, and no reason for anything. */
export const STATED: readonly TableShape[] = [
  {
    // The newest row of a witness counts; its size is 0 when it says nothing any more.
    name: 'custody_stated',
    columns: [integer('n'), integer('base'), text('name'), integer('size'), text('at')],
    key: ['n'],
  },
]

// No references: an import has many of these rows, and the check compares each with its record.
const DRAWN: readonly TableShape[] = [
  {
    name: 'claim_id',
    columns: [text('id'), integer('claim')],
    key: ['id'],
    clustered: true,
  },
  {
    name: 'claim_scope',
    // Days as numbers, 20190731.
    columns: [text('act'), text('path'), integer('first'), integer('last'), integer('claim')],
    key: ['act', 'path', 'first', 'last', 'claim'],
    clustered: true,
  },
  {
    name: 'chain_link',
    // `origin` is 1 for the last link, whose agent is the origin of the claim.
    columns: [text('agent'), integer('claim'), integer('n'), integer('origin')],
    key: ['agent', 'claim', 'n'],
    clustered: true,
  },
  {
    name: 'document_text',
    columns: [integer('document'), text('text')],
    key: ['document'],
    references: [{ column: 'document', table: 'document', key: 'seq' }],
  },
]

/** The texts that were corrected by hand, by the number of their row. */
export const LAYER_TEXT: TableShape = {
  name: 'layer_text',
  columns: [integer('layer'), text('text')],
  key: ['layer'],
  references: [{ column: 'layer', table: 'text_layer', key: 'seq' }],
}

const OWN: readonly TableShape[] = [
  {
    name: 'object_key',
    columns: [text('name'), bytes('key', 32), integer('leaf')],
    key: ['name'],
    clustered: true,
  },
  {
    name: 'idempotency',
    columns: [text('key'), bytes('salt', 32), bytes('digest', 32), text('output'), integer('leaf')],
    key: ['key'],
    clustered: true,
  },
  { name: 'setting', columns: [text('name'), text('value')], key: ['name'], clustered: true },
  { name: 'secret', columns: [text('name'), bytes('value')], key: ['name'], clustered: true },
  { name: 'migration', columns: [integer('number'), text('name')], key: ['number'] },
]

/** Every table of the first format, in the order in which they are made. */
export const TABLES: readonly TableShape[] = [
  ...CUSTODY,
  ...tablesSince(1).map(recordShape),
  ...DRAWN,
  ...OWN,
]
