// Finding in films with a finder that sees red rectangles: what it misses in some pictures is
// covered all the same. What a model finds is measured beside the repository.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Raster } from '../picture/source.ts'
import type { Detector } from '../redaction/find.ts'
import { type Box, coveredShare } from '../redaction/region.ts'
import { findTracks } from './find.ts'
import { type FilmSpan, regionsAt } from './span.ts'

const SHAPE = { width: 320, height: 180, rate: 10, count: 30 }
const RED = [255, 0, 0]

/** The red rectangle of a picture; it does not look where somebody turned away. */
function redFinder(asked: number[] = []): Detector {
  const detect = async ({ pixels, width }: Raster, length: number) => {
    asked.push(length)
    const at: [number, number][] = []
    for (let n = 0; 3 * n < pixels.length; n++)
      if ((pixels[3 * n] as number) > 250 && pixels[3 * n + 1] === 0)
        at.push([n % width, Math.floor(n / width)])
    const [xs, ys] = [at.map(([x]) => x), at.map(([, y]) => y)]
    const [x, y] = [Math.min(...xs), Math.min(...ys)]
    const box = { x, y, w: Math.max(...xs) - x + 1, h: Math.max(...ys) - y + 1, score: 0.9 }
    return at.length === 0 ? [] : [box]
  }
  return { finder: 'yunet', detect }
}

const walker = (n: number): Box => ({ x: 30 + 4 * n, y: 50, w: 40, h: 50 })

/** Pictures with a red head that cannot be seen from 12 to 15; from `cut` on the wall is light. */
async function* pictures(cut = 100): AsyncGenerator<Uint8Array> {
  for (let n = 0; n < SHAPE.count; n++) {
    const pixels = new Uint8Array(3 * SHAPE.width * SHAPE.height).fill(n >= cut ? 220 : 90)
    const { x, y, w, h } = walker(n)
    if (n < 12 || n > 15)
      for (let py = y; py < y + h; py++)
        for (let px = x; px < x + w; px++) pixels.set(RED, 3 * (py * SHAPE.width + px))
    yield pixels
  }
}

const NONE = { shape: SHAPE, covered: [], dropped: [] }
const asSpan = (keys: FilmSpan['keys']): FilmSpan => {
  const [from, to] = [keys[0]?.picture ?? 0, keys.at(-1)?.picture ?? 0]
  return { from, to, what: 'box', keys, isFound: true }
}

test('[I361] every picture is looked at twice, and what turns away is covered between', async () => {
  const asked: number[] = []
  const steps: number[] = []
  const onStep = (step: number) => steps.push(step)
  const detector = redFinder(asked)
  const tracks = await findTracks(pictures(), { ...NONE, detector, every: 1, onStep })
  assert.deepEqual([tracks.length, asked.length, steps.at(-1)], [1, 60, 30])
  assert.deepEqual([...new Set(asked)], [640, 1280])
  const spans = tracks.map(asSpan)
  for (let n = 0; n < SHAPE.count; n++)
    assert.equal(coveredShare(walker(n), regionsAt(spans, n, SHAPE)), 1, `${n}`)
})

test('[I361] where the scene changes tracks end, and both cover the cut', async () => {
  const tracks = await findTracks(pictures(20), { ...NONE, detector: redFinder(), every: 1 })
  // By hand: 0.4 s of ten a second are four pictures; 19 + 4 and 20 - 4.
  assert.deepEqual(
    tracks.map((keys) => [keys[0]?.picture, keys.at(-1)?.picture]),
    [
      [0, 23],
      [16, 29],
    ],
  )
})

test('[I361] a second look at every third picture brings what is open, and no more', async () => {
  const asked: number[] = []
  const second = { ...NONE, detector: redFinder(asked), every: 3 }
  const open = await findTracks(pictures(), second)
  // Between the ninth and the eighteenth more than half a second goes by.
  assert.deepEqual([open.length, asked.length], [2, 20])
  const whole: FilmSpan = { from: 0, to: 29, what: 'whole', keys: [], isFound: false }
  assert.deepEqual(await findTracks(pictures(), { ...second, covered: [whole] }), [])
  const half = [{ ...whole, to: 14 }]
  const late = await findTracks(pictures(), { ...second, covered: half })
  assert.deepEqual([late.length, late[0]?.at(-1)?.picture], [1, 29])
  const keys = Array.from({ length: 30 }, (_, picture) => ({ picture, ...walker(picture) }))
  const dropped = [asSpan(keys)]
  assert.deepEqual(await findTracks(pictures(), { ...second, dropped }), [])
})
