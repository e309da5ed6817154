// Going on to what nobody has looked at yet.
import assert from 'node:assert/strict'
import test from 'node:test'
import { nextUnseen } from './save-buttons.tsx'

const told = (seen: boolean[], pages?: boolean[]) => ({
  tiles: seen.map((one) => ({ x: 0, y: 0, w: 1, h: 1, seen: one })),
  ...(pages && { pages: pages.map((one) => ({ seen: one, parts: 1, covered: 0, undecided: 0 })) }),
})

test('[E1054] the next part is one that was not looked at, behind this one first, then a page', () => {
  assert.deepEqual(nextUnseen(told([false, true, false, false]), { tile: 1 }), { tile: 2 })
  assert.deepEqual(nextUnseen(told([false, true, true]), { tile: 2 }), { tile: 0 })
  assert.equal(nextUnseen(told([true, true]), { tile: 0 }), undefined)
  assert.equal(nextUnseen(told([true, false]), { tile: 1 }), undefined, 'it is open already')
  const paged = told([true, false], [false, true, false])
  assert.deepEqual(nextUnseen(paged, { tile: 0, page: 1 }), { tile: 1, page: 1 })
  assert.deepEqual(nextUnseen(paged, { tile: 1, page: 1 }), { tile: 0, page: 3 })
  assert.deepEqual(nextUnseen(paged, { tile: 1, page: 3 }), { tile: 0, page: 1 })
  assert.equal(nextUnseen(told([true], [true, true]), { tile: 0, page: 2 }), undefined)
})
