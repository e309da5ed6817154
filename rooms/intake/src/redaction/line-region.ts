// How far words on a page are covered: as high as their line, and so wide that the width tells no
// word. How long a word is gives it away even when it is covered, so its region begins and ends on
// a coarse grid, and no word beside it is cut in two. Source: redaction.md 8 (after Bland, Iyer,
// Levchenko, PoPETs 2023).
import type { PictureSource, Raster, Region } from '../picture/source.ts'
import { type Box, coverRegions } from './region.ts'

/** Pixels above and below the line. */
const ABOVE = 4
/** A region begins at a multiple of this, and is so many of the other wide. */
const [LEFT, WIDTH] = [16, 160]
/** Of the height of a region: so much white ends a word. */
const GAP = 0.25
/** How far a region reaches beyond its grid to take a cut word whole. */
const MOST_REACH = 2 * WIDTH
/** Less light than that is ink; fewer pixels of it in a column are a rule, or dust. */
const [INK, RULE] = [160, 4]

/** A rectangle on a page: words, or anything else that is there. */
export interface PageBox extends Box {
  isWords: boolean
  isFound: boolean
}

/** The regions of boxes on a drawn page, clipped to it. Reads only pixels beside the boxes. */
export function pageRegions(boxes: readonly PageBox[], page: Raster): Region[] {
  const { width, height } = page
  const source: PictureSource = {
    ...{ kind: 'png', storedWidth: width, storedHeight: height, orientation: 1 },
  }
  return boxes.map((box) =>
    box.isWords ? lineRegion(box, page) : (coverRegions([box], source)[0] as Region),
  )
}

function lineRegion({ x, y, w, h }: Box, page: Raster): Region {
  const clip = (at: number, most: number) => Math.min(most, Math.max(0, at))
  const top = clip(Math.floor(y) - ABOVE, page.height)
  const bottom = clip(Math.ceil(y + h) + ABOVE, page.height)
  const rows = [top, bottom] as const
  const from = wordEnd(page, rows, { at: clip(Math.floor(x), page.width), step: -1 })
  const left = wordEnd(page, rows, { at: Math.floor(from / LEFT) * LEFT, step: -1 })
  const to = wordEnd(page, rows, { at: clip(Math.ceil(x + w), page.width), step: 1 })
  const rounded = left + Math.ceil(Math.max(1, to - left) / WIDTH) * WIDTH
  const right = wordEnd(page, rows, { at: clip(rounded, page.width), step: 1 })
  return [clip(left, page.width), top, clip(right, page.width), bottom]
}

interface Edge {
  at: number
  step: 1 | -1
}

/** Where an edge goes so that it cuts no word: outward, until there is white. */
function wordEnd(page: Raster, rows: readonly [number, number], { at, step }: Edge): number {
  const wanted = Math.max(3, Math.round(GAP * (rows[1] - rows[0])))
  let white = 0
  // Nothing is cut where the first columns outside are white.
  for (let n = 0; n < MOST_REACH; n++) {
    const column = step === 1 ? at + n : at - 1 - n
    if (column < 0 || column >= page.width) return step === 1 ? page.width : 0
    white = hasInk(page, column, rows) ? 0 : white + 1
    if (white >= wanted) return step === 1 ? column + 1 - white : column + white
  }
  return at
}

function hasInk({ pixels, width }: Raster, x: number, [top, bottom]: readonly [number, number]) {
  let count = 0
  for (let y = top; y < bottom; y++) {
    const at = 3 * (y * width + x)
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3)
    if (0.299 * red + 0.587 * green + 0.114 * blue < INK) count += 1
  }
  return count >= RULE
}
