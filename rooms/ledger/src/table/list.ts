// The tables of lists of persons and of estimates. Source: estimate.md 1.1, 15.
import { describe } from './descriptor.ts'

const SEEN = { by: 'right', right: 'list.show' } as const
const OF_LIST = { of: 'list', by: { column: 'list' }, told: 'list', id: 'list' } as const

export const LIST_TABLES = {
  list: describe('list', {
    made: 'list.record',
    since: 8,
    columns: { id: 'id' },
    subject: 'id',
    unique: ['id'],
    whole: true,
    uses: [
      { order: 260, of: 'document', by: { list: 'documents' }, told: 'list', id: 'id' },
      { order: 270, of: 'agent', by: { field: 'origin' }, told: 'list', id: 'id' },
      { order: 380, of: 'place', by: { field: 'place' }, told: 'list', id: 'id' },
    ],
    shred: 'own',
    seen: SEEN,
  }),
  list_declaration: describe('list_declaration', {
    made: 'list.declare',
    since: 8,
    columns: { list: 'list' },
    subject: 'list',
    indexes: [['list']],
    whole: true,
    uses: [{ order: 230, ...OF_LIST }],
    shred: 'own',
    seen: SEEN,
  }),
  list_entry: describe('list_entry', {
    made: 'list.import',
    since: 8,
    columns: { id: 'id', list: 'list', person: 'person' },
    subject: 'id',
    unique: ['id'],
    indexes: [['list', 'person']],
    uses: [
      { order: 240, ...OF_LIST },
      { order: 280, of: 'agent', by: { field: 'origin' }, told: 'list', id: 'list' },
    ],
    shred: 'own',
    seen: SEEN,
  }),
  overlap: describe('overlap', {
    made: 'list.import',
    since: 8,
    columns: { id: 'id' },
    subject: 'id',
    unique: ['id'],
    whole: true,
    uses: [{ order: 250, of: 'list', by: { list: 'lists' }, told: 'overlap', id: 'id' }],
    shred: 'own',
    seen: SEEN,
  }),
  estimate: describe('estimate', {
    made: 'estimate.record',
    since: 8,
    columns: { id: 'id' },
    subject: 'id',
    unique: ['id'],
    whole: true,
    shred: 'own',
    seen: { by: 'right', right: 'estimate.show' },
  }),
  estimate_report: describe('estimate_report', {
    made: 'estimate.record',
    since: 8,
    columns: { estimate: 'estimate' },
    subject: 'estimate',
    unique: ['estimate'],
    // With the estimate itself, in the same change.
    about: [],
    shred: 'own',
    seen: { by: 'right', right: 'estimate.show' },
  }),
}
