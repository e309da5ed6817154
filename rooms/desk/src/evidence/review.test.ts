// What becomes of a claim: accepted by somebody else, amended, withdrawn, corrected, rejected.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Figure } from '@tumen/figure'
import { addReport, type FixtureDesk, HELD, openFixture, refused } from '../../fixture/desk.ts'

const fixture = await openFixture('second-person')
const alone = await openFixture('self')
await addReport(fixture)
await addReport(alone)

type Shown = { state: string; claim: { id: string }; statuses: { status: string }[] }
const show = (at: FixtureDesk, id: string) => at.ask<Shown>('own', 'claim.show', { id })
const record = (at: FixtureDesk, who: 'doc' | 'own', input: object) =>
  at.ask<{ id: string; counts: boolean }>(who, 'claim.record', { ...HELD, ...input })

async function numbersOf(at: FixtureDesk, on: string, knownBy = 'recorded') {
  const question = { act: 'detention', place: 'CN/LN', at: '2022-04', asKnownOn: on, knownBy }
  const { figure } = await at.ask<{ figure: Figure }>('own', 'figure.ask', question)
  return [figure.low, figure.best, figure.high].map((end) => end?.value ?? null)
}

test('[D29] alone, what a person records counts at once', async () => {
  const { counts } = await record(alone, 'own', { id: 'mine' })
  assert.equal(counts, true)
  assert.equal((await show(alone, 'mine')).state, 'counts')
})

test('[D29] with a second person it waits, and counts from the day of acceptance', async () => {
  const { counts } = await record(fixture, 'doc', { id: 'a' })
  assert.equal(counts, false)
  assert.equal((await show(fixture, 'a')).state, 'waiting')
  assert.deepEqual(await numbersOf(fixture, '2022-05-01'), [null, null, null])
  fixture.now.day = '2022-05-03'
  await fixture.ask('rev', 'claim.accept', { claims: ['a'] })
  assert.equal((await show(fixture, 'a')).state, 'counts')
  assert.deepEqual(await numbersOf(fixture, '2022-05-02'), [null, null, null])
  assert.deepEqual(await numbersOf(fixture, '2022-05-03'), [52, 52, null])
  // The world could read it from the day of publication.
  assert.deepEqual(await numbersOf(fixture, '2022-04-29', 'published'), [52, 52, null])
})

test('[D30] nobody accepts own work, twice, or what is not there', async () => {
  await record(fixture, 'own', { id: 'b' })
  const own = await refused(fixture.ask('own', 'claim.accept', { claims: ['b'] }))
  assert.deepEqual([own.code, own.details], ['own-work', [{ claim: 'b' }]])
  await fixture.ask('rev', 'claim.accept', { claims: ['b'] })
  const twice = await refused(fixture.ask('rev', 'claim.accept', { claims: ['b'] }))
  assert.equal(twice.code, 'wrong-state')
  const missing = await refused(fixture.ask('rev', 'claim.accept', { claims: ['nothing'] }))
  assert.equal(missing.code, 'unknown-claim')
})

test('[D30] of many claims to accept all are taken or none', async () => {
  await record(fixture, 'doc', { id: 'many' })
  const claims = ['many', 'b']
  assert.equal((await refused(fixture.ask('rev', 'claim.accept', { claims }))).code, 'wrong-state')
  assert.equal((await show(fixture, 'many')).state, 'waiting')
})

test('[D31] an amendment replaces the old row on its day; earlier answers stay', async () => {
  const one = await openFixture('self')
  try {
    await addReport(one)
    await record(one, 'own', { id: 'old' })
    one.now.day = '2022-06-01'
    const better = { id: 'new', number: undefined, op: 'about', value: 52 }
    const amended = { ...HELD, ...better, amends: 'old', reason: 'misread the hedge' }
    const { number: _, ...input } = amended
    await one.ask('own', 'claim.amend', input)
    assert.equal((await show(one, 'old')).state, 'superseded')
    assert.deepEqual(await numbersOf(one, '2022-05-31'), [52, 52, null])
    assert.deepEqual(await numbersOf(one, '2022-06-01'), [52, 52, 52])
    // The words stood in the report all the time: that we misread them is no news (F61a).
    assert.deepEqual(await numbersOf(one, '2022-05-31', 'published'), [52, 52, 52])
    const again = await refused(one.ask('own', 'claim.amend', { ...input, id: 'newer' }))
    assert.equal(again.code, 'claim-amended')
  } finally {
    await one.close()
  }
})

test('[D31] with a second person the old row counts until the amendment is accepted', async () => {
  const amended = { ...HELD, amends: 'a', reason: 'clearer', id: 'a2' }
  await fixture.ask('doc', 'claim.amend', amended)
  assert.equal((await show(fixture, 'a')).state, 'counts')
  await fixture.ask('rev', 'claim.accept', { claims: ['a2'] })
  assert.equal((await show(fixture, 'a')).state, 'superseded')
  assert.equal((await show(fixture, 'a2')).state, 'counts')
})

test('[D31] only the author or a reviewer amends', async () => {
  const amend = { ...HELD, amends: 'a2', reason: 'x' }
  const refusal = await refused(fixture.ask('ana', 'claim.amend', amend))
  assert.deepEqual([refusal.code, refusal.details], ['not-allowed', [{ claim: 'a2' }]])
})

test('[D32] a withdrawal by the origin takes every relay of the statement with it', async () => {
  const one = await openFixture('self')
  try {
    await addReport(one)
    await addReport(one, 'R2')
    const spoken = { chain: ['harbour', 'a nurse'], anonymity: 'unnamed' }
    await record(one, 'own', { id: 'first', ...spoken })
    const { claim } = await one.ask<{ claim: { origin: string } }>('own', 'claim.show', {
      id: 'first',
    })
    await record(one, 'own', { id: 'relay', document: 'R2', chain: ['harbour', claim.origin] })
    one.now.day = '2022-06-01'
    const why = { claim: 'first', why: 'origin_withdraws', reason: 'asked us' }
    await one.ask('own', 'claim.retract', { ...why, on: '2022-05-20' })
    assert.deepEqual(await numbersOf(one, '2022-05-31'), [52, 52, null])
    assert.deepEqual(await numbersOf(one, '2022-06-01'), [null, null, null])
    // By the other clock it counts from the day on which the world could know.
    assert.deepEqual(await numbersOf(one, '2022-05-19', 'published'), [52, 52, null])
    assert.deepEqual(await numbersOf(one, '2022-05-20', 'published'), [null, null, null])
    assert.equal((await show(one, 'first')).state, 'withdrawn')
  } finally {
    await one.close()
  }
})

test('[D32] a correction by an outlet takes that one claim; a rejection, too', async () => {
  const one = await openFixture('self')
  try {
    await addReport(one)
    await addReport(one, 'R2')
    await record(one, 'own', { id: 'kept' })
    await record(one, 'own', {
      id: 'slip',
      document: 'R2',
      number: undefined,
      op: 'exactly',
      value: 52,
    })
    await one.ask('own', 'claim.retract', { claim: 'slip', why: 'outlet_corrects', reason: 'slip' })
    assert.deepEqual(await numbersOf(one, '2022-05-01'), [52, 52, null])
    assert.equal((await show(one, 'slip')).state, 'corrected')
    await one.ask('own', 'claim.retract', { claim: 'kept', why: 'reviewer_rejects', reason: 'no' })
    assert.deepEqual(await numbersOf(one, '2022-05-01'), [null, null, null])
    assert.equal((await show(one, 'kept')).state, 'rejected')
  } finally {
    await one.close()
  }
})

test('[D32] a claim that retracts another counts when it counts itself', async () => {
  const one = await openFixture('second-person')
  try {
    await addReport(one)
    await addReport(one, 'R2', { published: '2022-05-02' })
    await record(one, 'doc', { id: 'said' })
    await one.ask('rev', 'claim.accept', { claims: ['said'] })
    one.now.day = '2022-05-05'
    await one.ask('doc', 'claim.record', {
      id: 'note',
      document: 'R2',
      quote: ['he said'],
      kind: 'provenance',
      act: 'publication',
      relations: [{ type: 'retracts', to: 'said' }],
    })
    assert.deepEqual(await numbersOf(one, '2022-05-05'), [52, 52, null])
    one.now.day = '2022-05-07'
    await one.ask('rev', 'claim.accept', { claims: ['note'] })
    assert.deepEqual(await numbersOf(one, '2022-05-06'), [52, 52, null])
    assert.deepEqual(await numbersOf(one, '2022-05-07'), [null, null, null])
    assert.deepEqual(await numbersOf(one, '2022-05-01', 'published'), [52, 52, null])
    assert.deepEqual(await numbersOf(one, '2022-05-02', 'published'), [null, null, null])
  } finally {
    await one.close()
  }
})

test('[D32] who may not decide takes back own claims only, and rejects none', async () => {
  const retract = (who: 'doc' | 'ana', why: string) =>
    fixture.ask(who, 'claim.retract', { claim: 'a2', why, reason: 'x' })
  assert.equal((await refused(retract('ana', 'origin_withdraws'))).code, 'not-allowed')
  assert.equal((await refused(retract('doc', 'reviewer_rejects'))).code, 'not-allowed')
  const future = { claim: 'a2', why: 'origin_withdraws', reason: 'x', on: '2023-01-01' }
  assert.equal((await refused(fixture.ask('doc', 'claim.retract', future))).code, 'impossible-date')
  const never = { ...future, on: '2022-02-30' }
  assert.equal((await refused(fixture.ask('doc', 'claim.retract', never))).code, 'impossible-date')
  await retract('doc', 'origin_withdraws')
})
