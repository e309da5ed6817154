// What must hold of every copy, whatever the picture: the same file from every twin, and nothing of
// what a file carries beside its pixels. All faces are drawn. Source: redaction.md 11, 13.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { drawnScene } from '../../fixture/drawn-face.ts'
import { decodePicture, encodePicture } from '../picture/codec.ts'
import { PictureFault } from '../picture/fault.ts'
import { inspectDerivative } from '../picture/inspect-derivative.ts'
import { type Raster, type Region, regionOf, toStored } from '../picture/source.ts'
import { coverPixels, type Fill } from './cover.ts'
import { redactPicture } from './redact.ts'
import { coverRegions } from './region.ts'

const random = (length: number) => new Uint8Array(randomBytes(length))
const CASES = 100

/** A picture without loss, stored as it is and shown as EXIF says. */
function stored({ pixels, width, height }: Raster, orientation: number): Promise<Buffer> {
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .withMetadata({ orientation })
    .png({ compressionLevel: 1 })
    .toBuffer()
}

/** The raster with other pixels in stored regions. */
function changed({ pixels, ...size }: Raster, regions: readonly Region[]): Raster {
  const other = new Uint8Array(pixels)
  for (const [x0, y0, x1, y1] of regions)
    for (let y = y0; y < y1 && x1 > x0; y++)
      other.set(random(3 * (x1 - x0)), 3 * (y * size.width + x0))
  return { ...size, pixels: other }
}

const oneCase = fc.record({
  width: fc.integer({ min: 20, max: 140 }),
  height: fc.integer({ min: 20, max: 140 }),
  orientation: fc.integer({ min: 1, max: 8 }),
  turn: fc.constantFrom(0, 1, 2, 3) as fc.Arbitrary<0 | 1 | 2 | 3>,
  format: fc.constantFrom('jpeg' as const, 'png' as const),
  isNoise: fc.boolean(),
  boxes: fc.array(
    fc.record({
      ...{ x: fc.integer({ min: -20, max: 130 }), y: fc.integer({ min: -20, max: 130 }) },
      ...{ w: fc.integer({ min: 1, max: 90 }), h: fc.integer({ min: 1, max: 90 }) },
      isFound: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  ),
})

test('[I266] A1: a hundred random twins, in every turn, fill and format, are the same file', async () => {
  await fc.assert(
    fc.asyncProperty(oneCase, async ({ width, height, orientation, turn, isNoise, ...rest }) => {
      const raster = { width, height, pixels: random(3 * width * height) }
      const fill: Fill = isNoise ? { mode: 'noise', key: random(32) } : { mode: 'solid' }
      const original = await stored(raster, orientation)
      const made = await redactPicture(original, { ...rest, turn, fill }, random)
      // The twin differs where the regions are stored, and only there.
      const { raster: shown, source } = await decodePicture(original)
      const places = made.regions.map((region) => {
        const [x0, y0, x1, y1] = turnedBackRegion(region, turn, shown)
        return regionOf(toStored([x0, y0], source), toStored([x1, y1], source))
      })
      const twin = await stored(changed(raster, places), orientation)
      const other = await redactPicture(twin, { ...rest, turn, fill }, random)
      assert.deepEqual(other.regions, made.regions)
      assert.deepEqual(other.bytes, made.bytes)
    }),
    { numRuns: CASES },
  )
})

/** A region of the turned picture in the one that was turned. */
function turnedBackRegion(
  [x0, y0, x1, y1]: Region,
  turn: number,
  { width, height }: Pick<Raster, 'width' | 'height'>,
): Region {
  if (turn === 1) return [y0, height - x1, y1, height - x0]
  if (turn === 2) return [width - x1, height - y1, width - x0, height - y0]
  return turn === 3 ? [width - y1, x0, width - y0, x1] : [x0, y0, x1, y1]
}

test('[I266] mutation test: a covering that leaves one pixel makes twins differ', async () => {
  const raster = { width: 80, height: 64, pixels: random(3 * 80 * 64) }
  const source = { kind: 'png', storedWidth: 80, storedHeight: 64, orientation: 1 } as const
  const [region] = coverRegions([{ x: 20, y: 20, w: 20, h: 20 }], source)
  assert.ok(region)
  const [x0, y0, x1, y1] = region
  const bare: Region = [x0 + 1, y0, x1, y1]
  for (const format of ['jpeg', 'png'] as const) {
    const files = await Promise.all(
      [raster, changed(raster, [region])].map((one) =>
        encodePicture(coverPixels(one, [bare], { mode: 'solid' }), format),
      ),
    )
    assert.notDeepEqual(files[0], files[1], format)
  }
})

const CANARY = (n: number) => `CANARY-${n}-SECRET`

function segment(marker: number, text: string): Buffer {
  const bytes = Buffer.from(text, 'latin1')
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(bytes.length + 2, 2)
  return Buffer.concat([head, bytes])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** The same picture in each kind of file that is accepted, with something in every place for it. */
async function carriers(): Promise<Record<string, Buffer>> {
  const size = { width: 160, height: 120 }
  const pixels = await drawnScene(size, [{ seed: 3, x: 40, y: 20, size: 60 }])
  const drawn = () => sharp(pixels, { raw: { ...size, channels: 3 } })
  const exif = {
    IFD0: { Artist: CANARY(1), Make: CANARY(2), ImageDescription: CANARY(3) },
    IFD3: { GPSMapDatum: CANARY(4), GPSLatitudeRef: 'N' },
  }
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><d>${CANARY(5)}</d></x:xmpmeta>`
  const withAll = () => drawn().withExif(exif).withXmp(xmp).withIccProfile('p3')
  const jpeg = await withAll().jpeg().toBuffer()
  const second = await drawn()
    .withExif({ IFD0: { Artist: CANARY(6) } })
    .jpeg()
    .toBuffer()
  const more = Buffer.concat([
    segment(0xed, `Photoshop 3.0\0${CANARY(7)}`),
    segment(0xfe, CANARY(8)),
    segment(0xef, `MakerNote ${CANARY(9)}`),
  ])
  const png = await withAll().png().toBuffer()
  const at = 33
  const texts = Buffer.concat([
    chunk('tEXt', Buffer.from(`Author\0${CANARY(10)}`, 'latin1')),
    chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(CANARY(11))])),
    chunk('iTXt', Buffer.from(`Title\0\0\0\0\0${CANARY(12)}`, 'latin1')),
  ])
  return {
    jpeg: Buffer.concat([jpeg.subarray(0, 2), more, jpeg.subarray(2)]),
    'jpeg with another behind it': Buffer.concat([jpeg, second, Buffer.from(CANARY(13))]),
    png: Buffer.concat([png.subarray(0, at), texts, png.subarray(at)]),
    'png with a trailer': Buffer.concat([png, Buffer.from(CANARY(14))]),
    webp: await withAll().webp().toBuffer(),
  }
}

const ORIGINAL: Readonly<Record<string, number>> = {
  ...{ jpeg: 8, 'jpeg with another behind it': 7, png: 6, 'png with a trailer': 5, webp: 5 },
}

test('[I267] A5: of all that a file carries beside its pixels nothing is left in a copy', async () => {
  for (const [name, original] of Object.entries(await carriers())) {
    const found = new Set(original.toString('latin1').match(/CANARY-\d+-SECRET/g))
    assert.ok(found.size >= (ORIGINAL[name] ?? 99), `${name}: the original carries ${found.size}`)
    for (const format of ['jpeg', 'png'] as const) {
      const boxes = [{ x: 40, y: 20, w: 60, h: 66, isFound: true }]
      const recipe = { boxes, fill: { mode: 'solid' }, format } as const
      const { bytes } = await redactPicture(original, recipe, random)
      const copy = Buffer.from(bytes)
      assert.doesNotMatch(copy.toString('latin1'), /CANARY|Exif|xmp|Photoshop|ICC_PROFILE|iCCP/)
      assert.equal(inspectDerivative(copy, `image/${format}`), 'passed', `${name} ${format}`)
    }
  }
})

test('[I267] A6: a segment, a remark, a text or a byte more, and a copy is refused', async () => {
  const { jpeg: original = Buffer.alloc(0) } = await carriers()
  for (const format of ['jpeg', 'png'] as const) {
    const recipe = { boxes: [], fill: { mode: 'solid' }, format } as const
    const good = Buffer.from((await redactPicture(original, recipe, random)).bytes)
    const at = format === 'jpeg' ? 2 : 33
    const inserted =
      format === 'jpeg'
        ? [segment(0xe1, 'Exif\0\0'), segment(0xfe, 'x'), segment(0xe2, 'ICC_PROFILE')]
        : [chunk('tEXt', Buffer.from('a\0b')), chunk('eXIf', Buffer.from('MM'))]
    const bad = [
      ...inserted.map((one) => Buffer.concat([good.subarray(0, at), one, good.subarray(at)])),
      Buffer.concat([good, Buffer.from([0])]),
    ]
    assert.equal(inspectDerivative(good, `image/${format}`), 'passed')
    for (const [n, one] of bad.entries())
      assert.notEqual(inspectDerivative(one, `image/${format}`), 'passed', `${format} ${n}`)
  }
})

test('[I267] A5: kinds that are not accepted are refused, whatever they are called', async () => {
  const { png = Buffer.alloc(0) } = await carriers()
  const others = await Promise.all([
    sharp(png).gif().toBuffer(),
    sharp(png).tiff().toBuffer(),
    sharp(png).avif({ effort: 0 }).toBuffer(),
  ])
  for (const bytes of others)
    await assert.rejects(decodePicture(bytes), (error) => error instanceof PictureFault)
})
