// A copy of a picture without what its regions cover: decoded from the original, covered, made
// smaller, written anew, and proven before it is given out. Source: redaction.md 6.

import { decodePicture, encodePicture, LONGEST_SIDE, type OutputFormat } from '../picture/codec.ts'
import { VerificationFault } from '../picture/fault.ts'
import { inspectDerivative } from '../picture/inspect-derivative.ts'
import type { PictureSource, Raster, Region } from '../picture/source.ts'
import { coverPixels, type Fill } from './cover.ts'
import { type Quarter, turnedPicture } from './raster.ts'
import { type Box, coverRegions, padded } from './region.ts'

/** A rectangle to be covered; what was found is covered with hair and chin. */
export interface Covering extends Box {
  isFound: boolean
}

export interface Recipe {
  /** Quarters clockwise, before boxes were drawn. */
  turn?: Quarter
  boxes: readonly Covering[]
  fill: Fill
  format: OutputFormat
}

/** What a copy lost, told to whoever looks at it. */
export type Loss = 'metadata' | 'size'

export interface Redacted {
  bytes: Uint8Array
  regions: Region[]
  losses: Loss[]
}

/** What is filled for these boxes: what was found with hair and chin, all out to the blocks. */
export function regionsOf(boxes: readonly Covering[], source: PictureSource): Region[] {
  return coverRegions(
    boxes.map((one) => (one.isFound ? padded(one) : one)),
    source,
  )
}

/** Makes the copy. `random` gives bytes for the proof. Throws PictureFault or VerificationFault. */
export async function redactPicture(
  original: Uint8Array,
  { turn, boxes, fill, format }: Recipe,
  random: (length: number) => Uint8Array,
): Promise<Redacted> {
  const { raster, source } = turnedPicture(await decodePicture(original), turn)
  const regions = regionsOf(boxes, source)
  const bytes = await provenCopy(raster, { regions, fill, format }, random)
  const isSmaller = Math.max(raster.width, raster.height) > LONGEST_SIDE
  return { bytes, regions, losses: isSmaller ? ['metadata', 'size'] : ['metadata'] }
}

/** What is covered in a raster, and how it is written. */
export interface Covered {
  regions: readonly Region[]
  fill: Fill
  format: OutputFormat
  /** Longest side of what is written; as a picture that may be given out, without it. */
  longest?: number
  /** What becomes of pixels before they are covered, each by itself. */
  tone?: (raster: Raster) => Raster
}

/** The file of a covered raster: the same with random pixels under its regions, and read again. */
export async function provenCopy(
  raster: Raster,
  covered: Covered,
  random: (length: number) => Uint8Array,
): Promise<Uint8Array> {
  const { regions, fill, format, longest, tone = (same: Raster) => same } = covered
  const made = (from: Raster) =>
    encodePicture(coverPixels(tone(from), regions, fill), format, longest)
  const bytes = await made(raster)
  // Whatever stood there, the same file comes out.
  const twin = await made(withRandom(raster, regions, random))
  if (!isSame(bytes, twin)) throw new VerificationFault()
  await verifyPicture(bytes, { raster, ...covered })
  return bytes
}

/** The picture with random pixels where it will be covered. */
function withRandom(
  { pixels, width, height }: Raster,
  regions: readonly Region[],
  random: (length: number) => Uint8Array,
): Raster {
  const changed = new Uint8Array(pixels)
  for (const [x0, y0, x1, y1] of regions) {
    if (x1 <= x0) continue
    for (let y = y0; y < y1; y++) changed.set(random(3 * (x1 - x0)), 3 * (y * width + x0))
  }
  return { pixels: changed, width, height }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0
}

/** Blocks in which a JPEG is coded. */
const BLOCK = 8
/** Pixels that making a picture smaller mixes into one beside it, on each side. */
const REACH = 3

interface Verified extends Omit<Covered, 'tone'> {
  raster: Pick<Raster, 'width' | 'height'>
}

/**
 * Reads a written copy again: nothing but the picture is in it, and every block inside a region is
 * what an empty picture gives there. Throws a VerificationFault.
 */
export async function verifyPicture(
  bytes: Uint8Array,
  { raster: { width, height }, regions, fill, format, longest }: Verified,
): Promise<void> {
  if (inspectDerivative(bytes, `image/${format}`) !== 'passed') throw new VerificationFault()
  const { raster: shown } = await decodePicture(bytes)
  const nothing = { width, height, pixels: new Uint8Array(3 * width * height) }
  const empty = await decodePicture(
    await encodePicture(coverPixels(nothing, regions, fill), format, longest),
  )
  const scale = { x: shown.width / width, y: shown.height / height }
  for (const region of regions)
    for (const block of blocksIn(region, scale))
      if (!isSame(rowsOf(shown, block), rowsOf(empty.raster, block))) throw new VerificationFault()
}

/** The part of a region in the written copy that whole blocks of it fill, as one block. */
function blocksIn([x0, y0, x1, y1]: Region, scale: { x: number; y: number }): Region[] {
  const reach = scale.x < 1 || scale.y < 1 ? REACH : 0
  const up = (at: number) => Math.ceil((at + reach) / BLOCK) * BLOCK
  const down = (at: number) => Math.floor((at - reach) / BLOCK) * BLOCK
  const inner: Region = [up(x0 * scale.x), up(y0 * scale.y), down(x1 * scale.x), down(y1 * scale.y)]
  return inner[2] > inner[0] && inner[3] > inner[1] ? [inner] : []
}

function rowsOf({ pixels, width }: Raster, [x0, y0, x1, y1]: Region): Uint8Array {
  const rows = Array.from({ length: y1 - y0 }, (_, n) => {
    const from = 3 * ((y0 + n) * width + x0)
    return pixels.subarray(from, from + 3 * (x1 - x0))
  })
  return Buffer.concat(rows)
}
