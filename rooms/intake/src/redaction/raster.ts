// Pixels turned, mirrored, cut out, made lighter: what finders need to look at a picture in several
// ways. Pure; the raster that is given stays as it is.

import { type PictureSource, type Raster, turnedSource } from '../picture/source.ts'
import type { Box } from './region.ts'

/** Turns clockwise by quarters. */
export type Quarter = 0 | 1 | 2 | 3

function made(
  { pixels }: Raster,
  { width, height }: { width: number; height: number },
  from: (x: number, y: number) => number,
): Raster {
  const out = new Uint8Array(3 * width * height)
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < width; x++, to += 3) {
      const at = 3 * from(x, y)
      out[to] = pixels[at] as number
      out[to + 1] = pixels[at + 1] as number
      out[to + 2] = pixels[at + 2] as number
    }
  return { width, height, pixels: out }
}

/** The mirror picture, left for right. */
export function mirrored(raster: Raster): Raster {
  const { width } = raster
  return made(raster, raster, (x, y) => y * width + width - 1 - x)
}

/** The picture turned clockwise. */
export function turned(raster: Raster, quarter: Quarter): Raster {
  const { width: w, height: h } = raster
  if (quarter === 0) return raster
  if (quarter === 2) return made(raster, raster, (x, y) => (h - 1 - y) * w + w - 1 - x)
  const size = { width: h, height: w }
  if (quarter === 1) return made(raster, size, (x, y) => (h - 1 - x) * w + y)
  return made(raster, size, (x, y) => x * w + w - 1 - y)
}

/** A picture and its source, turned clockwise by a person: boxes stand in what they saw. */
export function turnedPicture(
  { raster, source }: { raster: Raster; source: PictureSource },
  quarter: Quarter = 0,
): { raster: Raster; source: PictureSource } {
  return { raster: turned(raster, quarter), source: turnedSource(source, quarter) }
}

/** A box of the turned picture where it stands in the one that was turned. */
export function turnedBack<B extends Box>(
  box: B,
  quarter: Quarter,
  { width, height }: { width: number; height: number },
): B {
  const { x, y, w, h } = box
  if (quarter === 0) return box
  if (quarter === 2) return { ...box, x: width - x - w, y: height - y - h }
  return quarter === 1
    ? { ...box, x: y, y: height - x - w, w: h, h: w }
    : { ...box, x: width - y - h, y: x, w: h, h: w }
}

/** A box of the mirror picture where it stands in the picture. */
export function mirroredBack<B extends Box>(box: B, width: number): B {
  return { ...box, x: width - box.x - box.w }
}

/** A part of the picture; the box is inside it, in whole pixels. */
export function cut(raster: Raster, { x, y, w, h }: Box): Raster {
  if (w === raster.width && h === raster.height) return raster
  return made(raster, { width: w, height: h }, (px, py) => (y + py) * raster.width + x + px)
}

/** A picture darker than this on average, of 255, is looked at lightened as well. */
const DARK = 70
const GAMMA = 0.45

export function isDark({ pixels }: Raster): boolean {
  let sum = 0
  for (let at = 0; at < pixels.length; at += 3) sum += lumaAt(pixels, at)
  return (3 * sum) / pixels.length < DARK
}

/** How light a pixel is, of 255. */
function lumaAt(pixels: Uint8Array, at: number): number {
  const [red = 0, green = 0, blue = 0] = [pixels[at], pixels[at + 1], pixels[at + 2]]
  return 0.299 * red + 0.587 * green + 0.114 * blue
}

export function lightened({ pixels, ...size }: Raster): Raster {
  const table = Uint8Array.from({ length: 256 }, (_, v) => Math.round(255 * (v / 255) ** GAMMA))
  return { ...size, pixels: pixels.map((value) => table[value] as number) }
}
