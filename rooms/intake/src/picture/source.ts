// What a picture was before it was turned upright: its stored size, how its pixels are turned for
// showing, and the blocks in which its coder worked. Source: redaction.md 3.1, 4; ITU-T T.81, B.2.

export const PICTURE_KINDS = ['jpeg', 'png', 'webp', 'heic'] as const
export type PictureKind = (typeof PICTURE_KINDS)[number]

/** Of EXIF: 1 is upright; 5 to 8 change width and height. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** A picture as its file stores it; sizes in pixels. */
export interface PictureSource {
  kind: PictureKind
  storedWidth: number
  storedHeight: number
  orientation: Orientation
  /** The largest sampling factors of a JPEG. */
  hMax?: number
  vMax?: number
}

/** Left, top, right and bottom in whole pixels; right and bottom are outside. */
export type Region = readonly [x0: number, y0: number, x1: number, y1: number]

/** RGB of 8 bits, row by row, upright. */
export interface Raster {
  width: number
  height: number
  pixels: Uint8Array
}

/** What each turn of EXIF becomes when a person turns the picture clockwise by one quarter more. */
const NEXT: Readonly<Record<Orientation, Orientation>> = {
  ...{ 1: 6, 6: 3, 3: 8, 8: 1, 2: 7, 7: 4, 4: 5, 5: 2 },
}

/** The source of a picture that a person turns clockwise by quarters. */
export function turnedSource(source: PictureSource, quarter: number): PictureSource {
  let { orientation } = source
  for (let n = 0; n < quarter; n++) orientation = NEXT[orientation]
  return { ...source, orientation }
}

/** The size at which the picture is shown. */
export function displaySize({ storedWidth, storedHeight, orientation }: PictureSource) {
  const isTurned = orientation >= 5
  return isTurned
    ? { width: storedHeight, height: storedWidth }
    : { width: storedWidth, height: storedHeight }
}

type Point = readonly [x: number, y: number]

/** Where a stored point is shown. */
export function toDisplay([x, y]: Point, source: PictureSource): Point {
  const { storedWidth: w, storedHeight: h } = source
  const shown: Record<Orientation, Point> = {
    1: [x, y],
    2: [w - x, y],
    3: [w - x, h - y],
    4: [x, h - y],
    5: [y, x],
    6: [h - y, x],
    7: [h - y, w - x],
    8: [y, w - x],
  }
  return shown[source.orientation]
}

/** The turn that brings a shown point back to where it is stored. */
const BACK: Readonly<Record<Orientation, Orientation>> = {
  ...{ 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 8, 7: 7, 8: 6 },
}

/** Where a shown point is stored. */
export function toStored(point: Point, source: PictureSource): Point {
  const { width, height } = displaySize(source)
  const shown = { kind: source.kind, storedWidth: width, storedHeight: height }
  return toDisplay(point, { ...shown, orientation: BACK[source.orientation] })
}

/** The region with these two corners. */
export function regionOf([ax, ay]: Point, [bx, by]: Point): Region {
  return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)]
}

const START_OF_SCAN = 0xda
/** Frame headers; C4, C8 and CC among their numbers are something else. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/**
 * The largest sampling factors that a JPEG's own frame header names; nothing where there is none.
 * They are read from the bytes: libraries round rare samplings to a common name.
 */
export function jpegSampling(bytes: Uint8Array): { hMax: number; vMax: number } | undefined {
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] as number
    // Bytes that only fill, before a marker.
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number)
    if (marker === START_OF_SCAN || length < 2) return undefined
    if (isFrame(marker)) return factorsIn(bytes.subarray(at + 4, at + 2 + length))
    at += 2 + length
  }
  return undefined
}

/** Precision, height, width, number of components; then of each its name, factors and table. */
function factorsIn(frame: Uint8Array): { hMax: number; vMax: number } | undefined {
  const count = frame[5] ?? 0
  const factors = Array.from({ length: count }, (_, n) => frame[6 + 3 * n + 1] ?? 0)
  const hMax = Math.max(0, ...factors.map((both) => both >> 4))
  const vMax = Math.max(0, ...factors.map((both) => both & 15))
  return hMax > 0 && vMax > 0 ? { hMax, vMax } : undefined
}
