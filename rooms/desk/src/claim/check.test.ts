// Checking a claim before it is recorded: the same understanding, every problem at once.
import assert from 'node:assert/strict'
import test from 'node:test'
import { addReport, HELD, openFixture, REPORT, refused } from '../../fixture/desk.ts'
import { numberWords } from './number-words.ts'

interface Checked {
  understood: Record<string, unknown> & {
    quote?: { start: number; end: number; text: string }[]
    quantity?: { op: string; value?: number; measure: string; span?: { text: string } }
    places: { role: string; gazetteer?: string }[]
    times: { role: string; earliest: string; latest: string }[]
    chain?: { agent: string; label: string; anonymity: string }[]
  }
  problems: { code: string; field?: string; details: Record<string, unknown>[] }[]
  reading?: string
  counts?: boolean
  wordsAt: { offset: number; before: string; match: string; after: string }[]
  numberWords?: string
  places: { field: string; candidates: { id: string; path: string[] }[] }[]
  speakers: { field: string; isNew: boolean; candidates: { id: string }[] }[]
}

const fixture = await openFixture()
await addReport(fixture)
const check = (input: object, who: 'own' | 'doc' = 'own') =>
  fixture.ask<Checked>(who, 'claim.check', { ...HELD, ...input })
const codesOf = ({ problems }: Checked) => problems.map(({ code, field }) => `${code} ${field}`)

test('[D111] a check says field by field what claim.record then stores', async () => {
  const whole = {
    chain: ['harbour', 'a missionary'],
    anonymity: 'anonymous_on_request',
    said: '2022-04-28',
    affected: 'people',
  }
  const { understood, problems, reading, counts } = await check(whole)
  assert.deepEqual(problems, [])
  const { id } = await fixture.ask<{ id: string }>('own', 'claim.record', { ...HELD, ...whole })
  const { claim } = await fixture.ask<{ claim: Record<string, unknown> }>('own', 'claim.show', {
    id,
  })
  const { id: _, extraction: __, origin, chain, ...stored } = claim
  const { chain: drafted, ...rest } = understood
  assert.deepEqual(rest, stored)
  const named = (chain as { agent: string }[]).map((link, n) =>
    n === 1 ? { ...link, agent: '' } : link,
  )
  assert.deepEqual(drafted, named)
  assert.equal(reading?.startsWith('at_least 52 persons, detention, custody CN/LN'), true)
  assert.equal(counts, true)
  assert.equal(typeof origin, 'string')
})

test('[D111] what is left empty is filled in as it would be stored', async () => {
  const { understood } = await check({})
  assert.equal(understood.quantity?.measure, 'stock')
  assert.deepEqual(
    [understood.places[0]?.role, understood.modality, understood.sensitivity, understood.kind],
    ['custody', 'asserted', 'public', 'quantity'],
  )
  assert.deepEqual(understood.asserted, { earliest: '2022-04-29', latest: '2022-04-29' })
})

test('[D112] nothing is stored by a check, and new speakers have no id yet', async () => {
  const before = await fixture.size()
  const { understood, speakers } = await check({
    chain: ['harbour', 'a nurse'],
    anonymity: 'anonymous_on_request',
  })
  assert.equal(await fixture.size(), before)
  assert.deepEqual(speakers, [{ field: 'chain.1', isNew: true, candidates: [] }])
  assert.equal(understood.chain?.[1]?.agent, '')
  const { agents } = await fixture.ask<{ agents: unknown[] }>('own', 'agent.list', {
    name: 'nurse',
  })
  assert.deepEqual(agents, [])
})

test('[D113] all problems come at once, and the other fields are understood all the same', async () => {
  const checked = await check({
    quote: ['these words are not there'],
    act: undefined,
    number: 'at least 52',
    chain: ['harbour', 'nobody known'],
    said: '2022-02-30',
    place: 'Atlantis',
    places: [{ place: 'China' }, { place: 'Lemuria' }],
    at: 'in spring',
    since: '2022-03',
  })
  assert.deepEqual(codesOf(checked), [
    'quote-not-found quote.0',
    'invalid-input act',
    'unknown-agent chain.1',
    'impossible-date said',
    'unknown-place place',
    'unknown-place places.1.place',
    'findings at',
  ])
  const { quantity, places, times, quote } = checked.understood
  assert.deepEqual([quantity?.op, quantity?.value, quantity?.span], ['at_least', 52, undefined])
  assert.deepEqual(
    places.map(({ gazetteer }) => gazetteer),
    ['CN'],
  )
  assert.deepEqual(
    times.map(({ role }) => role),
    ['since'],
  )
  assert.equal(quote, undefined)
  assert.equal(checked.reading, undefined)
})

test('[D113] claim.record refuses with the first problem of the check', async () => {
  const cases = [
    { quote: undefined },
    { quote: ['people were'], number: undefined },
    { act: undefined },
    { number: 'quite a few' },
    { number: 'at least 99' },
    { chain: ['nobody'] },
    { said: '2022-02-30' },
    { place: 'Atlantis' },
    { at: '2022-13' },
    { sensitivity: 'sealed' },
    { relations: [{ type: 'restates', to: 'not-there' }] },
    { said: '2023-01-01' },
  ]
  for (const input of cases) {
    const [first] = (await check(input)).problems
    const refusal = await refused(fixture.ask('own', 'claim.record', { ...HELD, ...input }))
    const name = JSON.stringify(input)
    assert.deepEqual([first?.code, first?.field], [refusal.code, refusal.field], name)
    assert.deepEqual(first?.details, refusal.details, name)
  }
})

test('[D114] words that stand twice are told with what stands around them', async () => {
  const twice = await check({ quote: ['people were'], number: undefined })
  assert.deepEqual(codesOf(twice), ['quote-ambiguous quote.0'])
  assert.deepEqual(
    twice.wordsAt.map(({ offset, match }) => [offset, match]),
    [REPORT.indexOf('people were'), REPORT.lastIndexOf('people were')].map((at) => [
      at,
      'people were',
    ]),
  )
  assert.ok(twice.wordsAt[1]?.before.endsWith('About 80 '))
  const chosen = await check({
    quote: ['people were'],
    number: undefined,
    offset: REPORT.lastIndexOf('people were'),
  })
  assert.deepEqual(codesOf(chosen), [])
  assert.equal(chosen.wordsAt.length, 2)
})

test('[D115] of a name that several bear, the check gives those who bear it', async () => {
  for (const id of ['kim-1', 'kim-2'])
    await fixture.ask('own', 'agent.record', { id, kind: 'person', name: { en: 'Kim' } })
  await fixture.ask('own', 'place.import', {
    places: ['CN/LN/MILL', 'CN/JL/MILL'].map((id) => ({
      id,
      level: 'settlement',
      names: { en: 'The mill' },
    })),
  })
  const { places, speakers } = await check({ chain: ['harbour', 'Kim'], place: 'the mill' })
  assert.deepEqual(
    speakers.map(({ field, candidates }) => [field, candidates.map(({ id }) => id)]),
    [['chain.1', ['kim-1', 'kim-2']]],
  )
  assert.deepEqual(
    places.map(({ field, candidates }) => [field, candidates.map(({ id }) => id).sort()]),
    [['place', ['CN/JL/MILL', 'CN/LN/MILL']]],
  )
  assert.deepEqual(places[0]?.candidates[0]?.path.slice(0, 1), ['China'])
})

test('[D1103] one field names several places, each in the role that is said', async () => {
  const { understood, problems, places } = await check({
    ...{ place: 'Liaoning; 吉林；Atlantis', placeRole: 'custody', placeAsWritten: true },
  })
  assert.deepEqual(problems, [])
  assert.deepEqual(places, [])
  assert.deepEqual(
    understood.places.map(({ role, gazetteer }) => [role, gazetteer]),
    [
      ['custody', 'CN/LN'],
      ['custody', 'CN/JL'],
      ['custody', undefined],
    ],
  )
  const unknown = await check({ place: 'Liaoning; Atlantis' })
  assert.deepEqual(codesOf(unknown), ['unknown-place place'])
})

test('[D116] a speaker of a document that the asker may not read is not there', async () => {
  await addReport(fixture, 'R9', { sensitivity: 'restricted' })
  const hidden = {
    document: 'R9',
    chain: ['harbour', 'SECRET nurse'],
    anonymity: 'anonymous_on_request',
  }
  const { id } = await fixture.ask<{ id: string }>('own', 'claim.record', { ...HELD, ...hidden })
  const { claim } = await fixture.ask<{ claim: { origin: string } }>('own', 'claim.show', { id })
  const guess = { chain: ['harbour', claim.origin], text: 'other words' }
  assert.deepEqual(codesOf(await check(guess, 'doc')), ['unknown-agent chain.1'])
  assert.ok(!JSON.stringify(await check(guess, 'doc')).includes('SECRET'))
  const refusal = await refused(fixture.ask('doc', 'claim.record', { ...HELD, ...guess }))
  assert.equal(refusal.code, 'unknown-agent')
  // Whoever may read the document sees the same speaker.
  assert.deepEqual(codesOf(await check(guess)), [])
})

test('[D116] the same statement is named to whoever may read it, and to nobody else', async () => {
  const said = { at: '2022-03' }
  await fixture.ask('own', 'claim.record', {
    ...HELD,
    ...said,
    id: 'hidden-same',
    sensitivity: 'restricted',
  })
  assert.deepEqual(codesOf(await check(said)), ['duplicate-claim quote'])
  assert.deepEqual(codesOf(await check(said, 'doc')), [])
  assert.deepEqual(codesOf(await check({ ...said, amends: 'hidden-same' })), [])
})

test('[D117] the one number of the words is proposed, with its hedge, and no number in doubt', () => {
  const cases: [string, string, string | undefined][] = [
    ['at least 52 people were held in Liaoning', 'en', 'at least 52 people'],
    ['In July 2022 about 80 people were arrested', 'en', 'about 80 people'],
    ['About 80 people were arrested, at least 52 of them in Liaoning', 'en', undefined],
    ['It happened in 2022', 'en', undefined],
    ['some have been sent back', 'en', undefined],
    ['All of them were held', 'en', undefined],
    ['dozens of people were held', 'en', 'dozens of people'],
    ['랴오닝성에 약 60명이 구금되어 있다', 'ko', '약 60명'],
    ['辽宁关押着三百多人', 'zh', '三百多人'],
    ['nobody counted', 'en', undefined],
    ['', 'en', undefined],
  ]
  for (const [text, language, words] of cases)
    assert.equal(numberWords(text, language), words, text)
})

test('[D117] a check proposes the number of the quotation', async () => {
  const { numberWords: words } = await check({ number: undefined })
  assert.equal(words, 'at least 52 people')
  assert.equal((await check({ quote: undefined })).numberWords, undefined)
})

test('[D118] only a document that is not there refuses a check', async () => {
  for (const document of ['R9', 'no-such-document']) {
    const refusal = await refused(fixture.ask('doc', 'claim.check', { ...HELD, document }))
    assert.deepEqual(
      [refusal.code, refusal.field, refusal.details],
      ['unknown-document', 'document', []],
    )
  }
  const refusal = await refused(fixture.ask('vie', 'claim.check', HELD))
  assert.equal(refusal.code, 'not-allowed')
})
