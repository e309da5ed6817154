// Questions: what can be asked, what is decided before the calculation, and what comes back.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Figure, FigureDifference, Question } from '@tumen/figure'
import { addReport, HELD, openFixture, refused } from '../../fixture/desk.ts'
import type { TakenClaim } from '../claim/taken.ts'

const fixture = await openFixture()
await addReport(fixture)
const group = { affected: 'people', population: 'KP' }
await fixture.ask('own', 'claim.record', { ...HELD, ...group, id: 'held' })
fixture.now.day = '2022-06-01'
await addReport(fixture, 'R2')
const { number: _, ...held } = HELD
const exactly = { op: 'about', value: 60, document: 'R2', chain: ['harbour', 'a nurse'] }
const anonymity = { anonymity: 'unnamed' }
await fixture.ask('own', 'claim.record', {
  ...held,
  ...group,
  ...exactly,
  ...anonymity,
  id: 'more',
})

interface Answer {
  question: Question
  figure: Figure
  quotes: Record<string, { numberSpan: { text: string } | null; chain: { agent: string }[] }>
  knownOn: string
  knownBy: string
  placeNames: Record<string, Record<string, string>>
  context?: Record<string, { before: string; after: string; title: string; taken?: TakenClaim }>
}
const QUESTION = { act: 'detention', place: 'CN/LN', at: '2022-04' }
const ask = (input: object) => fixture.ask<Answer>('own', 'figure.ask', input)
const refusedAsk = (input: object) => refused(fixture.ask('own', 'figure.ask', input))

test('[D39] a place may be asked by any name, a time by EDTF; the answer says what was asked', async () => {
  const named = { act: 'detention', place: '요녕성', at: '2022-04' }
  const { question, placeNames, knownOn, knownBy } = await ask(named)
  assert.deepEqual([question.place, question.at], ['CN/LN', '2022-04-30'])
  assert.deepEqual(Object.keys(placeNames), ['CN', 'CN/LN', 'KP'])
  assert.equal(placeNames['CN/LN']?.zh, '辽宁省')
  // Without a day the answer is as known today, so that it can be asked again.
  assert.deepEqual([knownOn, knownBy, question.known.on], ['2022-06-01', 'recorded', '2022-06-01'])
  const period = await ask({ act: 'arrest', place: 'CN', period: '2022-01/2022-03' })
  assert.deepEqual([period.question.from, period.question.to], ['2022-01-01', '2022-03-31'])
})

test('[D39] what cannot be asked is refused by field', async () => {
  const cases: [object, string, string][] = [
    [{ act: 'arrest', from: '2022-01' }, 'question-incomplete', 'to'],
    [{ act: 'arrest', to: '2022-01' }, 'question-incomplete', 'from'],
    [{ ...QUESTION, period: '2022' }, 'question-incomplete', 'period'],
    [{ ...QUESTION, event: 'e' }, 'question-incomplete', 'event'],
    [{ act: 'arrest', event: 'e' }, 'unknown-event', 'event'],
    [{ act: 'arrest', from: '2022-02', to: '2022-01' }, 'impossible-date', 'to'],
    [{ ...QUESTION, at: '2022-02-30' }, 'impossible-date', 'at'],
    [{ ...QUESTION, asKnownOn: '2022-06-02' }, 'impossible-date', 'asKnownOn'],
    [{ act: 'detention', place: 'Lioaning' }, 'unknown-place', 'place'],
  ]
  for (const [input, code, field] of cases) {
    const refusal = await refusedAsk(input)
    assert.deepEqual([refusal.code, refusal.field], [code, field])
  }
  assert.equal((await refusedAsk({ act: 'theft' })).code, 'invalid-input')
})

test('[D40] a question without a population takes the one that all its claims name', async () => {
  const { question, figure } = await ask(QUESTION)
  assert.equal(question.population, 'KP')
  assert.deepEqual([figure.low?.value, figure.best?.value, figure.high?.value], [52, 60, 60])
  assert.equal((await ask({ ...QUESTION, at: '2020-04' })).question.population, undefined)
  const other = await ask({ ...QUESTION, population: 'RU' })
  assert.equal(other.figure.status, 'no_data')
})

test('[D558] a population is a name or a path, or what claims call it; else it is refused', async (t) => {
  const desk = await openFixture()
  t.after(desk.close)
  await addReport(desk)
  const asked = async (population: string, more: object = QUESTION) =>
    (await desk.ask<Answer>('own', 'figure.ask', { ...more, population })).question.population
  assert.equal(await asked('KP'), 'KP')
  assert.equal(await asked('North Korea'), 'KP')
  for (const population of ['Martians', 'North Koreans', 'pop:crossers']) {
    const { code, field } = await refused(asked(population))
    assert.deepEqual([code, field], ['unknown-place', 'population'], population)
  }
  const own = { ...HELD, affected: 'people', population: 'pop:crossers/women', id: 'crossed' }
  await desk.ask('own', 'claim.record', own)
  assert.equal(await asked('pop:crossers/women'), 'pop:crossers/women')
  assert.equal(await asked('pop:crossers', { act: 'arrest', at: '2020-04' }), 'pop:crossers')
  await desk.ask('own', 'claim.record', { ...own, population: 'South Korea', id: 'south' })
  assert.equal(await asked('South Korea'), 'South Korea')
  assert.equal(await asked('South Korea', { act: 'arrest', at: '2020-04' }), 'KR')
})

test('[D41] the quotes are those of the claims that the explanation names, with their number', async () => {
  const { quotes, figure } = await ask(QUESTION)
  const { used, leftOut, beside } = figure.explanation
  const named = [...used, ...leftOut, ...beside].map(({ claim }) => claim).sort()
  assert.deepEqual(Object.keys(quotes).sort(), named)
  assert.equal(quotes.held?.numberSpan?.text, 'at least 52')
  assert.deepEqual(quotes.more?.chain[0]?.agent, 'harbour')
})

test('[D41] figure.explain adds the words around each quotation', async () => {
  const { context } = await fixture.ask<Answer>('own', 'figure.explain', QUESTION)
  assert.match(context?.held?.before ?? '', /said on Friday that $/)
  assert.match(context?.held?.after ?? '', /^\. About 80 people/)
  assert.equal(context?.held?.title, 'Report R1')
})

test('[D41] figure.explain reads the words of the first claims only, when so many are asked', async () => {
  const explained = (more: object) =>
    fixture.ask<Answer>('own', 'figure.explain', { ...QUESTION, ...more })
  const whole = await explained({})
  const { used } = whole.figure.explanation
  for (const usedFrom of [0, 1]) {
    const { context, quotes, ...short } = await explained({ most: 1, usedFrom })
    const { context: _, quotes: allQuotes, ...all } = whole
    assert.deepEqual(short, all)
    for (const [claim, quote] of Object.entries(quotes)) assert.deepEqual(quote, allQuotes[claim])
    for (const claim of Object.keys(context ?? {})) assert.ok(claim in quotes, claim)
    const first = used[usedFrom]?.claim ?? ''
    assert.deepEqual(context?.[first], whole.context?.[first])
    for (const [claim, words] of Object.entries(context ?? {}))
      assert.deepEqual(words, whole.context?.[claim])
  }
  assert.deepEqual((await explained({ most: 1000 })).context, whole.context)
})

test('[D41] figure.explain says what the reckoning took from each claim', async () => {
  const taken = async (input: object) =>
    (await fixture.ask<Answer>('own', 'figure.explain', input)).context?.more?.taken
  const expected = {
    number: { op: 'about', value: 60 },
    at: '2022-04-30',
    places: ['CN/LN'],
    known: '2022-06-01',
  }
  assert.deepEqual(await taken(QUESTION), expected)
  const published = await taken({ ...QUESTION, knownBy: 'published' })
  assert.notEqual(published?.known, '2022-06-01')
})

test('[D42] figure.diff says what entered, what moved, and because of which claim', async () => {
  const input = { ...QUESTION, before: '2022-05-31' }
  const answer = await fixture.ask<{
    before: { knownOn: string; high: unknown }
    after: { knownOn: string; high: { value: number } }
    difference: FigureDifference
    quotes: object
  }>('own', 'figure.diff', input)
  assert.deepEqual([answer.before.knownOn, answer.after.knownOn], ['2022-05-31', '2022-06-01'])
  assert.deepEqual([answer.before.high, answer.after.high.value], [null, 60])
  assert.deepEqual(answer.difference.entered, ['more'])
  const high = answer.difference.endpoints.find(({ end }) => end === 'high')
  assert.deepEqual(high?.causes, ['more'])
  assert.ok('more' in answer.quotes)
})

test('[D42] between two equal dates nothing has moved', async () => {
  const input = { ...QUESTION, asKnownOn: '2022-05-20', before: '2022-05-10' }
  const { difference } = await fixture.ask<{ difference: FigureDifference }>(
    'own',
    'figure.diff',
    input,
  )
  for (const moved of Object.values(difference)) assert.deepEqual(moved, [])
  assert.deepEqual(Object.keys(difference).length, 6)
})

test('[D550] between the steps of an answer others have their turn, and it can be cancelled', async () => {
  const stop = new AbortController()
  const told: number[] = []
  let turns = 0
  let isOver = false
  const turn = () => {
    turns++
    if (!isOver) setImmediate(turn)
  }
  setImmediate(turn)
  const report = (_: string, done: number) => {
    told.push(turns)
    if (done === 2) stop.abort()
  }
  const progress = { signal: stop.signal, report }
  assert.equal(
    (await refused(fixture.ask('own', 'figure.ask', QUESTION, { progress }))).code,
    'cancelled',
  )
  assert.ok(told.length >= 3 && new Set(told).size === told.length)
  isOver = true
})
