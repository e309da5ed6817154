// Boxes of what was found: however they are moved, they cover it or say why not.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { RedactionBox } from '@tumen/claim'
import fc from 'fast-check'
import { Refusal } from '../refusal.ts'
import { newBox, refuseMovedAway } from './box.ts'

const SAID = { by: 'doc', at: '2022-05-02T00:00:00.000Z', id: 'b1' }
const PLACE = { x: 100, y: 80, w: 60, h: 40 }
const FOUND = newBox(PLACE, 'auto', SAID)

/** Whether the box of a later revision is refused. */
function isRefused(later: Partial<RedactionBox>, earlier: RedactionBox[] = [FOUND]): boolean {
  const box = { ...FOUND, ...later }
  try {
    refuseMovedAway(
      [box],
      [...earlier, box].map((one) => ({ row: { boxes: [one] } })),
    )
    return false
  } catch (error) {
    assert.ok(error instanceof Refusal)
    assert.deepEqual([error.code, error.details], ['drop-needs-reason', [{ id: 'b1' }]])
    return true
  }
}

test('[D1159] a found box that covers it no more is refused, however small the steps were', () => {
  assert.equal(isRefused({}), false)
  assert.equal(isRefused({ x: 90, y: 70, w: 90, h: 70 }), false, 'made larger')
  assert.equal(isRefused({ x: 105 }), false, 'moved a little')
  assert.equal(isRefused({ x: 400 }), true)
  assert.equal(isRefused({ x: -400 }), true)
  assert.equal(isRefused({ w: 1, h: 1 }), true)
  const steps = [105, 110, 115].map((x) => ({ ...FOUND, x }))
  assert.equal(isRefused({ x: 120 }, [FOUND, ...steps]), true, 'measured at where it was found')
  // Of a line of words a part may be enough, but not a place elsewhere.
  const line = newBox(PLACE, 'suggestion', SAID)
  assert.equal(isRefused({ ...line, state: 'covered', w: 20 }, [line]), false)
  assert.equal(isRefused({ ...line, state: 'covered', x: 200 }, [line]), true)
  // With a reason it may stay uncovered, and what was drawn by hand is the drawer’s.
  assert.equal(isRefused({ x: 400, state: 'dropped', reason: 'not-a-face' }), false)
  assert.equal(isRefused({ x: 400, from: 'hand' }), false)
})

test('[D1159] what is accepted covers most of what was found', () => {
  const at = fc.integer({ min: 0, max: 240 })
  const side = fc.integer({ min: 1, max: 160 })
  fc.assert(
    fc.property(at, at, side, side, (x, y, w, h) => {
      if (isRefused({ x, y, w, h })) return
      const across = Math.min(x + w, 160) - Math.max(x, 100)
      const down = Math.min(y + h, 120) - Math.max(y, 80)
      assert.ok(across > 0 && down > 0 && across * down >= 0.55 * PLACE.w * PLACE.h)
    }),
  )
})
