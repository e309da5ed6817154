// Rows of lists with names and of persons for the tests of rows; invented. No tests here.
import type { RowByKind } from './row-shape.ts'

const HASH = '0123456789abcdef'.repeat(4)

/** One row of each table. */
export const LINKAGE_ROWS = {
  mention: {
    ...{ id: 'ls_1/A-1', list: 'ls_1', written: { name: '강금화', birth_year: '2001' } },
    ...{ name: '강금화', bornLow: 2001, bornHigh: 2001, sex: 'f', home: 'KP', place: 'CN/JL' },
    ...{ time: { earliest: '2022-05-01', latest: '2022-05-31' }, report: 'doc-1' },
    ...{ origin: 'anon:1', restricted: { contact: 'the clerk' }, run: 'im_1' },
    goneSince: '2022-12-01',
  },
  list_mapping: {
    id: 'their-list',
    columns: [
      { column: '이름', field: 'name' },
      { column: 'age', field: 'age', form: '2022', clears: true },
    ],
  },
  import_run: {
    ...{ id: 'im_1', lists: ['ls_1'], mapping: 'their-list', fileHash: HASH, touchedHash: HASH },
    outcomes: [{ outcome: 'new', rows: 3 }],
  },
  linkage_run: {
    ...{ id: 'lr_1', lists: ['ls_1'], model: '{}', modelHash: HASH, inputHash: HASH },
    ...{ knownAt: '2022-11-01T10:00:00.000Z', seed: 's', engine: 'duckdb 1', procedure: '1' },
    ...{ mentions: 3, candidates: 2, trained: '{}', findings: ['rare_level'] },
  },
  linkage_pair: {
    run: 'lr_1',
    a: 'ls_1/A-1',
    b: 'ls_1/A-2',
    millibits: -1250,
    pattern: 7,
    rules: 1,
  },
  judgement: {
    ...{ id: 'jm_2', a: 'ls_1/A-1', b: 'ls_1/A-2', verdict: 'same', blind: true },
    ...{ reason: 'one home', run: 'lr_1', calibrates: true, withdraws: 'jm_1' },
  },
  person: { id: 'pe_1' },
  person_member: { person: 'pe_1', mention: 'ls_1/A-1', run: 'lr_1' },
  person_lineage: { from: 'pe_1', to: 'pe_2', kind: 'merged_into', run: 'lr_1' },
  person_proposal: {
    ...{ id: 'pp_1', run: 'lr_1', kind: 'split_from', persons: ['pe_1'], mentions: ['ls_1/A-1'] },
  },
} satisfies Partial<RowByKind>
