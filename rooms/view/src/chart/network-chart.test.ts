// A network in columns: equal data give an equal drawing, each link is called, the unsure is told.
import assert from 'node:assert/strict'
import test from 'node:test'
import { drawingOf } from './drawn-picture.test.ts'
import { NetworkChart, type NetworkLink, type NetworkNode } from './network-chart.tsx'

const NODES: NetworkNode[] = [
  { id: 'e1', kind: 'event', title: 'Held in April' },
  { id: 'e2', kind: 'event', title: 'Sent back', withdrawn: true },
  { id: 'd1', kind: 'document', title: 'A report' },
  { id: 'b1', kind: 'body', title: 'Lantern Ledger' },
  { id: 'p1', kind: 'person', title: '신정심' },
]
const LINKS: NetworkLink[] = [
  { id: 'a', from: 'e2', to: 'e1', role: 'follows', certainty: 'certain' },
  { id: 'b', from: 'd1', to: 'e1', role: 'about', claims: 2 },
  { id: 'c', from: 'b1', to: 'e2', role: 'says', claims: 1 },
  { id: 'd', from: 'p1', to: 'e1', role: 'victim', certainty: 'likely' },
]

const drawn = (nodes = NODES, links = LINKS) =>
  drawingOf(
    NetworkChart({
      ...{ language: 'en', nodes, links },
      nameOf: ({ title = '' }) => title,
      hrefOf: ({ kind, id }) => `/${kind}/${id}`,
    }),
  )

test('[V410] every node is a link and every line is called by both ends and the role', () => {
  const svg = drawn()
  for (const { kind, id } of NODES) assert.ok(svg.includes(`href="/${kind}/${id}"`), id)
  for (const title of [
    'Sent back: follows: Held in April.',
    'A report: counts its people: Held in April.',
    'Lantern Ledger: speaks of it: Sent back.',
    '신정심: person affected (likely): Held in April.',
  ])
    assert.ok(svg.includes(`<title>${title}</title>`), title)
  assert.equal(svg.split('chart-legend')[0]?.match(/class="chart-flow( chart-dash)?"/g)?.length, 4)
  assert.match(svg, /chart-hollow/)
  assert.match(drawn([], []), /Nothing is linked here/)
})

test('[V410] the same nodes and links in another order of rows give the same drawing', () => {
  const [events, others] = [NODES.slice(0, 2), NODES.slice(2)]
  const marks = (svg: string) => [...svg.matchAll(/<a [\s\S]*?<\/a>/g)].map(([one]) => one)
  assert.deepEqual(
    marks(drawn([...events, ...others.toReversed()], LINKS.toReversed())),
    marks(drawn()),
  )
  assert.equal(drawn(), drawn())
})
