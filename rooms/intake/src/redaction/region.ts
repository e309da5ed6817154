// How far around a face is covered: padded for hair and chin, then out to the blocks of the coder
// in which the camera stored the picture, for it has smeared the face into its whole block.
// Source: redaction.md 4.
import {
  type PictureSource,
  type Region,
  regionOf,
  toDisplay,
  toStored,
} from '../picture/source.ts'

/** A rectangle in the picture as it is shown; pixels, also parts of one. */
export interface Box {
  x: number
  y: number
  w: number
  h: number
}

/** The share of the larger side that is added, and the least, in pixels. */
const [PAD, LEAST_PAD] = [0.35, 18]
/** Above there is hair; below only the chin. */
const [ABOVE, BELOW] = [1.15, 0.85]
/** Blocks are at least that large. */
const LEAST_BLOCK = 16
/** What colours reach over the edge of a block when they are spread to pixels. */
const MARGIN: Readonly<Record<PictureSource['kind'], number>> = {
  jpeg: 2,
  png: 2,
  webp: 32,
  heic: 32,
}

/**
 * The box of a found face with hair and chin. A box drawn by hand gets none of it. The share has a
 * name: where many boxes are padded at once, the number of a box must never be taken for it.
 */
export function padded({ x, y, w, h }: Box, { share = PAD }: { share?: number } = {}): Box {
  const pad = Math.max(share * Math.max(w, h), LEAST_PAD)
  return { x: x - pad, y: y - ABOVE * pad, w: w + 2 * pad, h: h + (ABOVE + BELOW) * pad }
}

/** The regions to cover for these boxes, as they are shown, clipped to the picture. */
export function coverRegions(boxes: readonly Box[], source: PictureSource): Region[] {
  return boxes.map((box) => snapped(box, source))
}

/** Out to the blocks of the stored frame, where they begin at its corner. */
function snapped({ x, y, w, h }: Box, source: PictureSource): Region {
  const stored = regionOf(toStored([x, y], source), toStored([x + w, y + h], source))
  const { storedWidth, storedHeight, kind, hMax = 2, vMax = 2 } = source
  const isJpeg = kind === 'jpeg'
  const [x0, x1] = outward([stored[0], stored[2]], isJpeg ? 8 * hMax : 0, MARGIN[kind], storedWidth)
  const [y0, y1] = outward(
    [stored[1], stored[3]],
    isJpeg ? 8 * vMax : 0,
    MARGIN[kind],
    storedHeight,
  )
  return regionOf(toDisplay([x0, y0], source), toDisplay([x1, y1], source))
}

function outward(
  [from, to]: readonly [number, number],
  block: number,
  margin: number,
  size: number,
): [number, number] {
  const grid = Math.max(LEAST_BLOCK, block)
  const clip = (at: number) => Math.min(size, Math.max(0, at))
  return [clip(Math.floor(from / grid) * grid - margin), clip(Math.ceil(to / grid) * grid + margin)]
}

/** The part of a box that regions cover, from 0 to 1, counted on a grid of 12 by 12 points. */
export function coveredShare({ x, y, w, h }: Box, regions: readonly Region[]): number {
  const SIDE = 12
  let inside = 0
  for (let n = 0; n < SIDE * SIDE; n++) {
    const px = x + (w * ((n % SIDE) + 0.5)) / SIDE
    const py = y + (h * (Math.floor(n / SIDE) + 0.5)) / SIDE
    if (regions.some(([x0, y0, x1, y1]) => px >= x0 && px < x1 && py >= y0 && py < y1)) inside++
  }
  return inside / (SIDE * SIDE)
}

/** Whether every pixel of a region is in one of the others. */
export function isCovered(region: Region, regions: readonly Region[]): boolean {
  const near = regions.filter((one) => one[0] < region[2] && one[2] > region[0])
  const cuts = (from: 0 | 1) => {
    const [low, high] = [region[from], region[from + 2] as number]
    const all = near.flatMap((one) => [one[from], one[from + 2] as number])
    const inside = all.filter((at) => at > low && at < high)
    return [...new Set([low, ...inside])].sort((a, b) => a - b)
  }
  const downs = cuts(1)
  return cuts(0).every((x) =>
    downs.every((y) => near.some(([x0, y0, x1, y1]) => x >= x0 && x < x1 && y >= y0 && y < y1)),
  )
}
