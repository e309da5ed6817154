// In which parts a picture is looked at: small enough to be shown in full size, each sharing a
// tenth with the next, so that no face is cut in two. Source: redaction.md 10.

import type { Redaction } from '@tumen/claim'

/** A part of a picture, in its pixels. */
export interface Tile {
  x: number
  y: number
  w: number
  h: number
}

const [WIDEST, HIGHEST, SHARED] = [1024, 768, 0.1]

/** The parts of a picture of this size, line by line. */
export function tilesOf(width: number, height: number): Tile[] {
  const [w, h] = [Math.min(width, WIDEST), Math.min(height, HIGHEST)]
  const across = startsOf(width, w)
  return startsOf(height, h).flatMap((y) => across.map((x) => ({ x, y, w, h })))
}

/** A page of a PDF that is no longer is one part: words are read line by line, down to its end. */
const LONGEST_WHOLE = 2600

/** A picture, or one page of a PDF or second of a film, counted from 1. */
export interface Surface {
  width: number
  height: number
  page?: number
  /** A second of a film: its pictures are a column, and seen as one. */
  isColumn?: boolean
}

/** What is looked at part by part: a picture, each page of a PDF, each second of a film. */
export function surfacesOf({ width, height, pages, film }: Redaction): Surface[] {
  const column = film ? { isColumn: true } : {}
  return pages?.map((size, n) => ({ ...size, page: n + 1, ...column })) ?? [{ width, height }]
}

/** The parts of a picture, or of a page of a PDF. */
export function partsOf({ width, height, page, isColumn = false }: Surface): Tile[] {
  const isWhole = isColumn || (page !== undefined && Math.max(width, height) <= LONGEST_WHOLE)
  return isWhole ? [{ x: 0, y: 0, w: width, h: height }] : tilesOf(width, height)
}

function startsOf(length: number, side: number): number[] {
  if (length <= side) return [0]
  const count = Math.ceil((length - SHARED * side) / ((1 - SHARED) * side))
  return Array.from({ length: count }, (_, n) => Math.round((n * (length - side)) / (count - 1)))
}
