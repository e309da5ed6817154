// The record table of proofs that are kept beside documents, of migration 10.
// Source: custody.md 16.
import type { Table } from '../ledger.ts'
import type { RecordTable } from './record-table.ts'

type ProofTable = Extract<Table, 'attachment'>

/** It alone. */
export const PROOF_TABLES: { [T in ProofTable]: RecordTable<T> } = {
  attachment: {
    name: 'attachment',
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
}
