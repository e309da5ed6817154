// From what a face finder says in many passes to boxes: the same face found again is one box with
// votes, and votes are worth more than scores. Source: redaction.md 3.4 to 3.7.
import type { Box } from './region.ts'

/** The finders that may be used; what they find are rectangles and nothing else. */
export const FINDERS = ['yunet', 'ultraface'] as const
export type Finder = (typeof FINDERS)[number]

/** A rectangle that a pass says holds a face; `score` from 0 to 1. */
export interface Raw extends Box {
  score: number
}

/** A face found in one pass or more. */
export interface Found extends Raw {
  /** The passes whose boxes are about this one, itself included. */
  votes: number
}

/** Covered unless a person says no; or shown, and not covered until a person decides. */
export type FoundState = 'auto' | 'suspect'

/** Boxes that share more than this are of one face. */
const SAME = 0.4

/** The share of two boxes that both have. */
export function overlap(a: Box, b: Box): number {
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y)
  if (w <= 0 || h <= 0) return 0
  return (w * h) / (a.w * a.h + b.w * b.h - w * h)
}

/** The boxes, best first, without those that a better one says again. */
export function best<T extends Raw>(boxes: readonly T[], same = SAME): T[] {
  const kept: T[] = []
  for (const box of [...boxes].sort((a, b) => b.score - a.score))
    if (kept.every((one) => overlap(one, box) <= same)) kept.push(box)
  return kept
}

/** One box for each face of all passes, with its votes. */
export function mergeVotes(pooled: readonly Raw[]): Found[] {
  return best(pooled).map((box) => {
    return { ...box, votes: pooled.filter((one) => overlap(one, box) > SAME).length }
  })
}

/** What is done with a found box; nothing where it is most likely none. */
export function stateOf({ score, votes }: Found, finder: Finder): FoundState | undefined {
  if (finder === 'yunet') {
    if (score >= 0.7 || (score >= 0.3 && votes >= 3)) return 'auto'
    return score >= 0.25 ? 'suspect' : undefined
  }
  if (score >= 0.9 || (score >= 0.15 && votes >= 3)) return 'auto'
  return votes >= 2 || score >= 0.5 ? 'suspect' : undefined
}

/** Two tiles beside each other share three tenths. */
const SHARED = 0.3
/** Nearer than this to an edge of its tile a face may be cut. */
const EDGE = 2
const AT_AN_EDGE = 0.9

/** Squares that together hold the picture, `n` of them along its longer side. */
export function tilesOf(width: number, height: number, n: number): Box[] {
  if (n < 2) return [{ x: 0, y: 0, w: width, h: height }]
  const side = Math.ceil(Math.max(width, height) / (n - SHARED * (n - 1)))
  const [across, down] = [startsOf(width, side), startsOf(height, side)]
  return down.flatMap((y) =>
    across.map((x) => ({ x, y, w: Math.min(side, width), h: Math.min(side, height) })),
  )
}

function startsOf(length: number, side: number): number[] {
  if (length <= side) return [0]
  const count = Math.ceil((length - SHARED * side) / ((1 - SHARED) * side))
  return Array.from({ length: count }, (_, n) => Math.round((n * (length - side)) / (count - 1)))
}

/** A box of a tile in the picture, worth less where the tile may have cut its face. */
export function fromTile(
  box: Raw,
  tile: Box,
  { width, height }: { width: number; height: number },
) {
  const isCut =
    (box.x < EDGE && tile.x > 0) ||
    (box.y < EDGE && tile.y > 0) ||
    (box.x + box.w > tile.w - EDGE && tile.x + tile.w < width) ||
    (box.y + box.h > tile.h - EDGE && tile.y + tile.h < height)
  const score = isCut ? box.score * AT_AN_EDGE : box.score
  return { ...box, x: box.x + tile.x, y: box.y + tile.y, score }
}
