// Recording a claim by the short form, and everything that it refuses.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Claim } from '@tumen/claim'
import { addReport, HELD, openFixture, REPORT, refused } from '../../fixture/desk.ts'

const fixture = await openFixture()
await addReport(fixture)

async function recorded(input: object): Promise<Claim> {
  const { id } = await fixture.ask<{ id: string }>('own', 'claim.record', input)
  return (await fixture.ask<{ claim: Claim }>('own', 'claim.show', { id })).claim
}
const refusedRecord = (input: object) =>
  refused(fixture.ask('own', 'claim.record', { ...HELD, ...input }))

test('[D23] the short form gives a whole claim with spans, place, time and chain', async () => {
  const claim = await recorded(HELD)
  const [quote] = claim.quote
  assert.equal(REPORT.slice(quote?.start, quote?.end), HELD.quote[0])
  assert.deepEqual(
    { ...claim.quantity, span: claim.quantity?.span.text },
    {
      op: 'at_least',
      value: 52,
      hedge: 'at least',
      unit: 'persons',
      measure: 'stock',
      span: 'at least 52',
    },
  )
  const [place] = claim.places
  assert.deepEqual(
    [place?.role, place?.gazetteer, place?.level, place?.ucdpPrec, place?.span?.text],
    ['custody', 'CN/LN', 'adm1', 4, 'Liaoning'],
  )
  const [time] = claim.times
  assert.deepEqual(
    [time?.role, time?.earliest, time?.latest],
    ['as_of', '2022-04-01', '2022-04-30'],
  )
  assert.deepEqual([claim.origin, claim.modality, claim.kind], ['harbour', 'asserted', 'quantity'])
  assert.deepEqual(claim.asserted, { earliest: '2022-04-29', latest: '2022-04-29' })
})

test('[D801] a place that no list has is kept as written when that is said, and could be anywhere', async () => {
  const no = await refusedRecord({ place: 'Kuryong Hollow' })
  assert.deepEqual([no.code, no.field], ['unknown-place', 'place'])
  const kept = { place: 'Kuryong Hollow', placeAsWritten: true }
  const { places } = await recorded({ ...HELD, ...kept, id: 'hollow' })
  const [place] = places
  assert.deepEqual(
    [place?.name, place?.gazetteer, place?.level, place?.role, place?.stated],
    ['Kuryong Hollow', undefined, 'unknown', 'custody', false],
  )
  // A known name is that place, and a name that several have is asked as before.
  const known = await recorded({ ...HELD, place: 'Jilin', placeAsWritten: true })
  assert.equal(known.places[0]?.gazetteer, 'CN/JL')
  const { question } = await fixture.ask<{ question?: { place?: string } }>('own', 'claim.show', {
    id: 'hollow',
  })
  assert.equal(question?.place, undefined)
  // Kept twice by its name alone: another name takes its place.
  const amended = { amends: 'hollow', place: 'Red Barn', placeAsWritten: true, reason: 'Misread.' }
  const { id } = await fixture.ask<{ id: string }>('own', 'claim.amend', amended)
  const { claim } = await fixture.ask<{ claim: Claim }>('own', 'claim.show', { id })
  assert.deepEqual(
    claim.places.map(({ name }) => name),
    ['Red Barn'],
  )
})

test('[D23] the answer reads the claim back in one line of codes', async () => {
  const answer = await fixture.ask('own', 'claim.record', { ...HELD, id: 'read' })
  const reading = 'at_least 52 persons, detention, custody CN/LN, at 2022-04-30, harbour'
  assert.deepEqual(answer, { id: 'read', reading, counts: true })
})

test('[D23] numbers may be given as operator and value, dates as EDTF, the rest by default', async () => {
  const claim = await recorded({
    document: 'R1',
    quote: ['About 80 people were arrested in China since January'],
    op: 'about',
    value: 80,
    act: 'arrest',
    places: [{ place: '중국', relation: 'various_parts_of' }],
    time: '2022-01/2022-04-29',
    chain: ['harbour', 'a missionary'],
    anonymity: 'anonymous_on_request',
    said: '2022-04-28',
  })
  assert.deepEqual([claim.quantity?.span.text, claim.quantity?.measure], ['80', 'flow'])
  const [place] = claim.places
  assert.deepEqual([place?.role, place?.name, place?.ucdpPrec], ['arrest_site', 'China', 6])
  assert.deepEqual(
    claim.chain.map(({ role, relation, mode }) => `${role} ${relation} ${mode}`),
    ['publisher quotes own_voice', 'person speaks indirect_quote'],
  )
  assert.deepEqual([claim.modality, claim.asserted.latest], ['reported', '2022-04-28'])
})

test('[D23] a claim without a number is an occurrence', async () => {
  const words = 'I believe some have been sent back'
  const claim = await recorded({
    document: 'R1',
    quote: [words],
    act: 'forced_return',
    affected: 'some',
    modality: 'believed',
    direct: true,
    chain: ['harbour', 'a missionary'],
    anonymity: 'anonymous_on_request',
  })
  assert.deepEqual([claim.kind, claim.chain[1]?.mode], ['occurrence', 'direct_quote'])
})

test('[D24] a quotation is found through folded spaces and quotes, in several pieces', async () => {
  const claim = await recorded({
    document: 'R1',
    quote: ['About  80\u00a0people', 'a missionary said', '"I believe some'],
    act: 'arrest',
    number: 'About 80',
  })
  assert.deepEqual(
    claim.quote.map((span) => span.text),
    ['About 80 people', 'a missionary said', '“I believe some'],
  )
  for (const span of claim.quote) assert.equal(REPORT.slice(span.start, span.end), span.text)
})

test('[D24] words that stand twice need an offset; the offsets are told', async () => {
  const twice = { quote: ['people were'], number: undefined, act: 'detention' }
  const refusal = await refusedRecord(twice)
  assert.equal(refusal.code, 'quote-ambiguous')
  const offsets = refusal.details.map(({ offset }) => offset)
  assert.deepEqual(offsets, [REPORT.indexOf('people were'), REPORT.lastIndexOf('people were')])
  const { number: _, ...rest } = HELD
  const claim = await recorded({ ...rest, ...{ quote: ['people were'] }, offset: offsets[1] })
  assert.equal(claim.quote[0]?.start, offsets[1])
})

test('[D24] words that are not there, or not in this order, are refused', async () => {
  assert.equal((await refusedRecord({ quote: ['nobody was held'] })).code, 'quote-not-found')
  const wrong = await refusedRecord({ quote: [HELD.quote[0], 'Harbour Wire'] })
  assert.deepEqual([wrong.code, wrong.field], ['quote-not-found', 'quote.1'])
  assert.equal((await refusedRecord({ offset: 3 })).code, 'quote-not-found')
  const number = await refusedRecord({ number: 'at least 53' })
  assert.deepEqual([number.code, number.field], ['quote-not-found', 'number'])
})

test('[D25] a whole claim is taken, and all that is wrong with one is said at once', async () => {
  const claim = await recorded({ ...HELD, id: 'whole' })
  const { id: _, ...rest } = claim
  await recorded({ claim: rest, id: 'whole-again' })
  const broken = {
    ...rest,
    quote: [{ start: 0, end: 5, text: 'wrong' }],
    quantity: { ...rest.quantity, span: { start: 0, end: 99999, text: 'x' } },
    chain: [...rest.chain, ...rest.chain],
    asserted: { earliest: '2022-05-01', latest: '2022-05-01' },
  }
  const refusal = await refused(fixture.ask('own', 'claim.record', { claim: broken }))
  assert.equal(refusal.code, 'findings')
  assert.deepEqual(
    refusal.details.map(({ code, field }) => `${code} ${field}`),
    [
      'quote_mismatch quote[0]',
      'span_out_of_range quantity.span',
      'asserted_after_published asserted.latest',
      'last_link_speaks chain[0].relation',
      'chain_repeats_agent chain[1].agent',
    ],
  )
})

test('[D25] shapes are checked, too: an unknown field and an unknown word are findings', async () => {
  const claim = { doc: 'R1', kind: 'rumour', secretly: 1 }
  const refusal = await refused(fixture.ask('own', 'claim.record', { claim }))
  const codes = new Set(refusal.details.map(({ code }) => code))
  assert.ok(codes.has('unknown_field') && codes.has('unknown_value') && codes.has('field_missing'))
})

test('[D26] unknown things are refused by the field that names them', async () => {
  const cases: [object, string, string][] = [
    [{ document: 'R9' }, 'unknown-document', 'document'],
    [{ place: 'Lioaning' }, 'unknown-place', 'place'],
    [{ places: [{ place: 'Nowhere' }] }, 'unknown-place', 'places.0.place'],
    [{ chain: ['harbour', 'somebody'] }, 'unknown-agent', 'chain.1'],
    [{ chain: ['nobody', 'harbour'] }, 'unknown-agent', 'chain.0'],
    [{ relations: [{ type: 'restates', to: 'c9' }] }, 'unknown-claim', 'relations.0.to'],
  ]
  for (const [input, code, field] of cases) {
    const refusal = await refusedRecord(input)
    assert.deepEqual([refusal.code, refusal.field], [code, field])
    assert.deepEqual(refusal.details, [])
  }
})

test('[D557] an end before its beginning is refused beside the end, however recorded', async () => {
  const back = { at: undefined, since: '2022-03-01', until: '2022-02-01' }
  const told = { code: 'time_order', field: 'until' }
  const isTold = ({ code, field, details }: Awaited<ReturnType<typeof refused>>) =>
    assert.deepEqual([code, field, details], ['findings', 'until', [told]])
  isTold(await refusedRecord(back))
  const checked = await fixture.ask<{ problems: object[] }>('own', 'claim.check', {
    ...{ ...HELD, ...back },
  })
  assert.deepEqual(checked.problems, [{ code: 'findings', field: 'until', details: [told] }])
  const claim = await recorded({ ...HELD, since: '2022-02-01', until: '2022-02-01', id: 'lasts' })
  const reason = { reason: 'dates read again' }
  isTold(await refused(fixture.ask('own', 'claim.amend', { amends: 'lasts', ...back, ...reason })))
  const { id: _, ...rest } = claim
  const day = { earliest: '2022-01-31', latest: '2022-01-31' }
  const times = claim.times.map((time) => (time.role === 'until' ? { ...time, ...day } : time))
  const { details } = await refused(
    fixture.ask('own', 'claim.record', { claim: { ...rest, times } }),
  )
  assert.deepEqual(details, [{ code: 'time_order', field: `times[${times.length - 1}]` }])
})

test('[D27] impossible days and numbers are refused', async () => {
  for (const at of ['2022-02-30', '2022-13', '0001-01-01', '2022-05/2022-04'])
    assert.equal((await refusedRecord({ at })).code, 'impossible-date', at)
  assert.equal((await refusedRecord({ at: 'last month' })).code, 'findings')
  assert.equal((await refusedRecord({ said: '2022-02-30' })).field, 'said')
  const numbers = { number: undefined, op: 'exactly' }
  for (const value of [-1, 1.5, 1e21]) {
    const { number: _, ...rest } = HELD
    const refusal = await refused(
      fixture.ask('own', 'claim.record', { ...rest, op: 'exactly', value }),
    )
    assert.equal(refusal.code, 'findings', String(value))
    assert.equal(refusal.details[0]?.field, 'quantity.value')
  }
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
    const refusal = await refusedRecord({ ...numbers, value })
    assert.equal(refusal.code, 'invalid-input')
  }
  assert.equal((await refusedRecord({ number: 'the 60 of them' })).code, 'findings')
})

test('[D27] a chain that goes round is refused', async () => {
  const refusal = await refusedRecord({ chain: ['harbour', 'Harbour Wire'] })
  assert.deepEqual(refusal.details, [{ code: 'chain_repeats_agent', field: 'chain[1].agent' }])
})

test('[D28] an anonymous origin exists in one document only, and is found again there', async () => {
  const nurse = { ...HELD, chain: ['harbour', 'a nurse'], anonymity: 'unnamed' }
  const size = await fixture.size()
  const first = await recorded(nurse)
  assert.equal(await fixture.size(), size + 1)
  const second = await recorded({ ...nurse, anonymity: undefined, id: 'nurse-again' })
  assert.equal(second.origin, first.origin)
  await addReport(fixture, 'R2')
  const other = await recorded({ ...nurse, document: 'R2' })
  assert.notEqual(other.origin, first.origin)
  const { agents } = await fixture.ask<{ agents: { id: string; scope: string }[] }>(
    'own',
    'agent.list',
    { document: 'R2' },
  )
  assert.deepEqual(
    agents.map(({ id, scope }) => [id, scope]),
    [[other.origin, 'R2']],
  )
})

test('[D28] an anonymous agent without a document is refused', async () => {
  const agent = { kind: 'person', anonymity: 'unnamed' }
  const refusal = await refused(fixture.ask('own', 'agent.record', agent))
  assert.deepEqual(refusal.details, [{ code: 'anonymous_without_scope', field: 'scope' }])
})

test('[D34] an id that is taken is refused', async () => {
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'once' })
  assert.equal((await refusedRecord({ id: 'once' })).code, 'duplicate-claim')
})

test('[D50] the same statement handed in twice is refused, unless it has an id of its own', async () => {
  const twice = { ...HELD, modality: 'estimated' as const }
  const { id } = await fixture.ask<{ id: string }>('own', 'claim.record', {
    ...twice,
    time: '2021',
  })
  const refusal = await refusedRecord({ ...twice, time: '2021' })
  assert.equal(refusal.code, 'duplicate-claim')
  assert.deepEqual(refusal.details, [{ claim: id }])
  await fixture.ask('own', 'claim.record', { ...twice, time: '2020' })
  await fixture.ask('own', 'claim.record', { ...twice, time: '2021', id: 'on-purpose' })
})

test('[D51] a number is found in its quotation whether it begins with a capital or not', async () => {
  await addReport(fixture, 'R9', { text: 'At least 12 people were held there, she said.' })
  const input = { ...HELD, document: 'R9', quote: ['At least 12 people were held'] }
  const said = { ...input, number: 'at least 12', id: 'capital' }
  await fixture.ask('own', 'claim.record', said)
  const shown = await fixture.ask<{ claim: Claim }>('own', 'claim.show', { id: 'capital' })
  assert.equal(shown.claim.quantity?.span.text, 'At least 12')
})
