// Rows of lists and estimates for the tests of rows; invented. No tests here.
import type {
  EstimateRecord,
  EstimateReportRow,
  ListDeclarationRow,
  ListEntryRow,
  OverlapRow,
  PersonList,
} from './list-row.ts'

const HASH = '0123456789abcdef'.repeat(4)

/** One row of each table. */
export const LIST_ROWS: {
  list: PersonList
  list_declaration: ListDeclarationRow
  list_entry: ListEntryRow
  overlap: OverlapRow
  estimate: EstimateRecord
  estimate_report: EstimateReportRow
} = {
  list: {
    id: 'ls_1',
    title: 'the ford house, 명단',
    space: 'ls_1',
    documents: ['doc-1'],
    origin: 'anon:1',
    act: 'detention',
    population: 'people who crossed',
    place: 'XA',
    period: { earliest: '2022-01-01', latest: '2022-12-31' },
  },
  list_declaration: { list: 'ls_1', duplicates: 'none', reason: 'their clerk checked' },
  list_entry: { id: 'le_1', list: 'ls_1', person: 'p 7', report: 'doc-1', origin: 'anon:1' },
  overlap: {
    ...{ id: 'ov_1', title: 'as their clerk matched them', lists: ['ls_1', 'ls_2'] },
    cells: [
      { pattern: '10', persons: 30 },
      { pattern: '11', persons: 0 },
    ],
  },
  estimate: {
    ...{ id: 'es_1', title: 'the first', source: 'lists', lists: ['ls_1', 'ls_2'] },
    ...{ knownAt: '2022-11-01T10:00:00.000Z', byOrigin: true, options: { seed: '7' } },
    ...{ tableHash: HASH, inputHash: HASH, reportHash: HASH, persons: 198, atLeast: 300 },
    estimate: { total: 351.25, low: 287, high: 458.000_1, model: '[1,2,3]', small: false },
    ...{ withheld: [], procedure: '1', engine: 'node 20.19.0' },
  },
  estimate_report: { estimate: 'es_1', input: '{}', report: '{"a":1.5}' },
}
