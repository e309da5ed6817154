// Work on many things of which some are done at once.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as rest } from 'node:timers/promises'
import { someAtOnce } from './some-at-once.ts'

/** Ends what came later first. */
const slowly = async (n: number, of: number) => {
  for (let left = of - n; left > 0; left--) await rest()
}

test('[D1369] what is done at once comes out in its order, never more at once than was said', async () => {
  for (const most of [1, 3, 50]) {
    const all = Array.from({ length: 20 }, (_, n) => `item ${n}`)
    let [busy, busiest] = [0, 0]
    const made = await someAtOnce(all, most, async (one, n) => {
      busiest = Math.max(busiest, ++busy)
      await slowly(n, all.length)
      busy--
      return `${one} done`
    })
    assert.deepEqual(
      made,
      all.map((one) => `${one} done`),
    )
    assert.equal(busiest, Math.min(most, all.length))
  }
  assert.deepEqual(await someAtOnce([], 3, async () => 1), [])
})

test('[D1369] after one fails no other is begun, and none is left under way', async () => {
  const begun: number[] = []
  const ended: number[] = []
  const work = someAtOnce([0, 1, 2, 3, 4, 5], 2, async (n) => {
    begun.push(n)
    if (n === 1) throw new Error('no')
    await slowly(0, 5)
    ended.push(n)
  })
  await assert.rejects(work, /^Error: no$/)
  assert.deepEqual([begun, ended], [[0, 1], [0]])
})
