// The schedule, on a clock that jumps from one waiting to the next.
import assert from 'node:assert/strict'
import test from 'node:test'
import { tilesOfSize } from '@tumen/custody'
import { openTrial, type TrialDesk } from '../../fixture/desk.ts'
import { holdAhead, openWitness, setPolicy } from '../../fixture/witness.ts'
import { Refusal } from '../refusal.ts'
import { signDaily } from './sign-daily.ts'

const HOUR_MS = 3_600_000

/** A desk whose clock goes on while it waits; `at` may act, or make it sleep for some hours. */
function runFor(trial: TrialDesk, days: number, at: (hour: number) => Promise<number>) {
  let nowMs = Date.parse('2022-05-01T10:20:00.000Z')
  const abort = new AbortController()
  const end = nowMs + 24 * days * HOUR_MS
  const troubles: unknown[] = []
  const waits: number[] = []
  const desk = {
    ...{ ledger: trial.desk.ledger, memory: trial.desk.memory, newId: trial.desk.newId },
    clock: () => new Date(nowMs),
  }
  const wait = async (ms: number) => {
    waits.push(ms)
    nowMs += ms
    trial.now.day = new Date(nowMs).toISOString().slice(0, 10)
    nowMs += HOUR_MS * (await at(Math.floor(nowMs / HOUR_MS)))
    if (nowMs >= end) abort.abort()
  }
  const onTrouble = (trouble: unknown) => troubles.push(trouble)
  const done = signDaily(desk, { wait, signal: abort.signal, onTrouble })
  return done.then(() => ({ troubles, waits }))
}

let agents = 0
async function record(trial: TrialDesk, count: number): Promise<void> {
  for (let n = 0; n < count; n++)
    await trial.ask('own', 'agent.record', {
      id: `s${agents++}`,
      kind: 'outlet',
      name: { en: 'A' },
    })
}

/** Everything of a log that may be seen outside: sizes, times, names and lengths of files. */
async function surfaceOf(trial: TrialDesk) {
  const heads = await trial.desk.ledger.heads({ limit: 200 })
  return heads.map(({ size, signed, file }) => ({
    ...{ size, signed, length: file.length, lines: file.split('\n').length },
    tiles: tilesOfSize(size),
  }))
}

test('[D390] logs with 3 and with 14 changes show the same sizes, times and files', async () => {
  const surfaces = []
  for (const count of [3, 14]) {
    const trial = await openTrial()
    let isFirst = true
    await runFor(trial, 17, async () => {
      if (isFirst) await record(trial, count)
      isFirst = false
      return 0
    })
    surfaces.push(await surfaceOf(trial))
    await trial.close()
  }
  assert.deepEqual(surfaces[0], surfaces[1])
  // The day after, and after each week of silence.
  assert.deepEqual(
    surfaces[0]?.map(({ size, signed }) => `${size} ${signed?.slice(0, 10)}`),
    ['48 2022-05-16', '32 2022-05-09', '16 2022-05-02'],
  )
})

test('[D390] bite: without padding the sizes would tell them apart', async () => {
  const sizes = []
  for (const count of [3, 14]) {
    const trial = await openTrial()
    await record(trial, count)
    sizes.push((await trial.desk.ledger.head()).size)
    await trial.close()
  }
  assert.notEqual(sizes[0], sizes[1])
})

test('[D391] a signing that was slept through is left out, and the next one is made', async () => {
  const trial = await openTrial()
  await record(trial, 1)
  // Asleep from ten in the evening to six, the first two nights.
  let nights = 0
  await runFor(trial, 3, async (hour) => (hour % 24 === 22 && nights++ < 2 ? 8 : 0))
  const signed = (await trial.desk.ledger.heads()).map((head) => head.signed?.slice(0, 10))
  assert.deepEqual(signed, ['2022-05-04'])
  await trial.close()
})

test('[D391] what speaks against signing is told, and the next day it is tried again', async (t) => {
  const trial = await openTrial()
  const north = await openWitness(t, trial, 'north')
  await setPolicy(trial, [north])
  await trial.ask('rev', 'log.checkpoint', {})
  await holdAhead(trial, north, 4096)
  const { troubles, waits } = await runFor(trial, 2, async () => 0)
  assert.deepEqual(
    troubles.map((one) => (one instanceof Refusal ? one.code : one)),
    ['older-than-known', 'older-than-known'],
  )
  assert.ok(Math.max(...waits) <= HOUR_MS)
  await trial.close()
})
