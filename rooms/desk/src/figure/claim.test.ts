// From a full claim to the flat record of the calculation, field by field (figures.md, section 3).
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Claim, ClaimPlace, ClaimTime, GazetteerPlace, Quantity } from '@tumen/claim'
import type { ClaimInContext, Stored } from '@tumen/ledger'
import { newestPairs } from '../agent/row.ts'
import { periodOf, questionOf, scopesOf } from '../claim/scope.ts'
import { stateAt } from '../claim/state.ts'
import { createGazetteer } from '../place/gazetteer.ts'
import { claimToFigureClaim, entersFigures } from './claim.ts'

const place = (id: string): GazetteerPlace => ({
  id,
  level: 'adm1',
  names: { en: id },
  ids: [`x:${id}`],
})
const gazetteer = createGazetteer(['CN', 'CN/LN', 'CN/JL'].map(place))
const span = { start: 0, end: 1, text: '5' }
const quantity = (more: Partial<Quantity> = {}): Quantity => ({
  op: 'exactly',
  value: 5,
  unit: 'persons',
  measure: 'flow',
  span,
  ...more,
})
const at = (role: ClaimPlace['role'], gazetteer: string, more: Partial<ClaimPlace> = {}) => ({
  ...{ role, name: 'n', gazetteer, level: 'adm1' as const, relation: 'in' as const },
  ...{ stated: true, ucdpPrec: 4 },
  ...more,
})
const when = (role: ClaimTime['role'], earliest: string, latest: string): ClaimTime => ({
  ...{ role, earliest, latest, anchor: 'absolute' as const, stated: true, ucdpPrec: 5 },
})

function claimWith(more: Partial<Claim> = {}): Claim {
  return {
    id: 'c',
    doc: 'D',
    kind: 'quantity',
    position: 'body',
    quote: [span],
    proposition: { act: 'arrest', polarity: 'affirmed', text: 't' },
    quantity: quantity(),
    places: [at('arrest_site', 'CN/LN')],
    times: [when('event', '2022-04-01', '2022-04-30')],
    chain: ['p', 'o'].map((agent) => ({
      ...{ agent, label: agent, role: 'outlet' as const, relation: 'speaks' as const },
      ...{ mode: 'own_voice' as const, anonymity: 'named' as const },
    })),
    origin: 'o',
    modality: 'asserted',
    basis: 'unknown',
    asserted: { earliest: '2022-04-28', latest: '2022-04-29' },
    published: '2022-05-01',
    sensitivity: 'public',
    extraction: { method: 'human', reviewed: true },
    ...more,
  }
}

const stored = <T>(row: T, day = '2022-05-02'): Stored<T> => ({
  ...{ row, recorded: `${day}T10:00:00.000Z`, by: 'rev', leaf: 0, leafRow: -1 },
})
const inContext = (claim: Claim, more: Partial<ClaimInContext> = {}): ClaimInContext => ({
  ...{ claim: stored(claim), statuses: [], relations: [], events: [] },
  ...more,
})
const flat = (claim: Claim, more: Partial<ClaimInContext> = {}) => {
  const context = inContext(claim, more)
  const state = stateAt(context, { on: '2022-12-31', by: 'recorded' }, new Map())
  return claimToFigureClaim(context, state, gazetteer, (id) => (id === 'whole' ? 40 : undefined))
}

test('[D37] number, act, place, period, chain, document and the three days come over', () => {
  assert.deepEqual(flat(claimWith()), {
    ...{ id: 'c', chain: ['p', 'o'], doc: 'D', act: 'arrest', op: 'exactly', value: 5 },
    ...{ place: 'CN/LN', from: '2022-04-01', to: '2022-04-30', mod: 'asserted' },
    ...{ pub: '2022-05-01', rec: '2022-05-02', said: '2022-04-29' },
  })
})

test('[D37] the place is that of the role that stands for the act, by any of its ids', () => {
  const places = [at('custody', 'CN/JL'), at('locus', 'x:CN')]
  const act = (act: Claim['proposition']['act']) =>
    flat(
      claimWith({
        places,
        proposition: { act, polarity: 'affirmed', text: 't' },
      }),
    ).place
  assert.equal(act('detention'), 'CN/JL')
  assert.equal(act('arrest'), 'CN')
  assert.equal(act('arrival'), 'CN')
  assert.equal(flat(claimWith({ places: [at('transit', 'CN')] })).place, undefined)
})

test('[D570] places on the way narrow, and are found where the act passes', () => {
  const returned = (places: ClaimPlace[]) =>
    claimWith({ places, proposition: { act: 'forced_return', polarity: 'affirmed', text: 't' } })
  const spot = { level: 'point' as const }
  const alone = returned([at('transit', 'CN/LN', spot)])
  const paths = (claim: Claim) => scopesOf(claim, gazetteer).map(({ path }) => path)
  assert.equal(flat(alone).place, undefined)
  assert.deepEqual(flat(alone).through, { place: ['CN/LN'], crossing: true })
  assert.deepEqual(paths(alone), ['CN/LN', ''])
  const from = returned([at('origin', 'CN/JL'), at('transit', 'CN/LN')])
  assert.deepEqual(
    [flat(from).place, flat(from).through, paths(from)],
    ['CN/JL', { place: ['CN/LN'] }, ['CN/JL', 'CN/LN']],
  )
  const there = returned([at('locus', 'CN/JL'), at('transit', 'CN/LN')])
  assert.deepEqual(flat(there).through, { place: ['CN/LN'], aside: true })
  assert.deepEqual(paths(there), ['CN/JL'])
  const lost = returned([at('origin', 'CN/JL'), at('transit', 'x:none', { name: 'Old Bridge' })])
  assert.deepEqual(flat(lost).through, { unplaced: ['oldbridge'] })
  assert.deepEqual(paths(lost), ['CN/JL', ''])
  const near = returned([at('transit', 'CN/LN', { relation: 'near' })])
  assert.deepEqual(flat(near).through, { place: ['CN/LN'], uncertain: true })
  assert.deepEqual(questionOf(alone, gazetteer).place, 'CN/LN')
  assert.deepEqual(questionOf(from, gazetteer).place, 'CN/JL')
  assert.equal(questionOf(lost, gazetteer).place, 'CN/JL')
})

test('[D37] several places stay several, and "near" leaves containment open', () => {
  const two = claimWith({ places: [at('arrest_site', 'CN/LN'), at('arrest_site', 'CN/JL')] })
  assert.deepEqual(flat(two).place, ['CN/LN', 'CN/JL'])
  assert.deepEqual(
    scopesOf(two, gazetteer).map(({ path }) => path),
    ['CN/LN', 'CN/JL'],
  )
  const near = claimWith({ places: [at('arrest_site', 'CN/LN', { relation: 'near' })] })
  assert.equal(flat(near).placeUncertain, true)
  assert.equal(scopesOf(claimWith({ places: [] }), gazetteer)[0]?.path, '')
  const half = claimWith({ places: [at('arrest_site', 'CN/LN'), at('arrest_site', 'lost')] })
  assert.deepEqual([flat(half).place, flat(half).placeUncertain], ['CN/LN', true])
  assert.deepEqual(
    scopesOf(half, gazetteer).map(({ path }) => path),
    ['CN/LN', ''],
  )
})

test('[D37] a stock is dated by its as_of, else by the statement, and read by its month', () => {
  const stock = { quantity: quantity({ measure: 'stock' }) }
  const dated = claimWith({ ...stock, times: [when('as_of', '2022-04-01', '2022-04-10')] })
  assert.deepEqual(periodOf(dated), { at: '2022-04-10' })
  assert.deepEqual(periodOf(claimWith({ ...stock, times: [] })), { at: '2022-04-29' })
  const [scope] = scopesOf(dated, gazetteer)
  assert.deepEqual([scope?.first, scope?.last], ['2022-04-01', '2022-04-30'])
})

test('[D37] since runs to the statement, until closes it, a baseline counts alone', () => {
  const period = (...times: ClaimTime[]) => periodOf(claimWith({ times }))
  const since = when('since', '2022-01-01', '2022-01-31')
  const until = when('until', '2022-03-01', '2022-03-31')
  const baseline = when('baseline', '2021-01-01', '2021-06-30')
  assert.deepEqual(period(since), { from: '2022-01-01', to: '2022-04-29' })
  assert.deepEqual(period(since, until), { from: '2022-01-01', to: '2022-03-31' })
  assert.deepEqual(period(baseline), { from: '2021-01-01', to: '2021-06-30' })
  assert.deepEqual(period(since, baseline), period(since))
  assert.deepEqual(period(), {})
})

test('[D37] "most of" takes its whole from the claim or from the claim that it names', () => {
  const most = { op: 'vague', vague: 'most', value: undefined } as unknown as Partial<Quantity>
  const own = claimWith({ quantity: quantity({ ...most, partOf: { value: 19, op: 'about' } }) })
  assert.deepEqual(flat(own).of, { value: 19, op: 'about' })
  const named = claimWith({ quantity: quantity({ ...most, partOf: { claim: 'whole' } }) })
  assert.deepEqual(flat(named).of, { value: 40 })
})

test('[D37] rates, units, denials, headlines, comparisons, lists and groups are marked', () => {
  const per = { n: 1, unit: 'week' as const }
  const rate = claimWith({ quantity: quantity({ measure: 'rate', per, unit: 'families' }) })
  assert.deepEqual([flat(rate).rate, flat(rate).unit], [per, 'families'])
  const proposition = { act: 'arrest', polarity: 'denied', text: 't' } as const
  assert.equal(flat(claimWith({ proposition })).denies, true)
  assert.equal(flat(claimWith({ modality: 'denied' })).denies, true)
  assert.equal(flat(claimWith({ position: 'subheading' })).headline, true)
  const { quantity: _, ...bare } = claimWith({ kind: 'comparison' })
  assert.deepEqual([flat(bare).greaterThan, flat(bare).op], [true, undefined])
  const restrict = [{ by: 'sex' as const, label: 'women' }]
  const affected = { label: 'g', population: 'KP', restrict }
  const grouped = flat(
    claimWith({ listed: ['x'], overlapsUnknown: true, proposition: { ...proposition, affected } }),
  )
  assert.deepEqual(
    [grouped.population, grouped.restrict, grouped.listed, grouped.overlapsUnknown],
    ['KP', restrict, ['x'], true],
  )
})

test('[D37] only counting kinds enter, no habit, and an occurrence only with a group', () => {
  const { quantity: _, ...occurrence } = claimWith({ kind: 'occurrence' })
  assert.equal(entersFigures(occurrence), false)
  const proposition = { act: 'arrest', polarity: 'affirmed', text: 't' } as const
  const some = { ...occurrence, proposition: { ...proposition, affected: { label: 'some' } } }
  assert.equal(entersFigures(some), true)
  assert.equal(flat(some).op, 'unknown_some')
  const habit = claimWith({ proposition: { ...proposition, habitual: 'often' } })
  assert.equal(entersFigures(habit), false)
  for (const kind of ['state', 'generic', 'trend', 'causal', 'context', 'provenance'] as const)
    assert.equal(entersFigures(claimWith({ kind })), false)
})

test('[D37] of the links to one event the newest counts; a restatement names its claim', () => {
  const link = (event: string, role: 'about' | 'part' | 'whole') =>
    stored({ claim: 'c', event, role })
  const events = [link('E', 'about'), link('E', 'part'), link('F', 'whole')]
  const relations = [stored({ from: 'c', type: 'restates' as const, to: 'd' })]
  const { event, partOf, whole, restates } = flat(claimWith(), { events, relations })
  assert.deepEqual([event, partOf, whole, restates], [undefined, 'E', 'F', 'd'])
})

test('[D38] of the rows on a pair of agents the newest counts, whichever way round', () => {
  const row = (a: string, b: string, relation: 'same' | 'different', day: string) =>
    stored({ a, b, relation }, day)
  const rows = [row('x', 'y', 'same', '2022-01-01'), row('y', 'x', 'different', '2022-02-01')]
  assert.deepEqual(
    newestPairs(rows).map(({ relation, on, by }) => [relation, on, by]),
    [['different', '2022-02-01', 'rev']],
  )
})
