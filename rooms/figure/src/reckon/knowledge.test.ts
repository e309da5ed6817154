// What is known on a day, by which clock (F60–F62).
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Case } from '../case/case.ts'
import { ask, madeInput, rangeOf, say } from '../case/made-case.test.ts'
import { reckon } from './reckon.ts'

const E = { event: 'E' }
const activist = say('a', { ...E, op: 'at_least', value: 39, pub: '2019-07-15', rec: '2019-07-16' })
const missionary = say('m', {
  ...E,
  op: 'about',
  value: 60,
  pub: '2019-08-07',
  rec: '2019-10-02',
  retracted: '2019-10-20',
})
const claims = [activist, missionary]
const known = (knownAt: string, knownBy: 'published' | 'recorded'): Partial<Case> => ({
  knownAt,
  knownBy,
})

test('[F60] by publication what the world could know, by recording what the ledger knew', () => {
  assert.deepEqual(rangeOf(ask(claims, known('2019-09-01', 'published'))), [39, 60, 60])
  assert.deepEqual(rangeOf(ask(claims, known('2019-09-01', 'recorded'))), [39, 39, null])
})

test('[F60] a claim is known on its very day, and recorded when published if nothing is said', () => {
  assert.equal(ask(claims, known('2019-07-15', 'published')).low?.value, 39)
  assert.equal(ask(claims, known('2019-07-14', 'published')).low, null)
  const { rec: _, ...unrecorded } = activist
  assert.equal(ask([unrecorded], known('2019-07-15', 'recorded')).low?.value, 39)
})

test('[F60] days count to their end, also when an instant is given', () => {
  const at = { ...activist, rec: '2019-07-16T21:00:00Z' }
  assert.equal(ask([at], known('2019-07-16', 'recorded')).low?.value, 39)
})

test('[F60] rows about agents and documents are knowledge, too', () => {
  const { question, evidence } = madeInput([activist, { ...missionary, chain: ['d', 'm'] }], {
    anon: ['a', 'm'],
    different: [['a', 'm', '2019-09-01']],
  })
  const documentRows = [{ from: 'd', to: 'a-report', kind: 'reprint_of', on: '2019-09-01' }]
  const on = (day: string) =>
    reckon({ ...question, known: { by: 'published', on: day } }, { ...evidence, documentRows })
  assert.deepEqual(on('2019-08-31').event, [1, 2])
  assert.deepEqual(on('2019-09-01').event, [2, 2])
  const relationOf = (day: string) =>
    on(day).explanation.documents.find(({ doc }) => doc === 'd')?.relation
  assert.equal(relationOf('2019-08-31'), undefined)
  assert.deepEqual(relationOf('2019-09-01'), { kind: 'reprint_of', to: 'a-report' })
})

test('[F61] a withdrawal does not change the answer for the days before it', () => {
  const { retracted: _, ...kept } = missionary
  const before = known('2019-10-19', 'recorded')
  assert.deepEqual(ask([activist, missionary], before), ask([activist, kept], before))
  assert.deepEqual(rangeOf(ask(claims, known('2019-10-20', 'recorded'))), [39, 39, null])
})

test('[F62] a report of June about April repeats a statement of 29 April, entered in October', () => {
  const april = { from: '2021-04-01', to: '2021-04-30' }
  const late = say('l', {
    op: 'exactly',
    value: 14,
    chain: ['paper', 'ngo'],
    ...april,
    said: '2021-04-29',
    pub: '2021-06-01',
    rec: '2021-10-01',
  })
  const newer = say('n', {
    op: 'exactly',
    value: 19,
    chain: ['ngo'],
    ...april,
    pub: '2021-05-12',
  })
  const query = { act: 'arrest', place: 'CN', ...april } as const
  const on = (knownAt: string, knownBy: 'published' | 'recorded') =>
    ask([late, newer], { query, knownAt, knownBy })
  assert.deepEqual(rangeOf(on('2021-06-30', 'published')), [19, 19, 19])
  assert.deepEqual(on('2021-06-30', 'published').flags, ['superseded'])
  assert.deepEqual(on('2021-06-30', 'recorded').flags, [])
  assert.deepEqual(on('2021-10-01', 'recorded').flags, ['superseded'])
  assert.equal(
    ask([late], { query: { ...query, from: '2021-05-01', to: '2021-05-31' } }).status,
    'no_data',
  )
})

test('[F61a] our own slip was never what the world knew, and stays what we knew', () => {
  const paper = { ...E, chain: ['paper', 'A'], doc: 'paper', pub: '2019-08-08' }
  const slip = say('s', { ...paper, op: 'exactly', value: 39, rec: '2019-08-09' })
  const mended = { op: 'at_least', value: 39, rec: '2026-11-30', revises: 's' } as const
  const both = [slip, say('m', { ...paper, ...mended })]
  const onDay = (day: string, by: 'published' | 'recorded', told = both) =>
    rangeOf(ask(told, known(day, by)))
  assert.deepEqual(onDay('2019-08-10', 'published'), [39, 39, null])
  assert.deepEqual(onDay('2026-12-01', 'published'), [39, 39, null])
  assert.deepEqual(onDay('2019-08-10', 'recorded'), [39, 39, 39])
  assert.deepEqual(onDay('2026-11-29', 'recorded'), [39, 39, 39])
  assert.deepEqual(onDay('2026-11-30', 'recorded'), [39, 39, null])
  // A mending of the mending: of all three only the last was ever the world's.
  const again = say('l', { ...paper, op: 'about', value: 40, rec: '2026-12-05', revises: 'm' })
  assert.deepEqual(onDay('2019-08-10', 'published', [...both, again]), [40, 40, 40])
  // The mutation test: without the row that says what it mends, both would count and contradict.
  const { revises: _, ...alone } = both[1] as (typeof both)[number] & { revises?: string }
  assert.deepEqual(onDay('2026-12-01', 'published', [slip, alone]), [39, 39, 39])
})
