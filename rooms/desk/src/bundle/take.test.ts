// Two workspaces exchange bundles: what is proven comes in, what is not stays out, and one origin
// stays one where one of them copied the other.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noteKey, vkey } from '@tumen/custody'
import { type Keys, makeFixtureBundle } from '../../fixture/bundle.ts'
import { addReport, type FixtureDesk, HELD, openFixture, refused } from '../../fixture/desk.ts'

interface Took {
  size: number
  before?: number
  documents: { id: string; isNew: boolean }[]
  claims: number
  leftOut: { id: string; code: string }[]
  trusted: boolean
}

/** A workspace with a report and a claim of it, and its bundle for a court. */
async function withBundle(report: string, title = report) {
  const fixture = await openFixture()
  await addReport(fixture, report, { title })
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1', document: report })
  const bundle = await makeFixtureBundle(fixture, {
    ...{ profile: 'court', documents: [report], claims: ['c1'], withNotes: true },
  })
  const keys = await fixture.ask<Keys>('vie', 'bundle.keys', {})
  return { fixture, archive: bundle.archive, keys }
}

const take = (fixture: FixtureDesk, archive: string, more: object = {}) =>
  fixture.ask<Took>('ana', 'bundle.take', { bytes: archive, partner: 'north', ...more })

const QUESTION = { act: 'detention', place: 'Liaoning', at: '2022-04' }
const origins = async (fixture: FixtureDesk) => {
  const { figure } = await fixture.ask<{ figure: { figure: [number, number]; reports: number } }>(
    ...(['ana', 'figure.ask', QUESTION] as const),
  )
  return [...figure.figure, figure.reports]
}

test('[D1235] a bundle that holds comes in restricted, and its claims wait', async (t) => {
  const north = await withBundle('R1')
  const south = await openFixture()
  t.after(() => Promise.all([north.fixture.close(), south.close()]))
  const { policy, signers } = north.keys
  const took = await take(south, north.archive, { policy, signers })
  assert.equal(took.trusted, true)
  assert.deepEqual(took.documents, [{ id: 'north:R1', isNew: true }])
  assert.deepEqual([took.claims, took.leftOut], [1, []])
  const { claim, state } = await south.ask<{
    claim: { doc: string; sensitivity: string }
    state: string
  }>(...(['ana', 'claim.show', { id: 'north:c1' }] as const))
  assert.deepEqual([claim.doc, claim.sensitivity, state], ['north:R1', 'restricted', 'waiting'])
  assert.deepEqual(await origins(south), [0, 0, 0])
  await south.ask('rev', 'claim.accept', { claims: ['north:c1'] })
  assert.deepEqual(await origins(south), [1, 1, 1])
  assert.deepEqual(await south.desk.ledger.fsck({ all: true }), [])
})

test('[D1235] a bundle in which one byte is another is unproven, and nothing of it stays', async (t) => {
  const north = await withBundle('R1')
  const south = await openFixture()
  t.after(() => Promise.all([north.fixture.close(), south.close()]))
  const size = await south.size()
  const bytes = Buffer.from(north.archive, 'base64')
  const at = bytes.indexOf('were held in Liaoning')
  assert.ok(at > 0)
  bytes.write('were held in Shandong', at)
  const refusal = await refused(take(south, bytes.toString('base64')))
  assert.equal(refusal.code, 'bundle-unproven')
  for (const part of ['AAAA', bytes.subarray(0, 900).toString('base64')])
    assert.equal((await refused(take(south, part))).code, 'bundle-unproven')
  const { policy, signers, vkey: own } = north.keys
  const other = vkey(noteKey(new Uint8Array(32).fill(7), own.slice(0, own.indexOf('+'))))
  const trust = { policy: policy.replaceAll(own, other), signers }
  const stranger = await refused(take(south, north.archive, trust))
  assert.equal(stranger.code, 'bundle-unproven', 'another log than the one that is trusted')
  assert.equal(await south.size(), size)
})

test('[D1236] where one has copied the other, each counts one origin after the exchange', async (t) => {
  const north = await withBundle('R1')
  // The same bytes, and a speaker of the same name.
  const south = await withBundle('R1')
  t.after(() => Promise.all([north.fixture.close(), south.fixture.close()]))
  for (const [here, there] of [
    [north, south],
    [south, north],
  ] as const) {
    assert.deepEqual(await origins(here.fixture), [1, 1, 1])
    const took = await take(here.fixture, there.archive)
    assert.deepEqual(took.documents, [{ id: 'R1', isNew: false }])
    await here.fixture.ask('rev', 'claim.accept', { claims: ['north:c1'] })
    assert.deepEqual(await origins(here.fixture), [1, 1, 1])
  }
})

test('[D1237] what was seen of the log of a partner is remembered', async (t) => {
  const north = await withBundle('R1')
  const south = await openFixture()
  t.after(() => Promise.all([north.fixture.close(), south.close()]))
  const first = await take(south, north.archive)
  assert.equal((await refused(take(south, north.archive))).code, 'already-exists')
  await addReport(north.fixture, 'R2')
  const more = await makeFixtureBundle(north.fixture, {
    ...{ profile: 'court', documents: ['R2'], claims: [], withNotes: true },
  })
  const second = await take(south, more.archive)
  assert.equal(second.before, first.size)
  assert.ok(second.size >= first.size)
})

test('[D1237] a log that is shorter than it was, or another one at its size, is refused', async (t) => {
  const north = await withBundle('R1')
  const other = await withBundle('R1', 'Another report')
  const [south, west] = [await openFixture(), await openFixture()]
  t.after(() => Promise.all([north.fixture, other.fixture, south, west].map((one) => one.close())))
  assert.equal(other.keys.vkey, north.keys.vkey, 'two logs under one name and key')
  await addReport(north.fixture, 'R2')
  const court = { profile: 'court', claims: [], withNotes: true }
  const longer = await makeFixtureBundle(north.fixture, { ...court, documents: ['R2'] })
  const { size: known } = await take(south, longer.archive)
  const { size } = await take(west, north.archive)
  assert.ok(size < known)
  for (const [here, archive, newest] of [
    [south, north.archive, known],
    [west, other.archive, size],
  ] as const) {
    const before = await here.size()
    const refusal = await refused(take(here, archive))
    assert.deepEqual([refusal.code, refusal.field], ['partner-log-differs', 'bytes'])
    assert.deepEqual(refusal.details, [{ size, known: newest }])
    assert.equal(await here.size(), before, 'nothing is stored')
  }
})
