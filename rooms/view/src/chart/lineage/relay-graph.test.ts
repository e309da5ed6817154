// Who relays whom: the same picture for the same links, and nobody named who is protected.
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { drawingOf } from '../drawn-picture.test.ts'
import { RelayGraph, type RelayGraphProps } from './relay-graph.tsx'
import { relayLayout } from './relay-layout.ts'

const drawn = (props: Omit<RelayGraphProps, 'language'>): string =>
  drawingOf(RelayGraph({ language: 'en', ...props }))

const LINKS = [
  { from: 'wire', to: 'missionary' },
  { from: 'daily', to: 'wire', reprint: true },
  { from: 'news', to: 'daily', reprint: true },
  { from: 'ferry', to: 'volunteer' },
]
const NODES = ['wire', 'missionary', 'daily', 'news', 'ferry', 'volunteer'].map((id) => ({ id }))

test('[V95] equal links give an equal picture, in whatever order they come', () => {
  const picture = drawn({ nodes: NODES, edges: LINKS })
  const orders = fc.tuple(
    fc.shuffledSubarray(NODES, { minLength: NODES.length }),
    fc.shuffledSubarray(LINKS, { minLength: LINKS.length }),
  )
  fc.assert(
    fc.property(orders, ([nodes, edges]) => {
      const sorted = (svg: string): string[] => svg.split('\n').sort()
      assert.deepEqual(sorted(drawn({ nodes, edges })), sorted(picture))
    }),
    { numRuns: 40 },
  )
})

test('[V95] origins stand on the right, and who repeats stands left of whom it repeats', () => {
  const { places } = relayLayout(
    NODES.map(({ id }) => id),
    LINKS,
  )
  for (const { from, to } of LINKS)
    assert.ok((places.get(from)?.layer ?? 0) > (places.get(to)?.layer ?? 0), `${from} ${to}`)
  assert.equal(places.get('missionary')?.layer, 0)
})

test('[V95] a ring is drawn, each link of it once', () => {
  const edges = [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'c' },
    { from: 'c', to: 'a' },
  ]
  const svg = drawn({ nodes: [{ id: 'a' }, { id: 'b' }, { id: 'c' }], edges })
  const [graph = ''] = svg.split('<g class="chart-legend">')
  assert.equal(graph.match(/class="chart-flow-head"/g)?.length, 3)
})

test('[V95] more than a hundred and fifty speakers are not drawn, and the words say so', () => {
  const nodes = Array.from({ length: 151 }, (_, n) => ({ id: `n${n}` }))
  const svg = drawn({ nodes, edges: [{ from: 'n0', to: 'n1' }] })
  assert.match(svg, /151 speakers are too many to draw/)
  assert.doesNotMatch(svg, /<circle/)
})

test('[V87] a protected speaker is a dot without name, id or link', () => {
  const hidden = { id: 'S-canary', label: 'a name', hidden: true, href: '/speakers/S-canary' }
  const svg = drawn({
    nodes: [hidden, { id: 'wire' }],
    edges: [{ from: 'wire', to: 'S-canary' }],
    pairs: [{ a: 'wire', b: 'S-canary', relation: 'possible' }],
  })
  assert.ok(!svg.includes('canary') && !svg.includes('a name'))
  assert.match(svg, /chart-sealed/)
})
