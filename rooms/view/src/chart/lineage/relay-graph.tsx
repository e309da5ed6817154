// Who relays whom: origins on the right, those who repeat them to the left, and what was decided
// about who is whom. Protected speakers are a dot without name or link.
import type { AgentRelationName } from '@tumen/claim'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { Drawing, LINE, Lines, linesOf, MarkLink, WIDTH, WordsOnly } from '../drawing.tsx'
import { Legend, legendHeight } from '../legend.tsx'
import { round } from '../scale.ts'
import { type RelayLayout, relayLayout } from './relay-layout.ts'
import { PairLink, type Point, RelayLink, relaySamples } from './relay-link.tsx'

/** Somebody who speaks or repeats. */
export interface RelayNode {
  id: string
  label?: string | undefined
  /** Sealed, or not for this reader: drawn as a dot, without name and link. */
  hidden?: boolean | undefined
  href?: string | undefined
}

/** `from` repeats what `to` said. */
export interface RelayEdge {
  from: string
  to: string
  reprint?: boolean | undefined
}

/** What was decided about two speakers. */
export interface RelayPair {
  a: string
  b: string
  relation: AgentRelationName
}

export interface RelayGraphProps {
  language: Language
  nodes: readonly RelayNode[]
  edges: readonly RelayEdge[]
  pairs?: readonly RelayPair[]
  id?: string
}

const MOST_NODES = 150
const TOP = 58
const MARGIN = 84
/** Columns of text of a name in the outer columns, and the width of one, on a narrow screen. */
const NAME = { most: 13, width: 12 } as const
/** How many links are told in the description. */
const MOST_TOLD = 60

/** The graph of who repeats whom. */
export function RelayGraph(props: RelayGraphProps): VNode {
  const { language, nodes, edges, pairs = [], id = 'relay' } = props
  const { relay } = wordsIn(language).chart
  if (nodes.length > MOST_NODES) {
    const words = fill(relay.tooMany, { n: nodes.length })
    return <WordsOnly id={id} title={relay.title} words={[words]} />
  }
  if (edges.length === 0 && pairs.length === 0)
    return <WordsOnly id={id} title={relay.title} words={[relay.none]} />
  return <GraphDrawing {...props} pairs={pairs} id={id} />
}

type DrawnProps = Required<RelayGraphProps>

function GraphDrawing({ language, nodes, edges, pairs, id }: DrawnProps): VNode {
  const { relay, more } = wordsIn(language).chart
  const placed = place(language, nodes, edges)
  const name = nameOf(language, nodes)
  const samples = relaySamples(language, { nodes, edges, pairs })
  const legend = placed.height + LINE + 8
  const sorted = [...edges].sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to))
  const links = sorted.map((edge) => ({ edge, name: edgeName(language, edge, name) }))
  const told = [
    ...links.map((link) => `${link.name}.`),
    ...pairs.map((pair) => `${pairName(language, pair, name)}.`),
  ]
  return (
    <Drawing
      id={id}
      title={relay.title}
      description={[
        fill(relay.lines, { nodes: nodes.length, edges: edges.length }),
        ...told.slice(0, MOST_TOLD),
        ...(told.length > MOST_TOLD ? [fill(more, { n: told.length - MOST_TOLD })] : []),
      ].join(' ')}
      height={legend + legendHeight(samples)}
      linked
    >
      <Headings language={language} columns={placed.columns} />
      {pairs.map((pair) => (
        <PairLink pair={pair} at={placed.at} name={pairName(language, pair, name)} />
      ))}
      {links.map((link) => (
        <RelayLink {...link} at={placed.at} />
      ))}
      {placed.nodes.map((one) => (
        <Node {...one} name={name(one.node.id)} />
      ))}
      <Legend language={language} y={legend} entries={samples} />
    </Drawing>
  )
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** The name of a speaker for words about it; protected ones have none. */
function nameOf(language: Language, nodes: readonly RelayNode[]): (id: string) => string {
  const { hidden } = wordsIn(language).chart.relay
  const byId = new Map(nodes.map((node) => [node.id, node]))
  return (id) => {
    const node = byId.get(id)
    return node === undefined || node.hidden ? hidden : (node.label ?? id)
  }
}

type Naming = (id: string) => string

function edgeName(language: Language, edge: RelayEdge, name: Naming): string {
  const { relay } = wordsIn(language).chart
  const pattern = edge.reprint ? relay.reprints : relay.relays
  return fill(pattern, { from: name(edge.from), to: name(edge.to) })
}

function pairName(language: Language, { a, b, relation }: RelayPair, name: Naming): string {
  return fill(wordsIn(language).chart.relay[relation], { a: name(a), b: name(b) })
}

interface PlacedNode extends Point {
  node: RelayNode
  lines: string[]
  /** How much lower the name stands. */
  drop: number
}

interface Placed {
  nodes: PlacedNode[]
  at: (id: string) => Point | undefined
  columns: number[]
  height: number
}

function place(
  language: Language,
  nodes: readonly RelayNode[],
  edges: readonly RelayEdge[],
): Placed {
  const ids = nodes.map((node) => node.id)
  const layout = relayLayout(ids, edges)
  const columns = columnsOf(layout)
  const between = columns.length < 2 ? WIDTH : (columns[0] ?? 0) - (columns[1] ?? 0)
  // Narrow columns: names of neighbours stand at different heights, so that none meets another.
  const turns = Math.max(1, Math.ceil((8 * NAME.width) / between))
  const text = Math.min(NAME.most, Math.floor((between * turns) / NAME.width) - 1)
  const name = nameOf(language, nodes)
  const lines = new Map(nodes.map(({ id, hidden }) => [id, hidden ? [] : linesOf(name(id), text)]))
  const tallest = Math.max(1, ...[...lines.values()].map((one) => one.length))
  const step = tallest * turns * LINE + 34
  const rows = Math.max(1, ...layout.layers.map((layer) => layer.length))
  const height = TOP + rows * step
  const placed = nodes.flatMap((node): PlacedNode[] => {
    const found = layout.places.get(node.id)
    if (!found) return []
    const size = layout.layers[found.layer]?.length ?? 1
    const y = round(
      TOP + ((found.order + 0.5) * (rows * step)) / size - (tallest * turns * LINE) / 2,
    )
    const drop = (found.layer % turns) * tallest * LINE
    const x = columns[found.layer] ?? 0
    return [{ node, x, y, drop, lines: lines.get(node.id) ?? [] }]
  })
  const byId = new Map(placed.map((one) => [one.node.id, one]))
  return { nodes: placed, at: (id) => byId.get(id), columns, height }
}

/** The x of each layer, origins first, which stand on the right. */
function columnsOf({ layers }: RelayLayout): number[] {
  const right = WIDTH - MARGIN
  const step = layers.length < 2 ? 0 : (right - MARGIN) / (layers.length - 1)
  return layers.map((_, layer) => round(right - layer * step))
}

function Headings({ language, columns }: { language: Language; columns: number[] }): VNode {
  const { relay } = wordsIn(language).chart
  const last = columns.length - 1
  return (
    <>
      {columns.map((x, layer) => {
        const between = layer === last ? relay.publisher : relay.relay
        const label = layer === 0 ? relay.origin : between
        if (columns.length > 4 && layer > 0 && layer < last) return <g />
        return <Lines lines={[label]} x={x} y={22} look="chart-heading" anchor="middle" />
      })}
    </>
  )
}

function Node({ node, x, y, drop, lines, name }: PlacedNode & { name: string }): VNode {
  const height = drop + lines.length * LINE + 26
  return (
    <MarkLink href={node.hidden ? undefined : node.href} name={name}>
      <rect class="chart-hit" x={round(x - 60)} y={round(y - 12)} width={120} height={height} />
      <g class="chart-mark">
        <circle class={node.hidden ? 'chart-sealed' : 'chart-dot'} cx={x} cy={y} r={7} />
      </g>
      <Lines lines={lines} x={x} y={y + drop + 27} anchor="middle" />
    </MarkLink>
  )
}
