// In which parts a picture is looked at: small enough to be shown in full size, each sharing a
// tenth with the next, so that no face is cut in two. Source: redaction.md 10.

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

function startsOf(length: number, side: number): number[] {
  if (length <= side) return [0]
  const count = Math.ceil((length - SHARED * side) / ((1 - SHARED) * side))
  return Array.from({ length: count }, (_, n) => Math.round((n * (length - side)) / (count - 1)))
}
