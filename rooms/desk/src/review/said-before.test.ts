// What a group said of a record in its review stays there when another one is given the record.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import { refused } from '../../fixture/desk.ts'
import { askAs, heldIn, twoOffices } from '../../fixture/office.ts'
import { openReviews } from '../../fixture/review.ts'

test('[D1152] an office given a record later reads its state, and nothing of who said what', async (t) => {
  const { fixture, ask, inReview, decide } = await openReviews(t)
  const { desk } = fixture
  const { north, south } = await twoOffices(fixture)
  const give = (groups: string[]) =>
    fixture.ask('own', 'record.assign', { kind: 'document', id: 'R1', groups })
  await give([north])
  await inReview('c1')
  const NAMED = { item: 'c1', comment: '@rev-s the lantern' }
  await ask('ana-1', 'review.comment', NAMED)
  await give([north, south])
  const south1 = heldIn('rev-s', south, ['reviewer', 'analyst'])
  const north1 = heldIn('rev-n', north, ['reviewer', 'analyst'])
  const shown = (actor: typeof south1) =>
    askAs<Output<'review.show'>>(desk, actor, 'review.show', { item: 'c1' })
  const told = await shown(south1)
  assert.deepEqual([told.state, told.steps, told.reviewers], ['in-review', [], []])
  assert.equal((await shown(north1)).steps.length, 3)
  const listed = await askAs<Output<'review.list'>>(desk, south1, 'review.list', {})
  assert.deepEqual([listed.counts.naming, listed.reviews[0]?.reviewers], [0, []])
  const wide = await askAs<Output<'review.list'>>(desk, north1, 'review.list', {})
  assert.deepEqual(wide.reviews[0]?.reviewers, ['rev-1', 'rev-2'])
  // It is locked for both.
  const amend = { document: 'R1', amends: 'c1', reason: 'x', act: 'arrest' }

  const locked = await refused(askAs(desk, south1, 'claim.amend', { ...amend, quote: ['held'] }))
  assert.equal(locked.code, 'locked-for-review')
  // What is said now is said to both; what was taken away and given again begins anew.
  await decide('rev-1', 'c1', 'rejected')
  await decide('rev-2', 'c1', 'rejected')
  assert.deepEqual(
    (await shown(south1)).steps.map(({ step, by }) => [step, by]),
    [
      ['decided', 'rev-1'],
      ['decided', 'rev-2'],
    ],
  )
  await give([north])
  await give([north, south])
  assert.deepEqual((await shown(south1)).steps, [])
  type Shown = { statuses: object[]; state: string }
  const [theirs, own] = [
    await askAs<Shown>(desk, south1, 'claim.show', { id: 'c1' }),
    await askAs<Shown>(desk, north1, 'claim.show', { id: 'c1' }),
  ]
  assert.deepEqual([theirs.statuses.length, own.statuses.length], [0, 1])
  assert.equal(theirs.state, own.state)
})
