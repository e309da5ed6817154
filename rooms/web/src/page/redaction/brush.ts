// Boxes that are made of others, and the order in which hands walk through them. Pure: the page
// without scripts and its island reckon alike. Pixels of the picture. Source: redaction.md 10.

export interface Rectangle {
  x: number
  y: number
  w: number
  h: number
}

export interface Size {
  width: number
  height: number
}

/** The part of a rectangle that is in the picture, one pixel at least. */
export function clipped({ x, y, w, h }: Rectangle, { width, height }: Size): Rectangle {
  const left = Math.min(Math.max(0, Math.round(x)), width - 1)
  const top = Math.min(Math.max(0, Math.round(y)), height - 1)
  const right = Math.min(width, Math.max(left + 1, Math.round(x + w)))
  const bottom = Math.min(height, Math.max(top + 1, Math.round(y + h)))
  return { x: left, y: top, w: right - left, h: bottom - top }
}

/** Room around a head, in heads: arms at each side, hair above, and down to the feet. */
const [BESIDE, ABOVE, BELOW] = [1.5, 0.5, 7.5]

/** The whole person below a face. */
export function wholePerson({ x, y, w, h }: Rectangle, size: Size): Rectangle {
  const grown = { x: x - BESIDE * w, y: y - ABOVE * h, w: w + 2 * BESIDE * w }
  return clipped({ ...grown, h: (ABOVE + 1 + BELOW) * h }, size)
}

/** The whole line in which something stands. */
export function wholeLine({ y, h }: Rectangle, size: Size): Rectangle {
  return clipped({ x: 0, y, w: size.width, h }, size)
}

/** What is left of the picture beside these areas, in bands from top to bottom. */
export function background(areas: readonly Rectangle[], size: Size): Rectangle[] {
  const kept = areas.map((one) => clipped(one, size))
  const edges = [0, size.height, ...kept.flatMap(({ y, h }) => [y, y + h])]
  const cuts = [...new Set(edges)].sort((a, b) => a - b)
  return cuts.slice(0, -1).flatMap((y, n) => {
    const h = (cuts[n + 1] as number) - y
    const here = kept.filter((one) => one.y <= y && one.y + one.h >= y + h)
    return gaps(here, size.width).map(([x, w]) => ({ x, y, w, h }))
  })
}

/** What these do not reach along one line: where each gap begins, and how wide it is. */
function gaps(kept: readonly Rectangle[], width: number): [number, number][] {
  const found: [number, number][] = []
  let at = 0
  for (const { x, w } of [...kept].sort((a, b) => a.x - b.x)) {
    if (x > at) found.push([at, x - at])
    at = Math.max(at, x + w)
  }
  if (at < width) found.push([at, width - at])
  return found
}

/** Rows in which a picture is read. */
const ROWS = 8

interface Marked extends Rectangle {
  state: string
}

/** In reading order: by rows, then from left to right; those that wait first, where asked. */
export function inReadingOrder<B extends Marked>(
  boxes: readonly B[],
  { height }: Size,
  isOpenFirst: boolean,
): B[] {
  const row = ({ y, h }: B) => Math.floor((ROWS * (y + h / 2)) / height)
  const waits = ({ state }: B) => (isOpenFirst && state === 'undecided' ? 0 : 1)
  return [...boxes].sort((a, b) => waits(a) - waits(b) || row(a) - row(b) || a.x - b.x)
}
