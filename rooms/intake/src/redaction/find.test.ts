// Finding with a finder that sees red rectangles: whatever way a picture is looked at, a box comes
// back to where it stands. What a model finds is measured beside the repository, on pictures that
// may not be in it.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import fc from 'fast-check'
import type { Raster } from '../picture/source.ts'
import { openDetector } from './detector.ts'
import { type Detector, findFaces } from './find.ts'
import { modelOf, UnknownModel } from './model.ts'
import { cut, lightened, mirrored, type Quarter, turned, turnedBack } from './raster.ts'
import { type Box, coveredShare, padded } from './region.ts'
import type { Finder } from './vote.ts'

const RED = [255, 0, 0]

function painted(width: number, height: number, boxes: readonly Box[], grey = 120): Raster {
  const pixels = new Uint8Array(3 * width * height).fill(grey)
  for (const { x, y, w, h } of boxes)
    for (let py = y; py < y + h; py++)
      for (let px = x; px < x + w; px++) pixels.set(RED, 3 * (py * width + px))
  return { width, height, pixels }
}

/** The rectangle around all red pixels; its score by `score`. */
function redFinder(finder: Finder, seen: Raster[] = [], score = 0.95): Detector {
  const detect = async (raster: Raster) => {
    seen.push(raster)
    const { pixels, width } = raster
    const at: [number, number][] = []
    for (let n = 0; 3 * n < pixels.length; n++)
      if ((pixels[3 * n] as number) > 250 && pixels[3 * n + 1] === 0)
        at.push([n % width, Math.floor(n / width)])
    if (at.length === 0) return []
    const [xs, ys] = [at.map(([x]) => x), at.map(([, y]) => y)]
    const [x, y] = [Math.min(...xs), Math.min(...ys)]
    return [{ x, y, w: Math.max(...xs) - x + 1, h: Math.max(...ys) - y + 1, score }]
  }
  return { finder, detect }
}

test('[I162] looked at mirrored, turned and in tiles, a box comes back to where it stands', async () => {
  for (const finder of ['yunet', 'ultraface'] as const) {
    const box = { x: 211, y: 37, w: 24, h: 31 }
    const found = await findFaces(painted(330, 214, [box]), redFinder(finder))
    const [first, ...others] = found
    assert.ok(first && first.state === 'auto')
    const { x, y, w, h } = first
    assert.deepEqual({ x, y, w, h }, box)
    assert.ok(first.votes >= 10, `${finder}: ${first.votes} votes`)
    // Tiles cut it, and see a part of it: no part reaches beyond.
    for (const part of others) assert.equal(coveredShare(part, [[211, 37, 235, 68]]), 1)
  }
})

test('[I162] a dark picture is looked at lightened, a second look is upright alone', async () => {
  const looks = async (grey: number, isSecond: boolean) => {
    const seen: Raster[] = []
    await findFaces(painted(200, 120, [], grey), redFinder('yunet', seen), { isSecond })
    return seen
  }
  assert.equal((await looks(120, false)).length, 12)
  const dark = await looks(20, false)
  assert.equal(dark.length, 14)
  assert.equal(dark.filter(({ pixels }) => (pixels[0] as number) > 60).length, 2)
  const second = await looks(120, true)
  assert.equal(second.length, 6)
  assert.ok(second.every(({ width }) => width === 200))
})

test('[I162] how far it is is told, and it can be stopped', async () => {
  const told: number[][] = []
  const raster = painted(90, 60, [])
  await findFaces(raster, redFinder('yunet'), { onProgress: (...step) => told.push(step) })
  assert.deepEqual(told.at(-1), [12, 12])
  const aborting = new AbortController()
  const onProgress = () => aborting.abort()
  const { signal } = aborting
  await assert.rejects(findFaces(raster, redFinder('yunet'), { onProgress, signal }), {
    name: 'AbortError',
  })
})

const anyRaster = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
  .chain(([width, height]) =>
    fc
      .uint8Array({ minLength: 3 * width * height, maxLength: 3 * width * height })
      .map((pixels) => ({ width, height, pixels })),
  )

test('[I163] turns and mirrors undo themselves, and change no pixel', () => {
  fc.assert(
    fc.property(anyRaster, (raster) => {
      assert.deepEqual(mirrored(mirrored(raster)), raster)
      for (const quarter of [0, 1, 2, 3] as Quarter[]) {
        const once = turned(raster, quarter)
        assert.deepEqual(turned(once, ((4 - quarter) % 4) as Quarter), raster)
        const shown = { x: 0, y: 0, w: 1, h: 1 }
        const back = turnedBack(shown, quarter, raster)
        const pixelOf = (one: Raster, { x, y, w, h }: Box) => cut(one, { x, y, w, h }).pixels
        assert.deepEqual(pixelOf(raster, back), pixelOf(once, shown))
      }
    }),
  )
  const dark = { width: 1, height: 1, pixels: new Uint8Array([0, 30, 255]) }
  assert.deepEqual([...lightened(dark).pixels], [0, 97, 255])
})

test('[I164] no model but those on the list is opened, whatever it is called', async () => {
  const stranger = new Uint8Array(1_217_758).fill(1)
  assert.equal(modelOf(stranger), undefined)
  await assert.rejects(openDetector(stranger), UnknownModel)
  await assert.rejects(openDetector(new Uint8Array(0)), UnknownModel)
})

test('[I164] nothing that is installed is made for recognising anybody', () => {
  const lock = readFileSync(new URL('../../../../package-lock.json', import.meta.url), 'utf8')
  const names = Object.keys((JSON.parse(lock) as { packages: object }).packages)
  const made =
    /face-?api|face-?recognition|@vladmandic\/human|@tensorflow-models\/face|@mediapipe\//
  assert.deepEqual(
    names.filter((name) => made.test(name)),
    [],
  )
  assert.ok(made.test('node_modules/@vladmandic/face-api'), 'mutation test')
})

test('[I150] a box counts as covered by the points of it that are', () => {
  const box = { x: 10, y: 10, w: 40, h: 40 }
  const { x, y, w, h } = padded(box)
  assert.equal(coveredShare(box, [[x, y, x + w, y + h]]), 1)
  assert.equal(coveredShare(box, [[10, 10, 30, 50]]), 0.5)
  assert.equal(coveredShare(box, []), 0)
})
