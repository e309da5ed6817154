// What the page and its island reckon: brushes, order, undoing, and what was looked at.
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { background, inReadingOrder, type Rectangle, wholeLine, wholePerson } from './brush.ts'
import { LOOK_MS, Look, Sitting, stopsOf } from './sitting.ts'

const SIZE = { width: 90, height: 70 }

const has = (boxes: readonly Rectangle[], px: number, py: number) =>
  boxes.some(({ x, y, w, h }) => px >= x && px < x + w && py >= y && py < y + h)

test('[E882] the background is every pixel that no area has, and no other', () => {
  const side = (most: number) => fc.integer({ min: 1, max: most })
  const area = fc.record({
    ...{ x: fc.integer({ min: 0, max: 80 }), y: fc.integer({ min: 0, max: 60 }) },
    ...{ w: side(60), h: side(60) },
  })
  fc.assert(
    fc.property(fc.array(area, { maxLength: 5 }), (areas) => {
      const rest = background(areas, SIZE)
      for (let y = 0; y < SIZE.height; y++)
        for (let x = 0; x < SIZE.width; x++)
          assert.notEqual(has(areas, x, y), has(rest, x, y), `${x} ${y}`)
    }),
    { numRuns: 60 },
  )
})

test('[E882] a whole person holds the face and goes down to the feet; a line goes across', () => {
  const face = { x: 40, y: 10, w: 6, h: 7 }
  // By hand: 1.5 heads beside, half a head above, seven and a half below; 70 is the lower edge.
  assert.deepEqual(wholePerson(face, SIZE), { x: 31, y: 7, w: 24, h: 63 })
  assert.deepEqual(wholePerson({ x: 2, y: 2, w: 4, h: 4 }, SIZE), { x: 0, y: 0, w: 12, h: 36 })
  assert.deepEqual(wholeLine(face, SIZE), { x: 0, y: 10, w: 90, h: 7 })
})

test('[E880] boxes follow in reading order; those that wait come first when asked', () => {
  const box = (id: string, x: number, y: number, state = 'covered') => {
    return { id, x, y, w: 4, h: 4, state }
  }
  const size = { width: 400, height: 800 }
  const boxes = [
    box('d', 10, 790),
    box('b', 300, 20, 'undecided'),
    box('c', 5, 110),
    box('a', 9, 60),
  ]
  const ids = (isFirst: boolean) => inReadingOrder(boxes, size, isFirst).map(({ id }) => id)
  assert.deepEqual(ids(false), ['a', 'b', 'c', 'd'])
  assert.deepEqual(ids(true), ['b', 'a', 'c', 'd'])
})

test('[E880] everything of a sitting can be undone and done again, until something else is done', () => {
  const sitting = new Sitting(0)
  for (let n = 1; n <= 500; n++) sitting.do(n)
  for (let n = 0; n < 500; n++) assert.ok(sitting.undo())
  assert.deepEqual([sitting.now, sitting.isChanged, sitting.undo()], [0, false, false])
  assert.ok(sitting.redo())
  assert.equal(sitting.now, 1)
  sitting.do(7)
  assert.deepEqual([sitting.redo(), sitting.now, sitting.isChanged], [false, 7, true])
})

const PARTS = [
  { x: 0, y: 0, w: 1024, h: 768 },
  { x: 900, y: 0, w: 1024, h: 768 },
]
const shown = () => true

test('[E881] a part is seen after all of it was in view for a second, also piece by piece', () => {
  const look = new Look(PARTS, [])
  const whole = { x: 0, y: 0, w: 1024, h: 768 }
  assert.deepEqual(look.add(LOOK_MS - 1, whole, shown), [])
  assert.deepEqual(
    look.add(1, whole, () => false),
    [],
    'what is not drawn is not seen',
  )
  assert.deepEqual(look.add(1, whole, shown), [0])
  assert.deepEqual(look.seen, [0])
  const narrow = new Look(PARTS, [1])
  const view = { w: 350, h: 500 }
  const stops = stopsOf(PARTS[0] as Rectangle, view)
  // By hand: 674 in steps of 222 at the most, and 268 in one of 404: five across, two down.
  assert.equal(stops.length, 10)
  const all = stops.map((stop) => narrow.add(LOOK_MS, { ...stop, ...view }, shown))
  assert.deepEqual(all.at(-1), [0])
  assert.ok(all.slice(0, -1).every((done) => done.length === 0))
})

test('[E881] mutation test: a strip that never came into view leaves the part unseen', () => {
  const look = new Look(PARTS, [])
  for (let n = 0; n < 20; n++) look.add(LOOK_MS, { x: 0, y: 0, w: 1023, h: 768 }, shown)
  assert.deepEqual(look.seen, [])
})
