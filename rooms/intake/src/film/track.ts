// From faces found in single pictures of a film to rectangles that never let one go between: who
// turns away for a moment is covered all the same. Geometry inside one film; no look of anybody is
// compared, and nothing of it says who is who elsewhere. Pure.
// Source: redaction.md 7, steps 3 and 4; the idea of ByteTrack (Zhang et al., ECCV 2022).
import type { Box } from '../redaction/region.ts'
import { overlap, type Raw } from '../redaction/vote.ts'
import { type FilmKey, keyedBox } from './span.ts'

/** Where a face was found, a picture each; at most one box a picture, in their order. */
export type Track = readonly FilmKey[]

/** A track is over that was seen last longer ago than this, in seconds. */
const ALIVE = 0.5
/** Of prediction and box, before it is asked how much both share; and how much that must be. */
const [GROWN, LEAST_SHARED] = [0.25, 0.2]
/** A weaker box continues a track, and begins none. */
export const WEAK = 0.3
const STRONG = 0.5
/** Pictures over which a movement is drawn on. */
const MOST_STEPS = 2

interface Growing {
  keys: FilmKey[]
}

/** `found`: faces of each picture; `cuts`: pictures before which the scene changes. */
export function tracksOf(
  found: readonly (readonly Raw[])[],
  { rate, cuts }: { rate: number; cuts: ReadonlySet<number> },
): Track[] {
  const all: Growing[] = []
  let alive: Growing[] = []
  for (const [picture, raw] of found.entries()) {
    const isAlive = ({ keys }: Growing) => picture - (keys.at(-1)?.picture ?? 0) <= ALIVE * rate
    alive = cuts.has(picture) ? [] : alive.filter(isAlive)
    const boxes = raw.filter(({ score }) => score >= WEAK)
    const taken = continued(alive, boxes, picture)
    for (const box of boxes) {
      if (taken.has(box) || box.score < STRONG) continue
      const begun = { keys: [keyOf(box, picture)] }
      all.push(begun)
      alive.push(begun)
    }
  }
  return all.map(({ keys }) => keys)
}

const keyOf = ({ x, y, w, h }: Box, picture: number): FilmKey => ({ picture, x, y, w, h })

/** Gives each track at the most one box, best pairs first; the boxes that were given. */
function continued(alive: readonly Growing[], boxes: readonly Raw[], picture: number): Set<Raw> {
  const pairs = alive.flatMap((track) => {
    const place = grown(predicted(track.keys, picture), GROWN)
    return boxes.map((box) => ({ track, box, shared: overlap(place, grown(box, GROWN)) }))
  })
  const near = pairs.filter(({ shared }) => shared > LEAST_SHARED)
  const [taken, fed] = [new Set<Raw>(), new Set<Growing>()]
  for (const { track, box } of near.sort((a, b) => b.shared - a.shared)) {
    if (taken.has(box) || fed.has(track)) continue
    track.keys.push(keyOf(box, picture))
    taken.add(box)
    fed.add(track)
  }
  return taken
}

/** Where a track goes on, as its last two boxes moved. */
function predicted(keys: Track, picture: number): Box {
  const [before, last] = [keys.at(-2), keys.at(-1) as FilmKey]
  if (!before) return last
  const steps = Math.min(MOST_STEPS, picture - last.picture) / (last.picture - before.picture)
  const on = (of: 'x' | 'y') => last[of] + steps * (last[of] - before[of])
  return { x: on('x'), y: on('y'), w: last.w, h: last.h }
}

function grown({ x, y, w, h }: Box, by: number): Box {
  return { x: x - (by * w) / 2, y: y - (by * h) / 2, w: w * (1 + by), h: h * (1 + by) }
}

/** Seconds before the first and after the last box of a track that are covered too, and larger. */
const [MARGIN, MARGIN_GROWN] = [0.4, 0.15]

/** A box for each picture in which a track is covered: gaps are filled, both ends drawn out. */
export function filledTrack(
  track: Track,
  { rate, count }: { rate: number; count: number },
): FilmKey[] {
  const [first, last] = [track[0], track.at(-1)]
  if (!first || !last) return []
  const margin = Math.ceil(MARGIN * rate)
  const from = Math.max(0, first.picture - margin)
  const to = Math.min(count - 1, last.picture + margin)
  return Array.from({ length: to - from + 1 }, (_, n) => {
    const picture = from + n
    const isInside = picture >= first.picture && picture <= last.picture
    const end = picture < first.picture ? first : last
    return keyOf(isInside ? between(track, picture) : grown(end, MARGIN_GROWN), picture)
  })
}

/** The box of a picture; in a gap its centre moves evenly and the larger size is kept. */
function between(track: Track, picture: number): Box {
  const own = track.find((key) => key.picture === picture)
  if (own) return own
  const box = keyedBox(track, picture) as Box
  const sides = [
    track.findLast((key) => key.picture < picture),
    track.find((key) => key.picture > picture),
  ]
  const w = Math.max(...sides.map((side) => side?.w ?? 0))
  const h = Math.max(...sides.map((side) => side?.h ?? 0))
  return { x: box.x + box.w / 2 - w / 2, y: box.y + box.h / 2 - h / 2, w, h }
}

/** Pictures from one place that is kept of a track to the next. */
const APART = 5

/**
 * A track by fewer places, in whole pixels, that covers as much: each is around the boxes of all
 * pictures up to the place before and the one after, so both around a picture hold its box, and
 * with them whatever lies evenly between.
 */
export function thinnedTrack(keys: readonly FilmKey[]): FilmKey[] {
  const places = keys.flatMap((_, n) => (n % APART === 0 || n === keys.length - 1 ? [n] : []))
  return places.map((n) => {
    const near = keys.slice(Math.max(0, n - APART), n + APART + 1)
    const x = Math.floor(Math.min(...near.map((one) => one.x)))
    const y = Math.floor(Math.min(...near.map((one) => one.y)))
    const right = Math.ceil(Math.max(...near.map((one) => one.x + one.w)))
    const bottom = Math.ceil(Math.max(...near.map((one) => one.y + one.h)))
    return { picture: keys[n]?.picture ?? 0, x, y, w: right - x, h: bottom - y }
  })
}
