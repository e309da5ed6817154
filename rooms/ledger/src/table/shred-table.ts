// The tables of shredding, of migration 10: who asked for it, what is left in the place of records,
// which commitments were destroyed; and from which tables rows may go, and when.
// Source: custody.md 7 and 11, desk.md U6.
import { type DeleteRule, letDelete } from '../dialect/sqlite.ts'
import type { Table } from '../ledger.ts'
import type { RecordTable } from './record-table.ts'
import { bytes, integer, optional, type TableShape } from './shape.ts'

type ShredTable = Extract<Table, 'shred_request' | 'tombstone'>

/** Both of them. */
export const SHRED_TABLES: { [T in ShredTable]: RecordTable<T> } = {
  shred_request: {
    name: 'shred_request',
    since: 10,
    subjectColumn: 'id',
    columns: { id: (row) => row.id, document: (row) => row.document },
    unique: ['id'],
    indexes: [['document']],
  },
  tombstone: {
    name: 'tombstone',
    since: 10,
    // Not `id`: the id came into the store with the record that is gone.
    subjectColumn: 'record',
    columns: { record: (row) => row.id },
    unique: ['record'],
  },
}

/**
 * Openings that were destroyed, and by which leaf. Of a row of a batch the commitment stays, which
 * says nothing: the list of the batch is recomputed from it, so that its other rows keep theirs.
 */
export const CUSTODY_SHRED: TableShape = {
  name: 'custody_shred',
  columns: [integer('idx'), integer('row'), integer('by_idx'), optional(bytes('c', 32))],
  key: ['idx', 'row'],
  clustered: true,
  indexes: [{ columns: ['by_idx'] }],
  references: [
    { column: 'idx', table: 'custody_leaf', key: 'idx' },
    // The leaf of the shredding comes last.
    { column: 'by_idx', table: 'custody_leaf', key: 'idx', deferred: true },
  ],
}

/** From which tables rows may go, and when; from all others never. */
const RULES: Readonly<Record<string, DeleteRule>> = {
  custody_opening: { shredded: ['idx', 'row'] },
  document: { shredded: ['leaf', 'leaf_row'] },
  document_relation: { shredded: ['leaf', 'leaf_row'] },
  claim: { shredded: ['leaf', 'leaf_row'] },
  claim_status: { shredded: ['leaf', 'leaf_row'] },
  claim_relation: { shredded: ['leaf', 'leaf_row'] },
  event_link: { shredded: ['leaf', 'leaf_row'] },
  agent: { shredded: ['leaf', 'leaf_row'] },
  agent_relation: { shredded: ['leaf', 'leaf_row'] },
  grade: { shredded: ['leaf', 'leaf_row'] },
  proposal_decision: { shredded: ['leaf', 'leaf_row'] },
  condition_decision: { shredded: ['leaf', 'leaf_row'] },
  derivative: { shredded: ['leaf', 'leaf_row'] },
  derivative_review: { shredded: ['leaf', 'leaf_row'] },
  attachment: { shredded: ['leaf', 'leaf_row'] },
  undo: { shredded: ['leaf', 'leaf_row'] },
  claim_id: 'while-shredding',
  claim_scope: 'while-shredding',
  chain_link: 'while-shredding',
  document_text: 'while-shredding',
  lineage_hash: 'while-shredding',
  lineage_sign: 'while-shredding',
  lineage_entry: 'while-shredding',
  object_key: 'while-shredding',
  idempotency: 'while-shredding',
}

/** The statements that let rows of what was shredded go. */
export function allowShredding(): string[] {
  return Object.entries(RULES).flatMap(([table, rule]) => letDelete(table, rule))
}
