// What a person chooses prevails over what the words say, and the words are kept beside it.
import assert from 'node:assert/strict'
import test from 'node:test'
import { type Claim, MEASURES, MODALITIES, OPERATORS, readOtherwise } from '@tumen/claim'
import { addReport, HELD, openFixture } from '../../fixture/desk.ts'
import { decidedNumbers } from '../draft/quantity.ts'
import type { ClaimForm } from './form.ts'

const fixture = await openFixture()
await addReport(fixture)

interface Checked {
  understood: Partial<Claim>
  problems: { code: string; field?: string }[]
}

let made = 0

async function recorded(fields: Partial<ClaimForm>): Promise<Claim> {
  const { id } = await fixture.ask<{ id: string }>('own', 'claim.record', {
    ...HELD,
    ...fields,
    // Who gives an id says the same again on purpose.
    id: `claim_${++made}`,
  })
  return (await fixture.ask<{ claim: Claim }>('own', 'claim.show', { id })).claim
}

const NUMBERS: Partial<Record<Claim['kind'] | (typeof OPERATORS)[number], Partial<ClaimForm>>> = {
  range: { low: 40, high: 60 },
  vague: { vague: 'dozens' },
}

test('[D490] every hedge that is chosen prevails over the words “at least 52”, which are kept', async () => {
  for (const op of OPERATORS) {
    const { quantity } = await recorded({ op, ...NUMBERS[op] })
    assert.equal(quantity?.op, op)
    assert.equal(quantity?.span.text, 'at least 52', op)
    const said = readOtherwise(quantity, 'en')
    assert.equal(said?.op, op === 'at_least' ? undefined : 'at_least', op)
  }
})

test('[D490] a number, its ends or a word that is chosen prevails, with the kind it implies', async () => {
  const cases: [Partial<ClaimForm>, object][] = [
    [{ value: 39 }, { op: 'at_least', value: 39 }],
    [{ op: 'exactly' }, { op: 'exactly', value: 52 }],
    [
      { low: 40, high: 60 },
      { op: 'range', low: 40, high: 60 },
    ],
    [{ vague: 'hundreds' }, { op: 'vague', vague: 'hundreds' }],
    [{ op: 'none' }, { op: 'none', value: 0 }],
    [{ unit: 'families' }, { op: 'at_least', value: 52, unit: 'families' }],
  ]
  for (const [chosen, expected] of cases) {
    const { quantity } = await recorded(chosen)
    const { op, value, low, high, vague, unit } = quantity ?? {}
    const all = Object.entries({ op, value, low, high, vague, unit })
    const stored = Object.fromEntries(all.filter(([, part]) => part !== undefined))
    assert.deepEqual(stored, { unit: 'persons', ...expected }, JSON.stringify(chosen))
  }
})

test('[D490] measure, days, the role of the place and how sure it sounds are stored as chosen', async () => {
  for (const measure of MEASURES) {
    const per = measure === 'rate' ? { per: { n: 1, unit: 'month' as const } } : {}
    const { quantity } = await recorded({ measure, ...per })
    assert.equal(quantity?.measure, measure)
  }
  for (const modality of MODALITIES) assert.equal((await recorded({ modality })).modality, modality)
  for (const placeRole of ['locus', 'custody', 'destination'] as const)
    assert.equal((await recorded({ placeRole })).places[0]?.role, placeRole)
  const { times } = await recorded({ at: '8 August 2021' })
  assert.deepEqual(
    times.map(({ role, earliest, latest }) => [role, earliest, latest]),
    [['as_of', '2021-08-08', '2021-08-08']],
  )
})

test('[D490] words that cannot be read do not stand in the way of a number that was chosen', async () => {
  const form = {
    ...HELD,
    quote: ['52 people were held in Liaoning'],
    number: '52 people were held',
  }
  const checked = await fixture.ask<Checked>('own', 'claim.check', {
    ...form,
    op: 'about',
    value: 50,
  })
  assert.deepEqual(
    [checked.understood.quantity?.op, checked.understood.quantity?.value],
    ['about', 50],
  )
  const alone = await fixture.ask<Checked>('own', 'claim.check', form)
  assert.ok(alone.problems.some(({ field }) => field === 'number'))
})

test('[D573] of a stock with a period and a day the day counts, on the form and in the line', async () => {
  const { at: _, ...bare } = HELD
  const form = { ...bare, measure: 'stock', time: '2022-01/2022-03', at: '10 April 2022' } as const
  const { understood, problems } = await fixture.ask<Checked>('own', 'claim.check', form)
  assert.deepEqual(problems, [])
  assert.deepEqual(
    understood.times?.map(({ role, earliest, latest }) => [role, earliest, latest]),
    [
      ['event', '2022-01-01', '2022-03-31'],
      ['as_of', '2022-04-10', '2022-04-10'],
    ],
  )
  const { id, reading } = await fixture.ask<{ id: string; reading: string }>(
    'own',
    'claim.record',
    {
      ...form,
      id: 'both',
    },
  )
  assert.match(reading, /, at 2022-04-10 beside event 2022-01-01\/2022-03-31, /)
  const shown = await fixture.ask<{ question: object }>('own', 'claim.show', { id })
  assert.equal((shown.question as { at?: string }).at, '2022-04-10')
  // A period alone is taken for the day of the count, as before.
  const alone = await recorded({
    ...bare,
    measure: 'stock',
    time: '2022-04',
    at: undefined,
  } as never)
  assert.deepEqual(
    alone.times.map(({ role }) => role),
    ['as_of'],
  )
})

test('[D490] mutation test: were the words read first, the chosen hedge would be lost', () => {
  const words = { op: 'at_least', value: 52 } as const
  assert.deepEqual(decidedNumbers({ op: 'exactly' }, words), { op: 'exactly', value: 52 })
  assert.deepEqual(decidedNumbers({}, words), words)
})

test('[D491] dates are taken as people write them, and a doubtful one asks', async () => {
  const question = { act: 'detention', place: 'CN/LN' }
  const asked = (input: object) =>
    fixture.ask<{ question: { at?: string; from?: string } }>('own', 'figure.ask', {
      ...question,
      ...input,
    })
  assert.equal((await asked({ at: '30 April 2022' })).question.at, '2022-04-30')
  assert.equal((await asked({ period: '2022년 4월' })).question.from, '2022-04-01')
  assert.equal((await asked({ from: '2022年4月1日', to: 'May 2022' })).question.from, '2022-04-01')
  await assert.rejects(asked({ at: '4.5.2022' }), {
    code: 'findings',
    field: 'at',
    details: [
      { code: 'date_two_ways', field: 'at', at: 0, first: '2022-05-04', second: '2022-04-05' },
    ],
  })
})
