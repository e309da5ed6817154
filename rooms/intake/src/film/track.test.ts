// Faces of single pictures become tracks without holes. The heads and what a finder says of them
// are given by hand; where each head truly is stands beside it.
import assert from 'node:assert/strict'
import test from 'node:test'
import { coveredShare } from '../redaction/region.ts'
import type { Raw } from '../redaction/vote.ts'
import { type FilmSpan, keyedBox, regionsAt } from './span.ts'
import { filledTrack, thinnedTrack, tracksOf } from './track.ts'

const RATE = 25
const SHAPE = { width: 640, height: 360, rate: RATE, count: 75 }
const NO_CUTS = { rate: RATE, cuts: new Set<number>() }

/** A head of 60 by 70 that walks three pixels a picture. */
const walker = (n: number) => ({ x: 40 + 3 * n, y: 90, w: 60, h: 70 })
/** A head that stands, and a head in another scene. */
const stander = { x: 480, y: 60, w: 50, h: 60 }

/** What a finder says of the film: each head with the pictures in which it is missed. */
function detections(scoreOf: (n: number) => number): Raw[][] {
  return Array.from({ length: SHAPE.count }, (_, n) => {
    const raw: Raw[] = []
    // It turns away for 0.4 s.
    if (n < 30 || n >= 40) raw.push({ ...walker(n), score: scoreOf(n) })
    // It leaves at picture 50.
    if (n < 50) raw.push({ ...stander, score: 0.8 })
    return raw
  })
}

const spansOf = (found: Raw[][], cuts = new Set<number>()): FilmSpan[] =>
  tracksOf(found, { rate: RATE, cuts }).map((track) => {
    const keys = filledTrack(track, SHAPE)
    const [from, to] = [keys[0]?.picture ?? 0, keys.at(-1)?.picture ?? 0]
    return { from, to, what: 'box', keys, isFound: true }
  })

test('[I357] a head that turns away for 0.4 s and one that leaves are two tracks', () => {
  const tracks = tracksOf(
    detections(() => 0.8),
    NO_CUTS,
  )
  assert.deepEqual(
    tracks.map((keys) => [keys[0]?.picture, keys.at(-1)?.picture, keys.length]),
    [
      [0, 74, 65],
      [0, 49, 50],
    ],
  )
})

test('[I357] a weak box continues a track and begins none; one of half a second ago is over', () => {
  const weak = tracksOf(
    detections((n) => (n === 0 ? 0.5 : 0.3)),
    NO_CUTS,
  )
  assert.equal(weak[0]?.length, 65)
  const none = tracksOf(
    detections(() => 0.49),
    NO_CUTS,
  )
  assert.equal(none.length, 1, 'only who stands there')
  const found = (gap: number) => [
    [{ ...stander, score: 0.9 }],
    ...Array.from({ length: gap - 1 }, () => []),
    [{ ...stander, score: 0.9 }],
  ]
  // 0.5 s are 12 pictures and a half.
  assert.equal(tracksOf(found(12), NO_CUTS).length, 1)
  assert.equal(tracksOf(found(13), NO_CUTS).length, 2)
})

test('[I357] a cut ends every track, also where the next head stands at the same place', () => {
  const found = Array.from({ length: 20 }, () => [{ ...stander, score: 0.9 }])
  const tracks = tracksOf(found, { rate: RATE, cuts: new Set([10]) })
  assert.deepEqual(
    tracks.map((keys) => [keys[0]?.picture, keys.at(-1)?.picture]),
    [
      [0, 9],
      [10, 19],
    ],
  )
})

test('[I357] two that cross are each continued once, by the nearest box', () => {
  const one = (n: number) => ({ x: 100 + 10 * n, y: 100, w: 50, h: 60, score: 0.9 })
  const other = (n: number) => ({ x: 300 - 10 * n, y: 100, w: 50, h: 60, score: 0.9 })
  const found = Array.from({ length: 21 }, (_, n) => [one(n), other(n)])
  const tracks = tracksOf(found, NO_CUTS)
  assert.deepEqual(
    tracks.map((keys) => keys.length),
    [21, 21],
  )
})

test('[I358] no picture of a track is uncovered, whatever holes its finder left', () => {
  const spans = spansOf(detections(() => 0.8))
  for (let n = 0; n < SHAPE.count; n++) {
    const regions = regionsAt(spans, n, SHAPE)
    assert.equal(coveredShare(walker(n), regions), 1, `walker in ${n}`)
    // Whoever leaves may be seen 0.4 s longer than found.
    if (n < 60) assert.equal(coveredShare(stander, regions), 1, `stander in ${n}`)
  }
  // Without what fills gaps the hole is there: this test can fail.
  const holes = regionsAt(
    tracksOf(
      detections(() => 0.8),
      NO_CUTS,
    ).flatMap((track) =>
      track.map((key) => ({
        ...{ from: key.picture, to: key.picture, what: 'box' as const, isFound: true },
        keys: [key],
      })),
    ),
    35,
    SHAPE,
  )
  assert.ok(coveredShare(walker(35), holes) < 1)
})

test('[I358] a gap keeps the larger size, its centre moves evenly, ends are drawn out by 0.4 s', () => {
  const track = [
    { picture: 20, x: 100, y: 100, w: 20, h: 20 },
    { picture: 24, x: 140, y: 100, w: 40, h: 40 },
  ]
  const keys = filledTrack(track, SHAPE)
  // By hand: 10 pictures before and after; centres 110 and 160, so 135 at the middle.
  assert.deepEqual([keys[0]?.picture, keys.at(-1)?.picture, keys.length], [10, 34, 25])
  assert.deepEqual(
    keys.find(({ picture }) => picture === 22),
    { picture: 22, x: 115, y: 95, w: 40, h: 40 },
  )
  assert.deepEqual(keys[0], { picture: 10, x: 98.5, y: 98.5, w: 23, h: 23 })
  assert.deepEqual(filledTrack([], SHAPE), [])
})

test('[I356] a box moves evenly between its keys, and stands still before and after', () => {
  const keys = [
    { picture: 10, x: 0, y: 0, w: 20, h: 20 },
    { picture: 20, x: 100, y: 50, w: 40, h: 20 },
  ]
  assert.deepEqual(keyedBox(keys, 15), { x: 50, y: 25, w: 30, h: 20 })
  assert.deepEqual(keyedBox(keys, 5), { x: 0, y: 0, w: 20, h: 20 })
  assert.deepEqual(keyedBox(keys, 25), { x: 100, y: 50, w: 40, h: 20 })
  assert.equal(keyedBox([], 5), undefined)
})

test('[I356] whole and lower third are filled, two pictures longer than said on both sides', () => {
  const span = { from: 10, to: 12, keys: [], isFound: false }
  const whole: FilmSpan[] = [{ ...span, what: 'whole' }]
  assert.deepEqual(regionsAt(whole, 7, SHAPE), [])
  for (const n of [8, 10, 14]) assert.deepEqual(regionsAt(whole, n, SHAPE), [[0, 0, 640, 360]])
  assert.deepEqual(regionsAt(whole, 15, SHAPE), [])
  // The third begins at 240: out to the blocks of 16, and 32 more.
  assert.deepEqual(regionsAt([{ ...span, what: 'lower' }], 10, SHAPE), [[0, 208, 640, 360]])
})

test('[I356] a box by hand reaches its blocks and 32 more; one beside the film fills nothing', () => {
  const box = (x: number): FilmSpan => {
    const keys = [{ picture: 0, x, y: 100, w: 20, h: 20 }]
    return { from: 0, to: 0, what: 'box', keys, isFound: false }
  }
  // 100 to 120 and 100 to 120: blocks 96 to 128.
  assert.deepEqual(regionsAt([box(100)], 0, SHAPE), [[64, 64, 160, 160]])
  assert.deepEqual(regionsAt([box(-200)], 0, SHAPE), [])
  // By a finder: 0.30 of 20 is less than 18; 100 - 18 to 120 + 18 across, 100 - 20.7 to 120 + 15.3.
  assert.deepEqual(regionsAt([{ ...box(100), isFound: true }], 0, SHAPE), [[48, 32, 176, 176]])
})

test('[I358] fewer places cover as much, in every picture and however somebody moves', () => {
  let seed = 3
  const next = (below: number) => {
    seed = (Math.imul(1664525, seed) + 1013904223) >>> 0
    return (seed >>> 8) % below
  }
  for (let round = 0; round < 100; round++) {
    const keys = Array.from({ length: 1 + next(40) }, (_, n) => ({
      ...{ picture: 7 + n, x: next(400) + 0.3, y: next(200) + 0.6 },
      ...{ w: 10 + next(90), h: 10 + next(90) },
    }))
    const few = thinnedTrack(keys)
    assert.ok(few.length <= Math.ceil(keys.length / 5) + 1)
    assert.ok(few.every(({ x, y, w, h }) => [x, y, w, h].every(Number.isInteger)))
    for (const { picture, x, y, w, h } of keys) {
      const box = keyedBox(few, picture) ?? assert.fail()
      const edges = [x - box.x, y - box.y, box.x + box.w - x - w, box.y + box.h - y - h]
      assert.ok(
        edges.every((edge) => edge > -1e-9),
        `${round}: ${picture}`,
      )
    }
  }
  assert.deepEqual(thinnedTrack([]), [])
})
