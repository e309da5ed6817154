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

/** One vertex that stands for several who may be one with each other and with the same others. */
export interface Block {
  vertex: number
  size: number
  /** Where it stands among the vertices: the order decides between equals. */
  rank: number
}

const EXACT_LIMIT = 24
const STARTS = 8
const NO_BLOCK: Block = { vertex: -1, size: 1, rank: -1 }

/** Vertices in their order, the block at its place. */
export function compareVertices({ vertex, rank }: Block): (a: number, b: number) => number {
  const rankOf = (each: number): number => (each === vertex ? rank : each)
  return (a, b) => rankOf(a) - rankOf(b)
}

/** Covers `vertices` with as few groups as possible. */
export function coverWithCliques(
  graph: BitGraph,
  vertices: readonly number[],
  block = NO_BLOCK,
): Cover {
  const cover: Cover = { count: 0, groups: [], apart: [], exact: true }
  for (const component of findComponents(graph, vertices, compareVertices(block))) {
    const part = coverComponent(graph, component, block)
    cover.count += part.count
    cover.groups.push(...part.groups)
    cover.apart.push(...part.apart)
    cover.exact &&= part.exact
  }
  return cover
}

function coverComponent(graph: BitGraph, component: number[], block: Block): Cover {
  const degreeOf = degreeReader(graph, component, block)
  const full = sizeOf(component, block) - 1
  const fitsAll = component.filter((vertex) => degreeOf(vertex) === full)
  if (fitsAll.length === component.length) {
    return { count: 1, groups: [component], apart: component.slice(0, 1), exact: true }
  }
  if (fitsAll.length > 0) {
    const gone = new Set(fitsAll)
    const rest = coverWithCliques(
      graph,
      component.filter((vertex) => !gone.has(vertex)),
      block,
    )
    rest.groups[0]?.push(...fitsAll)
    return rest
  }
  const order = byDegree(component, degreeOf)
  const apart = findApart(graph, order, block)
  const groups = groupGreedily(graph, order)
  const count = apart.length
  if (count === groups.length) return { count, groups, apart, exact: true }
  if (full >= EXACT_LIMIT) return { count, groups, apart, exact: false }
  const best = searchCover(graph, order, { groups, enough: count })
  return { count: best.length, groups: best, apart, exact: true }
}

/** How many the vertices stand for. */
function sizeOf(vertices: readonly number[], block: Block): number {
  return vertices.length + (vertices.includes(block.vertex) ? block.size - 1 : 0)
}

/** How many of `vertices` each of them is joined to, those of the block one by one. */
function degreeReader(
  graph: BitGraph,
  vertices: readonly number[],
  block: Block,
): (vertex: number) => number {
  const all = toBits(graph, vertices)
  const others = sizeOf(vertices, block) - vertices.length
  return (vertex) =>
    degreeAmong(graph, vertex, all) +
    (others > 0 && mayShare(graph, vertex, block.vertex) ? others : 0)
}

/** Those with few neighbours first; the vertices come in their order. */
function byDegree(vertices: readonly number[], degreeOf: (vertex: number) => number): number[] {
  const degrees = new Map(vertices.map((vertex) => [vertex, degreeOf(vertex)]))
  return [...vertices].sort((a, b) => (degrees.get(a) as number) - (degrees.get(b) as number))
}

/** Whether two may stand in one group; those of a block may. */
function mayShare(graph: BitGraph, a: number, b: number): boolean {
  return a === b || isJoined(graph, a, b)
}

function isApart(graph: BitGraph, vertex: number, others: readonly number[]): boolean {
  return others.every((other) => !mayShare(graph, vertex, other))
}

/** A large set of vertices of which no two are joined, from a few starting points. */
function findApart(graph: BitGraph, order: readonly number[], block: Block): number[] {
  let best: number[] = []
  let started = 0
  for (const start of order) {
    if (started >= STARTS) break
    // Whoever else is in the block would find the same.
    started += start === block.vertex ? block.size : 1
    const apart = [start]
    for (const vertex of order) {
      if (vertex !== start && isApart(graph, vertex, apart)) apart.push(vertex)
    }
    if (apart.length > best.length) best = apart
  }
  return best
}

function fits(graph: BitGraph, group: readonly number[], vertex: number): boolean {
  return group.every((other) => mayShare(graph, vertex, other))
}

function groupGreedily(graph: BitGraph, order: readonly number[]): number[][] {
  const groups: number[][] = []
  for (const vertex of order) joinGroup(graph, groups, vertex)
  return groups
}

function joinGroup(graph: BitGraph, groups: number[][], vertex: number): void {
  const group = groups.find((each) => fits(graph, each, vertex))
  if (group === undefined) groups.push([vertex])
  else if (!group.includes(vertex)) group.push(vertex)
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
  /** Whoever is in the block comes as its vertex, with the place where it would stand. */
  add: (vertex: number, rank?: number) => void
  /** The number of groups for the vertices so far; it never falls. */
  read: () => { count: number; exact: boolean }
}

/** Keeps a grouping and a set of vertices apart; computes anew only when the two differ in size. */
export function growCover(graph: BitGraph, blockVertex = NO_BLOCK.vertex): GrowingCover {
  const vertices = new Set<number>()
  const block: Block = { vertex: blockVertex, size: 0, rank: Infinity }
  let cover: Cover = { count: 0, groups: [], apart: [], exact: true }
  let fresh = true
  return {
    add: (vertex, rank = vertex) => {
      vertices.add(vertex)
      if (vertex === blockVertex) {
        block.size++
        block.rank = Math.min(block.rank, rank)
      }
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
          cover = coverWithCliques(graph, [...vertices], block)
          // More classes never stand for fewer: the bound of some of them holds for all.
          cover.count = Math.max(cover.count, least)
        }
        fresh = true
      }
      return { count: cover.count, exact: cover.exact }
    },
  }
}
