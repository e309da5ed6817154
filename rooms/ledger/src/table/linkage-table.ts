// The record tables of lists with names and of the linkage of persons, of migration 9.
// Source: linkage.md 2.2; desk.md I3-I9.
import type { Table } from '../ledger.ts'
import type { RecordTable } from './record-table.ts'

type LinkageTable = Extract<
  Table,
  | 'mention'
  | 'list_mapping'
  | 'import_run'
  | 'linkage_run'
  | 'linkage_pair'
  | 'judgement'
  | 'person'
  | 'person_member'
  | 'person_lineage'
  | 'person_proposal'
>

/** Every one of them. */
export const LINKAGE_TABLES: { [T in LinkageTable]: RecordTable<T> } = {
  mention: {
    name: 'mention',
    since: 9,
    // Not unique: a mention of which its list says something else has many rows.
    subjectColumn: 'id',
    columns: { id: (row) => row.id, list: (row) => row.list },
    indexes: [['id'], ['list']],
  },
  list_mapping: {
    name: 'list_mapping',
    since: 9,
    // Not unique: a mapping that is saved again has many rows.
    subjectColumn: 'id',
    columns: { id: (row) => row.id },
    indexes: [['id']],
  },
  import_run: {
    name: 'import_run',
    since: 9,
    subjectColumn: 'id',
    columns: { id: (row) => row.id },
    unique: ['id'],
  },
  linkage_run: {
    name: 'linkage_run',
    since: 9,
    subjectColumn: 'id',
    columns: { id: (row) => row.id },
    unique: ['id'],
  },
  linkage_pair: {
    name: 'linkage_pair',
    since: 9,
    subjectColumn: 'run',
    columns: { run: (row) => row.run, a: (row) => row.a, b: (row) => row.b },
    unique: ['run', 'a', 'b'],
  },
  judgement: {
    name: 'judgement',
    since: 9,
    subjectColumn: 'id',
    columns: { id: (row) => row.id, a: (row) => row.a, b: (row) => row.b },
    unique: ['id'],
    indexes: [['a', 'b'], ['b']],
  },
  person: {
    name: 'person',
    since: 9,
    subjectColumn: 'id',
    columns: { id: (row) => row.id },
    unique: ['id'],
  },
  person_member: {
    name: 'person_member',
    since: 9,
    subjectColumn: 'person',
    columns: { person: (row) => row.person, mention: (row) => row.mention },
    indexes: [['person'], ['mention']],
  },
  person_lineage: {
    name: 'person_lineage',
    since: 9,
    subjectColumn: 'from_id',
    columns: { from_id: (row) => row.from, to_id: (row) => row.to },
    indexes: [['from_id'], ['to_id']],
  },
  person_proposal: {
    name: 'person_proposal',
    since: 9,
    subjectColumn: 'id',
    columns: { id: (row) => row.id, run: (row) => row.run },
    unique: ['id'],
    indexes: [['run']],
  },
}
