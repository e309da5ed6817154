import assert from 'node:assert/strict'
import test from 'node:test'
import { type TurnBounds, Turns } from './turn.ts'

/** Works that begin when their turn comes and end when they are told to. */
function start(bounds: TurnBounds, count: number) {
  const turns = new Turns(bounds)
  const begun: number[] = []
  const ends: (() => void)[] = []
  const done = Array.from({ length: count }, (_, n) =>
    turns.run(async () => {
      begun.push(n)
      await new Promise<void>((end) => {
        ends[n] = end
      })
      return n
    }),
  )
  return { turns, begun, end: (n: number) => ends[n]?.(), done }
}

/** Until everything that can begin has begun. */
const settled = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
const LONG = 60_000

test('[E26] requests are worked at a few at a time, in the order in which they came', async () => {
  const { begun, end, done } = start({ most: 2, keptMs: LONG }, 5)
  await settled()
  assert.deepEqual(begun, [0, 1])
  end(1)
  await settled()
  assert.deepEqual(begun, [0, 1, 2])
  for (const n of [0, 2, 3, 4]) {
    end(n)
    await settled()
  }
  assert.deepEqual(begun, [0, 1, 2, 3, 4])
  assert.deepEqual(await Promise.all(done), [0, 1, 2, 3, 4])
})

test('[E26] what takes long passes its turn on once and goes on', async () => {
  const { begun, end, done } = start({ most: 1, keptMs: 5 }, 3)
  while (begun.length < 3) await new Promise((resolve) => setTimeout(resolve, 5))
  for (const n of [2, 1, 0]) end(n)
  assert.deepEqual(await Promise.all(done), [0, 1, 2])
})

test('[E26] a turn that was passed on is not passed twice, and a failure frees its own', async () => {
  const { turns, end, done } = start({ most: 1, keptMs: 1 }, 1)
  await new Promise((resolve) => setTimeout(resolve, 20))
  end(0)
  await Promise.all(done)
  const failing = turns.run(() => Promise.reject(new Error('broke')))
  await assert.rejects(failing, /broke/)
  let most = 0
  let running = 0
  const work = async () => {
    most = Math.max(most, ++running)
    await Promise.resolve()
    running--
  }
  await Promise.all(Array.from({ length: 20 }, () => turns.run(work)))
  assert.equal(most, 1)
})
