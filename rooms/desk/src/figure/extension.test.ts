// What is added to the procedure of a figure, asked through the desk.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Figure } from '@tumen/figure'
import { addReport, openFixture, refused } from '../../fixture/desk.ts'

const TEXT = [
  'From March to September 2020 exactly 90 people were arrested in Liaoning.',
  'Of these 20 people were arrested in Liaoning from July to September 2020.',
  'About 60 people were returned in May 2021.',
  'It would be 69 people if the nine handed over in June are counted.',
].join(' ')

const fixture = await openFixture()
await addReport(fixture, 'R1', { text: TEXT, published: '2021-06-30' })
const arrested = { document: 'R1', act: 'arrest', place: 'CN/LN', affected: 'people' }
const returned = { document: 'R1', act: 'forced_return', place: 'CN', time: '2021-05' }
const record = (input: object) => fixture.ask('own', 'claim.record', input)
await record({
  ...arrested,
  quote: ['exactly 90 people were arrested'],
  number: '90',
  time: '2020-03/2020-09',
  id: 'wide',
})
await record({
  ...arrested,
  quote: ['20 people were arrested'],
  number: '20',
  time: '2020-07/2020-09',
  id: 'late',
})
await record({
  ...returned,
  quote: ['About 60 people were returned'],
  number: 'About 60',
  id: 'sixty',
})
await record({
  ...returned,
  quote: ['It would be 69 people if the nine handed over in June are counted'],
  number: '69',
  condition: 'if the nine handed over in June are counted',
  modality: 'hypothetical',
  id: 'sixty-nine',
})

const ask = async (input: object) =>
  (await fixture.ask<{ figure: Figure; quotes: object }>('own', 'figure.ask', input)) as {
    figure: Figure
    quotes: object
  }
const MAY = { act: 'forced_return', place: 'CN', period: '2021-05' }
const endsOf = ({ low, best, high }: Figure) => [low, best, high].map((end) => end?.value ?? null)

test('[D171] a question reads claims of the periods that reach beyond it, for what overlaps prove', async () => {
  const { figure, quotes } = await ask({ act: 'arrest', place: 'CN/LN', period: '2020-01/2020-06' })
  assert.deepEqual(endsOf(figure), [70, 70, null])
  assert.ok(figure.flags.includes('from_overlaps'))
  assert.deepEqual(Object.keys(quotes).sort(), ['late', 'wide'])
})

test('[D172] a number on a condition stands beside until a reviewer decides, and again when undone', async () => {
  const open = (await ask(MAY)).figure
  assert.deepEqual(endsOf(open), [60, 60, 60])
  assert.deepEqual(
    open.extensions?.conditions?.variants.map(({ holds, figure }) => [holds, figure.low?.value]),
    [
      [[], 60],
      [['sixty-nine'], 69],
    ],
  )
  const decide = (decision: string, claim = 'sixty-nine') =>
    fixture.ask('own', 'condition.decide', { claim, decision, reason: 'they are on the list' })
  await decide('holds')
  assert.deepEqual(endsOf((await ask(MAY)).figure), [69, 69, 69])
  await decide('open')
  assert.deepEqual(endsOf((await ask(MAY)).figure), [60, 60, 60])
  await decide('fails')
  const failed = (await ask(MAY)).figure
  assert.deepEqual(endsOf(failed), [60, 60, 60])
  assert.deepEqual(failed.extensions?.conditions?.variants, [])
})

test('[D172] only a claim that has a condition can be decided, by who may review', async () => {
  const decide = (claim: string) => ({ claim, decision: 'holds' })
  const plain = await refused(fixture.ask('own', 'condition.decide', decide('sixty')))
  assert.deepEqual([plain.code, plain.field], ['wrong-state', 'claim'])
  const missing = await refused(fixture.ask('own', 'condition.decide', decide('nothing')))
  assert.deepEqual([missing.code, missing.field], ['unknown-claim', 'claim'])
  const wrong = await refused(
    fixture.ask('own', 'condition.decide', { claim: 'sixty-nine', decision: 'perhaps' }),
  )
  assert.equal(wrong.code, 'invalid-input')
})
