// Lanes for arcs that stand beside one another: short ones near the marks, and none where another
// runs along it, as long as there is room.

/** The ends of an arc, in any order. */
export type ArcSpan = readonly [number, number]

/** Lanes there are; more arcs than that over one place share the outermost. */
export const MOST_LANES = 6

/** The lane of each arc, 0 nearest to the marks; equal arcs give equal lanes. */
export function lanesOf(spans: readonly ArcSpan[]): number[] {
  const ends = spans.map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
  const order = ends
    .map(([top, bottom], n) => ({ top, bottom, n }))
    .sort((a, b) => a.bottom - a.top - (b.bottom - b.top) || a.top - b.top || a.n - b.n)
  const lanes: number[] = spans.map(() => 0)
  const taken: ArcSpan[][] = Array.from({ length: MOST_LANES }, () => [])
  for (const { top, bottom, n } of order) {
    const isFree = (lane: readonly ArcSpan[]) =>
      lane.every(([from, to]) => to <= top || from >= bottom)
    const found = taken.findIndex(isFree)
    const lane = found < 0 ? MOST_LANES - 1 : found
    lanes[n] = lane
    taken[lane]?.push([top, bottom])
  }
  return lanes
}
