// One row of each record table, for the tests that go through all of them. No tests here.
import type { RowOf, Table } from './ledger.ts'

const HASH = 'a'.repeat(64)
/** A row of every table but documents and claims, which come with more; all invented. */
export const ROWS: { [T in Table]: RowOf[T] | undefined } = {
  document: undefined,
  claim: undefined,
  document_relation: { from: 'd1', to: 'd2', kind: 'reprint_of', basis: 'text', state: 'proposed' },
  claim_status: { claim: 'c1', status: 'superseded', reason: 'newer', on: '2019-08-20' },
  claim_relation: { from: 'c1', type: 'revises', to: 'c2', note: 'a "note"' },
  event: { id: 'e1', title: '북송', act: 'custody', place: 'CN/LN' },
  event_link: { claim: 'c1', event: 'e1', role: 'part' },
  agent: { id: 'a1', kind: 'outlet', anonymity: 'named', name: { ko: '신문' }, party: false },
  agent_relation: { a: 'a1', b: 'a2', relation: 'possible' },
  grade: { agent: 'a1', grade: 'B', topic: { act: 'arrest' } },
  place: { id: 'CN/LN', level: 'adm1', names: { zh: '辽宁' }, latitude: '41.8' },
  query: {
    ...{ id: 'q1', kind: 'search', name: '강', shared: true, state: 'kept' },
    query: { query: '"river" -ford' },
  },
  proposal_decision: {
    ...{ id: 'p1', document: 'd1', key: 'quantity-3-14', decision: 'rejected' },
    reason: 'not a count',
  },
  condition_decision: { claim: 'c1', decision: 'holds', reason: 'the nine are on the list' },
  list: { id: 'l1', title: '명단', space: 'l1', documents: ['d1'], act: 'custody' },
  list_declaration: { list: 'l1', duplicates: 'none' },
  list_entry: { id: 'n1', list: 'l1', person: '사람 1', report: 'd1', origin: 'a1' },
  overlap: {
    ...{ id: 'o1', title: 'matched by hand', lists: ['l1', 'l2'] },
    cells: [{ pattern: '01', persons: 3 }],
  },
  estimate: {
    ...{ id: 's1', source: 'overlap', lists: ['l1', 'l2'], overlap: 'o1', byOrigin: false },
    ...{ knownAt: '2022-11-01T10:00:00.000Z', options: { seed: '7' }, persons: 198 },
    ...{ tableHash: HASH, inputHash: HASH, reportHash: HASH, withheld: ['R4'] },
    estimate: { total: 351.25, low: 0.000_001, high: 1e21, model: '[1,2]', small: false },
    ...{ procedure: '1', engine: 'node 20' },
  },
  estimate_report: { estimate: 's1', input: '{"a":1}', report: '"' },
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
  // Its bytes come with it: in the test of bundles.
  derivative: undefined,
  derivative_review: { derivative: 'dv_1', document: 'd1', decision: 'refused', reason: 'a face' },
  bundle: {
    ...{ id: 'bu_1', profile: 'partner', documents: ['d1'], claims: ['c1'], recipient: 'rc_1' },
    meant: '법원',
  },
  bundle_decision: { bundle: 'bu_1', decision: 'approved' },
  log_policy: {
    ...{ id: 'po_1', policy: 'log x\nquorum none\n', waitMs: 5000 },
    authorities: [{ name: 'first', url: 'https://time.example/tsr' }],
  },
  clock_check: { id: 'ck_1', leaves: [{ first: 0, last: 1 }] },
  bundle_seal: {
    ...{ bundle: 'bu_1', manifestHash: HASH, documents: ['d1'], derivatives: [], claims: ['c1'] },
    ...{ objects: 1, bytes: 9 },
  },
  attachment: {
    ...{ id: 'at_1', document: 'd1', bytesHash: HASH, mediaType: 'application/c2pa', bytes: 9 },
    proof: { kind: 'c2pa', status: 'unknown-trust', checks: ['manifest_unchecked'] },
  },
  shred_request: { id: 'sh_1', document: 'd9', reason: 'wish' },
  tombstone: {
    ...{ id: 'd9', kind: 'document', sensitivity: 'public', reason: 'wish' },
    ...{ taken: '2022-05-01T10:00:00.000Z', author: 'u-1' },
  },
  undo: { change: '0', reason: 'a slip' },
}
