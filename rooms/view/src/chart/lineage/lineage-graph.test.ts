// The picture of a group of reports: what was decided can be seen, and arcs can be told apart.
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { drawingOf } from '../drawn-picture.test.ts'
import { LineageGraph, type LineageGraphProps } from './lineage-graph.tsx'
import { type ArcSpan, lanesOf, MOST_LANES } from './lineage-lane.ts'

const drawn = (props: Omit<LineageGraphProps, 'language'>): string =>
  drawingOf(LineageGraph({ language: 'en', ...props }))

const node = (id: string) => ({
  ...{ id, title: `Report ${id}`, note: 'An Outlet · 4 May 2031', href: `/documents/${id}` },
})
const NODES = ['a', 'b', 'c', 'd'].map(node)
const link = (from: string, to: string, state: 'confirmed' | 'proposed' | 'rejected') => ({
  ...{ from, to, state, kind: 'reprint_of' as const },
})

test('[V98] every report is a link, in the order given, and every link an arc with its words', () => {
  const edges = [
    link('b', 'a', 'confirmed'),
    link('c', 'a', 'proposed'),
    link('d', 'a', 'rejected'),
  ]
  const svg = drawn({ nodes: NODES, edges })
  const hrefs = [...svg.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)
  assert.deepEqual(
    hrefs,
    NODES.map(({ href }) => href),
  )
  for (const words of [
    'Report b: reprint of Report a (confirmed)',
    'Report c: reprint of Report a (waits for a decision)',
    'Report d: reprint of Report a (rejected)',
    '4 reports, 3 links.',
  ])
    assert.ok(svg.includes(words), words)
  const [picture = ''] = svg.split('<g class="chart-legend">')
  // Words arrive where somebody relied on another, and not where that was rejected.
  assert.equal(picture.match(/class="chart-flow-head"/g)?.length, 2)
  assert.equal(picture.match(/class="chart-hollow|chart-mark chart-hollow/g)?.length, 1)
  assert.equal(picture.match(/chart-mark chart-later/g)?.length, 1)
})

test('[V98] a link to itself or to what is not shown is no arc', () => {
  const edges = [link('a', 'a', 'confirmed'), link('b', 'z', 'confirmed')]
  assert.doesNotMatch(drawn({ nodes: NODES, edges }), /class="chart-relay"/)
})

test('[V98] more than sixty reports are not drawn, and the words say so', () => {
  const nodes = Array.from({ length: 61 }, (_, n) => node(`n${n}`))
  const svg = drawn({ nodes, edges: [] })
  assert.match(svg, /61 reports are too many to draw/)
  assert.doesNotMatch(svg, /<circle/)
})

test('[V98] arcs in one lane do not run along one another while there is a free lane', () => {
  const span = fc.tuple(fc.nat(40), fc.nat(40)).filter(([a, b]) => a !== b)
  fc.assert(
    fc.property(fc.array(span, { maxLength: 14 }), (spans: ArcSpan[]) => {
      const lanes = lanesOf(spans)
      for (const [n, [a, b]] of spans.entries())
        for (const [m, [c, d]] of spans.entries()) {
          if (m <= n || lanes[n] !== lanes[m] || lanes[n] === MOST_LANES - 1) continue
          const [top, bottom] = [
            Math.max(Math.min(a, b), Math.min(c, d)),
            Math.min(Math.max(a, b), Math.max(c, d)),
          ]
          assert.ok(bottom <= top, `${n} ${m}`)
        }
    }),
  )
})
