// Amending a claim over a real store: what is not changed stays, what others said of it goes on,
// and of two amendments only one counts. The report is invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Claim } from '@tumen/claim'
import { addReport, HELD, openFixture, REPORT, refused } from '../../fixture/desk.ts'
import type { ClaimForm } from './form.ts'

interface Shown {
  claim: Claim
  state: string
  relations: { from: string; type: string; to: string; note?: string }[]
  events: { event: string; role: string }[]
}

const fixture = await openFixture()
await addReport(fixture)
const ask = <T>(name: string, input: object) => fixture.ask<T>('own', name, input)
const show = (id: string) => ask<Shown>('claim.show', { id })
const record = async (input: object) => (await ask<{ id: string }>('claim.record', input)).id
const amend = async (amends: string, change: object) =>
  (await ask<{ id: string }>('claim.amend', { amends, reason: 'misread', ...change })).id

function spanOf(words: string, from = 0) {
  const start = REPORT.indexOf(words, from)
  return { start, end: start + words.length, text: words }
}

/** A claim in which every part stands that no field of the form can say. */
function richClaim(): Record<string, unknown> {
  const day = { earliest: '2022-04-01', latest: '2022-04-30' }
  return {
    ...{ doc: 'R1', kind: 'quantity', position: 'lead' },
    quote: [spanOf(HELD.quote[0] as string), spanOf('a missionary said')],
    proposition: {
      act: 'detention',
      actor: [{ label: 'guards', id: 'harbour' }, { label: 'soldiers' }],
      affected: { label: 'people', population: 'KP', restrict: [{ by: 'sex', label: 'women' }] },
      ...{ polarity: 'affirmed', text: 'A sentence of our own.' },
    },
    quantity: {
      ...{ op: 'at_least', value: 52, unit: 'persons', measure: 'stock', hedge: 'at least' },
      partOf: { value: 80, op: 'about' },
      breakdown: [{ by: 'sex', label: 'women', op: 'exactly', value: 12 }],
      span: spanOf('at least 52'),
      derivation: { from: ['base'], rule: 'sum', assumption: 'nobody twice' },
    },
    places: [
      {
        ...{ role: 'custody', name: 'a hall by the river', level: 'site', relation: 'in' },
        ...{ stated: true, span: spanOf('people were held'), ucdpPrec: 1 },
      },
      {
        ...{ role: 'locus', name: 'the province', gazetteer: 'CN/LN', level: 'adm1' },
        ...{ relation: 'in', stated: true, span: spanOf('in Liaoning'), ucdpPrec: 4 },
      },
      {
        ...{ role: 'origin', name: 'China', gazetteer: 'CN', level: 'country', relation: 'in' },
        ...{ stated: false, inheritedFrom: 'base', ucdpPrec: 6 },
      },
    ],
    times: [
      {
        ...{ role: 'as_of', ...day, anchor: 'publication_date', expression: 'on Friday' },
        ...{ span: spanOf('on Friday'), stated: true, ucdpPrec: 4 },
      },
      { role: 'baseline', ...day, anchor: 'absolute', stated: false, ucdpPrec: 4 },
      { role: 'since', ...day, anchor: 'other_event', stated: false, ucdpPrec: 4 },
    ],
    chain: [
      {
        ...{ agent: 'harbour', label: 'the Wire', role: 'publisher', relation: 'is_told_by' },
        ...{ verb: 'said', mode: 'own_voice', anonymity: 'named', span: spanOf('Harbour Wire') },
      },
      {
        ...{ agent: 'an-1', label: 'he', role: 'person', relation: 'speaks', verb: 'told' },
        ...{ mode: 'paraphrase', anonymity: 'unnamed', anonymityReason: 'not told' },
        ...{ span: spanOf('a missionary'), date: day },
      },
    ],
    ...{ origin: 'an-1', modality: 'estimated', modalityCue: 'said', basis: 'told_by_contacts' },
    condition: { text: 'people were held', claim: 'base' },
    ...{
      asserted: { earliest: '2022-04-27', latest: '2022-04-27' },
      published: '2022-04-29',
      sensitivity: 'public',
    },
    ...{ problems: ['smudged'], listed: ['person-1'], overlapsUnknown: true },
    extraction: { method: 'human', reviewed: true },
  }
}

async function rich(id: string): Promise<Shown> {
  await record({
    id,
    claim: richClaim(),
    relations: [{ type: 'restates', to: 'base', note: 'the same words' }],
  })
  return show(id)
}

/** What is said, without what another row of it cannot share. */
function said({ claim }: Pick<Shown, 'claim'>): Record<string, unknown> {
  const { id: _, extraction: __, ...rest } = claim
  return structuredClone({ ...rest })
}
const own = ({ claim, relations }: Shown) =>
  relations
    .filter(({ from, note }) => from === claim.id && note !== 'amendment')
    .map(({ type, to, note }) => [type, to, note])

await record({ ...HELD, id: 'base' })
await ask('agent.record', {
  ...{ id: 'an-1', kind: 'person', anonymity: 'unnamed', scope: 'R1', name: { en: 'he' } },
})
await ask('agent.record', { id: 'other', kind: 'outlet', name: { en: 'Ridge Post' } })

/** A change of one field, and what of the claim it changes. */
const CHANGES: Partial<Record<keyof ClaimForm, [unknown, (claim: Claim) => void]>> = {
  quote: [
    [HELD.quote[0], 'he said'],
    (claim) => {
      claim.quote[1] = spanOf('he said')
    },
  ],
  act: ['arrest', (claim) => (claim.proposition.act = 'arrest')],
  kind: ['occurrence', () => undefined],
  actor: ['police', (claim) => (claim.proposition.actor = [{ label: 'police' }])],
  affected: ['some', (claim) => Object.assign(claim.proposition.affected ?? {}, { label: 'some' })],
  population: [
    'VN',
    (claim) => Object.assign(claim.proposition.affected ?? {}, { population: 'VN' }),
  ],
  restrict: [
    [{ by: 'age', label: 'minors' }],
    (claim) =>
      Object.assign(claim.proposition.affected ?? {}, {
        restrict: [{ by: 'age', label: 'minors' }],
      }),
  ],
  condition: ['in Liaoning', (claim) => (claim.condition = { text: 'in Liaoning' })],
  denied: [true, (claim) => (claim.proposition.polarity = 'denied')],
  position: ['headline', (claim) => (claim.position = 'headline')],
  text: ['Another.', (claim) => (claim.proposition.text = 'Another.')],
  op: ['about', (claim) => decided(claim, { op: 'about' })],
  value: [60, (claim) => decided(claim, { value: 60 })],
  unit: ['families', (claim) => Object.assign(claim.quantity ?? {}, { unit: 'families' })],
  measure: ['flow', (claim) => Object.assign(claim.quantity ?? {}, { measure: 'flow' })],
  partOf: [
    { value: 90 },
    (claim) => Object.assign(claim.quantity ?? {}, { partOf: { value: 90 } }),
  ],
  place: [
    'CN/JL',
    (claim) => {
      claim.places.splice(1, 1, {
        ...{ role: 'locus', name: 'Jilin', gazetteer: 'CN/JL', level: 'adm1' },
        ...{ relation: 'in', stated: false, ucdpPrec: 4 },
      } as Claim['places'][number])
    },
  ],
  placeRole: ['transit', (claim) => Object.assign(claim.places[1] ?? {}, { role: 'transit' })],
  placeRelation: [
    'near',
    (claim) => Object.assign(claim.places[1] ?? {}, { relation: 'near', ucdpPrec: 4 }),
  ],
  at: ['2022-03-02', (claim) => dated(claim, 0, '2022-03-02')],
  since: ['2022-03-02', (claim) => dated(claim, 2, '2022-03-02', { anchor: 'absolute' })],
  anonymityReason: ['for safety', (claim) => origin(claim, { anonymityReason: 'for safety' })],
  direct: [true, (claim) => origin(claim, { mode: 'direct_quote' })],
  said: [
    '2022-04-28',
    (claim) => (claim.asserted = { earliest: '2022-04-28', latest: '2022-04-28' }),
  ],
  // Its cue goes with it: a person has decided otherwise than the words.
  modality: [
    'alleged',
    (claim) => {
      claim.modality = 'alleged'
      delete claim.modalityCue
    },
  ],
  modalityCue: ['held', (claim) => (claim.modalityCue = 'held')],
  basis: ['inference', (claim) => (claim.basis = 'inference')],
  sensitivity: ['restricted', (claim) => (claim.sensitivity = 'restricted')],
  problems: [['torn'], (claim) => (claim.problems = ['torn'])],
  listed: [['person-2'], (claim) => (claim.listed = ['person-2'])],
  overlapsUnknown: [
    false,
    (claim) => {
      claim.overlapsUnknown = false
    },
  ],
}

/** A number that is decided otherwise keeps its words, and nothing that rests on it. */
function decided({ quantity }: Claim, change: object): void {
  const { breakdown: _, derivation: __, ...rest } = quantity as NonNullable<Claim['quantity']>
  for (const name of ['breakdown', 'derivation'] as const) delete quantity?.[name]
  Object.assign(quantity ?? {}, rest, change)
}

function dated(claim: Claim, n: number, day: string, more = {}): void {
  Object.assign(claim.times[n] ?? {}, { earliest: day, latest: day, ucdpPrec: 1, ...more })
}

function origin(claim: Claim, change: object): void {
  Object.assign(claim.chain[1] ?? {}, change)
}

test('[D520] amending one field keeps every other field, relation and span', async () => {
  let n = 0
  for (const [field, [value, change]] of Object.entries(CHANGES)) {
    const before = await rich(`rich_${++n}`)
    const after = await show(await amend(`rich_${n}`, { [field]: value }))
    const expected = said(before) as unknown as Claim
    change(expected)
    if (field === 'kind') expected.kind = 'occurrence'
    assert.deepEqual(said(after), expected, field)
    assert.deepEqual(own(after), own(before), field)
  }
})

test('[D520] a whole form that leaves a field out takes it away, and keeps what it cannot show', async () => {
  const before = await rich('rich_whole')
  const { document: _, ...held } = HELD
  const after = await show(await amend('rich_whole', { ...held, whole: true }))
  assert.deepEqual(own(after), [])
  assert.equal(after.claim.condition, undefined)
  const { quantity, places, times } = after.claim
  assert.deepEqual(quantity?.breakdown, before.claim.quantity?.breakdown)
  assert.deepEqual(times, before.claim.times.slice(0, 2))
  assert.deepEqual(
    places.map(({ name }) => name),
    ['a hall by the river', 'the province'],
  )
})

test('[D521] a claim has one amendment: a second one is refused with the newest version', async () => {
  await record({ ...HELD, id: 'v1', affected: 'versions' })
  const second = await amend('v1', { affected: 'second' })
  const third = await amend(second, { affected: 'third' })
  for (const id of ['v1', second]) {
    const refusal = await refused(amend(id, { affected: 'lost' }))
    assert.deepEqual(
      [refusal.code, refusal.field, refusal.details],
      ['claim-amended', 'amends', [{ claim: id, newest: third }]],
    )
  }
  assert.deepEqual(
    [(await show('v1')).state, (await show(second)).state, (await show(third)).state],
    ['superseded', 'superseded', 'counts'],
  )
})

test('[D521] accepting an amendment of an amendment leaves one version that counts', async (t) => {
  const other = await openFixture('second-person')
  t.after(other.close)
  await addReport(other)
  const made = async (name: string, input: object) =>
    (await other.ask<{ id: string }>('ana', name, input)).id
  const first = await made('claim.record', HELD)
  await other.ask('rev', 'claim.accept', { claims: [first] })
  const second = await made('claim.amend', { amends: first, reason: 'x', value: 60 })
  const third = await made('claim.amend', { amends: second, reason: 'x', value: 70 })
  await other.ask('rev', 'claim.accept', { claims: [third] })
  const states = [first, second, third].map(
    async (id) => (await other.ask<Shown>('rev', 'claim.show', { id })).state,
  )
  assert.deepEqual(await Promise.all(states), ['superseded', 'superseded', 'counts'])
  const { figure } = await other.ask<{ figure: { low: { value: number } } }>('rev', 'figure.ask', {
    ...{ act: 'detention', place: 'CN/LN', at: '2022-04-30' },
  })
  assert.equal(figure.low.value, 70)
})

test('[D521] an amendment that was rejected is in nobody’s way', async (t) => {
  const other = await openFixture('second-person')
  t.after(other.close)
  await addReport(other)
  const change = { reason: 'x', value: 60 }
  const { id } = await other.ask<{ id: string }>('ana', 'claim.record', HELD)
  const made = await other.ask<{ id: string }>('ana', 'claim.amend', { amends: id, ...change })
  const why = { why: 'reviewer_rejects', reason: 'wrong' }
  await other.ask('rev', 'claim.retract', { claim: made.id, ...why })
  await other.ask('ana', 'claim.amend', { amends: id, reason: 'x', value: 70 })
})

test('[D522] what others said of a claim goes on with its amendment', async () => {
  await record({ ...HELD, id: 'told', affected: 'told of', condition: 'people were held' })
  await record({
    ...{ ...HELD, id: 'teller', affected: 'teller' },
    relations: [{ type: 'part_of', to: 'told' }],
  })
  await ask('event.record', { id: 'raid', title: 'A raid' })
  await ask('event.link', { claims: ['told'], event: 'raid', role: 'whole' })
  await ask('condition.decide', { claim: 'told', decision: 'holds' })
  const id = await amend('told', { affected: 'told better' })
  const after = await show(id)
  assert.deepEqual(
    after.relations
      .filter(({ to, note }) => to === id && note !== 'amendment')
      .map(({ from }) => from),
    ['teller'],
  )
  assert.deepEqual(
    after.events.map(({ event, role }) => [event, role]),
    [['raid', 'whole']],
  )
  const decisions = await fixture.desk.ledger.read.rows('condition_decision')
  assert.deepEqual(
    decisions.map(({ row }) => row.claim),
    ['told', id],
  )
})

test('[D522] what was withdrawn stays withdrawn when it is amended, since the same day', async () => {
  for (const [why, state] of [
    ['origin_withdraws', 'withdrawn'],
    ['outlet_corrects', 'corrected'],
  ] as const) {
    await record({ ...HELD, id: why, affected: why })
    await ask('claim.retract', { claim: why, why, on: '2022-04-30', reason: 'taken back' })
    const id = await amend(why, { affected: `${why} better` })
    assert.equal((await show(id)).state, state)
    const context = await fixture.desk.ledger.read.claim(id)
    assert.deepEqual(
      context?.statuses.map(({ row }) => row.on),
      ['2022-04-30'],
    )
  }
})

test('[D523] choices that contradict each other are refused by their field, and none is dropped', async () => {
  const { number: _, place: __, ...bare } = HELD
  const cases: [object, string, string, string][] = [
    [{ ...HELD, low: 3, value: 5 }, 'value', 'choices_contradict', 'low'],
    [{ ...HELD, op: 'unknown_some', value: 5 }, 'value', 'choices_contradict', 'op'],
    [{ ...HELD, op: 'exactly', vague: 'dozens' }, 'vague', 'choices_contradict', 'op'],
    [{ ...HELD, vague: 'dozens', value: 3 }, 'value', 'choices_contradict', 'vague'],
    [{ ...bare, unit: 'families' }, 'unit', 'choice_idle', 'number'],
    [{ ...bare, measure: 'stock' }, 'measure', 'choice_idle', 'number'],
    [{ ...bare, placeRole: 'transit' }, 'placeRole', 'choice_idle', 'place'],
    [{ ...bare, placeRelation: 'near' }, 'placeRelation', 'choice_idle', 'place'],
    [{ ...HELD, anonymity: 'unnamed' }, 'anonymity', 'choices_contradict', 'chain'],
    [{ claim: richClaim(), act: 'arrest' }, 'act', 'choices_contradict', 'claim'],
  ]
  const size = await fixture.size()
  for (const [input, field, code, beside] of cases) {
    const refusal = await refused(ask('claim.record', input))
    assert.deepEqual(
      [refusal.code, refusal.field, refusal.details],
      ['findings', field, [{ code, field, beside }]],
      JSON.stringify(input),
    )
    const { problems } = await ask<{ problems: { field?: string }[] }>('claim.check', input)
    assert.ok(
      problems.some((one) => one.field === field),
      field,
    )
  }
  assert.equal(await fixture.size(), size)
})
