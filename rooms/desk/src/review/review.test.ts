// Reviews: who judges what, that nobody is told too early, and what follows.
import assert from 'node:assert/strict'
import test from 'node:test'
import { addReport, HELD, refused } from '../../fixture/desk.ts'
import { openReviews as opened } from '../../fixture/review.ts'
import { needsTwo } from './double.ts'
import { kappaOf } from './kappa.ts'

test('[D700] a claim is handed in by its author, and judged by others who are assigned', async (t) => {
  const { ask, record, decide } = await opened(t)
  await record('c1')
  const comment = 'x'
  const by = (who: string, name: string, input: object) => refused(ask(who, name, input))
  const early = await by('ana-1', 'review.assign', {
    items: ['c1'],
    reviewers: ['rev-1'],
    comment,
  })
  assert.equal(early.code, 'wrong-state')
  const other = await by('ana-1', 'review.submit', { items: ['c1'], comment })
  assert.equal(other.code, 'not-allowed')
  await ask('doc-1', 'review.submit', { items: ['c1'], comment })
  assert.equal((await by('doc-1', 'review.submit', { items: ['c1'], comment })).code, 'wrong-state')
  const own = await by('ana-1', 'review.assign', { items: ['c1'], reviewers: ['doc-1'], comment })
  assert.equal(own.code, 'own-work')
  await ask('ana-1', 'review.assign', { items: ['c1'], reviewers: ['rev-1'], comment })
  assert.equal((await refused(decide('rev-2', 'c1', 'accepted'))).code, 'not-assigned')
  assert.equal((await decide('rev-1', 'c1', 'accepted')).state, 'accepted')
  assert.equal((await refused(decide('rev-1', 'c1', 'rejected'))).code, 'wrong-state')
  const { state } = await ask('doc-1', 'claim.show', { id: 'c1' })
  assert.equal(state, 'counts')
})

test('[D701] W4: a claim under review is changed by nobody, and is free again when it is returned', async (t) => {
  const { ask, inReview, decide } = await opened(t)
  await inReview('c1')
  const amend = { ...HELD, id: 'c2', document: 'R1', amends: 'c1', reason: 'misread' }
  for (const [who, name, input] of [
    ['doc-1', 'claim.amend', amend],
    ['rev-3', 'claim.accept', { claims: ['c1'] }],
    ['rev-3', 'claim.retract', { claim: 'c1', why: 'reviewer_rejects', reason: 'x' }],
  ] as const)
    assert.equal((await refused(ask(who, name, input))).code, 'locked-for-review', name)
  await decide('rev-1', 'c1', 'returned')
  await decide('rev-2', 'c1', 'returned')
  await ask('doc-1', 'claim.amend', amend)
  await ask('doc-1', 'review.submit', { items: ['c1'], comment: 'again' })
})

test('[D775] W10: nothing is accepted while it is open whether its report is a copy', async (t) => {
  const { fixture, ask, record, decide } = await opened(t)
  const comment = 'x'
  await record('c1')
  await ask('doc-1', 'review.submit', { items: ['c1'], comment })
  await ask('ana-1', 'review.assign', { items: ['c1'], reviewers: ['rev-1', 'rev-2'], comment })
  await addReport(fixture, 'R0', { published: '2022-04-28' })
  const pair = { from: 'R1', to: 'R0', kind: 'reprint_of', basis: 'text', containment: '0.9' }
  await ask('ana-1', 'document.relate', pair)
  const early = await refused(decide('rev-1', 'c1', 'accepted'))
  assert.deepEqual([early.code, early.field], ['lineage-undecided', 'item'])
  // Both may say that it is wrong, and when it is no copy, that it is right.
  await ask('rev-3', 'document.decide', { from: 'R1', to: 'R0', decision: 'rejected' })
  await decide('rev-1', 'c1', 'accepted')
  await ask('ana-1', 'document.relate', { ...pair, kind: 'excerpt_of' })
  assert.equal((await refused(decide('rev-2', 'c1', 'accepted'))).code, 'lineage-undecided')
  assert.equal((await decide('rev-2', 'c1', 'rejected')).state, 'disagreement')
  const settled = ask('rev-3', 'review.settle', { item: 'c1', decision: 'accepted', comment })
  assert.equal((await refused(settled)).code, 'lineage-undecided')
})

test('[D776] M7: every step of a review says why, in a word at the least', async (t) => {
  const { ask, record, inReview } = await opened(t)
  await record('c0')
  await inReview('c1')
  for (const [who, name, input] of [
    ['doc-1', 'review.submit', { items: ['c0'] }],
    ['ana-1', 'review.assign', { items: ['c0'], reviewers: ['rev-1'] }],
    ['rev-1', 'review.decide', { item: 'c1', decision: 'accepted' }],
    ['rev-3', 'review.settle', { item: 'c1', decision: 'accepted' }],
    ['rev-3', 'review.reopen', { item: 'c1', reviewers: ['rev-1'] }],
    ['doc-1', 'review.comment', { item: 'c1' }],
    ['ana-1', 'review.check-bulk', { do: 'submit', items: ['c0'] }],
  ] as const)
    for (const comment of [{}, { comment: ' ' }])
      assert.equal((await refused(ask(who, name, { ...input, ...comment }))).code, 'invalid-input')
})

test('[D769] what is judged is not taken back by an undo either', async (t) => {
  const { fixture, ask, inReview, decide } = await opened(t)
  const { size } = await fixture.desk.ledger.head()
  await inReview('c1')
  const undo = () => ask('doc-1', 'change.undo', { change: size })
  assert.equal((await refused(undo())).code, 'locked-for-review')
  await decide('rev-1', 'c1', 'returned')
  await decide('rev-2', 'c1', 'returned')
  await undo()
  assert.equal((await refused(ask('doc-1', 'review.show', { item: 'c1' }))).code, 'not-found')
})

test('[D770] W6: which records two people should judge follows from what they are, and of claims from their ids', () => {
  assert.deepEqual(
    ['lineage a b', 'speaker a b', 'redaction a', 'event a b', 'person a b', 'a b'].map(needsTwo),
    [true, true, true, false, false, false],
  )
  const drawn = Array.from({ length: 2000 }, (_, n) => needsTwo(`c${n}`)).filter(Boolean)
  // Four standard errors of a share of 0.2 of 2000: 4 * sqrt(.2 * .8 * 2000) = 71.6.
  assert.ok(Math.abs(drawn.length - 400) < 72, String(drawn.length))
})

test('[D702] W5: of two reviewers neither learns of the other, and nobody else does, before both decide', async (t) => {
  const before = await opened(t)
  const after = await opened(t)
  for (const world of [before, after]) await world.inReview('c1')
  const comment = 'between us @rev-2: rev-1 says so'
  await after.ask('rev-1', 'review.comment', { item: 'c1', comment })
  await after.decide('rev-1', 'c1', 'rejected')
  const bulk = { items: ['c1'], comment: 'x' }
  const questions = [
    ['review.show', { item: 'c1' }],
    ['review.list', {}],
    ['review.list', { of: 'naming' }],
    ['review.list', { of: 'disagreement' }],
    ['review.list', { limit: 0 }],
    ['review.check-bulk', { ...bulk, do: 'submit' }],
    ['review.check-bulk', { ...bulk, do: 'assign', reviewers: ['rev-3'] }],
    ['review.check-bulk', { ...bulk, do: 'withdraw' }],
    ['review.agreement', {}],
    ['claim.show', { id: 'c1' }],
    ['claim.list', {}],
    ['record.history', { id: 'c1' }],
    ['change.list', {}],
    ['search', { query: 'says so' }],
    ['figure.ask', { act: 'detention', on: '2022-05-01' }],
  ] as const
  for (const who of ['rev-2', 'rev-3', 'doc-1', 'ana-1'])
    for (const [name, input] of questions) {
      const asked = [before, after].map(({ ask }) =>
        ask(who, name, input).then(
          (answer) => JSON.stringify(answer),
          (error: { code?: string }) => String(error.code),
        ),
      )
      const [first = '', second = ''] = await Promise.all(asked)
      // Ids of steps are random in each workspace, and stand in no answer.
      assert.equal(second, first, `${who} ${name}`)
      assert.ok(!second.includes('rev-1 says so'), `${who} ${name}`)
    }
  const own = await after.ask<{ steps: { comment: string }[] }>('rev-1', 'review.show', {
    item: 'c1',
  })
  assert.equal(own.steps.at(-1)?.comment, 'rev-1 says so')
  await after.decide('rev-2', 'c1', 'accepted')
  const both = await after.ask<{ steps: object[]; state: string }>('doc-1', 'review.show', {
    item: 'c1',
  })
  assert.deepEqual([both.steps.length, both.state], [5, 'disagreement'])
  const { counts } = await after.ask<{ counts: { naming: number } }>('rev-3', 'review.list', {})
  assert.equal(counts.naming, 0)
})

test('[D703] a third reviewer settles a disagreement, and neither of the two nor the author', async (t) => {
  const { ask, inReview, decide, stateOf } = await opened(t)
  await inReview('c1')
  await decide('rev-1', 'c1', 'accepted')
  assert.equal((await decide('rev-2', 'c1', 'rejected')).state, 'disagreement')
  const settle = (who: string) =>
    ask<{ state: string }>(who, 'review.settle', {
      item: 'c1',
      decision: 'rejected',
      comment: 'slip',
    })
  for (const who of ['rev-1', 'rev-2']) assert.equal((await refused(settle(who))).code, 'own-work')
  // An analyst had no part in it, and yet judges nothing.
  const maySettle = async (who: string) =>
    (await ask<{ settles: boolean }>(who, 'review.show', { item: 'c1' })).settles
  for (const who of ['ana-1', 'doc-1', 'rev-1', 'rev-3'])
    assert.equal(await maySettle(who), who === 'rev-3', who)
  assert.equal((await settle('rev-3')).state, 'rejected')
  assert.equal(await stateOf('doc-1', 'c1'), 'rejected')
  const { state } = await ask('doc-1', 'claim.show', { id: 'c1' })
  assert.equal(state, 'rejected')
})

test('[D704] the queue shows what waits for the asker first, and what is late', async (t) => {
  const { fixture, ask, record } = await opened(t)
  const comment = 'x'
  for (const id of ['c1', 'c2', 'c3']) await record(id)
  await ask('doc-1', 'review.submit', { items: ['c1', 'c2', 'c3'], comment })
  const assign = (claims: string[], reviewers: string[], due: string) =>
    ask('ana-1', 'review.assign', { items: claims, reviewers, due, comment })
  await assign(['c1'], ['rev-1'], '2022-05-03')
  await assign(['c2'], ['rev-2'], '2022-05-09')
  fixture.now.day = '2022-05-05'
  const { counts, reviews } = await ask<{
    counts: object
    reviews: { item: string; overdue: boolean; decides: boolean }[]
  }>('rev-2', 'review.list', {})
  assert.deepEqual(counts, {
    ...{ mine: 1, overdue: 1, submitted: 1, disagreement: 0, settles: 0, naming: 0, copies: 0 },
  })
  assert.deepEqual(
    reviews.map(({ item, overdue, decides }) => [item, overdue, decides]),
    [
      ['c2', false, true],
      ['c1', true, false],
      ['c3', false, false],
    ],
  )
})

test('[D765] the queue comes in pages, of which each begins after the last of the one before', async (t) => {
  const { ask, handIn } = await opened(t)
  const ids = ['c1', 'c2', 'c3', 'c4', 'c5']
  for (const id of ids) await handIn(id)
  const seen: string[] = []
  for (let after: string | undefined; ; ) {
    const page = { limit: 2, ...(after === undefined ? {} : { after }) }
    type Page = { reviews: { item: string; title: string }[]; next?: string }
    const { reviews, next } = await ask<Page>('rev-1', 'review.list', page)
    seen.push(...reviews.map(({ item }) => item))
    assert.ok(reviews.every(({ title }) => title.includes('at least 52')))
    after = next
    if (after === undefined) break
    assert.equal(reviews.length, 2)
  }
  assert.deepEqual(seen, ids)
})

test('[D705] W7: kappa is that of the book, and is told from 30 double reads on', async (t) => {
  // 2 x 2 table 20 5 / 10 15: observed .7, by chance .5.
  const pairs = [
    ...Array.from({ length: 20 }, () => ['a', 'a'] as const),
    ...Array.from({ length: 5 }, () => ['a', 'b'] as const),
    ...Array.from({ length: 10 }, () => ['b', 'a'] as const),
    ...Array.from({ length: 15 }, () => ['b', 'b'] as const),
  ]
  const kappa = kappaOf(pairs)
  assert.ok(kappa && Math.abs(kappa.value - 0.4) < 1e-12)
  assert.ok(Math.abs(kappa.high - kappa.low - 2 * 1.959963984540054 * 0.12961481396815722) < 1e-9)
  assert.equal(kappaOf([['a', 'a']]), undefined)
  const { ask, inReview, decide } = await opened(t)
  for (let n = 0; n < 30; n++) {
    await inReview(`c${n}`)
    await decide('rev-1', `c${n}`, 'accepted')
    await decide('rev-2', `c${n}`, n % 3 === 0 ? 'rejected' : 'accepted')
    if (n === 28)
      assert.equal(
        (await ask<{ kappa?: object }>('rev-1', 'review.agreement', {})).kappa,
        undefined,
      )
  }
  const told = await ask<{ double: number; agreed: number; kappa?: { value: number } }>(
    ...(['rev-1', 'review.agreement', {}] as const),
  )
  assert.deepEqual([told.double, told.agreed, told.kappa?.value], [30, 20, 0])
})
