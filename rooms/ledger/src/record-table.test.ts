import assert from 'node:assert/strict'
import { join } from 'node:path'
import { applySettings } from './encrypted-database.ts'
import type { RowOf, Table } from './ledger.ts'
import { RECORD_TABLES, recordShape, TABLE_NAMES } from './record-table.ts'
import { TABLES, WITNESSED } from './schema.ts'
import { CUSTODY_SHRED } from './shred-table.ts'
import {
  addClaim,
  addDocument,
  agentOf,
  changeOf,
  claimOf,
  makeTrial,
  openingsOf,
  openRaw,
  storeTest,
} from './trial-store.test.ts'

storeTest('[L20] no table lets a row be changed, deleted or replaced', async (t) => {
  const trial = await makeTrial(t)
  await addDocument(trial.ledger, 'doc_1', 'text')
  await addClaim(trial.ledger, claimOf('claim_1'))
  await trial.ledger.checkpoint()
  await trial.ledger.close()
  const database = openRaw(join(trial.folder, 'ledger.db'))
  applySettings(database)
  const later = TABLE_NAMES.filter((table) => RECORD_TABLES[table].since !== undefined)
  // The last one: a row of it lets what it names go.
  const first = TABLES.filter(({ name }) => name !== CUSTODY_SHRED.name)
  const shapes = [...first, ...WITNESSED, ...later.map(recordShape), CUSTODY_SHRED]
  for (const { name, columns } of shapes) {
    const first = columns[0]?.name
    const statements = [
      `UPDATE "${name}" SET "${first}" = "${first}"`,
      `DELETE FROM "${name}"`,
      `REPLACE INTO "${name}" SELECT * FROM "${name}"`,
    ]
    // Triggers fire for rows, so an empty table is filled as far as its columns allow.
    const empty = database.prepare(`SELECT count(*) = 0 AS e FROM "${name}"`).pluck().get()
    if (empty) {
      database.pragma('foreign_keys=OFF')
      const values = columns.map(({ type, length }) =>
        type === 'integer' ? '0' : type === 'text' ? "'{}'" : `zeroblob(${length ?? 1})`,
      )
      database.exec(`INSERT INTO "${name}" VALUES (${values})`)
    }
    for (const statement of statements) {
      assert.throws(() => database.exec(statement), /append-only/, statement)
    }
  }
  database.close()
})

storeTest('[L23] an id is recorded once', async (t) => {
  const { ledger } = await makeTrial(t)
  await addClaim(ledger, claimOf('claim_1'))
  await assert.rejects(addClaim(ledger, claimOf('claim_1')), { code: 'duplicate' })
  assert.equal((await ledger.head()).size, 2)
})

storeTest('[L24] an id that an opening cannot carry appears there as a keyed hash', async (t) => {
  const trial = await makeTrial(t)
  const leaf = await addClaim(trial.ledger, claimOf('주장 하나'.replace(' ', '-')))
  const [own] = await openingsOf(trial, leaf)
  assert.match(own?.said.s ?? '', /^h:[0-9a-f]{40}$/)
  assert.equal((await trial.ledger.read.claim('주장-하나'))?.claim.row.id, '주장-하나')
})

const HASH = 'a'.repeat(64)
const ROWS: { [T in Table]: RowOf[T] | undefined } = {
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

storeTest('[L24] an id with quotes and backslashes stands in its opening as it is', async (t) => {
  const trial = await makeTrial(t)
  const ids = ['a"b', 'c\\d', '{"s":1}']
  const { leaf } = await trial.ledger.change(changeOf('run_1'), async (write) => {
    for (const id of ids) await write.append('agent', agentOf(id))
  })
  assert.deepEqual(await trial.ledger.fsck({ all: true }), [])
  const openings = await openingsOf(trial, leaf)
  assert.deepEqual(
    openings.slice(1).map(({ said }) => said.s),
    ids,
  )
})

storeTest('[L97] decisions about proposals are those of a document that still count', async (t) => {
  const { ledger } = await makeTrial(t)
  const decide = (id: string, document: string) =>
    ledger.change(changeOf(document, { operation: 'proposal.reject' }), async (write) => {
      const row = { id, document, key: 'quantity-3-9', decision: 'rejected' } as const
      await write.append('proposal_decision', row)
    })
  await decide('p2', 'doc_1')
  await decide('p3', 'doc_2')
  const { leaf } = await decide('p1', 'doc_1')
  const idsOn = async (document: string) =>
    (await ledger.read.decisionsOn(document)).map(({ row }) => row.id)
  assert.deepEqual(await idsOn('doc_1'), ['p2', 'p1'])
  const undo = changeOf('doc_1', { operation: 'change.undo' })
  await ledger.change(undo, (write) => write.append('undo', { change: String(leaf) }))
  assert.deepEqual(await idsOn('doc_1'), ['p2'])
  assert.deepEqual(await idsOn('doc_3'), [])
  assert.deepEqual(await ledger.fsck({ all: true }), [])
})

storeTest('[L25] every record comes back as it was given', async (t) => {
  const trial = await makeTrial(t)
  const given = claimOf('c1', {
    comparison: { left: 'a', operator: 'gt', right: 'b', ratio: 1.1211, difference: -3 },
    extraction: { method: 'model', confidence: 0.5, reviewed: false },
  })
  await addClaim(trial.ledger, given)
  const document = await addDocument(trial.ledger, 'd1', 'text 52\u00a0강제')
  await trial.ledger.change(changeOf('run_1'), async (write) => {
    for (const table of TABLE_NAMES) {
      const row = ROWS[table]
      if (row) await write.append(table as 'agent', row as RowOf['agent'])
    }
  })
  const { read } = await trial.reopen()
  assert.deepEqual((await read.claim('c1'))?.claim.row, given)
  assert.deepEqual((await read.document('d1'))?.row, document)
  assert.equal(await read.documentText('d1'), 'text 52\u00a0강제')
  assert.deepEqual((await read.agent('a1'))?.row, ROWS.agent)
  assert.deepEqual((await read.event('e1'))?.row, ROWS.event)
  for (const table of [
    'agent_relation',
    'grade',
    'document_relation',
    'place',
    'query',
    'list',
    'list_declaration',
    'overlap',
    'estimate',
    'list_mapping',
    'import_run',
    'linkage_run',
    'judgement',
    'person_lineage',
    'person_proposal',
    'derivative_review',
    'bundle',
    'bundle_decision',
    'bundle_seal',
    'shred_request',
    'tombstone',
    'undo',
  ] as const) {
    assert.deepEqual(
      (await read.rows(table)).map(({ row }) => row),
      [ROWS[table]],
    )
  }
  assert.deepEqual((await read.listEntries(['l1']))[0]?.row, ROWS.list_entry)
  assert.deepEqual((await read.estimateReport('s1'))?.row, ROWS.estimate_report)
  const context = await read.claim('c1')
  assert.deepEqual(
    context?.statuses.map(({ row }) => row),
    [ROWS.claim_status],
  )
  assert.deepEqual(
    context?.relations.map(({ row }) => row),
    [ROWS.claim_relation],
  )
  assert.deepEqual(
    context?.events.map(({ row }) => row),
    [ROWS.event_link],
  )
  assert.deepEqual(Object.keys(ROWS).sort(), Object.keys(RECORD_TABLES).sort())
})

storeTest('[L26] a record that has not its shape is refused, without a word of it', async (t) => {
  const { ledger } = await makeTrial(t)
  const agent = { ...agentOf('agent_1'), secret: 'CANARY' }
  const work = ledger.change(changeOf('agent_1'), (write) => write.append('agent', agent))
  await assert.rejects(work, (error: Error) => {
    return error instanceof TypeError && !error.message.includes('CANARY')
  })
  const claim = claimOf('claim_1', { overlapsUnknown: undefined as never })
  await addClaim(ledger, claim)
  assert.equal('overlapsUnknown' in ((await ledger.read.claim('claim_1'))?.claim.row ?? {}), false)
})
