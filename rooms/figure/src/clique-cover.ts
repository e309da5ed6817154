// The smallest number of groups such that within each group all may be one (rule F52): minimum
// clique cover of the may-be-one graph. Exact up to 24 classes of one component after those
// that fit everybody are gone; beyond, a lower bound that is never too high.

/** A graph as one bit set per vertex. */
export interface BitGraph {
  size: number
  /** Neighbours of each vertex, 32 a word. */
  rows: readonly Uint32Array[]
}

/** The number of groups, one grouping, and whether `count` is known to be the smallest. */
export interface Cover {
  count: number
  /** Vertices by group. When `exact` is false there may be more groups here than `count`. */
  groups: number[][]
  exact: boolean
}

const EXACT_LIMIT = 24
const STARTS = 8

/** Builds a graph of `size` vertices from a relation. */
export function makeGraph(size: number, joined: (a: number, b: number) => boolean): BitGraph {
  const words = Math.ceil(size / 32)
  const rows = Array.from({ length: size }, () => new Uint32Array(words))
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      if (!joined(a, b)) continue
      setBit(rows[a] as Uint32Array, b)
      setBit(rows[b] as Uint32Array, a)
    }
  }
  return { size, rows }
}

function setBit(set: Uint32Array, bit: number): void {
  set[bit >>> 5] = (set[bit >>> 5] as number) | (1 << (bit & 31))
}

/** Whether two vertices are joined. */
export function isJoined(graph: BitGraph, a: number, b: number): boolean {
  return ((((graph.rows[a] as Uint32Array)[b >>> 5] as number) >>> (b & 31)) & 1) === 1
}

/** The connected components of the graph among `vertices`, in the order given. */
export function findComponents(graph: BitGraph, vertices: readonly number[]): number[][] {
  const left = new Set(vertices)
  const components: number[][] = []
  for (const start of vertices) {
    if (!left.delete(start)) continue
    const component = [start]
    for (let i = 0; i < component.length; i++) {
      for (const other of left) {
        if (!isJoined(graph, component[i] as number, other)) continue
        left.delete(other)
        component.push(other)
      }
    }
    components.push(component.sort((a, b) => a - b))
  }
  return components
}

/** Covers `vertices` with as few groups as possible. */
export function coverWithCliques(graph: BitGraph, vertices: readonly number[]): Cover {
  const cover: Cover = { count: 0, groups: [], exact: true }
  for (const component of findComponents(graph, vertices)) {
    const part = coverComponent(graph, component)
    cover.count += part.count
    cover.groups.push(...part.groups)
    cover.exact &&= part.exact
  }
  return cover
}

function coverComponent(graph: BitGraph, component: number[]): Cover {
  const fitsAll = component.filter((vertex) =>
    component.every((other) => other === vertex || isJoined(graph, vertex, other)),
  )
  if (fitsAll.length === component.length) return { count: 1, groups: [component], exact: true }
  if (fitsAll.length > 0) {
    const apart = new Set(fitsAll)
    const rest = coverWithCliques(
      graph,
      component.filter((vertex) => !apart.has(vertex)),
    )
    rest.groups[0]?.push(...fitsAll)
    return rest
  }
  return component.length <= EXACT_LIMIT
    ? coverExactly(graph, component)
    : boundComponent(graph, component)
}

function boundComponent(graph: BitGraph, component: readonly number[]): Cover {
  const groups = groupGreedily(graph, component)
  const count = findApart(graph, component).length
  return { count, groups, exact: count === groups.length }
}

function byDegree(graph: BitGraph, vertices: readonly number[]): number[] {
  const degree = new Map(
    vertices.map((v) => [v, vertices.filter((other) => isJoined(graph, v, other)).length]),
  )
  return [...vertices].sort(
    (a, b) => (degree.get(a) as number) - (degree.get(b) as number) || a - b,
  )
}

/** A large set of vertices of which no two are joined: so many groups are needed at least. */
function findApart(graph: BitGraph, vertices: readonly number[]): number[] {
  const order = byDegree(graph, vertices)
  let best: number[] = []
  for (const start of order.slice(0, STARTS)) {
    const apart = [start]
    for (const vertex of order) {
      if (vertex !== start && apart.every((other) => !isJoined(graph, vertex, other))) {
        apart.push(vertex)
      }
    }
    if (apart.length > best.length) best = apart
  }
  return best
}

function fits(graph: BitGraph, group: readonly number[], vertex: number): boolean {
  return group.every((other) => isJoined(graph, vertex, other))
}

function groupGreedily(graph: BitGraph, vertices: readonly number[]): number[][] {
  const groups: number[][] = []
  for (const vertex of byDegree(graph, vertices)) {
    const group = groups.find((each) => fits(graph, each, vertex))
    if (group === undefined) groups.push([vertex])
    else group.push(vertex)
  }
  return groups
}

/** Branch and bound over the groups of each vertex, hardest vertex first. */
function coverExactly(graph: BitGraph, component: readonly number[]): Cover {
  const order = byDegree(graph, component)
  const enough = findApart(graph, component).length
  let best = groupGreedily(graph, component)
  const groups: number[][] = []
  const place = (position: number): void => {
    if (best.length === enough || groups.length >= best.length) return
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
  return { count: best.length, groups: best, exact: true }
}
