// One person in two browsers is one person: what needs two is not done by two of their requests at
// the same moment. Source: issue 20, "Bad input, attacks".
import assert from 'node:assert/strict'
import test from 'node:test'
import { addReport, HELD, openFixture } from '../../fixture/desk.ts'
import { openReviews } from '../../fixture/review.ts'

/** How two requests at the same moment ended: their codes, or `done`. */
async function both(ask: () => Promise<unknown>): Promise<string[]> {
  const ends = await Promise.allSettled([ask(), ask()])
  return ends
    .map((end) => (end.status === 'fulfilled' ? 'done' : (end.reason as { code: string }).code))
    .sort()
}

test('[D867] of two reviewers one decides once, and the other is still needed', async (t) => {
  const { inReview, decide, stateOf } = await openReviews(t)
  await inReview('c1')
  assert.deepEqual(await both(() => decide('rev-1', 'c1', 'accepted')), ['done', 'wrong-state'])
  assert.equal(await stateOf('rev-1', 'c1'), 'in-review')
  await decide('rev-2', 'c1', 'accepted')
  assert.equal(await stateOf('rev-1', 'c1'), 'accepted')
})

test('[D867] nobody approves their own bundle, copy, claim or destruction by asking twice', async (t) => {
  const fixture = await openFixture('second-person')
  t.after(() => fixture.close())
  const { ask } = fixture
  await addReport(fixture, 'R1')
  await ask('own', 'claim.record', { ...HELD, id: 'c1', chain: ['harbour'] })
  const copy = { bytes: Buffer.from('A copy.').toString('base64'), mediaType: 'text/plain' }
  const derived = { document: 'R1', ...copy, tool: 'scissors/1' }
  const { id: derivative } = await ask<{ id: string }>('own', 'evidence.derive', derived)
  const asked = { documents: ['R1'], claims: ['c1'], profile: 'court', recipient: 'a court' }
  const { bundle } = await ask<{ bundle: string }>('ana', 'bundle.ask', asked)
  const { token } = await ask<{ token: string }>('own', 'evidence.check-shred', { document: 'R1' })
  const shred = { document: 'R1', reason: 'danger', token }
  await ask('own', 'evidence.ask-shred', { document: 'R1', reason: 'danger' })
  const size = await fixture.size()
  for (const [who, name, input, code] of [
    ['own', 'claim.accept', { claims: ['c1'] }, 'own-work'],
    ['own', 'evidence.review', { derivative, decision: 'approved' }, 'own-work'],
    ['own', 'evidence.shred', shred, 'second-person-needed'],
  ] as const)
    assert.deepEqual(await both(() => ask(who, name, input)), [code, code], name)
  assert.equal(await fixture.size(), size)
  // What an editor has approved twice is handed out once.
  await ask('edi', 'bundle.look', { bundle, id: derivative })
  await both(() => ask('edi', 'bundle.approve', { bundle }))
  const made = await both(() => ask('ana', 'bundle.make', { bundle }))
  assert.deepEqual(made.filter((one) => one === 'done').length, 1, made.join())
})
