// The count with one block for those who need no edges against the whole graph, pair by pair, and
// against trying every partition (F51, F52).
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { AgentRow } from '../reckon/evidence.ts'
import { type AgentClasses, buildClasses } from './agent-class.ts'
import { makeGraph } from './bit-graph.ts'
import { coverWithCliques, growCover } from './clique-cover.ts'
import { prepareIndependence } from './independence.ts'
import { pairsThatMay, readMayBeOne } from './may-be-one.ts'

/** Speakers: unnamed, named and rings of citations, and what reviewers said of pairs of them. */
interface Crowd {
  unnamed: number
  named: number
  rings: number
  links: readonly { a: number; b: number; relation: AgentRow['relation'] }[]
}

function crowds(most: number, rings: number): fc.Arbitrary<Crowd> {
  const relation = fc.constantFrom('possible', 'different', 'different', 'same')
  const place = fc.nat(most * 2)
  return fc.record({
    unnamed: fc.nat(most),
    named: fc.nat(most),
    rings: fc.nat(rings),
    links: fc.array(fc.record({ a: place, b: place, relation }), { maxLength: most }),
  })
}

/** Made so that named and unnamed ones are mixed in the order of their ids. */
function classesOf({ unnamed, named, rings, links }: Crowd): AgentClasses {
  const id = (n: number): string => String((n * 37) % 401).padStart(3, '0')
  const without = Array.from({ length: unnamed }, (_, n) => `x${id(2 * n)}`)
  const agents = [
    ...without,
    ...Array.from({ length: named }, (_, n) => `x${id(2 * n + 1)}`),
    ...Array.from({ length: rings }, (_, n) => `circle:${n}`),
  ].sort()
  if (agents.length === 0) return buildClasses([], [], [])
  const at = (n: number): string => agents[n % agents.length] as string
  const rows = links
    .map(({ a, b, relation }) => ({ a: at(a), b: at(b), relation }))
    .filter(({ a, b }) => a !== b)
  return buildClasses(agents, without, rows)
}

/** The whole graph of F51, an edge for each pair. */
function wholeGraph({ classes, possible, different }: AgentClasses) {
  const where = (is: 'anonymous' | 'circle'): number[] =>
    [...classes.keys()].filter((n) => classes[n]?.[is])
  return makeGraph(classes.length, {
    alike: where('anonymous'),
    everybody: where('circle'),
    joined: possible,
    apart: different,
  })
}

const sorted = (groups: readonly (readonly number[])[]): number[][] =>
  groups
    .map((group) => [...group].sort((a, b) => a - b))
    .sort((a, b) => Number(a[0]) - Number(b[0]))

type Prepare = typeof prepareIndependence

/** Count, grouping, growth and pairs as over the whole graph, bounds included. */
function compareWithWhole(crowd: Crowd, chosenBy: (n: number) => boolean, prepare: Prepare): void {
  const classes = classesOf(crowd)
  const members = [...classes.classes.keys()]
  const chosen = members.filter(chosenBy)
  const graph = wholeGraph(classes)
  const now = prepare(classes, members)
  const cover = coverWithCliques(graph, chosen)
  const { min, max, exact } = now.count(chosen)
  assert.deepEqual(
    { min, max, exact },
    { min: cover.count, max: chosen.length, exact: cover.exact },
  )
  assert.deepEqual(sorted(now.group(chosen)), sorted(cover.groups))
  const [before, after] = [growCover(graph), now.grow()]
  for (const [n, member] of chosen.entries()) {
    before.add(member)
    after.add(member)
    if (n % 3 === 0) assert.deepEqual(after.read(), before.read())
  }
  const may = readMayBeOne(classes, new Set(members))
  const pairs = chosen.flatMap((a) =>
    chosen.filter((b) => b > a && coverWithCliques(graph, [a, b]).count === 1).map((b) => [a, b]),
  )
  for (const most of [0, 7, pairs.length])
    assert.deepEqual(pairsThatMay(chosen, may, most), {
      first: pairs.slice(0, most),
      all: pairs.length,
    })
}

const most =
  (n: number): ((member: number) => boolean) =>
  (member) =>
    member % 5 !== n

test('[F52] up to 200 speakers: as over the whole graph, with its grouping and growth', () => {
  const sizes = fc.constantFrom(3, 8, 20, 100)
  fc.assert(
    fc.property(
      sizes.chain((size) => crowds(size, 0)),
      fc.nat(5),
      (crowd, n) => compareWithWhole(crowd, most(n), prepareIndependence),
    ),
    { numRuns: 150 },
  )
})

test('[F53] with rings of citations: as over the whole graph', () => {
  const sizes = fc.constantFrom(2, 5, 12)
  fc.assert(
    fc.property(
      sizes.chain((size) => crowds(size, 4)),
      fc.nat(5),
      (crowd, n) => {
        const classes = classesOf(crowd)
        const members = [...classes.classes.keys()]
        const chosen = members.filter(most(n))
        const graph = wholeGraph(classes)
        const cover = coverWithCliques(graph, chosen)
        const now = prepareIndependence(classes, members)
        const groups = now.group(chosen)
        if (!cover.exact) return
        assert.deepEqual(now.count(chosen), { min: cover.count, max: chosen.length, exact: true })
        assert.equal(groups.length, cover.count)
        assert.deepEqual(
          groups.flat().sort((a, b) => a - b),
          chosen,
        )
        for (const group of groups)
          for (const a of group) assert.ok(group.every((b) => a === b || now.mayBeOne(a, b)))
        const growing = now.grow()
        for (const member of chosen) growing.add(member)
        const grown = growing.read()
        if (grown.exact) assert.equal(grown.count, cover.count)
        assert.deepEqual(
          sorted(now.components(chosen)).filter((each) => each.length > 1),
          sorted(componentsOf(chosen, now.mayBeOne)).filter((each) => each.length > 1),
        )
      },
    ),
    { numRuns: 300 },
  )
})

function componentsOf(members: readonly number[], may: (a: number, b: number) => boolean) {
  const left = new Set(members)
  const components: number[][] = []
  for (const start of members) {
    if (!left.delete(start)) continue
    const component = [start]
    for (const a of component) {
      for (const b of left) {
        if (!may(a, b)) continue
        left.delete(b)
        component.push(b)
      }
    }
    components.push(component)
  }
  return components
}

/** The fewest groups within which all may be one, by trying every partition. */
function fewestGroups(members: readonly number[], may: (a: number, b: number) => boolean): number {
  let best = members.length
  const place = (n: number, groups: number[][]): void => {
    if (groups.length >= best && n < members.length) return
    if (n === members.length) {
      best = Math.min(best, groups.length)
      return
    }
    const member = members[n] as number
    for (const group of groups) {
      if (!group.every((other) => may(member, other))) continue
      group.push(member)
      place(n + 1, groups)
      group.pop()
    }
    place(n + 1, [...groups, [member]])
  }
  place(0, [])
  return best
}

test('[F52] up to 6 speakers, rings among them: as trying every partition', () => {
  fc.assert(
    fc.property(crowds(3, 2), (crowd) => {
      const classes = classesOf(crowd)
      const members = [...classes.classes.keys()]
      if (members.length > 6) return
      const now = prepareIndependence(classes, members)
      const may = readMayBeOne(classes, new Set(members))
      const growing = now.grow()
      for (const member of members) growing.add(member)
      const expected = fewestGroups(members, may.of)
      assert.deepEqual([now.count(members).min, growing.read().count], [expected, expected])
    }),
    { numRuns: 2000 },
  )
})

test('[F52] mutation test: a block that also takes those with rows of their own is found out', () => {
  const careless: Prepare = (classes, members) =>
    prepareIndependence({ ...classes, different: [] }, members)
  const square = [
    { a: 0, b: 1, relation: 'different' as const },
    { a: 2, b: 3, relation: 'different' as const },
  ]
  const crowd = { unnamed: 30, named: 0, rings: 0, links: square }
  compareWithWhole(crowd, () => true, prepareIndependence)
  assert.throws(() => compareWithWhole(crowd, () => true, careless), assert.AssertionError)
})

test('[F52] a crowd without rows has one vertex, however many they are', () => {
  const unnamed = Array.from({ length: 100_000 }, (_, n) => `x${n}`)
  const classes = buildClasses([...unnamed, 'A'], unnamed, [
    { a: 'x1', b: 'x2', relation: 'different' },
    { a: 'A', b: 'x3', relation: 'possible' },
  ])
  const members = [...classes.classes.keys()]
  const { count, pairs } = prepareIndependence(classes, members)
  assert.deepEqual(count(members), { min: 3, max: 100_001, exact: true })
  const { first, all } = pairs(members, 2000)
  assert.equal(first.length, 2000)
  assert.equal(all, (100_000 * 99_999) / 2)
})
