import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import {
  arcsOf,
  clipped,
  packed,
  type Ring,
  ringAlong,
  ringsAround,
  simplified,
} from './outline-ring.ts'

// Two unit squares side by side; arc 0 is the side that they share, read upwards.
const SQUARES: Ring[] = [
  [
    [1, 0],
    [1, 1],
  ],
  [
    [1, 1],
    [0, 1],
    [0, 0],
    [1, 0],
  ],
  [
    [1, 1],
    [2, 1],
    [2, 0],
    [1, 0],
  ],
]
const LEFT = [0, 1]
const RIGHT = [~0, ~2]

test('[H60] the outline around places leaves out the borders that they share', () => {
  assert.equal(ringAlong(LEFT, SQUARES).length, 4)
  const [around, ...others] = ringsAround([LEFT, RIGHT], SQUARES)
  assert.equal(others.length, 0)
  assert.equal(around?.length, 6)
  // Bite: read the other way round, the shared border is not known to be one.
  assert.notDeepEqual(ringsAround([LEFT, [2, 0]], SQUARES), [around])
})

test('[H60] arcs are read from their differences and scaled to degrees', () => {
  const [arc] = arcsOf(
    {
      arcs: [
        [
          [10, 20],
          [5, -5],
        ],
      ],
      transform: { scale: [0.1, 0.1], translate: [100, 30] },
      objects: {},
    },
    0,
  )
  assert.deepEqual(arc, [
    [101, 32],
    [101.5, 31.5],
  ])
})

test('[H61] simplifying keeps both ends and never adds a point', () => {
  const point = fc.tuple(fc.nat(100), fc.nat(100)).map(([x, y]): [number, number] => [x, y])
  fc.assert(
    fc.property(fc.array(point, { minLength: 2, maxLength: 30 }), fc.nat(500), (line, least) => {
      const kept = simplified(line, least)
      assert.deepEqual([kept[0], kept.at(-1)], [line[0], line.at(-1)])
      assert.ok(kept.every((one) => line.includes(one)))
    }),
  )
  // By hand: the middle point of a straight line goes, the corner stays.
  const corner: Ring = [
    [0, 0],
    [1, 0],
    [2, 0],
    [2, 2],
  ]
  assert.deepEqual(simplified(corner, 0.1), [corner[0], corner[2], corner[3]])
})

test('[H61] cutting at a window leaves what lies in it', () => {
  const square: Ring = [
    [0, 0],
    [0, 4],
    [4, 4],
    [4, 0],
  ]
  const part = clipped(square, [2, 1, 10, 10])
  assert.deepEqual(
    [...part].sort(([a, b], [c, d]) => a - c || b - d),
    [
      [2, 1],
      [2, 4],
      [4, 1],
      [4, 4],
    ],
  )
  assert.deepEqual(clipped(square, [5, 5, 9, 9]), [])
})

test('[H61] a packed ring holds its steps, and nothing when it is too small to see', () => {
  // By hand: the differences 1, 1, 16, 0, -16, 16 are written as 2, 2, 32, 0, 31, 32; 32 needs
  // a second character.
  const ring: Ring = [
    [0.02, 0.02],
    [0.34, 0.02],
    [0.02, 0.34],
  ]
  assert.equal(packed(ring, 0.02), 'CCgBAfgB')
  assert.equal(packed(ring, 10), '')
})
