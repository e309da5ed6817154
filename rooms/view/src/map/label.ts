// The labels beside the overview map: where they stand, and to which point of an outline each
// line runs. Lines end at an edge and cross as little as a few swaps of neighbours allow.
import { LINE } from '../chart/drawing.tsx'
import type { MapLook } from './place.ts'
import { type Drawn, FRAME } from './shape.ts'

/** Where the labels begin. */
export const LABEL_X = FRAME.right + 16
/** From the baseline of a label's first line up to its middle, where its line begins. */
export const MIDDLE = -6

/** A place on the map and what stands beside it. */
export interface MapLabel extends Drawn {
  look: MapLook
  href: string | undefined
  name: string
  lines: string[]
}

/** A label with the baseline of its first line. */
export interface PlacedLabel extends MapLabel {
  y: number
}

type Point = readonly [number, number]

/** The height that a label takes. */
export function heightOf({ lines }: Pick<MapLabel, 'lines'>): number {
  return lines.length * LINE + 12
}

/** The point of the edge nearest to a label: a line must not end inside a place. */
export function nearestTo({ edge }: Pick<Drawn, 'edge'>, y: number): Point | undefined {
  const far = ([px, py]: Point): number => (px - LABEL_X) ** 2 + (py - y - MIDDLE) ** 2
  let best = edge[0]
  for (const point of edge) if (best && far(point) < far(best)) best = point
  return best
}

/** The same, remembered: the same few heights are tried again and again. */
function nearestReader(): typeof nearestTo {
  const known = new Map<Drawn['edge'], Map<number, Point | undefined>>()
  return ({ edge }, y) => {
    const ofEdge = known.get(edge) ?? new Map<number, Point | undefined>()
    known.set(edge, ofEdge)
    if (!ofEdge.has(y)) ofEdge.set(y, nearestTo({ edge }, y))
    return ofEdge.get(y)
  }
}

/** Labels from the top, near the middle of their places, never on each other. */
export function placeLabels(labels: readonly MapLabel[]): PlacedLabel[] {
  let order = [...labels].sort((a, b) => a.middle - b.middle)
  const nearest = nearestReader()
  for (let sweep = 0; sweep < labels.length * labels.length; sweep += 1) {
    const placed = below(order)
    const at = placed.findIndex((label, n) => isCrossed(nearest, label, placed[n + 1]))
    if (at < 0) return placed
    order = order.map(
      (label, n) => (n === at ? order[n + 1] : n === at + 1 ? order[at] : label) ?? label,
    )
  }
  return below(order)
}

function below(order: readonly MapLabel[]): PlacedLabel[] {
  let room = order.reduce((sum, label) => sum + heightOf(label), 0)
  const end = FRAME.top + Math.max(room, FRAME.bottom - FRAME.top)
  let free: number = FRAME.top
  return order.map((label) => {
    const height = heightOf(label)
    const top = Math.round(Math.max(free, Math.min(label.middle - height / 2, end - room)))
    room -= height
    free = top + height
    return { ...label, y: top + 18 }
  })
}

/** Whether the lines of two labels cross. */
function isCrossed(
  nearest: typeof nearestTo,
  upper: PlacedLabel,
  lower: PlacedLabel | undefined,
): boolean {
  if (lower === undefined) return false
  const [a, b] = [nearest(upper, upper.y), nearest(lower, lower.y)]
  if (a === undefined || b === undefined) return false
  const [from, other]: [Point, Point] = [
    [LABEL_X, upper.y],
    [LABEL_X, lower.y],
  ]
  return side(from, a, other) !== side(from, a, b) && side(other, b, from) !== side(other, b, a)
}

function side([x1, y1]: Point, [x2, y2]: Point, [x, y]: Point): number {
  return Math.sign((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1))
}
