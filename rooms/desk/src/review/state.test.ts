// Every state of a claim against every operation that could move it. Source: desk.md 4, W2 and W3.
import assert from 'node:assert/strict'
import test from 'node:test'
import { given } from '@tumen/claim'
import { HELD } from '../../fixture/desk.ts'
import { openReviews } from '../../fixture/review.ts'
import { Refusal } from '../refusal.ts'

type Reviews = Awaited<ReturnType<typeof openReviews>>

const comment = 'so'

/** Who would move the claim, and how. */
const MOVES: Record<string, (id: string) => readonly [who: string, name: string, input: object]> = {
  submit: (id) => ['doc-1', 'review.submit', { items: [id], comment }],
  assign: (id) => ['ana-1', 'review.assign', { items: [id], reviewers: ['rev-1'], comment }],
  decide: (id) => ['rev-1', 'review.decide', { item: id, decision: 'accepted', comment }],
  settle: (id) => ['rev-3', 'review.settle', { item: id, decision: 'accepted', comment }],
  reopen: (id) => ['rev-3', 'review.reopen', { item: id, reviewers: ['rev-1', 'rev-2'], comment }],
  accept: (id) => ['rev-3', 'claim.accept', { claims: [id] }],
  amend: (id) => ['doc-1', 'claim.amend', { ...HELD, amends: id, reason: 'misread' }],
  reject: (id) => ['rev-3', 'claim.retract', { claim: id, why: 'reviewer_rejects', reason: 'x' }],
  withdraw: (id) => ['doc-1', 'claim.retract', { claim: id, why: 'origin_withdraws', reason: 'x' }],
}

/** How a claim comes into each state. */
const STATES: Record<string, (on: Reviews, id: string) => Promise<unknown>> = {
  draft: (on, id) => on.record(id),
  submitted: (on, id) => on.handIn(id),
  'in review': (on, id) => on.inReview(id),
  'half decided': async (on, id) => {
    await on.inReview(id)
    await on.decide('rev-1', id, 'accepted')
  },
  disagreement: (on, id) => on.decided(id, 'accepted', 'rejected'),
  returned: (on, id) => on.decided(id, 'returned', 'returned'),
  accepted: (on, id) => on.decided(id, 'accepted', 'accepted'),
  reopened: async (on, id) => {
    await on.decided(id, 'accepted', 'accepted')
    await move(on, 'reopen', id)
  },
  rejected: (on, id) => on.decided(id, 'rejected', 'rejected'),
  superseded: async (on, id) => {
    await on.decided(id, 'accepted', 'accepted')
    const later = { ...HELD, id: `${id}-later`, amends: id, reason: 'misread' }
    await on.ask('doc-1', 'claim.amend', later)
    await on.ask('rev-3', 'claim.accept', { claims: [`${id}-later`] })
  },
  withdrawn: async (on, id) => {
    await on.inReview(id)
    await move(on, 'withdraw', id)
  },
}

function move(on: Reviews, name: string, id: string): Promise<unknown> {
  const moved = MOVES[name] as (typeof MOVES)[string]
  const [who, operation, input] = moved(id)
  return on.ask(who, operation, input)
}

// By hand, from the table of W3: `+` goes, `w` is `wrong-state`, `l` `locked-for-review`, `n`
// `not-assigned`, `a` `claim-amended`. A slip of ours is amended and a source withdraws whenever no
// review stands in the way.
const EXPECTED: Record<string, string> = {
  //              submit assign decide settle reopen accept amend reject withdraw
  draft: '          +      w      n      w      w      +      +      +      +',
  submitted: '      w      +      n      w      w      w      +      +      +',
  'in review': '    w      w      +      w      w      l      l      l      +',
  'half decided': ' w      w      w      w      w      l      l      l      +',
  disagreement: '   w      w      w      +      w      l      l      l      +',
  returned: '       +      w      w      w      w      w      +      +      +',
  accepted: '       w      w      w      w      +      w      +      +      +',
  reopened: '       w      w      +      w      w      l      l      l      +',
  rejected: '       w      w      w      w      w      w      w      w      +',
  superseded: '     w      w      w      w      w      w      a      w      +',
  withdrawn: '      w      w      w      w      w      w      +      w      +',
}
const SIGNS: Record<string, string> = {
  'wrong-state': 'w',
  'locked-for-review': 'l',
  'not-assigned': 'n',
  'claim-amended': 'a',
}

test('[D760] W2, W3: each state of a claim lets through what the table says, and nothing else', async (t) => {
  const on = await openReviews(t)
  const found: Record<string, string[]> = {}
  for (const [state, reach] of Object.entries(STATES))
    for (const name of Object.keys(MOVES)) {
      const id = `${state}-${name}`.replace(' ', '-')
      await reach(on, id)
      const sign = await move(on, name, id).then(
        () => '+',
        (error: unknown) => (error instanceof Refusal ? (SIGNS[error.code] ?? error.code) : error),
      )
      found[state] = [...(found[state] ?? []), String(sign)]
    }
  const expected = Object.entries(EXPECTED).map(([state, row]) => [state, row.trim().split(/\s+/)])
  assert.deepEqual(found, Object.fromEntries(expected))
})

test('[D761] what is reopened counts no more from that day, and again when it is accepted again', async (t) => {
  const on = await openReviews(t)
  const { now } = on.fixture
  await on.decided('c1', 'accepted', 'accepted')
  const question = { act: 'detention', at: '2022-04' }
  const counted = async (known?: string) => {
    const asked = { ...question, ...given({ asKnownOn: known }) }
    type Answer = { figure: { low: { value: number } | null } }
    return (await on.ask<Answer>('ana-1', 'figure.ask', asked)).figure.low?.value
  }
  assert.equal(await counted(), 52)
  now.day = '2022-05-03'
  await move(on, 'reopen', 'c1')
  const { state } = await on.ask('doc-1', 'claim.show', { id: 'c1' })
  assert.equal(state, 'waiting')
  const { claims } = await on.ask<{ claims: object[] }>('doc-1', 'claim.list', { state: 'waiting' })
  assert.equal(claims.length, 1)
  assert.equal(await counted(), undefined)
  now.day = '2022-05-05'
  for (const who of ['rev-1', 'rev-2']) await on.decide(who, 'c1', 'accepted')
  assert.deepEqual(
    [await counted('2022-05-02'), await counted('2022-05-04'), await counted()],
    [52, undefined, 52],
  )
})

test('[D762] one person in two browsers decides once', async (t) => {
  const on = await openReviews(t)
  await on.inReview('c1')
  const twice = await Promise.allSettled([
    on.decide('rev-1', 'c1', 'accepted'),
    on.decide('rev-1', 'c1', 'accepted'),
  ])
  assert.deepEqual(twice.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  assert.equal(await on.stateOf('rev-1', 'c1'), 'in-review')
})

test('[D763] what is withdrawn while it is judged has left the queue', async (t) => {
  const on = await openReviews(t)
  await on.inReview('c1')
  await on.decide('rev-1', 'c1', 'accepted')
  await move(on, 'withdraw', 'c1')
  assert.equal(await on.stateOf('rev-2', 'c1'), 'ended')
  const list = (input: object) =>
    on.ask<{ counts: { mine: number }; reviews: { state: string }[] }>(
      'rev-2',
      'review.list',
      input,
    )
  const { counts, reviews } = await list({})
  assert.deepEqual([counts.mine, reviews.length], [0, 0])
  assert.deepEqual(
    (await list({ state: 'ended' })).reviews.map(({ state }) => state),
    ['ended'],
  )
})
