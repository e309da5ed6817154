// Independent origins of a set of classes, as [minimum, maximum] (rule F52). A class that may be
// one with every other needs no edges: unnamed speakers without a row of their own are one block,
// and a circle joins any group. Only classes with rows go through the clique cover.
import type { AgentClasses } from './agent-class.ts'
import { type BitGraph, findComponents, makeGraph, type Pair } from './bit-graph.ts'
import {
  type Block,
  compareVertices,
  coverWithCliques,
  type GrowingCover,
  growCover,
} from './clique-cover.ts'
import { type MayBeOne, pairsThatMay, placeAfter, readMayBeOne } from './may-be-one.ts'

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
  /** The minimum over classes that are added one by one. */
  grow: () => { add: (member: number) => void; read: GrowingCover['read'] }
  /** One smallest grouping of classes that may be one. */
  group: (members: readonly number[]) => number[][]
  /** Classes that hang together by pairs that may be one; those that stand alone are left out. */
  components: (members: readonly number[]) => number[][]
  mayBeOne: (a: number, b: number) => boolean
  /** The first `most` pairs of `members` that may be one, and how many there are in all. */
  pairs: (members: readonly number[], most: number) => { first: Pair[]; all: number }
}

/** Prepares what decides who may be one among `members`, once for all the counts of a figure. */
export function prepareIndependence(
  classes: AgentClasses,
  members: readonly number[],
): Independence {
  const may = readMayBeOne(classes, new Set(members))
  const crowd = makeCrowd(may)
  return {
    count: (chosen) => ({ ...countMin(crowd, chosen), max: chosen.length }),
    grow: () => growCount(crowd),
    group: (chosen) => groupMembers(crowd, chosen),
    components: (chosen) => findLinked(crowd, chosen),
    mayBeOne: may.of,
    pairs: (chosen, most) => pairsThatMay(chosen, may, most),
  }
}

/** Everybody by what it takes to count them. */
interface Crowd {
  /** A vertex for each class with rows, then the seats, and one for the block as the last. */
  graph: BitGraph
  vertexOf: ReadonlyMap<number, number>
  /** The classes with rows, in rising order. */
  withRow: readonly number[]
  /**
   * Vertices for whoever has a name and no row, where circles have rows: such a circle may be one
   * with any of them, with one at a time. More of them than there are such circles stand alone.
   */
  seats: number
  may: MayBeOne
}

type Place = 'row' | 'circle' | 'block' | 'named'

/** Where a class is counted: circles without rows may be one with everybody. */
function placeOf({ may }: Crowd, member: number): Place {
  if (may.rows.has(member)) return 'row'
  if (may.isCircle(member)) return 'circle'
  return may.isAnonymous(member) ? 'block' : 'named'
}

function makeCrowd(may: MayBeOne): Crowd {
  const withRow = [...may.rows.keys()].sort((a, b) => a - b)
  const vertexOf = new Map(withRow.map((member, n) => [member, n]))
  const where = (is: (member: number) => boolean): number[] =>
    withRow.flatMap((member, vertex) => (is(member) ? [vertex] : []))
  const joined: Pair[] = []
  const apart: Pair[] = []
  for (const [a, others] of may.rows) {
    for (const b of others) {
      if (a > b) continue
      const pair = [vertexOf.get(a) as number, vertexOf.get(b) as number] as const
      if (may.of(a, b)) joined.push(pair)
      else apart.push(pair)
    }
  }
  const everybody = where(may.isCircle)
  const seats = everybody.length
  const size = withRow.length + seats + 1
  const alike = [...where(may.isAnonymous), size - 1]
  const graph = makeGraph(size, { alike, everybody, joined, apart })
  return { graph, vertexOf, withRow, seats, may }
}

/** Some of the crowd, by where they are counted. */
interface Split {
  byPlace: Record<Place, number[]>
  /** Vertices of the cover, in the order of the classes. */
  vertices: number[]
  block: Block
  /** How many stand alone. */
  alone: number
}

function split(crowd: Crowd, chosen: readonly number[]): Split {
  const byPlace: Split['byPlace'] = { row: [], circle: [], block: [], named: [] }
  for (const member of chosen) byPlace[placeOf(crowd, member)].push(member)
  const { row, block: unnamed, named } = byPlace
  const first = unnamed.reduce((least, member) => Math.min(least, member), Infinity)
  const vertex = crowd.graph.size - 1
  const block = { vertex, size: unnamed.length, rank: rankOf(crowd, first) }
  const vertices = row.map((member) => crowd.vertexOf.get(member) as number)
  const seated = Math.min(crowd.seats, named.length)
  for (let n = 0; n < seated; n++) vertices.push(crowd.withRow.length + n)
  if (unnamed.length > 0) vertices.push(vertex)
  vertices.sort(compareVertices(block))
  return { byPlace, vertices, block, alone: named.length - seated }
}

/** Where a class of the block stands among the classes with rows. */
function rankOf({ withRow }: Crowd, member: number): number {
  return placeAfter(withRow, member) - 0.5
}

function countMin(crowd: Crowd, chosen: readonly number[]): Omit<IndependentCount, 'max'> {
  const { byPlace, vertices, block, alone } = split(crowd, chosen)
  const { count, exact } = coverWithCliques(crowd.graph, vertices, block)
  return { min: withCircles(alone + count, byPlace.circle.length > 0), exact }
}

/** A circle that may be one with everybody raises the minimum only where nobody else is (F53). */
function withCircles(min: number, isThere: boolean): number {
  return isThere ? Math.max(min, 1) : min
}

function growCount(crowd: Crowd): ReturnType<Independence['grow']> {
  const { graph, vertexOf, withRow, seats } = crowd
  const cover = growCover(graph, graph.size - 1)
  let named = 0
  let hasCircle = false
  return {
    add: (member) => {
      const place = placeOf(crowd, member)
      if (place === 'circle') hasCircle = true
      else if (place === 'row') cover.add(vertexOf.get(member) as number)
      else if (place === 'block') cover.add(graph.size - 1, rankOf(crowd, member))
      else if (named++ < seats) cover.add(withRow.length + named - 1)
    },
    read: () => {
      const { count, exact } = cover.read()
      const alone = Math.max(0, named - seats)
      return { count: withCircles(alone + count, hasCircle), exact }
    },
  }
}

/** The classes of vertices; those who took no seat are left. */
function memberReader({ graph, withRow }: Crowd, { byPlace }: Split): (vertex: number) => number[] {
  return (vertex) => {
    if (vertex === graph.size - 1) return byPlace.block
    const own = withRow[vertex] ?? byPlace.named[vertex - withRow.length]
    return own === undefined ? [] : [own]
  }
}

function groupMembers(crowd: Crowd, chosen: readonly number[]): number[][] {
  const found = split(crowd, chosen)
  const { byPlace, vertices, block, alone } = found
  const membersOf = memberReader(crowd, found)
  const covered = coverWithCliques(crowd.graph, vertices, block).groups
  const groups = [
    ...byPlace.named.slice(byPlace.named.length - alone).map((member) => [member]),
    ...covered.map((group) => group.flatMap(membersOf)),
  ]
  if (byPlace.circle.length > 0) groups[0] = [...(groups[0] ?? []), ...byPlace.circle]
  return groups.map((group) => group.sort((a, b) => a - b))
}

function findLinked(crowd: Crowd, chosen: readonly number[]): number[][] {
  const found = split(crowd, chosen)
  const { byPlace, vertices, block, alone } = found
  if (byPlace.circle.length > 0) return [[...chosen].sort((a, b) => a - b)]
  const membersOf = memberReader(crowd, found)
  const compare = compareVertices(block)
  return findComponents(crowd.graph, vertices, compare).map((component) => {
    const members = component.flatMap(membersOf)
    // Whoever took no seat hangs on the circles with rows as those do who took one.
    const isOnCircle = component.length > 1 && component.includes(crowd.withRow.length)
    if (crowd.seats > 0 && isOnCircle)
      members.push(...byPlace.named.slice(byPlace.named.length - alone))
    return members.sort((a, b) => a - b)
  })
}
