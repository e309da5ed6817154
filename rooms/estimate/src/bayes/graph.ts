// Decomposable graphs over the lists: which lists depend on each other, in a form whose likelihood
// is a product over cliques. Source: Tarjan & Yannakakis (1984), maximum cardinality search;
// Madigan & York (1997).
import { sizeOf } from '../table/capture-table.ts'

/** Cliques and separators as masks of lists; empty separators are left out. */
export interface DecomposableGraph {
  cliques: number[]
  separators: number[]
}

/** The most lists whose graphs can all be looked at. */
export const MOST_GRAPH_LISTS = 6

/**
 * All decomposable graphs over `width` lists; the one in which all lists depend on each other last.
 */
export function decomposableGraphs(width: number): DecomposableGraph[] {
  const pairs: [number, number][] = []
  for (let i = 0; i < width; i++) for (let j = i + 1; j < width; j++) pairs.push([i, j])
  const graphs: DecomposableGraph[] = []
  const neighbours = new Int32Array(width)
  for (let edges = 0; edges < 1 << pairs.length; edges++) {
    neighbours.fill(0)
    for (const [n, [i, j]] of pairs.entries()) {
      if (((edges >> n) & 1) === 0) continue
      neighbours[i] = (neighbours[i] as number) | (1 << j)
      neighbours[j] = (neighbours[j] as number) | (1 << i)
    }
    const graph = decompose(neighbours)
    if (graph) graphs.push(graph)
  }
  return graphs
}

// Visits the vertex with most visited neighbours; these must be a clique. Nothing when they are
// not.
function decompose(neighbours: Int32Array): DecomposableGraph | undefined {
  const cliques: number[] = []
  const separators: number[] = []
  let visited = 0
  let before = -1
  for (let step = 0; step < neighbours.length; step++) {
    const vertex = nextVertex(neighbours, visited)
    const seen = (neighbours[vertex] as number) & visited
    if (!isClique(seen, neighbours)) return undefined
    const own = seen | (1 << vertex)
    if (sizeOf(seen) > before) cliques[Math.max(0, cliques.length - 1)] = own
    else {
      if (seen !== 0) separators.push(seen)
      cliques.push(own)
    }
    before = sizeOf(seen)
    visited |= 1 << vertex
  }
  return { cliques, separators }
}

function nextVertex(neighbours: Int32Array, visited: number): number {
  let best = -1
  let most = -1
  for (let vertex = 0; vertex < neighbours.length; vertex++) {
    const count = sizeOf((neighbours[vertex] as number) & visited)
    if (((visited >> vertex) & 1) === 1 || count <= most) continue
    best = vertex
    most = count
  }
  return best
}

function isClique(mask: number, neighbours: Int32Array): boolean {
  for (let left = mask; left !== 0; left &= left - 1) {
    const bit = left & -left
    const others = mask & ~bit
    const vertex = 31 - Math.clz32(bit)
    if (((neighbours[vertex] as number) & others) !== others) return false
  }
  return true
}

/** The graph in words: `{A+B} {B+C}`, with the names of the lists. */
export function graphName({ cliques }: DecomposableGraph, lists: readonly string[]): string {
  const named = cliques.map((mask) => {
    const members = lists.filter((_, i) => (mask >> i) & 1)
    return { size: members.length, name: `{${members.join('+')}}` }
  })
  named.sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1))
  return named.map(({ name }) => name).join(' ')
}

/** Whether all lists depend on each other: then nothing is known of the unseen. */
export function isSaturated({ cliques }: DecomposableGraph, width: number): boolean {
  return cliques[0] === (1 << width) - 1
}
