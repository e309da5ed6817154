import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { bridgesOf, type GraphEdge } from './bridge.ts'
import { Partition } from './partition.ts'
import type { MentionPair } from './resolve.ts'
import { personWarnings, type WarningInput } from './warning.ts'

function warningsOf(mentions: number, joined: MentionPair[], more: Partial<WarningInput> = {}) {
  const pairs = {
    a: Int32Array.from(joined, ([a]) => a),
    b: Int32Array.from(joined, ([, b]) => b),
    w: new Float64Array(joined.length).fill(3),
  }
  const input = { root: new Int32Array(mentions), pairs, threshold: 0, ...more }
  return personWarnings(input).get(0) ?? []
}

const TRIANGLE: MentionPair[] = [
  [0, 1],
  [1, 2],
  [0, 2],
]

test('[N143] a person held together by one pair is told, unless somebody judged that pair', () => {
  assert.deepEqual(warningsOf(3, TRIANGLE), [])
  const hanging: MentionPair[] = [...TRIANGLE, [2, 3]]
  assert.deepEqual(warningsOf(4, hanging), ['bridge'])
  assert.deepEqual(warningsOf(4, hanging, { same: [[2, 3]] }), [])
  assert.deepEqual(warningsOf(2, [[0, 1]]), [], 'two mentions have no other pair')
})

test('[N143] few pairs, many records, and pairs that were only possible are told', () => {
  const ring = Array.from({ length: 9 }, (_, at): MentionPair => [at, (at + 1) % 9])
  assert.deepEqual(warningsOf(9, ring), ['sparse', 'many_records'])
  assert.deepEqual(warningsOf(2, [[0, 1]], { possible: [[1, 0]] }), ['only_possible'])
  assert.deepEqual(warningsOf(3, TRIANGLE, { possible: [[0, 1]] }), [])
})

test('[N143] spellings without a link by sound and years that do not touch are told', () => {
  const spelling = Int32Array.of(1, -1, 2)
  const differing = { spelling, soundAlike: () => false }
  assert.deepEqual(warningsOf(3, TRIANGLE, differing), ['spellings_apart'])
  assert.deepEqual(warningsOf(3, TRIANGLE, { spelling, soundAlike: () => true }), [])
  const born = { low: Int32Array.of(1970, 1, 1972), high: Int32Array.of(1971, 0, 1973) }
  assert.deepEqual(warningsOf(3, TRIANGLE, { born }), ['birth_years_apart'])
})

test('[N143] a pair that counts for nobody or lies between persons is left out', () => {
  const root = Int32Array.of(0, 0, 2)
  const pairs = { a: Int32Array.of(0, 1), b: Int32Array.of(1, 2), w: Float64Array.of(5, 5) }
  assert.equal(personWarnings({ root, pairs, threshold: 0 }).size, 0)
})

const NODES = 7
const node = fc.integer({ min: 0, max: NODES - 1 })
const graph = fc.array(
  fc.tuple(node, node).filter(([a, b]) => a !== b),
  { maxLength: 14 },
)

test('[N144] a bridge is an edge without which the graph has more parts', () => {
  const parts = (edges: readonly GraphEdge[]) => {
    const partition = new Partition(NODES)
    for (const [a, b] of edges) partition.join(a, b)
    return new Set(partition.roots()).size
  }
  fc.assert(
    fc.property(graph, (edges) => {
      const without = (at: number) => edges.filter((_, other) => other !== at)
      const expected = [...edges.keys()].filter((at) => parts(without(at)) > parts(edges))
      assert.deepEqual(
        bridgesOf(NODES, edges).sort((x, y) => x - y),
        expected,
      )
    }),
  )
})

test('[N144] a chain of a hundred thousand mentions needs no deep stack', () => {
  const chain = Array.from({ length: 100_000 }, (_, at): GraphEdge => [at, at + 1])
  assert.equal(bridgesOf(100_001, chain).length, chain.length)
})
