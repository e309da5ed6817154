// The pictures of the invented world against their true boxes: what a person draws, and what a
// finder would give, covers all of them. Nobody in these pictures exists.
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { type TrueBox, worldPictures } from '../../fixture/world-picture.ts'
import { decodePicture } from '../picture/codec.ts'
import type { Raster } from '../picture/source.ts'
import { SOLID } from './cover.ts'
import { isAlike, lookOf } from './look.ts'
import { turned, turnedPicture } from './raster.ts'
import { redactPicture } from './redact.ts'
import { coverRegions } from './region.ts'

const FOLDER = new URL('../../../../world/pictures/', import.meta.url)
const at = (name: string) => readFileSync(new URL(name, FOLDER))
const BOXES = JSON.parse(at('boxes.json').toString()) as Record<string, TrueBox[]>
const random = (length: number) => new Uint8Array(randomBytes(length))
const NO_FILL = { mode: 'solid' } as const
const DIGITS = /CANARY-\d+-SECRET/g

test('[I260] the folder holds what the code draws, and the true boxes', async () => {
  const { files, boxes } = await worldPictures()
  assert.deepEqual(readdirSync(FOLDER).sort(), [...Object.keys(files), 'boxes.json'].sort())
  assert.deepEqual(JSON.parse(JSON.stringify(boxes)), BOXES)
  // Fonts differ between machines, so only what holds no words is compared byte by byte.
  for (const name of ['P3.pdf', 'P5.png', 'P7.png', 'P8.wav'])
    assert.deepEqual(Buffer.from(files[name] ?? []), at(name), name)
  const faces = (name: string) => BOXES[name]?.filter(({ what }) => what === 'face').length
  assert.deepEqual(['P1.jpg', 'P2.png', 'P7.png'].map(faces), [4, 4, 0])
})

/** Pixels in a true box that are something else than the fill. */
function bare({ pixels, width }: Raster, { box: [x, y, w, h] }: TrueBox): number {
  let count = 0
  for (let py = y; py < y + h; py++)
    for (let px = Math.max(0, x); px < Math.min(width, x + w); px++)
      if (SOLID.some((value, n) => pixels[3 * (py * width + px) + n] !== value)) count += 1
  return count
}

test('[I261] boxes drawn by hand and given ones leave no pixel of a face, word or plate', async () => {
  for (const [name, boxes] of Object.entries(BOXES))
    for (const isFound of [false, true]) {
      const original = at(name)
      const { raster } = await decodePicture(original)
      for (const one of boxes) assert.ok(bare(raster, one) > 0, `${name}: it shows something`)
      const recipe = {
        boxes: boxes.map(({ box: [x, y, w, h] }) => ({ x, y, w, h, isFound })),
        ...{ fill: NO_FILL, format: 'png' as const },
      }
      const made = await redactPicture(original, recipe, random)
      const covered = (await decodePicture(made.bytes)).raster
      assert.deepEqual([covered.width, covered.height], [raster.width, raster.height])
      for (const one of boxes) assert.equal(bare(covered, one), 0, `${name} ${one.box}`)
    }
})

test('[I261] a box that is a few pixels short leaves some, as it must for the test to mean anything', async () => {
  const [, , box] = BOXES['P1.jpg']?.map(({ box }) => box) ?? []
  assert.ok(box)
  const [x, y, w, h] = box
  const short = { x: x + 60, y, w: w - 60, h, isFound: false }
  const made = await redactPicture(
    at('P1.jpg'),
    { boxes: [short], fill: NO_FILL, format: 'png' },
    random,
  )
  assert.ok(bare((await decodePicture(made.bytes)).raster, { what: 'face', box }) > 0)
})

test('[I262] two pictures that differ in the covered faces alone come out as the same file', async () => {
  const boxes = BOXES['P2.png'] ?? []
  const { raster } = await decodePicture(at('P2.png'))
  const other = new Uint8Array(raster.pixels)
  for (const {
    box: [x, y, w, h],
  } of boxes)
    for (let py = y; py < y + h; py++)
      for (let px = Math.max(0, x); px < Math.min(raster.width, x + w); px++)
        other.set(random(3), 3 * (py * raster.width + px))
  const { default: sharp } = await import('sharp')
  const size = { width: raster.width, height: raster.height, channels: 3 } as const
  const twin = await sharp(other, { raw: size }).png().toBuffer()
  const recipe = {
    boxes: boxes.map(({ box: [x, y, w, h] }) => ({ x, y, w, h, isFound: false })),
    ...{ fill: NO_FILL, format: 'jpeg' as const },
  }
  const digests = await Promise.all(
    [at('P2.png'), twin].map(async (one) => {
      const { bytes } = await redactPicture(one, recipe, random)
      return createHash('sha256').update(bytes).digest('hex')
    }),
  )
  assert.equal(digests[0], digests[1])
})

test('[I263] name, author, small picture, remark and bytes behind are gone from every copy', async () => {
  const held = Object.fromEntries(
    readdirSync(FOLDER).map((name) => [name, at(name).toString('latin1').match(DIGITS) ?? []]),
  )
  assert.deepEqual(held['P1.jpg'], ['CANARY-29-SECRET'])
  assert.deepEqual(held['P6.jpg'], ['CANARY-30-SECRET', 'CANARY-32-SECRET'])
  assert.ok(
    (
      at('P6.jpg')
        .toString('latin1')
        .match(/\xff\xd8\xff/g) ?? []
    ).length === 2,
  )
  for (const name of ['P1.jpg', 'P6.jpg'])
    for (const format of ['jpeg', 'png'] as const) {
      const made = await redactPicture(at(name), { boxes: [], fill: NO_FILL, format }, random)
      const text = Buffer.from(made.bytes).toString('latin1')
      assert.doesNotMatch(text, /CANARY|Exif|Invented/, `${name} ${format}`)
      assert.ok((text.match(/\xff\xd8\xff/g) ?? []).length <= 1, 'one picture')
    }
})

const BLEED = new URL('../../../../vectors/redaction/bleed/', import.meta.url)
const { pairs } = JSON.parse(readFileSync(new URL('bleed.json', BLEED), 'utf8')) as {
  pairs: { pair: [string, string]; faceBoxDisplay: [number, number, number, number] }[]
}

test('[I264] turned by a person, two originals that differ in the box give the same file', async () => {
  for (const { pair, faceBoxDisplay } of pairs)
    for (const turn of [1, 2, 3] as const) {
      const files = pair.map((name) => readFileSync(new URL(name, BLEED)))
      const { raster, source } = await decodePicture(files[0] as Uint8Array)
      const [x, y, w, h] = faceBoxDisplay
      const { width, height } = raster
      const box = [
        { x: height - y - h, y: x, w: h, h: w },
        { x: width - x - w, y: height - y - h, w, h },
        { x: y, y: width - x - w, w: h, h: w },
      ][turn - 1] as { x: number; y: number; w: number; h: number }
      const recipe = {
        ...{ turn, boxes: [{ ...box, isFound: false }] },
        ...{ fill: NO_FILL, format: 'jpeg' as const },
      }
      const [a, b] = await Promise.all(files.map((file) => redactPicture(file, recipe, random)))
      assert.deepEqual(a?.bytes, b?.bytes, `${pair[0]} ${turn}`)
      // The region is the one of the upright picture, turned along.
      const [upright] = coverRegions([{ x, y, w, h }], source)
      const area = ([x0, y0, x1, y1]: readonly number[]) =>
        ((x1 ?? 0) - (x0 ?? 0)) * ((y1 ?? 0) - (y0 ?? 0))
      assert.equal(area(a?.regions[0] ?? []), area(upright ?? []), `${pair[0]} ${turn}`)
      const shown = turnedPicture({ raster, source }, turn)
      assert.deepEqual(shown.raster, turned(raster, turn))
    }
})

test('[I265] smaller, brighter and saved again a picture looks alike; another scene does not', async () => {
  const { default: sharp } = await import('sharp')
  const look = async (bytes: Uint8Array) => lookOf((await decodePicture(bytes)).raster)
  const own = await look(at('P1.jpg'))
  const open = () => sharp(at('P1.jpg'))
  const same = {
    smaller: await open().resize(640).jpeg({ quality: 60 }).toBuffer(),
    brighter: await open().linear(1.1, 8).png().toBuffer(),
    again: await open().jpeg({ quality: 40 }).toBuffer(),
  }
  for (const [name, bytes] of Object.entries(same)) assert.ok(isAlike(own, await look(bytes)), name)
  for (const name of ['P2.png', 'P4.png', 'P5.png', 'P7.png'])
    assert.ok(!isAlike(own, await look(at(name))), name)
  assert.ok(isAlike('0000000000000000', '00000000000003ff'))
  assert.ok(!isAlike('0000000000000000', '00000000000007ff'))
})
