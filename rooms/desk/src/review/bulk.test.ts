// The queue by effect, many records at once, and comments that name people.
// Source: desk.md 4, W8, W9 and W11.
import assert from 'node:assert/strict'
import test from 'node:test'
import { HELD, refused } from '../../fixture/desk.ts'
import { openReviews } from '../../fixture/review.ts'

interface Queue {
  counts: { naming: number }
  reviews: { item: string; questions: number }[]
}

test('[D771] W8: what bears on more of the shared questions comes first, then what waits longest', async (t) => {
  const { ask, fixture, record } = await openReviews(t)
  const elsewhere = { ...HELD, document: 'R1', place: 'Jilin' }
  await ask('doc-1', 'claim.record', { ...elsewhere, id: 'c1' })
  await record('c2')
  await ask('doc-1', 'claim.record', { ...HELD, id: 'c3', document: 'R1', act: 'arrest' })
  await record('c4')
  await ask('doc-1', 'review.submit', { items: ['c1', 'c2', 'c3', 'c4'], comment: 'x' })
  const save = (name: string, query: object, shared: boolean) =>
    fixture.ask('ana', 'query.save', { kind: 'question', name, query, shared })
  await save('held in Liaoning', { act: 'detention', place: 'Liaoning' }, true)
  await save('held', { act: 'detention' }, true)
  // A private question moves nothing in the queue of others.
  await save('arrests', { act: 'arrest' }, false)
  const { reviews } = await ask<Queue>('rev-1', 'review.list', {})
  assert.deepEqual(
    reviews.map(({ item, questions }) => [item, questions]),
    [
      ['c2', 2],
      ['c4', 2],
      ['c1', 1],
      ['c3', 0],
    ],
  )
})

test('[D772] W9: many records are checked first, then moved in one change; the others get no row', async (t) => {
  const { ask, fixture, handIn, inReview } = await openReviews(t)
  await handIn('c1')
  await handIn('c2')
  await inReview('c3')
  const items = ['c1', 'c2', 'c3', 'nowhere']
  const bulk = { do: 'assign', items, reviewers: ['rev-1'], comment: 'please' }
  type Checked = { goes: number; outcomes: object[]; token: string }
  const { size } = await fixture.desk.ledger.head()
  const checked = await ask<Checked>('ana-1', 'review.check-bulk', bulk)
  assert.deepEqual(checked.outcomes, [
    { outcome: 'goes', items: ['c1', 'c2'] },
    { outcome: 'wrong-state', items: ['c3'] },
    { outcome: 'not-found', items: ['nowhere'] },
  ])
  assert.equal((await fixture.desk.ledger.head()).size, size, 'nothing was changed')
  const rows = async () => (await fixture.desk.ledger.read.rows('review_step')).length
  const before = await rows()
  const done = await ask<Checked>('ana-1', 'review.bulk', { ...bulk, token: checked.token })
  assert.deepEqual([done.goes, await rows()], [2, before + 2])
  assert.equal((await fixture.desk.ledger.head()).size, size + 1, 'in one change')
  // Checked before somebody moved one of them: nothing is done.
  const again = { ...bulk, token: checked.token }
  assert.equal((await refused(ask('ana-1', 'review.bulk', again))).code, 'stale-dry-run')
  const none = await ask<Checked>('ana-1', 'review.check-bulk', bulk)
  const nothing = { ...bulk, token: none.token }
  assert.equal((await refused(ask('ana-1', 'review.bulk', nothing))).code, 'wrong-state')
  const tooMany = Array.from({ length: 501 }, (_, n) => `c${n}`)
  const many = ask('ana-1', 'review.check-bulk', { ...bulk, items: tooMany })
  assert.equal((await refused(many)).code, 'invalid-input')
})

test('[D772] W9: nobody does with many what they may not do with one', async (t) => {
  const { ask, handIn, record } = await openReviews(t)
  await handIn('c1')
  await record('c2')
  const outcome = async (who: string, bulk: object) => {
    const input = { items: ['c1'], comment: 'x', ...bulk }
    const { outcomes } = await ask<{ outcomes: { outcome: string }[] }>(
      ...([who, 'review.check-bulk', input] as const),
    )
    return outcomes.map((one) => one.outcome).join()
  }
  assert.equal(await outcome('doc-1', { do: 'assign', reviewers: ['rev-1'] }), 'not-allowed')
  assert.equal(await outcome('ana-1', { do: 'submit', items: ['c2'] }), 'not-allowed')
  assert.equal(await outcome('ana-1', { do: 'withdraw' }), 'not-allowed')
  assert.equal(await outcome('rev-1', { do: 'submit', items: ['c2'] }), 'not-allowed')
  assert.equal(await outcome('ana-1', { do: 'assign', reviewers: ['doc-1'] }), 'own-work')
  assert.equal(await outcome('doc-1', { do: 'withdraw' }), 'goes')
  const lacking = ask('ana-1', 'review.check-bulk', { do: 'assign', items: ['c1'], comment: 'x' })
  assert.equal((await refused(lacking)).code, 'invalid-input')
})

test('[D773] W11: a comment names people inside the product, until they have answered', async (t) => {
  const { ask, handIn, inReview, decide } = await openReviews(t)
  await handIn('c1')
  const naming = async (who: string) =>
    (await ask<Queue>(who, 'review.list', { of: 'naming' })).reviews.map(({ item }) => item)
  const comment = 'is this right, @rev-1? ask @doc-1.'
  await ask('ana-1', 'review.comment', { item: 'c1', comment })
  assert.deepEqual([await naming('rev-1'), await naming('doc-1')], [['c1'], ['c1']])
  assert.deepEqual([await naming('rev-2'), await naming('ana-1')], [[], []])
  await ask('doc-1', 'review.comment', { item: 'c1', comment: 'it is' })
  assert.deepEqual(await naming('doc-1'), [])
  // Nothing of a comment of one who judges apart is told, and all of it afterwards.
  await inReview('c2')
  await ask('rev-1', 'review.comment', { item: 'c2', comment: '@rev-2 I doubt it' })
  await decide('rev-1', 'c2', 'accepted')
  assert.deepEqual(await naming('rev-2'), [])
  await decide('rev-2', 'c2', 'rejected')
  const { steps } = await ask<{ steps: { comment: string }[] }>('rev-2', 'review.show', {
    item: 'c2',
  })
  assert.ok(steps.some((one) => one.comment.includes('I doubt it')))
  const early = ask('rev-1', 'review.comment', { item: 'nowhere', comment })
  assert.equal((await refused(early)).code, 'not-found')
})
