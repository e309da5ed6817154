// Finds faces so that they can be covered, and for nothing else: rectangles, no likeness of anybody
// is computed or kept. A picture is looked at in many passes, larger, smaller, mirrored, turned.
// Source: redaction.md 1, 3.

import type { Raster } from '../picture/source.ts'
import {
  cut,
  isDark,
  lightened,
  mirrored,
  mirroredBack,
  type Quarter,
  turned,
  turnedBack,
} from './raster.ts'
import {
  best,
  type Finder,
  type Found,
  type FoundState,
  fromTile,
  mergeVotes,
  type Raw,
  stateOf,
  tilesOf,
} from './vote.ts'

/** A model at work: the rectangles of one picture, looked at with a longest side of `length`. */
export interface Detector {
  finder: Finder
  detect(raster: Raster, length: number): Promise<Raw[]>
}

/** One way of looking at the whole picture. */
interface Pass {
  /** Tiles along the longer side. */
  tiles: number
  /** The longest side at which a tile is shown to the model; its own where 0. */
  length: number
  isMirrored?: boolean
  quarter?: Quarter
  isLightened?: boolean
  least: number
}

const each = <T>(values: readonly T[], make: (value: T) => Pass | Pass[]) =>
  values.flatMap((value) => make(value))

/** Longer than this, and faces are too small at any length that a model takes at once. */
const LARGE = { yunet: 2500, ultraface: 3000 } as const

function passesOf(finder: Finder, raster: Raster): Pass[] {
  const longest = Math.max(raster.width, raster.height)
  const [isLarge, hasDark] = [longest > LARGE[finder], isDark(raster)]
  if (finder === 'yunet')
    return [
      ...each([320, 640, 1280, 2048], (length) => ({ tiles: 1, length, least: 0.2 })),
      ...each([640, 1280], (length) => ({ tiles: 1, length, isMirrored: true, least: 0.2 })),
      ...each([1, 2, 3] as const, (quarter) =>
        each([640, 1280], (length) => ({ tiles: 1, length, quarter, least: 0.35 })),
      ),
      ...each(hasDark ? [640, 1280] : [], (length) => {
        return { tiles: 1, length, isLightened: true, least: 0.3 }
      }),
      ...each(isLarge ? [2, 3] : [], (tiles) => ({ tiles, length: 1600, least: 0.2 })),
    ]
  return [
    ...each([1, 2, 3, 4, 6], (tiles) => ({ tiles, length: 0, least: 0.15 })),
    ...each([1, 2, 4, 6], (tiles) => ({ tiles, length: 0, isMirrored: true, least: 0.15 })),
    ...each([1, 2, 3] as const, (quarter) =>
      each([1, 2, 4], (tiles) => ({ tiles, length: 0, quarter, least: 0.25 })),
    ),
    ...each(hasDark ? [1, 2, 4] : [], (tiles) => {
      return { tiles, length: 0, isLightened: true, least: 0.2 }
    }),
    ...each(isLarge ? [8] : [], (tiles) => ({ tiles, length: 0, least: 0.15 })),
  ]
}

/** Looks once; boxes stand in the picture as it was given. */
async function runPass(detector: Detector, raster: Raster, pass: Pass): Promise<Raw[]> {
  const { tiles, length, isMirrored = false, quarter = 0, least } = pass
  const light = pass.isLightened ? lightened(raster) : raster
  const upright = isMirrored ? mirrored(light) : light
  const shown = turned(upright, quarter)
  const found: Raw[] = []
  for (const tile of tilesOf(shown.width, shown.height, tiles)) {
    const raw = await detector.detect(cut(shown, tile), length)
    found.push(
      ...raw.map((box) => fromTile(box, tile, shown)).filter(({ score }) => score >= least),
    )
  }
  return best(found).map((box) => {
    const back = turnedBack(box, quarter, raster)
    return isMirrored ? mirroredBack(back, raster.width) : back
  })
}

export interface FindOptions {
  /** Told after each pass. */
  onProgress?: ((done: number, all: number) => void) | undefined
  signal?: AbortSignal | undefined
  /** For a picture that is covered already: upright passes alone. */
  isSecond?: boolean
}

export type FoundBox = Found & { state: FoundState }

/** The faces of a picture, as far as they are found; throws the reason of an aborted signal. */
export async function findFaces(
  raster: Raster,
  detector: Detector,
  { onProgress, signal, isSecond = false }: FindOptions = {},
): Promise<FoundBox[]> {
  const all = passesOf(detector.finder, raster)
  const passes = isSecond ? all.filter(({ quarter = 0 }) => quarter === 0) : all
  const pooled: Raw[] = []
  for (const [done, pass] of passes.entries()) {
    signal?.throwIfAborted()
    pooled.push(...(await runPass(detector, raster, pass)))
    onProgress?.(done + 1, passes.length)
  }
  return mergeVotes(pooled).flatMap((box) => {
    const state = stateOf(box, detector.finder)
    return state ? [{ ...box, state }] : []
  })
}
