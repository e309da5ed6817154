// Rings of outlines, for `outline.ts`: arcs of a topology simplified, put together, cut at the
// edges of a window and packed as text. Source: TopoJSON 1.0, section 2.1; Visvalingam and
// Whyatt 1993; Sutherland and Hodgman 1974.

export type Point = [number, number]
export type Ring = Point[]

/** Arcs that borders have in common, as TopoJSON holds them. */
export interface Topology {
  arcs: number[][][]
  transform: { scale: Point; translate: Point }
  objects: Record<string, { geometries: Geometry[] }>
}

/** A place of a topology. */
export interface Geometry {
  id?: string
  type: string
  properties: { name: string | null }
  arcs?: number[][] | number[][][]
}

/** Degrees of longitude are shorter than those of latitude: here, as at 38 degrees north. */
const SQUEEZE = Math.cos((38 * Math.PI) / 180)

/** The arcs in degrees, without points whose triangle is smaller than `least` square degrees. */
export function arcsOf({ arcs, transform }: Topology, least: number): Ring[] {
  return arcs.map((arc) => {
    let [x, y] = [0, 0]
    const points = arc.map(([dx = 0, dy = 0]): Point => {
      x += dx
      y += dy
      return [
        x * transform.scale[0] + transform.translate[0],
        y * transform.scale[1] + transform.translate[1],
      ]
    })
    return simplified(points, least)
  })
}

/** A line with its ends and every point that matters; a closed one keeps four points. */
export function simplified(line: Ring, least: number): Ring {
  const points = [...line]
  const [first, last] = [points[0], points.at(-1)]
  const fewest = first && last && isSame(first, last) ? 4 : 2
  while (points.length > fewest) {
    const areas = points.slice(1, -1).map((_, n) => triangle(points, n))
    const smallest = areas.reduce((best, area, n) => (area < (areas[best] ?? 0) ? n : best), 0)
    if ((areas[smallest] ?? least) >= least) break
    points.splice(smallest + 1, 1)
  }
  return points
}

function triangle(points: Ring, n: number): number {
  const [a, b, c] = points.slice(n, n + 3) as [Point, Point, Point]
  return Math.abs(areaOf([a, b, c]))
}

/** Square degrees inside a ring, as at 38 degrees north. */
export function areaOf(ring: Ring): number {
  const twice = ring.reduce((sum, [x, y], n) => {
    const [nextX, nextY] = ring[(n + 1) % ring.length] as Point
    return sum + x * nextY - nextX * y
  }, 0)
  return Math.abs(twice / 2) * SQUEEZE
}

function isSame(a: Point, b: Point): boolean {
  return a[0] === b[0] && a[1] === b[1]
}

/** The outer rings of a place, as lists of arcs; a negative number is an arc read backwards. */
export function outerArcs({ type, arcs = [] }: Geometry): number[][] {
  if (type === 'Polygon') return (arcs as number[][]).slice(0, 1)
  return (arcs as number[][][]).flatMap((polygon) => polygon.slice(0, 1))
}

/** The ring along a list of arcs; its first point is not repeated. */
export function ringAlong(list: readonly number[], arcs: readonly Ring[]): Ring {
  const ring = list.flatMap((n) => {
    const arc = n < 0 ? [...(arcs[~n] ?? [])].reverse() : (arcs[n] ?? [])
    return arc.slice(0, -1)
  })
  return ring
}

/** The rings around several places together: along the arcs that only one of them has. */
export function ringsAround(places: readonly number[][], arcs: readonly Ring[]): Ring[] {
  const all = places.flat()
  const used = new Set(all)
  const open = new Map<string, number[]>()
  const startOf = (n: number): string => String(endsOf(n, arcs)[0])
  for (const n of all.filter((one) => !used.has(~one)))
    open.set(startOf(n), [...(open.get(startOf(n)) ?? []), n])
  const rings: Ring[] = []
  for (const [start] of open) {
    while ((open.get(start) ?? []).length > 0) {
      const list: number[] = []
      for (let at = start; ; ) {
        const next = open.get(at)?.pop()
        if (next === undefined) break
        list.push(next)
        at = String(endsOf(next, arcs)[1])
      }
      rings.push(ringAlong(list, arcs))
    }
  }
  return rings
}

function endsOf(n: number, arcs: readonly Ring[]): [Point, Point] {
  const arc = (n < 0 ? arcs[~n] : arcs[n]) ?? []
  const ends: [Point, Point] = [arc[0] ?? [0, 0], arc.at(-1) ?? [0, 0]]
  return n < 0 ? [ends[1], ends[0]] : ends
}

/** The part of a ring inside a window of west, south, east and north; empty when none is. */
export function clipped(ring: Ring, [w, s, e, n]: readonly [number, number, number, number]): Ring {
  const west = cut(ring, 0, (x) => x - w)
  const south = cut(west, 1, (y) => y - s)
  const east = cut(south, 0, (x) => e - x)
  return cut(east, 1, (y) => n - y)
}

/** What lies where `depth` of a coordinate is not negative. */
function cut(ring: Ring, axis: 0 | 1, depth: (value: number) => number): Ring {
  return ring.flatMap((point, n): Ring => {
    const before = ring[(n + ring.length - 1) % ring.length] as Point
    const [from, to] = [depth(before[axis]), depth(point[axis])]
    const part = from / (from - to)
    const edge: Point = [
      before[0] + (point[0] - before[0]) * part,
      before[1] + (point[1] - before[1]) * part,
    ]
    const crossing = from < 0 !== to < 0 ? [edge] : []
    return to < 0 ? crossing : [...crossing, point]
  })
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** A ring as text: differences in steps, 5 bits to a character; empty when too small to see. */
export function packed(ring: Ring, step: number): string {
  const steps = ring.map(([x, y]): Point => [Math.round(x / step), Math.round(y / step)])
  const points = steps.filter((point, n) => !isSame(point, steps.at(n - 1) as Point))
  if (points.length < 3) return ''
  return points
    .flatMap(([x, y], n) => [x - (points[n - 1]?.[0] ?? 0), y - (points[n - 1]?.[1] ?? 0)])
    .map(packedNumber)
    .join('')
}

function packedNumber(value: number): string {
  let left = value < 0 ? -value * 2 - 1 : value * 2
  let text = ''
  do {
    const more = left >= 32 ? 32 : 0
    text += ALPHABET[(left % 32) + more]
    left = Math.floor(left / 32)
  } while (left > 0)
  return text
}
