// Regions, turns, tiles and votes against the vectors, and what must hold of any of them.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import fc from 'fast-check'
import {
  displaySize,
  type Orientation,
  type PictureSource,
  type Region,
  toDisplay,
  toStored,
} from '../picture/source.ts'
import { noiseCells } from './cover.ts'
import { coverRegions, isCovered, padded } from './region.ts'
import { fromTile, mergeVotes, type Raw, stateOf, tilesOf } from './vote.ts'

type Numbers = number[]
interface Vectors {
  regions: { why: string; box: Numbers; source: PictureSource; region: Numbers }[]
  tiles: (Record<'width' | 'height' | 'n', number> & {
    tiles?: Numbers[]
    count?: number
    first?: Numbers
    second?: Numbers
    last?: Numbers
  })[]
  merge: {
    pooled: Numbers[]
    kept: { box: Numbers; votes: number; yunet: string; ultraface: string }[]
  }
  noise: { key: string; cases: { index: number; region: Numbers; grey: Numbers }[] }
  orientation: {
    orientation: Orientation
    stored: { width: number; height: number; point: Numbers }
    display: Numbers
  }[]
}

const vectors = JSON.parse(
  readFileSync(new URL('../../../../vectors/redaction/geometry.json', import.meta.url), 'utf8'),
) as Vectors

const boxOf = ([x = 0, y = 0, w = 0, h = 0]: Numbers) => ({ x, y, w, h })
const rawOf = (numbers: Numbers): Raw => ({ ...boxOf(numbers), score: numbers[4] ?? 0 })

test('[I150] a face is covered with hair and chin, out to the blocks of the stored frame', () => {
  for (const { why, box, source, region } of vectors.regions)
    assert.deepEqual(coverRegions([padded(boxOf(box))], source), [region], why)
})

const anySource: fc.Arbitrary<PictureSource> = fc.record({
  kind: fc.constantFrom('jpeg', 'png', 'webp', 'heic'),
  storedWidth: fc.integer({ min: 1, max: 500 }),
  storedHeight: fc.integer({ min: 1, max: 500 }),
  orientation: fc.integer({ min: 1, max: 8 }) as fc.Arbitrary<Orientation>,
  hMax: fc.integer({ min: 1, max: 4 }),
  vMax: fc.integer({ min: 1, max: 4 }),
})
const anyBox = fc.record({
  x: fc.double({ min: -50, max: 520, noNaN: true }),
  y: fc.double({ min: -50, max: 520, noNaN: true }),
  w: fc.double({ min: 1, max: 300, noNaN: true }),
  h: fc.double({ min: 1, max: 300, noNaN: true }),
})

test('[I150] a region holds all of its box that is in the picture, and nothing beyond the picture', () => {
  fc.assert(
    fc.property(anySource, anyBox, (source, box) => {
      const [region] = coverRegions([box], source)
      const [x0, y0, x1, y1] = region as Region
      const { width, height } = displaySize(source)
      assert.ok(x0 >= 0 && y0 >= 0 && x1 <= width && y1 <= height)
      assert.ok(region?.every(Number.isInteger))
      assert.ok(
        x0 <= Math.max(0, Math.min(box.x, width)) && y0 <= Math.max(0, Math.min(box.y, height)),
      )
      assert.ok(x1 >= Math.min(width, Math.max(0, box.x + box.w)))
      assert.ok(y1 >= Math.min(height, Math.max(0, box.y + box.h)))
    }),
  )
})

test('[I151] each of the eight turns shows a stored point where it is, and brings it back', () => {
  for (const { orientation, stored, display } of vectors.orientation) {
    const { width, height, point } = stored
    const source = { kind: 'jpeg', storedWidth: width, storedHeight: height, orientation } as const
    assert.deepEqual(toDisplay(point as unknown as [number, number], source), display)
    assert.deepEqual(toStored(display as unknown as [number, number], source), point)
  }
})

test('[I152] tiles overlap, end at the edges, and a box at an edge of its tile is worth less', () => {
  const listOf = ({ x, y, w, h }: { x: number; y: number; w: number; h: number }) => [x, y, w, h]
  for (const { width, height, n, tiles, count, first, second, last } of vectors.tiles) {
    const found = tilesOf(width, height, n).map(listOf)
    if (tiles) assert.deepEqual(found, tiles)
    else
      assert.deepEqual(
        [found.length, found[0], found[1], found.at(-1)],
        [count, first, second, last],
      )
  }
  const size = { width: 1000, height: 700 }
  const tile = { x: 411, y: 0, w: 589, h: 589 }
  const score = (x: number, y: number) =>
    fromTile({ x, y, w: 40, h: 40, score: 0.5 }, tile, size).score
  assert.equal(score(100, 100), 0.5)
  assert.equal(score(1, 100), 0.45)
  assert.equal(score(548, 100), 0.5, 'the edge of the picture cuts by itself')
})

test('[I153] boxes of all passes become one box a face, with votes that decide', () => {
  const found = mergeVotes(vectors.merge.pooled.map(rawOf))
  const stated = found.map(({ votes, ...box }) => {
    const state = (finder: 'yunet' | 'ultraface') => stateOf({ ...box, votes }, finder) ?? 'dropped'
    const numbers = [box.x, box.y, box.w, box.h, box.score]
    return { box: numbers, votes, yunet: state('yunet'), ultraface: state('ultraface') }
  })
  assert.deepEqual(stated, vectors.merge.kept)
})

test('[I154] the greys of a noise fill come from place and key alone', () => {
  const key = Buffer.from(vectors.noise.key, 'hex')
  for (const { index, region, grey } of vectors.noise.cases)
    assert.deepEqual(noiseCells(index, region as unknown as Region, key), grey)
})

test('[I182] a region is covered when each of its pixels is in another one', () => {
  const side = fc.integer({ min: 0, max: 12 })
  const region = fc
    .tuple(side, side, side, side)
    .map(([x, y, w, h]): Region => [x, y, x + w + 1, y + h + 1])
  fc.assert(
    fc.property(region, fc.array(region, { maxLength: 6 }), (asked, regions) => {
      let every = true
      for (let x = asked[0]; x < asked[2]; x++)
        for (let y = asked[1]; y < asked[3]; y++)
          every &&= regions.some((one) => x >= one[0] && x < one[2] && y >= one[1] && y < one[3])
      assert.equal(isCovered(asked, regions), every)
    }),
  )
})
