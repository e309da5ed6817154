// The smallest number of groups such that within each group all may be one (rule F52): minimum
// clique cover of the may-be-one graph. Exact up to 24 classes of one component after those
// that fit everybody are gone; beyond, a lower bound that is never too high.
import { type BitGraph, degreeAmong, findComponents, isJoined, toBits } from './bit-graph.ts'

/** The number of groups, one grouping, and whether `count` is known to be the smallest. */
export interface Cover {
  count: number
  /** Vertices by group. When `exact` is false there may be more groups here than `count`. */
  groups: number[][]
  /** Vertices of which no two are joined: so many groups are needed at least. */
  apart: number[]
  exact: boolean
}

const EXACT_LIMIT = 24
const STARTS = 8

/** Covers `vertices` with as few groups as possible. */
export function coverWithCliques(graph: BitGraph, vertices: readonly number[]): Cover {
  const cover: Cover = { count: 0, groups: [], apart: [], exact: true }
  for (const component of findComponents(graph, vertices)) {
    const part = coverComponent(graph, component)
    cover.count += part.count
    cover.groups.push(...part.groups)
    cover.apart.push(...part.apart)
    cover.exact &&= part.exact
  }
  return cover
}

function coverComponent(graph: BitGraph, component: number[]): Cover {
  const all = toBits(graph, component)
  const full = component.length - 1
  const fitsAll = component.filter((vertex) => degreeAmong(graph, vertex, all) === full)
  if (fitsAll.length === component.length) {
    return { count: 1, groups: [component], apart: component.slice(0, 1), exact: true }
  }
  if (fitsAll.length > 0) {
    const gone = new Set(fitsAll)
    const rest = coverWithCliques(
      graph,
      component.filter((vertex) => !gone.has(vertex)),
    )
    rest.groups[0]?.push(...fitsAll)
    return rest
  }
  const order = byDegree(graph, component)
  const apart = findApart(graph, order)
  const groups = groupGreedily(graph, order)
  const count = apart.length
  if (count === groups.length) return { count, groups, apart, exact: true }
  if (order.length > EXACT_LIMIT) return { count, groups, apart, exact: false }
  const best = searchCover(graph, order, { groups, enough: count })
  return { count: best.length, groups: best, apart, exact: true }
}

function byDegree(graph: BitGraph, vertices: readonly number[]): number[] {
  const all = toBits(graph, vertices)
  const degrees = new Map(vertices.map((vertex) => [vertex, degreeAmong(graph, vertex, all)]))
  const degreeOf = (vertex: number): number => degrees.get(vertex) as number
  return [...vertices].sort((a, b) => degreeOf(a) - degreeOf(b) || a - b)
}

function isApart(graph: BitGraph, vertex: number, others: readonly number[]): boolean {
  return others.every((other) => !isJoined(graph, vertex, other))
}

/** A large set of vertices of which no two are joined, from a few starting points. */
function findApart(graph: BitGraph, order: readonly number[]): number[] {
  let best: number[] = []
  for (const start of order.slice(0, STARTS)) {
    const apart = [start]
    for (const vertex of order) {
      if (vertex !== start && isApart(graph, vertex, apart)) apart.push(vertex)
    }
    if (apart.length > best.length) best = apart
  }
  return best
}

function fits(graph: BitGraph, group: readonly number[], vertex: number): boolean {
  return group.every((other) => isJoined(graph, vertex, other))
}

function groupGreedily(graph: BitGraph, order: readonly number[]): number[][] {
  const groups: number[][] = []
  for (const vertex of order) joinGroup(graph, groups, vertex)
  return groups
}

function joinGroup(graph: BitGraph, groups: number[][], vertex: number): void {
  const group = groups.find((each) => fits(graph, each, vertex))
  if (group === undefined) groups.push([vertex])
  else group.push(vertex)
}

/** Branch and bound over the groups of each vertex; stops at `enough` groups. */
function searchCover(
  graph: BitGraph,
  order: readonly number[],
  known: { groups: number[][]; enough: number },
): number[][] {
  let best = known.groups
  const groups: number[][] = []
  const place = (position: number): void => {
    if (best.length === known.enough || groups.length >= best.length) return
    if (position === order.length) {
      best = groups.map((group) => [...group])
      return
    }
    const vertex = order[position] as number
    for (const group of groups) {
      if (!fits(graph, group, vertex)) continue
      group.push(vertex)
      place(position + 1)
      group.pop()
    }
    groups.push([vertex])
    place(position + 1)
    groups.pop()
  }
  place(0)
  return best
}

/** A cover of vertices that come one after another. */
export interface GrowingCover {
  add: (vertex: number) => void
  /** The number of groups for the vertices so far; it never falls. */
  read: () => { count: number; exact: boolean }
}

/** Keeps a grouping and a set of vertices apart; computes anew only when the two differ in size. */
export function growCover(graph: BitGraph): GrowingCover {
  const vertices: number[] = []
  let cover: Cover = { count: 0, groups: [], apart: [], exact: true }
  let fresh = true
  return {
    add: (vertex) => {
      vertices.push(vertex)
      joinGroup(graph, cover.groups, vertex)
      if (isApart(graph, vertex, cover.apart)) cover.apart.push(vertex)
      fresh = false
    },
    read: () => {
      if (!fresh) {
        const least = cover.count
        if (cover.groups.length === cover.apart.length) {
          cover = { ...cover, count: cover.apart.length, exact: true }
        } else {
          cover = coverWithCliques(graph, vertices)
          // More classes never stand for fewer: the bound of some of them holds for all.
          cover.count = Math.max(cover.count, least)
        }
        fresh = true
      }
      return { count: cover.count, exact: cover.exact }
    },
  }
}
