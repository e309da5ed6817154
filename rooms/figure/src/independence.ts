// Independent origins of a set of classes, as [minimum, maximum] (rule F52). Classes that may be
// one with nobody are counted at once; only the others go through the clique cover.
import type { AgentClasses } from './agent-class.ts'
import {
  type BitGraph,
  degreeAmong,
  eachNeighbour,
  findComponents,
  isJoined,
  makeGraph,
  type Pair,
  toBits,
} from './bit-graph.ts'
import { coverWithCliques, type GrowingCover, growCover } from './clique-cover.ts'

/** How many origins there are at least and at most. */
export interface IndependentCount {
  min: number
  max: number
  /** False: `min` is a bound that may be too low, never too high. */
  exact: boolean
}

/** Counts independent origins among classes, given as positions in the list of classes. */
export interface Independence {
  count: (members: readonly number[]) => IndependentCount
  /** The minimum over linked classes that are added one by one. */
  grow: () => GrowingCover
  /** One smallest grouping of classes that may be one. */
  group: (members: readonly number[]) => number[][]
  /** Classes that hang together by pairs that may be one; those that stand alone are left out. */
  components: (members: readonly number[]) => number[][]
  mayBeOne: (a: number, b: number) => boolean
  /** The first `most` pairs of `members` that may be one, and how many there are in all. */
  pairs: (members: readonly number[], most: number) => { first: Pair[]; all: number }
  /** Whether this class may be one with any other at all. */
  isLinked: (member: number) => boolean
}

/** Prepares the may-be-one graph of `members`, once for all the counts of a figure. */
export function prepareIndependence(
  classes: AgentClasses,
  members: readonly number[],
): Independence {
  const linked = findLinked(classes, members)
  const position = new Map(linked.map((member, n) => [member, n]))
  const graph = linkedGraph(classes, linked, position)
  return {
    count: (chosen) => countOrigins(graph, position, chosen),
    grow: () => {
      const cover = growCover(graph)
      return { ...cover, add: (member) => cover.add(position.get(member) as number) }
    },
    group: (chosen) => {
      const vertices = toVertices(position, chosen)
      const alone = chosen.filter((member) => !position.has(member)).map((member) => [member])
      const grouped = coverWithCliques(graph, vertices).groups
      const named = grouped.map((group) => group.map((vertex) => linked[vertex] as number))
      return [...alone, ...named].map((group) => group.sort((a, b) => a - b))
    },
    components: (chosen) =>
      findComponents(graph, toVertices(position, chosen)).map((component) =>
        component.map((vertex) => linked[vertex] as number),
      ),
    mayBeOne: (a, b) => {
      const first = position.get(a)
      const second = position.get(b)
      return first !== undefined && second !== undefined && isJoined(graph, first, second)
    },
    pairs: (chosen, most) => {
      const { first, all } = pairsAmong(graph, toVertices(position, chosen), most)
      const named = first.map(([a, b]): Pair => [linked[a] as number, linked[b] as number])
      return { first: named, all }
    },
    isLinked: (member) => position.has(member),
  }
}

/** F51: anonymous ones with each other, circles with everybody, and who a row joins. */
function linkedGraph(
  classes: AgentClasses,
  linked: readonly number[],
  position: ReadonlyMap<number, number>,
): BitGraph {
  if (!classes.linked) return makeGraph(linked.length, {})
  const where = (is: 'anonymous' | 'circle'): number[] =>
    [...linked.keys()].filter((vertex) => classes.classes[linked[vertex] as number]?.[is])
  const among = (pairs: readonly Pair[]): Pair[] =>
    pairs.flatMap(([a, b]) => {
      const [first, second] = [position.get(a), position.get(b)]
      return first === undefined || second === undefined ? [] : [[first, second] as const]
    })
  return makeGraph(linked.length, {
    alike: where('anonymous'),
    everybody: where('circle'),
    joined: among(classes.possible),
    apart: among(classes.different),
  })
}

function pairsAmong(graph: BitGraph, vertices: readonly number[], most: number) {
  const among = toBits(graph, vertices)
  const first: Pair[] = []
  let ends = 0
  for (const vertex of vertices) {
    ends += degreeAmong(graph, vertex, among)
    if (first.length === most) continue
    eachNeighbour(graph, vertex, among, (other) => {
      if (other > vertex) first.push([vertex, other])
      return first.length < most
    })
  }
  return { first, all: ends / 2 }
}

function countOrigins(
  graph: BitGraph,
  position: ReadonlyMap<number, number>,
  chosen: readonly number[],
): IndependentCount {
  const vertices = toVertices(position, chosen)
  const cover = coverWithCliques(graph, vertices)
  return {
    min: chosen.length - vertices.length + cover.count,
    max: chosen.length,
    exact: cover.exact,
  }
}

function toVertices(position: ReadonlyMap<number, number>, chosen: readonly number[]): number[] {
  const vertices: number[] = []
  for (const member of chosen) {
    const vertex = position.get(member)
    if (vertex !== undefined) vertices.push(vertex)
  }
  return vertices.sort((a, b) => a - b)
}

/** Members that may be one with some other: anonymous ones, circles, ends of possible rows. */
function findLinked(classes: AgentClasses, members: readonly number[]): number[] {
  const present = new Set(members)
  const all = members.some((member) => classes.classes[member]?.circle)
  const ends = new Set<number>()
  for (const row of classes.rows) {
    if (row.relation !== 'possible') continue
    ends.add(classes.indexOf(row.a))
    ends.add(classes.indexOf(row.b))
  }
  return [...present]
    .filter((member) => all || ends.has(member) || classes.classes[member]?.anonymous)
    .sort((a, b) => a - b)
}
