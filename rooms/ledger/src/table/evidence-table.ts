// The record tables of derivatives and of bundles, of migration 10. Source: custody.md 3.3, 13.
import type { Table } from '../ledger.ts'
import type { RecordTable } from './record-table.ts'

type EvidenceTable = Extract<
  Table,
  'derivative' | 'derivative_review' | 'bundle' | 'bundle_decision' | 'bundle_seal'
>

/** Every one of them. */
export const EVIDENCE_TABLES: { [T in EvidenceTable]: RecordTable<T> } = {
  derivative: {
    name: 'derivative',
    since: 10,
    subjectColumn: 'id',
    columns: {
      id: (row) => row.id,
      document: (row) => row.document,
      bytes_hash: (row) => row.bytesHash,
    },
    unique: ['id'],
    indexes: [['document'], ['bytes_hash']],
  },
  derivative_review: {
    name: 'derivative_review',
    since: 10,
    subjectColumn: 'derivative',
    columns: { derivative: (row) => row.derivative },
    indexes: [['derivative']],
  },
  bundle: {
    name: 'bundle',
    since: 10,
    subjectColumn: 'id',
    columns: { id: (row) => row.id },
    unique: ['id'],
  },
  bundle_decision: {
    name: 'bundle_decision',
    since: 10,
    subjectColumn: 'bundle',
    columns: { bundle: (row) => row.bundle },
    indexes: [['bundle']],
  },
  bundle_seal: {
    name: 'bundle_seal',
    since: 10,
    subjectColumn: 'bundle',
    columns: { bundle: (row) => row.bundle },
    // A bundle is handed out once.
    unique: ['bundle'],
  },
}
