// The tables of shredding: who asked for it, what is left in the place of records, and which
// commitments were destroyed. Source: custody.md 7 and 11, desk.md U6.
import { describe } from './descriptor.ts'
import { bytes, integer, optional, type TableShape } from './shape.ts'

export const SHRED_TABLES = {
  shred_request: describe('shred_request', {
    made: 'evidence.ask-shred',
    since: 10,
    columns: { id: 'id', document: 'document' },
    subject: 'id',
    unique: ['id'],
    indexes: [['document']],
    about: ['id', 'document'],
    whole: true,
    shred: 'ids',
    seen: { by: 'right', right: 'evidence.ask-shred' },
  }),
  tombstone: describe('tombstone', {
    made: 'evidence.shred',
    since: 10,
    // Not `id`: the id came into the store with the record that is gone.
    columns: { record: 'id' },
    subject: 'record',
    unique: ['record'],
    whole: true,
    shred: 'ids',
    seen: { by: 'remains' },
  }),
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
