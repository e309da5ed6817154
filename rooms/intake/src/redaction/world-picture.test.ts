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
import { redactPicture } from './redact.ts'

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
