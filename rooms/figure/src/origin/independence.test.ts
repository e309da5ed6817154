// Classes of agents and the smallest number of independent origins (F50–F54).
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { ask, say } from '../case/made-case.test.ts'
import type { AgentRow } from '../reckon/evidence.ts'
import { buildClasses } from './agent-class.ts'
import { findComponents, makeGraph } from './bit-graph.ts'
import { coverWithCliques, growCover } from './clique-cover.ts'
import { prepareIndependence } from './independence.ts'

type Pairs = string[]

function toRows(relation: AgentRow['relation'], pairs: Pairs): AgentRow[] {
  return pairs.map((pair) => ({ a: pair[0] as string, b: pair[1] as string, relation }))
}

interface Rows {
  same?: Pairs
  possible?: Pairs
  different?: Pairs
}

/** [min, max] for agents named by single letters: small ones anonymous, capitals named. */
function count(agents: string, rows: Rows = {}): [number, number] {
  const all = [
    ...toRows('same', rows.same ?? []),
    ...toRows('possible', rows.possible ?? []),
    ...toRows('different', rows.different ?? []),
  ]
  const anonymous = [...agents].filter((agent) => agent === agent.toLowerCase())
  const classes = buildClasses([...agents], anonymous, all)
  const members = [...new Set([...agents].map(classes.indexOf))]
  const { min, max, exact } = prepareIndependence(classes, members).count(members)
  assert.ok(exact)
  return [min, max]
}

const every = (agents: string): Pairs =>
  [...agents].flatMap((a, n) => [...agents].slice(n + 1).map((b) => a + b))

test('[F52] the vectors of the reference', () => {
  assert.deepEqual(count('xyz', { different: ['xy'] }), [2, 3])
  assert.deepEqual(count('xyz', { possible: ['xy', 'yz'], different: ['xz'] }), [2, 3])
  assert.deepEqual(count('AB'), [2, 2])
  assert.deepEqual(count('Ax'), [2, 2])
  assert.deepEqual(count('Ax', { possible: ['Ax'] }), [1, 2])
  assert.deepEqual(count('vwxyz'), [1, 5])
  assert.deepEqual(count('vwxyz', { different: every('vwxyz') }), [5, 5])
  assert.deepEqual(count('abcd', { different: ['ab', 'bc', 'cd', 'da'] }), [2, 4])
  assert.deepEqual(count('abcde', { different: ['ab', 'bc', 'cd', 'de', 'ea'] }), [3, 5])
})

test('[F50] a class is anonymous only if all its agents are', () => {
  assert.deepEqual(count('Axy', { same: ['Ax'] }), [2, 2])
  assert.deepEqual(count('wxy', { same: ['wx'] }), [1, 2])
})

test('[F50] rows lift to classes, and `different` beats `possible`', () => {
  assert.deepEqual(count('wxy', { same: ['wx'], different: ['wy'] }), [2, 2])
  assert.deepEqual(count('ABx', { same: ['AB'], possible: ['Bx'] }), [1, 2])
  assert.deepEqual(count('xy', { possible: ['xy'], different: ['xy'] }), [2, 2])
  assert.deepEqual(count('xy', { same: ['xy'], different: ['xy'] }), [1, 1])
})

test('[F50] of the rows on one pair the newest counts', () => {
  const rows: AgentRow[] = [
    { a: 'x', b: 'y', relation: 'same', on: '2021-01-01' },
    { a: 'y', b: 'x', relation: 'different', on: '2021-02-01' },
  ]
  const classes = buildClasses(['x', 'y'], ['x', 'y'], rows)
  assert.equal(classes.classes.length, 2)
  assert.equal(prepareIndependence(classes, [0, 1]).mayBeOne(0, 1), false)
  assert.equal(buildClasses(['x', 'y'], ['x', 'y'], rows.slice(0, 1)).classes.length, 1)
})

test('[F51] who may be one: anonymous ones, a possible row, a circle', () => {
  const rows = toRows('possible', ['Ax'])
  const classes = buildClasses(['A', 'B', 'x', 'y', 'circle:r'], ['x', 'y'], rows)
  const { mayBeOne } = prepareIndependence(classes, [...classes.classes.keys()])
  const may = (a: string, b: string) => mayBeOne(classes.indexOf(a), classes.indexOf(b))
  assert.ok(may('x', 'y') && may('A', 'x') && may('circle:r', 'B') && may('x', 'circle:r'))
  assert.ok(!may('A', 'B') && !may('B', 'x') && !may('x', 'x'))
})

test('[F53] a circle counts once alone and never raises the minimum beside another', () => {
  const ring = say('r', { event: 'E', op: 'exactly', value: 5, chain: ['a', 'b', 'circle:a+b'] })
  const named = (id: string) => say(id, { event: 'E', op: 'exactly', value: 5 })
  assert.deepEqual(ask([ring]).event, [1, 1])
  assert.deepEqual(ask([ring, named('m')]).event, [1, 2])
  assert.deepEqual(ask([ring, named('m'), named('n')]).event, [2, 3])
})

test('[F54] who repeats is no origin; an outlet in its own voice is', () => {
  const told = (id: string, chain: string[]) =>
    say(id, { event: 'E', op: 'exactly', value: 5, chain })
  assert.deepEqual(ask([told('a', ['big', 'small']), told('b', ['small'])]).event, [1, 1])
  assert.deepEqual(ask([told('a', ['big', 'small']), told('b', ['big'])]).event, [2, 2])
})

/** The fewest blocks of a partition of which every block is a clique. */
function bruteForce(size: number, joined: (a: number, b: number) => boolean): number {
  let best = size
  const place = (vertex: number, blocks: number[][]): void => {
    if (blocks.length >= best) return
    if (vertex === size) {
      best = blocks.length
      return
    }
    for (const block of blocks) {
      if (!block.every((other) => joined(vertex, other))) continue
      block.push(vertex)
      place(vertex + 1, blocks)
      block.pop()
    }
    place(vertex + 1, [...blocks, [vertex]])
  }
  place(0, [])
  return best
}

function graphOf(size: number, joined: (a: number, b: number) => boolean) {
  const vertices = Array.from({ length: size }, (_, n) => n)
  const pairs = vertices.flatMap((a) => vertices.slice(a + 1).map((b) => [a, b] as const))
  return makeGraph(size, { joined: pairs.filter(([a, b]) => joined(a, b)) })
}

function compareWithBruteForce(size: number, edges: number): void {
  const at = (a: number, b: number): number => (b * (b - 1)) / 2 + a
  const joined = (a: number, b: number): boolean =>
    a !== b && ((edges >> (a < b ? at(a, b) : at(b, a))) & 1) === 1
  const graph = graphOf(size, joined)
  const vertices = Array.from({ length: size }, (_, n) => n)
  const cover = coverWithCliques(graph, vertices)
  const expected = bruteForce(size, joined)
  assert.equal(cover.count, expected)
  assert.equal(cover.groups.length, expected)
  const growing = growCover(graph)
  for (const vertex of vertices) growing.add(vertex)
  assert.equal(growing.read().count, expected)
}

test('[F52] every graph of up to 6 classes against trying every partition', () => {
  for (let size = 1; size <= 6; size++) {
    const graphs = 2 ** ((size * (size - 1)) / 2)
    for (let edges = 0; edges < graphs; edges++) compareWithBruteForce(size, edges)
  }
})

test('[F52] random graphs of up to 9 classes against trying every partition', () => {
  const sizes = fc.integer({ min: 7, max: 9 })
  fc.assert(
    fc.property(sizes, fc.integer({ min: 0, max: 2 ** 31 - 1 }), (size, edges) => {
      compareWithBruteForce(size, edges)
    }),
    { numRuns: 100 },
  )
})

test('[F52] beyond 24 classes that hang together: a bound that is never too high, flagged', () => {
  const size = 27
  const ring = (a: number, b: number): boolean => ![1, size - 1].includes(Math.abs(a - b))
  const graph = graphOf(size, ring)
  const vertices = Array.from({ length: size }, (_, n) => n)
  assert.equal(findComponents(graph, vertices).length, 1)
  const cover = coverWithCliques(graph, vertices)
  assert.equal(cover.exact, false)
  assert.ok(cover.count === 2 && cover.groups.length >= 3)
  const claims = vertices.map((n) => say(`a${n + 10}`, { event: 'E', op: 'exactly', value: 5 }))
  const different = vertices.map((n): [string, string] => [
    `a${n + 10}`,
    `a${((n + 1) % size) + 10}`,
  ])
  const figure = ask(claims, { anon: claims.map(({ id }) => id), different })
  assert.deepEqual(figure.event, [2, 27])
  assert.ok(figure.flags.includes('independence_bound'))
  const smaller = ask(claims.slice(0, 24), { anon: claims.map(({ id }) => id), different })
  assert.ok(!smaller.flags.includes('independence_bound'))
})

const AGENTS = 'ABwxyz'
const pairs = fc.subarray(every(AGENTS), { maxLength: 6 })
const rows = fc.record({
  same: fc.subarray(every(AGENTS), { maxLength: 2 }),
  possible: pairs,
  different: pairs,
})
const pair = fc.constantFrom(...every(AGENTS))

test('[F52] a same row never raises max, a different row never lowers min', () => {
  fc.assert(
    fc.property(rows, pair, (known, one) => {
      const [min, max] = count(AGENTS, known)
      assert.ok(count(AGENTS, { ...known, same: [...known.same, one] })[1] <= max)
      assert.ok(count(AGENTS, { ...known, different: [...known.different, one] })[0] >= min)
    }),
  )
})

test('[F52] a possible row never raises min', () => {
  fc.assert(
    fc.property(rows, pair, (known, one) => {
      const [min] = count(AGENTS, known)
      assert.ok(count(AGENTS, { ...known, possible: [...known.possible, one] })[0] <= min)
    }),
  )
})

test('[F51] the graph of many is the one that the rule makes pair by pair', () => {
  const agents = [...AGENTS, 'circle:r', 'circle:s']
  const anonymous = ['w', 'x', 'y', 'z']
  const some = fc.subarray(agents, { minLength: 2 })
  fc.assert(
    fc.property(some, pairs, pairs, (present, possible, different) => {
      const rows = [...toRows('possible', possible), ...toRows('different', different)]
      const classes = buildClasses(present, anonymous, rows)
      const ids = classes.classes.map(({ id }) => id)
      const is = (known: Pairs, a: string, b: string): boolean =>
        known.includes(a + b) || known.includes(b + a)
      const may = (a: string, b: string): boolean => {
        if (is(different, a, b)) return false
        if (a.startsWith('circle:') || b.startsWith('circle:')) return true
        return (anonymous.includes(a) && anonymous.includes(b)) || is(possible, a, b)
      }
      const members = [...ids.keys()]
      const independence = prepareIndependence(classes, members)
      const told = members.flatMap((a) =>
        members.slice(a + 1).flatMap((b) => (may(ids[a] ?? '', ids[b] ?? '') ? [[a, b]] : [])),
      )
      for (const most of [0, 1, 3, 1000]) {
        const { first, all } = independence.pairs(members, most)
        assert.deepEqual([first, all], [told.slice(0, most), told.length])
      }
      for (const a of members)
        for (const b of members.slice(a + 1))
          assert.equal(independence.mayBeOne(a, b), may(ids[a] ?? '', ids[b] ?? ''))
    }),
  )
})
