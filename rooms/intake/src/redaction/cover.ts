// Covering: every pixel of a region is replaced, and none of them is read. There is no blur, no
// mosaic of the picture and no colour taken from around: each of these can be undone.
// Source: redaction.md 5.
import { createCipheriv, createHmac } from 'node:crypto'
import type { Raster, Region } from '../picture/source.ts'

/** How a region is filled; `key`: 32 random bytes, used for one picture and never kept. */
export type Fill = { mode: 'solid' } | { mode: 'noise'; key: Uint8Array }

/** Dark grey, RGB. */
export const SOLID = [32, 32, 32] as const
/** Cells of noise along each side of a region. */
const CELLS = 6
const [DARKEST, SHADES_BITS] = [96, 2]

/** The raster with the regions covered. The picture that is given stays as it is. */
export function coverPixels(raster: Raster, regions: readonly Region[], fill: Fill): Raster {
  // A copy: `slice` of a Buffer of Node would be the same memory.
  const pixels = new Uint8Array(raster.pixels)
  const { width } = raster
  for (const [index, region] of regions.entries()) {
    const [x0, y0, x1, y1] = region
    const colourAt = colours(index, region, fill)
    for (let y = y0; y < y1; y++)
      for (let x = x0; x < x1; x++) pixels.set(colourAt(x, y), 3 * (y * width + x))
  }
  return { ...raster, pixels }
}

type Colour = readonly [number, number, number]

function colours(index: number, region: Region, fill: Fill): (x: number, y: number) => Colour {
  if (fill.mode === 'solid') return () => SOLID
  const greys = noiseCells(index, region, fill.key)
  const [x0, y0, x1, y1] = region
  const cell = (at: number, from: number, to: number) =>
    Math.min(CELLS - 1, Math.floor(((at - from) * CELLS) / (to - from)))
  return (x, y) => {
    const grey = greys[CELLS * cell(y, y0, y1) + cell(x, x0, x1)] ?? DARKEST
    return [grey, grey, grey]
  }
}

/** The greys of the cells of a region, row by row: they depend on its place and the key alone. */
export function noiseCells(index: number, region: Region, key: Uint8Array): number[] {
  const own = createHmac('sha256', key)
    .update(`${index}:${region.join(',')}`)
    .digest()
  const stream = createCipheriv('aes-256-ctr', own, Buffer.alloc(16))
  const bytes = stream.update(Buffer.alloc(CELLS * CELLS))
  return [...bytes].map((byte) => DARKEST + (byte >> SHADES_BITS))
}
