// What of a film is covered in which of its pictures: the whole, the lower third where captions
// run, or a rectangle that moves. Each picture covers what those two before and two after it do, so
// that no edge of time shows what it should not. Source: redaction.md 7, steps 4 and 5.
import type { PictureSource, Region } from '../picture/source.ts'
import { SOLID } from '../redaction/cover.ts'
import { type Box, coverRegions, padded } from '../redaction/region.ts'
import type { FilmShape } from './program.ts'

/** Where a rectangle is in one picture, counted from 0; between two it moves evenly. */
export interface FilmKey extends Box {
  picture: number
}

/** Pictures from one to another, both included, and what is covered in them. */
export interface FilmSpan {
  from: number
  to: number
  what: 'whole' | 'lower' | 'box'
  /** Of a box where it is; before the first and after the last it stands still. */
  keys: readonly FilmKey[]
  /** Found as a face: covered with hair and chin. */
  isFound: boolean
}

/** Pictures before and after that are covered as well. */
const AROUND = 2
/** Of the larger side of a face; less than in a picture, for a film is covered around in time. */
const PAD = 0.3

/** Where a box is in a picture of its span. */
export function keyedBox(keys: readonly FilmKey[], picture: number): Box | undefined {
  const after = keys.find((one) => one.picture >= picture)
  const before = keys.findLast((one) => one.picture <= picture)
  const [a, b] = [before ?? after, after ?? before]
  if (!a || !b) return undefined
  const share = b.picture === a.picture ? 0 : (picture - a.picture) / (b.picture - a.picture)
  const between = (of: keyof Box) => a[of] + share * (b[of] - a[of])
  return { x: between('x'), y: between('y'), w: between('w'), h: between('h') }
}

function boxAt({ what, keys, isFound }: FilmSpan, picture: number, shape: FilmShape) {
  const { width: w, height } = shape
  if (what === 'whole') return { x: 0, y: 0, w, h: height }
  const lower = Math.floor((2 * height) / 3)
  if (what === 'lower') return { x: 0, y: lower, w, h: height - lower }
  const box = keyedBox(keys, picture)
  return box && (isFound ? padded(box, { share: PAD }) : box)
}

/** What is filled in a picture of a film, out to its blocks and as far as its coder may smear. */
export function regionsAt(spans: readonly FilmSpan[], picture: number, shape: FilmShape): Region[] {
  const boxes: Box[] = []
  for (let at = picture - AROUND; at <= picture + AROUND; at++)
    for (const span of spans) {
      const box = at >= span.from && at <= span.to ? boxAt(span, at, shape) : undefined
      if (box) boxes.push(box)
    }
  // Coders of films take a part of a picture from beside it and from other pictures.
  const source: PictureSource = {
    ...{ kind: 'heic', storedWidth: shape.width, storedHeight: shape.height, orientation: 1 },
  }
  const regions = coverRegions(boxes, source).filter(([x0, y0, x1, y1]) => x1 > x0 && y1 > y0)
  return [...new Map(regions.map((one) => [one.join(), one])).values()]
}

/** Covers regions of a picture in its place; none of the pixels under them is read. */
export function coverPicture(pixels: Uint8Array, width: number, regions: readonly Region[]): void {
  const [grey] = SOLID
  for (const [x0, y0, x1, y1] of regions)
    for (let y = y0; y < y1; y++) pixels.fill(grey, 3 * (y * width + x0), 3 * (y * width + x1))
}

/** Greys by which what was coded may differ from what was covered. */
const MOST_OFF = 16
/** From an edge inwards, pixels that the coder may mix with those outside. */
const EDGE = 8

/** Whether a picture of a written film shows nothing but the fill inside its regions. */
export function isCoveredPicture(
  pixels: Uint8Array,
  { width, height }: Pick<FilmShape, 'width' | 'height'>,
  regions: readonly Region[],
): boolean {
  const [grey] = SOLID
  const inward = (at: number, edge: number, by: number) => (at === edge ? at : at + by)
  return regions.every(([left, top, right, bottom]) => {
    const [x0, x1] = [inward(left, 0, EDGE), inward(right, width, -EDGE)]
    for (let y = inward(top, 0, EDGE); y < inward(bottom, height, -EDGE); y++)
      for (let at = 3 * (y * width + x0); at < 3 * (y * width + x1); at++)
        if (Math.abs((pixels[at] as number) - grey) > MOST_OFF) return false
    return true
  })
}
