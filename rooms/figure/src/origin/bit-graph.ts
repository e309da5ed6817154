// A small undirected graph as one bit set per vertex: neighbours, components and degrees are
// then a few machine words each.

/** Vertices 0 … size − 1. */
export interface BitGraph {
  size: number
  /** Neighbours of each vertex, 32 a word. */
  rows: readonly Uint32Array[]
}

export type Pair = readonly [number, number]

/** What joins vertices. */
export interface Links {
  /** Each of these is joined to each other of them. */
  alike?: readonly number[]
  /** Each of these is joined to everybody. */
  everybody?: readonly number[]
  joined?: readonly Pair[]
  /** Pairs that nothing joins, whatever else is said. */
  apart?: readonly Pair[]
}

/** Builds a graph of `size` vertices, set by set: thousands may be joined to thousands. */
export function makeGraph(size: number, links: Links): BitGraph {
  const { alike = [], everybody = [], joined = [], apart = [] } = links
  const words = Math.ceil(size / 32)
  const setOf = (vertices: Iterable<number>): Uint32Array => {
    const set = new Uint32Array(words)
    for (const vertex of vertices) addBit(set, vertex)
    return set
  }
  const toAll = setOf(everybody)
  const rows = Array.from({ length: size }, () => toAll.slice())
  const likes = setOf([...alike, ...everybody])
  for (const vertex of alike) rows[vertex] = likes.slice()
  const all = everybody.length > 0 ? setOf(rows.keys()) : toAll
  for (const vertex of everybody) rows[vertex] = all.slice()
  for (const [a, b] of joined) {
    addBit(rows[a] as Uint32Array, b)
    addBit(rows[b] as Uint32Array, a)
  }
  for (const [a, b] of apart) {
    dropBit(rows[a] as Uint32Array, b)
    dropBit(rows[b] as Uint32Array, a)
  }
  for (const [vertex, row] of rows.entries()) dropBit(row, vertex)
  return { size, rows }
}

function addBit(set: Uint32Array, bit: number): void {
  set[bit >>> 5] = (set[bit >>> 5] as number) | (1 << (bit & 31))
}

function dropBit(set: Uint32Array, bit: number): void {
  set[bit >>> 5] = (set[bit >>> 5] as number) & ~(1 << (bit & 31))
}

function hasBit(set: Uint32Array, bit: number): boolean {
  return (((set[bit >>> 5] as number) >>> (bit & 31)) & 1) === 1
}

function countBits(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** The vertices as a bit set. */
export function toBits(graph: BitGraph, vertices: Iterable<number>): Uint32Array {
  const set = new Uint32Array(Math.ceil(graph.size / 32))
  for (const vertex of vertices) addBit(set, vertex)
  return set
}

/** Whether two vertices are joined. */
export function isJoined(graph: BitGraph, a: number, b: number): boolean {
  return hasBit(graph.rows[a] as Uint32Array, b)
}

/** How many of `among` the vertex is joined to. */
export function degreeAmong(graph: BitGraph, vertex: number, among: Uint32Array): number {
  const row = graph.rows[vertex] as Uint32Array
  let degree = 0
  for (let n = 0; n < row.length; n++) {
    degree += countBits((row[n] as number) & (among[n] as number))
  }
  return degree
}

/** The connected components among `vertices`, each in the order that `compare` gives. */
export function findComponents(
  graph: BitGraph,
  vertices: readonly number[],
  compare = (a: number, b: number): number => a - b,
): number[][] {
  const left = toBits(graph, vertices)
  const components: number[][] = []
  for (const start of vertices) {
    if (!hasBit(left, start)) continue
    dropBit(left, start)
    const component = [start]
    for (let i = 0; i < component.length; i++) {
      takeNeighbours(graph.rows[component[i] as number] as Uint32Array, left, component)
    }
    components.push(component.sort(compare))
  }
  return components
}

/** Moves the neighbours that are left into the component. */
function takeNeighbours(row: Uint32Array, left: Uint32Array, component: number[]): void {
  for (let n = 0; n < row.length; n++) {
    let found = (row[n] as number) & (left[n] as number)
    left[n] = (left[n] as number) & ~found
    while (found !== 0) {
      component.push(n * 32 + 31 - Math.clz32(found & -found))
      found &= found - 1
    }
  }
}
