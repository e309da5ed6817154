// Somebody is named in the place of a reviewer: nothing that was decided is lost, and nothing is
// learned of it.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import { HELD, refused } from '../../fixture/desk.ts'
import { openReviews, type Reviews } from '../../fixture/review.ts'

const comment = 'is away'

function replace(on: Reviews, instead: string, ...reviewers: string[]): Promise<unknown> {
  return on.ask('ana-1', 'review.assign', { items: ['c1'], instead, reviewers, comment })
}

/** An answer without places in the log, which tells its size, and without random ids. */
function timeless(answer: unknown): string {
  return JSON.stringify(answer)
    .replaceAll(/"(leaf|change)":\d+/g, '"$1":0')
    .replaceAll(/rv_[0-9a-f]+/g, 'rv')
}

test('[D777] a reviewer who does not answer is replaced, and the review goes on', async (t) => {
  const on = await openReviews(t)
  await on.inReview('c1')
  await on.decide('rev-1', 'c1', 'accepted')
  await replace(on, 'rev-2', 'rev-3')
  const shown = await on.ask<Output<'review.show'>>('doc-1', 'review.show', { item: 'c1' })
  assert.deepEqual([shown.state, shown.reviewers], ['in-review', ['rev-1', 'rev-3']])
  const late = await refused(on.decide('rev-2', 'c1', 'rejected'))
  assert.equal(late.code, 'not-assigned')
  const { counts } = await on.ask<Output<'review.list'>>('rev-2', 'review.list', {})
  assert.equal(counts.mine, 0)
  assert.equal((await on.decide('rev-3', 'c1', 'accepted')).state, 'accepted')
})

test('[D777] who is named is not the author, not somebody who was named before, and one alone', async (t) => {
  const on = await openReviews(t)
  await on.inReview('c1')
  for (const [instead, reviewers, code, field] of [
    ['rev-3', ['rev-4'], 'not-assigned', 'instead'],
    ['rev-2', ['doc-1'], 'own-work', 'reviewers'],
    ['rev-2', ['rev-1'], 'wrong-state', 'reviewers'],
    ['rev-2', ['rev-3', 'rev-3'], 'reviewer-twice', 'reviewers'],
    ['rev-2', ['rev-3', 'rev-4'], 'wrong-state', 'reviewers'],
  ] as const) {
    const refusal = await refused(replace(on, instead, ...reviewers))
    assert.deepEqual([refusal.code, refusal.field], [code, field], instead + reviewers)
  }
  await replace(on, 'rev-2', 'rev-3')
  // Back again they would judge what they could have talked about meanwhile.
  assert.equal((await refused(replace(on, 'rev-3', 'rev-2'))).code, 'wrong-state')
  const again = { items: ['c1'], reviewers: ['rev-1'], comment }
  assert.equal((await refused(on.ask('ana-1', 'review.assign', again))).code, 'wrong-state')
  const none = { items: ['c1'], instead: 'rev-3', reviewers: ['rev-9'], comment: ' ' }
  assert.equal((await refused(on.ask('ana-1', 'review.assign', none))).code, 'invalid-input')
})

test('[D778] what somebody decided before another was named in their place counts with the others', async (t) => {
  const on = await openReviews(t)
  await on.inReview('c1')
  await on.decide('rev-1', 'c1', 'rejected')
  await replace(on, 'rev-1', 'rev-3')
  await on.decide('rev-2', 'c1', 'accepted')
  assert.equal((await on.decide('rev-3', 'c1', 'accepted')).state, 'disagreement')
  const settle = { item: 'c1', decision: 'accepted', comment }
  assert.equal((await refused(on.ask('rev-1', 'review.settle', settle))).code, 'own-work')
})

test('[D778] naming another one, before and after, tells nobody whether somebody has decided', async (t) => {
  const before = await openReviews(t)
  const after = await openReviews(t)
  for (const world of [before, after]) await world.inReview('c1')
  await after.ask('rev-1', 'review.comment', { item: 'c1', comment: 'rev-1 says so' })
  await after.decide('rev-1', 'c1', 'rejected')
  const answers: unknown[] = []
  for (const world of [before, after]) answers.push(await replace(world, 'rev-1', 'rev-3'))
  assert.deepEqual(answers[1], answers[0])
  for (const who of ['rev-2', 'rev-3', 'doc-1', 'ana-1'])
    for (const [name, input] of [
      ['review.show', { item: 'c1' }],
      ['review.list', {}],
      ['record.history', { id: 'c1' }],
      ['change.list', {}],
      ['review.agreement', {}],
    ] as const) {
      const [first, second] = await Promise.all(
        [before, after].map(async ({ ask }) => timeless(await ask(who, name, input))),
      )
      assert.equal(second, first, `${who} ${name}`)
    }
})

test('[D1000] an author names nobody in the place of a reviewer, whether or not they have decided', async (t) => {
  const on = await openReviews(t)
  await on.fixture.ask('own', 'claim.record', { ...HELD, id: 'c1', document: 'R1' })
  await on.fixture.ask('own', 'review.submit', { items: ['c1'], comment })
  const named = { items: ['c1'], reviewers: ['rev-1', 'rev-2'], comment }
  await on.ask('ana-1', 'review.assign', named)
  const own = { items: ['c1'], instead: 'rev-1', reviewers: ['rev-3'], comment }
  const before = await refused(on.fixture.ask('own', 'review.assign', own))
  await on.decide('rev-1', 'c1', 'returned')
  const after = await refused(on.fixture.ask('own', 'review.assign', own))
  assert.deepEqual([before.code, before.field], ['own-work', 'items'])
  assert.deepEqual([after.code, after.field, after.details], [before.code, 'items', before.details])
})

test('[D1001] a decision counts in the agreement also where another one was named in its place', async (t) => {
  const on = await openReviews(t)
  await on.inReview('c1')
  await on.decide('rev-1', 'c1', 'returned')
  await replace(on, 'rev-1', 'rev-3')
  await on.decide('rev-2', 'c1', 'accepted')
  assert.equal((await on.decide('rev-3', 'c1', 'accepted')).state, 'disagreement')
  await on.decided('c2', 'accepted', 'accepted')
  const { double, agreed } = await on.ask('rev-2', 'review.agreement', {})
  assert.deepEqual([double, agreed], [2, 1])
})
