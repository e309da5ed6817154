import assert from 'node:assert/strict'
import test from 'node:test'
import { EVIDENCE_ROWS } from '../../fixture/evidence-row.ts'
import { LIST_ROWS } from '../../fixture/list-row.ts'
import { LINKAGE_ROWS } from '../../fixture/mention-row.ts'
import { PROOF_ROWS } from '../../fixture/proof-row.ts'
import { SHRED_ROWS } from '../../fixture/shred-row.ts'
import { claimNamed } from '../../fixture/vector.ts'
import { type FieldRule, id, record, rulesOf, words } from '../shape/field.ts'
import { checkLanguage } from './form.ts'
import { checkRow, ROW_SCHEMAS, type RowByKind, type RowContext, type RowKind } from './kind.ts'
import { parseRow, rowFromJson, rowToJson } from './row.ts'

const HASH = 'a'.repeat(64)
const PERIOD = { earliest: '2031-01-01', latest: '2031-12-31' }

const ROWS: RowByKind = {
  review_step: {
    ...{ id: 'rv_1', item: 'c5', step: 'assigned', reviewers: ['rev-1', 'rev-2'] },
    ...{ due: '2031-06-01', decision: 'accepted', comment: 'as printed' },
  },
  account: { id: 'doc-1', state: 'active', roles: [{ role: 'documenter', group: 'gr_1' }] },
  account_group: { id: 'gr_1', name: 'north' },
  belonging: { kind: 'document', record: 'R1', groups: ['gr_1'] },
  access_grant: {
    ...{ id: 'gt_1', kind: 'claim', record: 'c1', account: 'vie-1', until: '2030-01-01' },
    reason: 'for the hearing',
  },
  credential: {
    ...{ id: 'cr_1', account: 'doc-1', kind: 'invitation', state: 'on', name: 'a laptop' },
    ...{ digests: [HASH], until: '2031-05-12T08:00:00Z' },
    ...{ operations: ['claim.list'], groups: ['gr_1'] },
    key: { id: 'AQ', publicKey: 'pQ', transports: ['usb'] },
  },
  document: {
    id: 'doc-1',
    bytesHash: HASH,
    mediaType: 'text/plain',
    textHash: HASH,
    textSteps: ['decode:utf-8', 'nfc', 'newlines:lf'],
    language: 'en',
    title: '',
    publisher: 'agent:courier',
    published: PERIOD,
    captured: '2031-05-12T08:00:00Z',
    url: 'https://example.org/1',
    covers: PERIOD,
    boilerplate: [{ start: 0, end: 4, text: 'Sign' }],
    sensitivity: 'public',
  },
  document_relation: {
    from: 'doc-1',
    to: 'doc-2',
    kind: 'reprint_of',
    basis: 'text',
    containment: '0.93',
    evidence: [
      { sign: 'shared_words' },
      { sign: 'number', from: { start: 3, end: 5 }, to: { start: 9, end: 11 } },
    ],
    state: 'proposed',
  },
  claim: claimNamed('c5'),
  claim_status: { claim: 'c5', status: 'retracted', reason: 'withdrawn', on: '2031-06-01' },
  claim_relation: { from: 'c3', type: 'part_of', to: 'c2', note: 'of these' },
  event: {
    id: 'event-1',
    title: 'The group at the ford',
    act: 'custody',
    place: 'XA/reed',
    period: PERIOD,
  },
  event_link: { claim: 'c2', event: 'event-1', role: 'about' },
  event_relation: {
    ...{ id: 'er_1', from: 'event-1', to: 'event-2', relation: 'follows' },
    ...{ certainty: 'likely', withdrawn: true },
  },
  agent: {
    id: 'anon:7c1f09',
    kind: 'person',
    name: { en: 'a boatman', 'zh-Hant': '一名船夫' },
    anonymity: 'unnamed',
    scope: 'doc-1',
    party: false,
    sealed: 'seal-1',
  },
  agent_relation: { a: 'anon:1', b: 'anon:2', relation: 'possible', reason: 'both help' },
  grade: { agent: 'anon:1', topic: { act: 'custody', place: 'XA', period: PERIOD }, grade: 'B' },
  place: {
    id: 'XA/reed/heron-ford',
    level: 'settlement',
    names: { en: 'Heron Ford', ko: '해오라기 나루' },
    aliases: ['Ford of Herons'],
    ids: ['example:1'],
    latitude: '41.5',
    longitude: '-120.25',
  },
  query: {
    id: 'query-1',
    kind: 'search',
    name: 'the ford, 해오라기',
    query: { query: '"heron ford" -reed', mode: 'as_written' },
    shared: false,
    state: 'kept',
  },
  condition_decision: { claim: 'c5', decision: 'holds', reason: 'the nine are counted' },
  proposal_decision: {
    id: 'pd:1',
    document: 'doc-1',
    key: 'quantity-12-23',
    decision: 'amended',
    claim: 'c5',
    reason: 'the group is named in the sentence before',
  },
  ...LIST_ROWS,
  ...LINKAGE_ROWS,
  ...EVIDENCE_ROWS,
  log_policy: {
    ...{ id: 'po_1', policy: 'log x\nquorum none\n', waitMs: 5000 },
    authorities: [{ name: 'first', url: 'https://time.example/tsr' }],
  },
  clock_check: { id: 'ck_1', leaves: [{ first: 3, last: 7 }] },
  reader_setting: {
    ...{ id: 'rs_1', state: 'on', url: 'http://box.example:8080', model: 'herd-7b' },
    ...{ host: 'box.example', digest: HASH },
  },
  model_reading: {
    ...{ id: 'mr_1', document: 'doc-1', textHash: HASH, model: 'herd-7b', host: 'box.example' },
    ...{ digest: HASH, prompt: HASH, parts: 3, failed: { 'too-slow': 1 } },
    answers: '{"numbers":{},"drafts":[]}',
  },
  ...PROOF_ROWS,
  ...SHRED_ROWS,
  undo: { change: '17', reason: 'the wrong report' },
}
const KINDS = Object.keys(ROWS) as RowKind[]

function found<K extends RowKind>(kind: K, change: object, context: RowContext = {}): string[] {
  const row = { ...ROWS[kind], ...change } as RowByKind[K]
  return checkRow(kind, row, context).map((f) => `${f.code} ${f.field}`)
}

test('[C73] [C163] a row of every table is checked, written as JSON and read back the same', () => {
  for (const kind of KINDS) {
    assert.deepEqual(found(kind, {}), [], kind)
    assert.deepEqual(parseRow(kind, ROWS[kind]), { value: ROWS[kind] })
    const written = JSON.stringify(rowToJson(kind, ROWS[kind]))
    assert.deepEqual(rowFromJson(kind, JSON.parse(written)), ROWS[kind])
    assert.deepEqual(found(kind, { odd: 1 }), ['unknown_field odd'])
    assert.ok(ROW_SCHEMAS[kind].safeParse(ROWS[kind]).success)
    assert.ok(!ROW_SCHEMAS[kind].safeParse({ ...ROWS[kind], odd: 1 }).success)
  }
})

/** Fields of records that are not open to all, with their classes. */
const NOT_OPEN = [
  'agent.sealed sealed',
  'agent_relation.copyOf internal',
  'bundle.claims internal',
  'bundle.credentials internal',
  'bundle.documents internal',
  'bundle.notes internal',
  'bundle_seal.attachments internal',
  'bundle_seal.claims internal',
  'bundle_seal.derivatives internal',
  'bundle_seal.documents internal',
  'bundle_seal.manifestHash internal',
  'claim.asserted public or restricted',
  'claim.basis public or sealed',
  'claim.listed restricted',
  'claim.origin public or restricted',
  'claim.problems restricted',
  'clock_check.id internal',
  'credential.account internal',
  'credential.digests internal',
  'credential.groups internal',
  'credential.id internal',
  'credential.key internal',
  'credential.kind internal',
  'credential.name internal',
  'credential.operations internal',
  'credential.state internal',
  'credential.until internal',
  'derivative.from internal',
  'document.from restricted',
  'estimate.estimate internal',
  'estimate_report.input internal',
  'estimate_report.report internal',
  'linkage_pair.pattern internal',
  'linkage_pair.rules internal',
  'linkage_run.model internal',
  'linkage_run.trained internal',
  'log_policy.id internal',
  'mention.restricted restricted',
  'model_reading.answers restricted',
  'model_reading.id internal',
  'reader_setting.id internal',
  'redaction.boxes restricted',
  'redaction.look restricted',
  'redaction.seen restricted',
  'redaction.spans restricted',
  'redaction_copy.regions restricted',
  'review_step.comment internal',
  'review_step.id internal',
  'undo.change internal',
]

test('[C164] every field of every record has a class, and these are not open', () => {
  const notOpen = KINDS.flatMap((kind) => {
    const rules = Object.entries<FieldRule>(rulesOf<Record<string, unknown>>(ROW_SCHEMAS[kind]))
    assert.deepEqual(
      rules.map(([name]) => name),
      Object.keys(ROW_SCHEMAS[kind].shape),
    )
    const closed = rules.filter(([, seen]) => seen.some((one) => one !== 'public'))
    return closed.map(([name, seen]) => `${kind}.${name} ${[...new Set(seen)].join(' or ')}`)
  })
  assert.deepEqual(notOpen.sort(), NOT_OPEN)
  // @ts-expect-error a field that nobody judged
  assert.ok(record({ id, words }))
})

test('[C177] a model that reads is named with its address, and what it read by hashes', () => {
  const { url: _url, model: _model, host: _host, digest: _digest, ...bare } = ROWS.reader_setting
  assert.deepEqual(checkRow('reader_setting', { ...bare, state: 'off' }), [])
  assert.deepEqual(
    checkRow('reader_setting', bare).map(({ code, field }) => `${code} ${field}`),
    ['field_missing url', 'field_missing model'],
  )
  assert.deepEqual(found('reader_setting', { digest: 'x' }), ['hash_malformed digest'])
  for (const field of ['textHash', 'prompt', 'digest'])
    assert.deepEqual(found('model_reading', { [field]: 'x' }), [`hash_malformed ${field}`])
})

test('[C178] roles are held once, and what proves somebody is whole and kept by digests', () => {
  const roles = [{ role: 'viewer' }, { role: 'viewer', group: 'gr_1' }, { role: 'viewer' }]
  assert.deepEqual(found('account', { roles }), ['id_repeated roles[2]'])
  assert.deepEqual(found('credential', { digests: ['x'] }), ['hash_malformed digests[0]'])
  const { until: _, digests: __, key: ___, operations: ____, ...bare } = ROWS.credential
  const missing = (kind: 'invitation' | 'passkey' | 'recovery' | 'program') =>
    checkRow('credential', { ...bare, kind }).map(({ field }) => field)
  assert.deepEqual(missing('invitation'), ['digests', 'until'])
  assert.deepEqual([missing('passkey'), missing('recovery')], [['key'], ['digests']])
  assert.deepEqual(missing('program'), ['digests', 'until', 'operations'])
})

test('[C186] a step of a review says whom it is assigned to, or what was decided', () => {
  const { reviewers: _reviewers, decision: _decision, ...bare } = ROWS.review_step
  const missing = (step: 'submitted' | 'assigned' | 'decided' | 'settled') =>
    checkRow('review_step', { ...bare, step }).map(({ field }) => field)
  assert.deepEqual(missing('submitted'), [])
  assert.deepEqual(missing('assigned'), ['reviewers'])
  assert.deepEqual([missing('decided'), missing('settled')], [['decision'], ['decision']])
  assert.deepEqual(found('review_step', { due: '2031-13-01' }), ['date_impossible due'])
  for (const item of ['lineage R1', 'claim c1', 'lineage R1 R2 R3', 'speaker  a', 'other a b'])
    assert.deepEqual(found('review_step', { item }), ['wrong_type item'], item)
})

test('[C74] a document has hashes, a language, real dates, and its own boilerplate', () => {
  assert.deepEqual(found('document', { bytesHash: 'A'.repeat(64) }), ['hash_malformed bytesHash'])
  assert.deepEqual(found('document', { textHash: 'a' }), ['hash_malformed textHash'])
  assert.deepEqual(found('document', { language: 'en_US!' }), ['language_malformed language'])
  assert.deepEqual(found('document', { captured: '2031-05-12' }), ['instant_malformed captured'])
  const back = { earliest: '2031-12-31', latest: '2031-01-01' }
  assert.deepEqual(found('document', { published: back, covers: back }), [
    'time_order published',
    'time_order covers',
  ])
  assert.deepEqual(found('document', {}, { text: 'Sign up' }), [])
  assert.deepEqual(found('document', {}, { text: 'Sing up' }), ['quote_mismatch boilerplate[0]'])
})

test('[C75] no row relates a thing to itself, and its targets are known', () => {
  assert.deepEqual(found('document_relation', { to: 'doc-1' }), ['relation_to_self to'])
  assert.deepEqual(found('claim_relation', { to: 'c3' }), ['relation_to_self to'])
  assert.deepEqual(found('agent_relation', { b: 'anon:1' }), ['relation_to_self b'])
  const claimIds = new Set(['c2', 'c5'])
  assert.deepEqual(found('claim_relation', {}, { claimIds }), ['relation_target_missing from'])
  assert.deepEqual(found('claim_status', { claim: 'c9' }, { claimIds }), [
    'relation_target_missing claim',
  ])
  assert.deepEqual(found('event_link', { claim: 'c9' }, { claimIds }), [
    'relation_target_missing claim',
  ])
  assert.deepEqual(found('document_relation', {}, { documentIds: new Set(['doc-1']) }), [
    'relation_target_missing to',
  ])
})

test('[C76] dates and numbers of rows are possible', () => {
  assert.deepEqual(found('claim_status', { on: '2022-02-30' }), ['date_impossible on'])
  const period = { earliest: '2031-02-30', latest: '2031-03-01' }
  assert.deepEqual(found('event', { period }), ['date_impossible period.earliest'])
  assert.deepEqual(found('grade', { topic: { period } }), ['date_impossible topic.period.earliest'])
  for (const containment of ['1.01', '-0.1', '1e-1', ''])
    assert.deepEqual(found('document_relation', { containment }), [
      'value_out_of_range containment',
    ])
  assert.deepEqual(found('place', { latitude: '90.1', longitude: '181' }), [
    'value_out_of_range latitude',
    'value_out_of_range longitude',
  ])
})

test('[C115] a saved query is a question or a search that asks something', () => {
  assert.deepEqual(found('query', { kind: 'figure' }), ['unknown_value kind'])
  assert.deepEqual(found('query', { state: 'gone' }), ['unknown_value state'])
  assert.deepEqual(found('query', { name: '' }), ['text_empty name'])
  assert.deepEqual(found('query', { query: {} }), ['list_empty query'])
  assert.deepEqual(found('query', { query: { act: '' } }), ['text_empty query.act'])
  assert.deepEqual(found('query', { query: { act: ['arrest'] } }), ['wrong_type query.act'])
  const words = found('query', { query: { 'words of a person': '' } })
  assert.deepEqual(words, ['text_empty query.[name]'])
})

test('[C116] a decision names a claim when one came of it, and none when none did', () => {
  const bare = { ...ROWS.proposal_decision, claim: undefined }
  const { claim: _, ...rejected } = { ...bare, decision: 'rejected' as const }
  assert.deepEqual(checkRow('proposal_decision', rejected), [])
  assert.deepEqual(found('proposal_decision', { decision: 'rejected' }), ['unknown_field claim'])
  const { claim: __, ...accepted } = { ...bare, decision: 'accepted' as const }
  const missing = checkRow('proposal_decision', accepted).map((f) => `${f.code} ${f.field}`)
  assert.deepEqual(missing, ['field_missing claim'])
  assert.deepEqual(found('proposal_decision', { decision: 'held' }), ['unknown_value decision'])
})

test('[C86] an undo names its change by a leaf in plain digits', () => {
  for (const change of ['0', '7', '1000000']) assert.deepEqual(found('undo', { change }), [])
  for (const change of ['-1', '1.5', '01', '1e3', ' 1', 'seven', '9'.repeat(16)])
    assert.deepEqual(found('undo', { change }), ['value_not_integer change'], change)
})

test('[C46] an anonymous agent without a document is found among rows, too', () => {
  assert.deepEqual(found('agent', { scope: undefined }), ['anonymous_without_scope scope'])
  assert.deepEqual(found('agent', { name: { 'a b': 'x' } }), ['language_malformed name'])
})

test('[C74] language tags have the form of BCP 47', () => {
  for (const tag of ['en', 'ko-KR', 'zh-Hant-TW', 'und']) assert.deepEqual(checkLanguage(tag), [])
  for (const tag of ['', 'e', 'en_US', '-en', '__proto__', 'english please'])
    assert.equal(checkLanguage(tag).length, 1)
})

test('[C69] a row that has not its shape is not written', () => {
  assert.throws(() => rowToJson('grade', { agent: 'a', grade: 'Z' as 'A' }), TypeError)
})

test('[C74] a document that is a web archive keeps what that says of itself, and no more', () => {
  const page = { url: 'https://reed.example/', at: '2026-01-02T03:04:05Z', source: 'record' }
  const archive = {
    version: '1.1.1',
    files: 5,
    records: 2,
    digests: 4,
    unchecked: 0,
    pages: [page],
  }
  assert.deepEqual(found('document', { archive }), [])
  const proof = { kind: 'wacz-domain', status: 'invalid', checks: ['hash_differs'], at: '2026' }
  assert.deepEqual(found('document', { archive: { ...archive, proof } }), [
    'instant_malformed archive.proof.at',
  ])
  assert.deepEqual(found('document', { archive: { ...archive, odd: 1, pages: [] } }), [
    'list_empty archive.pages',
    'unknown_field archive.odd',
  ])
})

test('[C179] a record belongs to a group once', () => {
  const row = { kind: 'document' as const, record: 'R1', groups: ['gr_1', 'gr_2', 'gr_1'] }
  assert.deepEqual(checkRow('belonging', row), [{ code: 'id_repeated', field: 'groups[2]' }])
  assert.deepEqual(checkRow('belonging', { ...row, groups: [] }), [])
})
