// The schedule, on a clock that jumps from one waiting to the next.
import assert from 'node:assert/strict'
import test from 'node:test'
import { tilesOfSize } from '@tumen/custody'
import { type FixtureDesk, openFixture } from '../../fixture/desk.ts'
import { holdAhead, openWitness, setPolicy } from '../../fixture/witness.ts'
import { Refusal } from '../refusal.ts'
import { signDaily } from './sign-daily.ts'

const HOUR_MS = 3_600_000

/** A desk whose clock goes on while it waits; `at` may act, or make it sleep for some hours. */
function runFor(fixture: FixtureDesk, days: number, at: (hour: number) => Promise<number>) {
  let nowMs = Date.parse('2022-05-01T10:20:00.000Z')
  const abort = new AbortController()
  const end = nowMs + 24 * days * HOUR_MS
  const troubles: unknown[] = []
  const waits: number[] = []
  const desk = {
    ...{ ledger: fixture.desk.ledger, memory: fixture.desk.memory },
    ...{ newId: fixture.desk.newId, random: fixture.desk.random },
    clock: () => new Date(nowMs),
  }
  const wait = async (ms: number) => {
    waits.push(ms)
    nowMs += ms
    fixture.now.day = new Date(nowMs).toISOString().slice(0, 10)
    nowMs += HOUR_MS * (await at(Math.floor(nowMs / HOUR_MS)))
    if (nowMs >= end) abort.abort()
  }
  const onTrouble = (trouble: unknown) => troubles.push(trouble)
  const done = signDaily(desk, { wait, signal: abort.signal, onTrouble })
  return done.then(() => ({ troubles, waits }))
}

let agents = 0
async function record(fixture: FixtureDesk, count: number): Promise<void> {
  for (let n = 0; n < count; n++)
    await fixture.ask('own', 'agent.record', {
      id: `s${agents++}`,
      kind: 'outlet',
      name: { en: 'A' },
    })
}

/** Everything of a log that may be seen outside: sizes, times, names and lengths of files. */
async function surfaceOf(fixture: FixtureDesk) {
  const heads = await fixture.desk.ledger.heads({ limit: 200 })
  return heads.map(({ size, signed, file }) => ({
    ...{ size, signed, length: file.length, lines: file.split('\n').length },
    tiles: tilesOfSize(size),
  }))
}

test('[D390] logs with 3 and with 14 changes show the same sizes, times and files', async () => {
  const surfaces = []
  for (const count of [3, 14]) {
    const fixture = await openFixture()
    let isFirst = true
    await runFor(fixture, 17, async () => {
      if (isFirst) await record(fixture, count)
      isFirst = false
      return 0
    })
    surfaces.push(await surfaceOf(fixture))
    await fixture.close()
  }
  assert.deepEqual(surfaces[0], surfaces[1])
  // The day after, and after each week of silence.
  assert.deepEqual(
    surfaces[0]?.map(({ size, signed }) => `${size} ${signed?.slice(0, 10)}`),
    ['48 2022-05-16', '32 2022-05-09', '16 2022-05-02'],
  )
})

test('[D390] mutation test: without padding the sizes would tell them apart', async () => {
  const sizes = []
  for (const count of [3, 14]) {
    const fixture = await openFixture()
    await record(fixture, count)
    sizes.push((await fixture.desk.ledger.head()).size)
    await fixture.close()
  }
  assert.notEqual(sizes[0], sizes[1])
})

test('[D391] a signing that was slept through is left out, and the next one is made', async () => {
  const fixture = await openFixture()
  await record(fixture, 1)
  // Asleep from ten in the evening to six, the first two nights.
  let nights = 0
  await runFor(fixture, 3, async (hour) => (hour % 24 === 22 && nights++ < 2 ? 8 : 0))
  const signed = (await fixture.desk.ledger.heads()).map((head) => head.signed?.slice(0, 10))
  assert.deepEqual(signed, ['2022-05-04'])
  await fixture.close()
})

test('[D391] what speaks against signing is told, and the next day it is tried again', async (t) => {
  const fixture = await openFixture()
  const north = await openWitness(t, fixture, 'north')
  await setPolicy(fixture, [north])
  await fixture.ask('rev', 'log.checkpoint', {})
  await holdAhead(fixture, north, 4096)
  const { troubles, waits } = await runFor(fixture, 2, async () => 0)
  assert.deepEqual(
    troubles.map((one) => (one instanceof Refusal ? one.code : one)),
    ['older-than-known', 'older-than-known'],
  )
  assert.ok(Math.max(...waits) <= HOUR_MS)
  await fixture.close()
})
