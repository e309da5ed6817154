// What a whole form keeps of the proposal that it amends: everything that none of its fields can
// show, where what it belongs to is as it was. The claims are invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Agent, ChainLink, Claim } from '@tumen/claim'
import type { ClaimForm } from '../claim/form.ts'
import type { UnderstoodClaim } from '../draft/claim.ts'
import { type Amended, keepUnchanged } from './amended.ts'

const QUOTE = [{ start: 10, end: 60, text: 'about 40 people, among them 12 children, were held' }]
const SPAN = { start: 10, end: 18, text: 'about 40' }
const DAY = { earliest: '2022-04-01', latest: '2022-04-30' }
const EVENT = {
  role: 'event',
  ...DAY,
  anchor: 'publication_date',
  stated: true,
  ucdpPrec: 4,
} as const
const BASELINE = {
  ...EVENT,
  role: 'baseline',
  earliest: '2021-04-01',
  latest: '2021-04-30',
} as const
const CHILDREN = [{ by: 'age', label: 'children', op: 'exactly', value: 12 }] as const

const claim: Amended['claim'] = {
  ...{ doc: 'R1', kind: 'quantity', position: 'lead', quote: QUOTE },
  proposition: { act: 'detention', polarity: 'affirmed', habitual: 'often', text: 'x' },
  quantity: {
    ...{ op: 'about', value: 40, unit: 'persons', measure: 'flow', hedge: 'about', span: SPAN },
    breakdown: [...CHILDREN],
  },
  places: [],
  times: [
    { ...EVENT, expression: 'in April', span: { start: 61, end: 69, text: 'in April' } },
    BASELINE,
  ],
  ...{ modality: 'reported', basis: 'unknown', asserted: DAY, published: '2022-05-01' },
  comparison: { left: 'held', operator: 'gt', right: 'before' },
  sensitivity: 'public',
} as Amended['claim']

const LINKS: ChainLink[] = [
  {
    agent: 'a',
    label: 'The Paper',
    role: 'publisher',
    relation: 'cites',
    mode: 'own_voice',
    anonymity: 'named',
  },
  {
    agent: 'b',
    label: 'an aid worker',
    role: 'person',
    relation: 'is_told_by',
    verb: 'told',
    mode: 'indirect_quote',
    anonymity: 'unnamed',
  },
]
const agentOf = ({ agent, anonymity }: ChainLink): Agent => ({
  id: agent,
  kind: 'person',
  anonymity,
})
const chain = LINKS.map(({ agent, ...link }, n) => ({
  link,
  speaker: { agent: agentOf(LINKS[n] as ChainLink), isNew: false, candidates: [] },
}))
const amended: Amended = { claim, chain, speakers: new Map(), isWhole: true }

/** The claim as the fields of a form can say it. */
const plain: UnderstoodClaim = {
  ...{ kind: 'quantity', quote: QUOTE },
  proposition: { act: 'detention', polarity: 'affirmed', text: 'x' },
  quantity: { op: 'about', value: 40, unit: 'persons', measure: 'flow', span: SPAN },
  places: [],
  times: [{ ...EVENT, anchor: 'absolute' }],
  chain: LINKS.map(({ verb: _, ...link }, n) => ({
    ...link,
    relation: n === 0 ? 'quotes' : 'speaks',
  })),
}

function kept(
  change: UnderstoodClaim,
  form: Partial<ClaimForm> = {},
  before: Amended = amended,
): UnderstoodClaim {
  const understood = { ...plain, ...change }
  const drafted = {
    understood,
    claim: understood as Claim,
    speakers: [],
    created: [],
    problems: [],
  }
  const found = keepUnchanged(drafted, form as ClaimForm, before)
  assert.equal(found.claim, found.understood)
  return found.understood
}

test('[D206] a whole form that says the same keeps all that it cannot show', () => {
  const { quantity, proposition, comparison, times, chain: links } = kept({})
  assert.deepEqual(quantity, claim.quantity)
  assert.deepEqual(times, claim.times)
  assert.deepEqual(links, LINKS)
  assert.deepEqual([proposition?.habitual, comparison], ['often', claim.comparison])
})

test('[D206] what belongs to something that was changed is not kept', () => {
  const number = { op: 'about', value: 41, unit: 'persons', measure: 'flow', span: SPAN } as const
  assert.equal(kept({ quantity: number }).quantity?.breakdown, undefined)
  const act = { act: 'arrest', polarity: 'affirmed', text: 'x' } as const
  assert.equal(kept({ proposition: act }).proposition?.habitual, undefined)
  assert.equal(kept({ kind: 'occurrence' }).comparison, undefined)
  const march = { ...EVENT, earliest: '2022-03-01', latest: '2022-03-31' }
  const { expression, span } = claim.times[0] ?? {}
  // The words that were read otherwise stay with the day that was decided.
  assert.deepEqual(kept({ times: [march] }).times, [{ ...march, expression, span }, BASELINE])
  const [first, second] = plain.chain as [ChainLink, ChainLink]
  const other = { ...second, agent: 'c' }
  assert.deepEqual(kept({ chain: [first, other] }).chain, [first, other])
})

test('[D1144] days that are typed stand instead of those that a number was only compared with', () => {
  const compared: Amended = { ...amended, claim: { ...claim, times: [BASELINE] }, isWhole: false }
  const half = { ...EVENT, earliest: '2021-01-01', latest: '2021-06-30' }
  const form = { time: '2021-01/2021-06' }
  assert.deepEqual(kept({ times: [half] }, form, compared).times, [half])
  assert.deepEqual(kept({ times: [half] }, form, { ...compared, isWhole: true }).times, [half])
  // Where nobody types any, and beside a time of its own, the comparison stays.
  assert.deepEqual(kept({ times: [] }, {}, compared).times, [BASELINE])
  assert.equal(kept({ times: [half] }, form).times?.length, 2)
})

test('[D206] the form says whether words are direct and why somebody has no name', () => {
  const [, second] = plain.chain as [ChainLink, ChainLink]
  const direct = [LINKS[0] as ChainLink, { ...second, mode: 'direct_quote' as const }]
  const { chain: links } = kept({ chain: direct }, { direct: true, anonymityReason: 'for safety' })
  assert.deepEqual(links?.[1], {
    ...(LINKS[1] as ChainLink),
    ...{ mode: 'direct_quote', anonymityReason: 'for safety' },
  })
})
