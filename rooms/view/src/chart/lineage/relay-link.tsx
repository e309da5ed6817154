// The links of the relay graph: words travel from origin to publisher; reprints are dashed; the
// same, possibly the same and different speakers are joined by double, dotted and crossed lines.
import type { AgentRelationName } from '@tumen/claim'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { safeText } from '../../terminal/text-width.ts'
import type { LegendEntry } from '../legend.tsx'
import { round } from '../scale.ts'
import type { RelayEdge, RelayGraphProps, RelayPair } from './relay-graph.tsx'

export interface Point {
  x: number
  y: number
}

type At = (id: string) => Point | undefined

/** A link from an origin towards who repeats it, with the head where the words arrive. */
export function RelayLink(props: { edge: RelayEdge; at: At; name: string }): VNode {
  const { edge, at, name } = props
  const [left, right] = [at(edge.from), at(edge.to)]
  if (!left || !right || left === right) return <g />
  return (
    <g class="chart-relay">
      <title>{safeText(name)}</title>
      <Flow left={left} right={right} reprint={edge.reprint ?? false} />
    </g>
  )
}

function Flow(props: { left: Point; right: Point; reprint: boolean }): VNode {
  const { left, right, reprint } = props
  if (right.x <= left.x) return <BackFlow from={right} to={left} reprint={reprint} />
  const [start, end] = [left.x + 10, right.x - 8]
  const bend = Math.max(24, (end - start) / 2)
  const path =
    `M${round(start + 6)} ${left.y}` +
    `C${round(start + bend)} ${left.y} ${round(end - bend)} ${right.y} ${round(end)} ${right.y}`
  return (
    <>
      <path class={reprint ? 'chart-flow chart-dash' : 'chart-flow'} d={path} />
      <path class="chart-flow-head" d={`M${round(start)} ${left.y}l9 -5v10z`} />
    </>
  )
}

/** In a ring, or within a column, a link goes back: it then runs above both. */
function BackFlow(props: { from: Point; to: Point; reprint: boolean }): VNode {
  const { from, to, reprint } = props
  const rise = from.x === to.x ? 0 : 34
  const side = from.x === to.x ? -44 : 0
  const path =
    `M${round(to.x)} ${round(to.y - 15)}` +
    `C${round(to.x + side)} ${round(to.y - 12 - rise)} ` +
    `${round(from.x + side)} ${round(from.y - 12 - rise)} ${round(from.x)} ${round(from.y - 8)}`
  return (
    <>
      <path class={reprint ? 'chart-flow chart-dash' : 'chart-flow'} d={path} />
      <path class="chart-flow-head" d={`M${round(to.x)} ${round(to.y - 9)}l5 -9h-10z`} />
    </>
  )
}

/** How far to the right the arc of a pair is pulled: around the names below its ends. */
const PAIR_BEND = 92

/** What was decided about two speakers, as an arc beside them. */
export function PairLink(props: { pair: RelayPair; at: At; name: string }): VNode {
  const { pair, at, name } = props
  const [a, b] = [at(pair.a), at(pair.b)]
  if (!a || !b || a === b) return <g />
  const turn = round(Math.max(a.x, b.x) + PAIR_BEND)
  const path = `M${round(a.x + 9)} ${a.y}C${turn} ${a.y} ${turn} ${b.y} ${round(b.x + 9)} ${b.y}`
  const middle = { x: round((a.x + b.x + 18 + 6 * turn) / 8), y: round((a.y + b.y) / 2) }
  return (
    <g class="chart-pair">
      <title>{safeText(name)}</title>
      <PairLine relation={pair.relation} path={path} middle={middle} />
    </g>
  )
}

function PairLine(props: { relation: AgentRelationName; path: string; middle: Point }): VNode {
  const { relation, path, middle } = props
  if (relation === 'possible') return <path class="chart-possible" d={path} />
  if (relation === 'different')
    return (
      <>
        <path class="chart-different" d={path} />
        <path class="chart-different" d={`M${middle.x - 6} ${middle.y - 6}l12 12m0 -12l-12 12`} />
      </>
    )
  return (
    <>
      <path class="chart-same" d={path} />
      <path class="chart-same-gap" d={path} />
    </>
  )
}

/** The links and dots that occur, for the legend. */
export function relaySamples(
  language: Language,
  graph: Required<Pick<RelayGraphProps, 'nodes' | 'edges' | 'pairs'>>,
): LegendEntry[] {
  const { key } = wordsIn(language).chart.relay
  const isShown = graph.nodes.some(({ hidden }) => !hidden)
  const [left, right] = [
    { x: -4, y: 0 },
    { x: 68, y: 0 },
  ]
  const flow = (reprint: boolean): VNode => <Flow left={left} right={right} reprint={reprint} />
  const relations = (['same', 'possible', 'different'] as const).filter((relation) =>
    graph.pairs.some((pair) => pair.relation === relation),
  )
  return [
    ...(isShown
      ? [{ label: key.speaker, sample: <circle class="chart-dot" cx={34} cy={0} r={7} /> }]
      : []),
    ...(graph.edges.some(({ reprint }) => !reprint)
      ? [{ label: key.relays, sample: flow(false) }]
      : []),
    ...(graph.edges.some(({ reprint }) => reprint)
      ? [{ label: key.reprints, sample: flow(true) }]
      : []),
    ...relations.map((relation) => ({
      label: key[relation],
      sample: <PairLine relation={relation} path="M6 0H62" middle={{ x: 34, y: 0 }} />,
    })),
    ...(graph.nodes.some(({ hidden }) => hidden)
      ? [{ label: key.hidden, sample: <circle class="chart-sealed" cx={34} cy={0} r={7} /> }]
      : []),
  ]
}
