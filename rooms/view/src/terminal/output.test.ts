import assert from 'node:assert/strict'
import test from 'node:test'
import { LANGUAGES } from '@tumen/words'
import { outputText } from './output.ts'
import { textWidth } from './text-width.ts'

const stored = { recorded: '2022-07-16T09:00:00Z', by: 'doc-1', leaf: 7 }
const row = (id: string, sensitivity: string, words: string) => ({
  claim: {
    id,
    doc: 'R07',
    kind: 'quantity',
    sensitivity,
    quote: [{ start: 4, end: 4 + words.length, text: words }],
    proposition: { act: 'detention', polarity: 'affirmed', text: 'x' },
    quantity: { op: 'at_least', value: 52, unit: 'persons', measure: 'stock' },
    places: [{ name: 'Liaoning', role: 'custody' }],
    times: [{ role: 'as_of', earliest: '2022-07-01', latest: '2022-07-31' }],
    chain: [
      { agent: 'dawn-ferry', label: 'Dawn Ferry', anonymity: 'named' },
      { agent: 'S-01', label: 'the neighbour of the mill', anonymity: 'unnamed' },
    ],
    modality: 'asserted',
    asserted: { earliest: '2022-07-15', latest: '2022-07-15' },
    published: '2022-07-15',
  },
  state: 'counts',
  statuses: [{ claim: id, status: 'accepted', reason: 'checked', ...stored }],
  relations: [{ from: id, type: 'revises', to: 'R01a', ...stored }],
  events: [{ claim: id, event: 'CG18', role: 'part', ...stored }],
  ...stored,
})

test('[V63] lists print labels, fit 80 columns, and keep restricted words out', () => {
  const claims = [
    row('R07a', 'public', 'at least 52'),
    row('R07b', 'restricted', 'behind the mill'),
  ]
  for (const language of LANGUAGES) {
    const lines = outputText(language, 'claim.list', { claims, next: 'R07b' })
    const text = lines.join('\n')
    assert.ok(lines.every((line) => textWidth(line) <= 80))
    assert.ok(!text.includes('behind the mill'))
    assert.ok(text.includes('[restricted]') && text.includes('--after R07b'))
  }
  assert.match(outputText('ko', 'claim.list', { claims }).join('\n'), /구금\s+최소 52명/)
  assert.deepEqual(outputText('en', 'claim.list', { claims: [] }), ['Nothing here yet.'])
})

test('[V63] documents, speakers, places and events by their own columns', () => {
  const documents = [
    {
      id: 'R07',
      title: '돌방아 마을',
      published: { earliest: '2022-07-15', latest: '2022-07-15' },
      language: 'ko',
      sensitivity: 'public',
    },
  ]
  assert.match(
    outputText('en', 'document.list', { documents })[2] ?? '',
    /^R07 {2}2022-07-15 {2}ko/,
  )
  const agents = [{ id: 'S-01', kind: 'person', anonymity: 'unnamed', scope: 'R07' }]
  const relations = [{ a: 'S-01', b: 'S-02', relation: 'possible', reason: 'style', ...stored }]
  const listed = outputText('en', 'agent.list', { agents, relations }).join('\n')
  assert.match(listed, /Who is the same/)
  assert.match(listed, /S-01 +S-02 +possibly the same/)
  const names = { en: 'Liaoning', ko: '랴오닝성', zh: '辽宁省' }
  const places = [{ id: 'CN/LN', level: 'adm1', names }]
  assert.match(
    outputText('zh', 'place.find', { places }).join('\n'),
    /辽宁省 · Liaoning · 랴오닝성/,
  )
  const events = [{ id: 'CG18', title: 'Cloud Gate', act: 'arrest' }]
  assert.match(
    outputText('en', 'event.list', { events }).join('\n'),
    /CG18 {2}Arrest {2}Cloud Gate/,
  )
})

test('[V64] a claim with its words and rows; restricted words for whoever was let in', () => {
  const open = outputText('en', 'claim.show', row('R07b', 'restricted', 'behind the mill')).join(
    '\n',
  )
  assert.match(open, /“behind the mill”/)
  assert.match(open, /accepted +checked/)
  assert.match(open, /CG18 +counts some of them/)
  const sealed = outputText('en', 'claim.show', row('R07c', 'sealed', 'behind the mill')).join('\n')
  assert.ok(!/mill/.test(sealed) && sealed.includes('[sealed]'), sealed)
})

test('[V68] other answers print every field, lists and nested ones too', () => {
  const output = { id: 'cl_1', added: 3, replayed: false, log: { size: 16 }, missing: null }
  assert.deepEqual(outputText('en', 'claim.import', output, { plain: true }), [
    'id: cl_1',
    'added: 3',
    'replayed: no',
    'log: log entries: 16',
  ])
  assert.deepEqual(outputText('ko', 'place.import', {}), ['완료'])
})

test('[V69] search hits mark the found words', () => {
  const hits = [
    {
      document: { id: 'R09', title: '한강일보', published: { earliest: '2022-08-07' } },
      snippets: [{ before: '주민들은 ', match: '강제북송', after: '됐다고' }],
    },
    { document: 'R10', text: '据传教士说，强制遣返已经开始', matches: [{ start: 6, end: 10 }] },
  ]
  const counts = { mode: 'as_written', asWritten: 2, allSpellings: 7, more: 5 }
  const claims = [row('R07a', 'public', 'at least 52')]
  const text = outputText('en', 'search', { ...counts, hits, claims }).join('\n')
  assert.match(text, /as written: 2\nwith all scripts and spellings: 5 more/)
  assert.match(text, /R09 {2}2022-08-07 {2}한강일보\n {2}주민들은 «강제북송»됐다고/)
  assert.match(text, /«强制遣返»已经开始/)
  assert.match(text, /Claims\nid +act/)
  const spellings = [{ term: '홍송교', names: ['Red Pine Bridge'] }]
  const all = { mode: 'all_spellings', allSpellings: 7, hits, spellings }
  assert.match(outputText('ko', 'search', all).join('\n'), /홍송교 = Red Pine Bridge/)
  assert.deepEqual(outputText('en', 'search', { hits: [] }), ['Nothing found.'])
})

test('[V63] changes, histories, moments, saved questions and relays by their own columns', () => {
  const change = { ...stored, leaf: 9, operation: 'claim.amend', subject: 'c2', undone: true }
  const changes = outputText('en', 'change.list', { changes: [change], next: 9 }).join('\n')
  assert.match(changes, /Claim amended +c2 +doc-1 +undone/)
  assert.match(changes, /--before 9/)
  const secret = { path: 'quote[0].text', before: 'behind the mill', after: 'at the mill' }
  const value = { path: 'quantity.value', before: 52, after: 60 }
  const rows = [{ table: 'claim', id: 'c2', ...change, changes: [secret, value] }]
  const history = outputText('ko', 'record.history', { rows, truncated: true }).join('\n')
  assert.match(history, /quote\[0\]\.text, quantity\.value: 52 → 60/)
  assert.ok(!history.includes('mill') && history.includes('일부만'))
  const low = { value: 52, marks: [], from: { rule: 'stated', claims: ['c2'] } }
  const moment = { on: '2022-08-01', low, best: low, high: null, open: true, strictLow: false }
  const told = { ...moment, status: 'single_origin', entered: 1, left: 0 }
  const question = { act: 'detention', unit: 'families' }
  const moments = outputText('en', 'figure.moments', { question, moments: [told] }).join('\n')
  assert.match(moments, /2022-08-01 +Low: 52 families/)
  const query = {
    id: 'qu_1',
    name: 'Held',
    by: 'ana-1',
    query: { act: 'detention', at: '2022-07' },
  }
  const saved = outputText('zh', 'query.list', { queries: [query] }).join('\n')
  assert.match(saved, /--act detention --at 2022-07/)
  const edges = [{ from: 'harbour', to: 'S-01', documents: 2, claims: 4 }]
  assert.match(outputText('en', 'agent.relays', { edges }).join('\n'), /harbour +S-01 +2 +4/)
})
