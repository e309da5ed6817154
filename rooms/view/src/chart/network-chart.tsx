// Events, documents, bodies and persons with what links them, in three columns: what speaks of the
// events at the left, persons at the right. No force pulls at anything: equal data give an equal
// drawing, which can be cited. Source: desk.md 7, V5.
import type { Output } from '@tumen/contract'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { Drawing, LINE, Lines, linesOf, MarkLink, WordsOnly } from './drawing.tsx'
import { Legend, type LegendEntry, legendHeight } from './legend.tsx'
import { round } from './scale.ts'

type Network = Output<'event.network'>
export type NetworkNode = Network['nodes'][number]
export type NetworkLink = Network['links'][number]

export interface NetworkChartProps {
  language: Language
  nodes: readonly NetworkNode[]
  links: readonly NetworkLink[]
  /** What a node is called. */
  nameOf: (node: NetworkNode) => string
  /** The page of a node. */
  hrefOf: (node: NetworkNode) => string
  id?: string
}

const TOP = 44
/** Left edge of each column, and how wide its boxes are. */
const COLUMN_X = [4, 232, 460] as const
const WIDE = 176
const LABEL_COLUMNS = 12
const GAP = 14

/** What a link says in words: "is the person affected (likely)". */
export function networkRole(language: Language, { role, certainty }: NetworkLink): string {
  const { roles } = wordsIn(language).chart.network
  const { certainty: sure } = wordsIn(language).involvement
  if (certainty === undefined || certainty === 'certain') return roles[role]
  return fill(wordsIn(language).chart.network.unsure, { role: roles[role], sure: sure[certainty] })
}

/** The drawing; words where nothing is linked. */
export function NetworkChart(props: NetworkChartProps): VNode {
  const { language, nodes, links, nameOf, hrefOf, id = 'network' } = props
  const { network } = wordsIn(language).chart
  if (nodes.length === 0) return <WordsOnly id={id} title={network.title} words={[network.none]} />
  const placed = layoutOf(nodes, links, nameOf)
  const byId = new Map(placed.map((one) => [one.node.id, one]))
  const bottom = Math.max(...placed.map(({ y, height }) => y + height))
  const samples = samplesOf(language, props)
  const legend = bottom + 2 * LINE
  const nameOfId = (one: string) => {
    const found = byId.get(one)
    return found === undefined ? one : nameOf(found.node)
  }
  const told = links.map((link) => {
    const [from, to] = [nameOfId(link.from), nameOfId(link.to)]
    return `${fill(network.link, { from, role: networkRole(language, link), to })}.`
  })
  const used = new Set(placed.map(({ column }) => column))
  return (
    <Drawing
      id={id}
      title={network.title}
      description={[fill(network.lines, { nodes: nodes.length }), ...told].join(' ')}
      height={legend + legendHeight(samples)}
      linked
    >
      {COLUMN_X.map((x, at) =>
        used.has(at) ? (
          <Lines lines={[network.column[at] ?? '']} x={x} y={22} look="chart-heading" />
        ) : null,
      )}
      {links.map((link, at) => (
        <g class="chart-relay">
          <title>{told[at]}</title>
          <path class={lineLook(link)} d={pathOf(byId.get(link.from), byId.get(link.to))} />
        </g>
      ))}
      {placed.map((one) => (
        <MarkLink href={hrefOf(one.node)} name={nameOf(one.node)}>
          <Box {...one} />
        </MarkLink>
      ))}
      <Legend language={language} y={legend} entries={samples} />
    </Drawing>
  )
}

interface Placed {
  node: NetworkNode
  column: number
  lines: string[]
  y: number
  height: number
}

function columnOf({ kind }: NetworkNode): number {
  if (kind === 'event') return 1
  return kind === 'person' ? 2 : 0
}

/** Events in their order; the others near the middle of the events that they are linked to. */
function layoutOf(
  nodes: readonly NetworkNode[],
  links: readonly NetworkLink[],
  nameOf: NetworkChartProps['nameOf'],
): Placed[] {
  const rank = new Map<string, number>()
  for (const [n, { id }] of nodes.filter(({ kind }) => kind === 'event').entries()) rank.set(id, n)
  const near = new Map<string, number[]>()
  for (const { from, to } of links)
    for (const [a, b] of [
      [from, to],
      [to, from],
    ] as const) {
      const at = rank.get(b)
      if (at !== undefined) near.set(a, [...(near.get(a) ?? []), at])
    }
  const order = (node: NetworkNode): number => {
    if (node.kind === 'event') return rank.get(node.id) ?? 0
    const all = near.get(node.id) ?? []
    return all.reduce((sum, one) => sum + one, 0) / Math.max(1, all.length)
  }
  return COLUMN_X.flatMap((_, column) => {
    const own = nodes.filter((node) => columnOf(node) === column)
    const sorted = own.toSorted((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1))
    let y = TOP
    return sorted.map((node): Placed => {
      const lines = linesOf(nameOf(node), LABEL_COLUMNS, 4)
      const height = lines.length * LINE + 10
      const placed = { node, column, lines, y, height }
      y += height + GAP
      return placed
    })
  })
}

function Box({ node, column, lines, y, height }: Placed): VNode {
  const x = COLUMN_X[column] ?? 0
  const look = node.withdrawn ? 'chart-mark chart-hollow' : 'chart-mark'
  return (
    <>
      <rect class="chart-hit" x={x} y={y} width={WIDE} height={height} />
      <g class={look}>
        <Sign kind={node.kind} x={x + 10} y={y + 18} />
      </g>
      <Lines lines={lines} x={x + 24} y={y + 24} />
    </>
  )
}

/** A dot for an event, a square for a document, a diamond for a body, a bar for a person. */
function Sign({ kind, x, y }: { kind: NetworkNode['kind']; x: number; y: number }): VNode {
  if (kind === 'event') return <circle class="chart-dot" cx={x} cy={y} r={7} />
  if (kind === 'document')
    return <rect class="chart-bar" x={x - 6} y={y - 7} width={12} height={14} />
  if (kind === 'body') return <path class="chart-bar" d={`M${x} ${y - 8}l8 8l-8 8l-8 -8z`} />
  return <path class="chart-bar" d={`M${x} ${y - 8}l8 15h-16z`} />
}

/** Sure links are drawn through, likely ones broken, what may be with dots. */
function lineLook({ certainty }: NetworkLink): string {
  if (certainty === 'maybe') return 'chart-possible'
  return certainty === 'likely' ? 'chart-flow chart-dash' : 'chart-flow'
}

/** Between two columns a curve; between two events an arc at their left. */
function pathOf(from: Placed | undefined, to: Placed | undefined): string {
  if (from === undefined || to === undefined) return ''
  const [y0, y1] = [from.y + 18, to.y + 18]
  if (from.column === to.column) {
    const x = COLUMN_X[from.column] ?? 0
    return `M${x} ${y0}C${x - 34} ${y0} ${x - 34} ${y1} ${x} ${y1}`
  }
  const [left, right] = from.column < to.column ? [from, to] : [to, from]
  const [x0, x1] = [(COLUMN_X[left.column] ?? 0) + WIDE, COLUMN_X[right.column] ?? 0]
  const middle = round((x0 + x1) / 2)
  const [a, b] = [left.y + 18, right.y + 18]
  return `M${x0} ${a}C${middle} ${a} ${middle} ${b} ${x1} ${b}`
}

function samplesOf(language: Language, { nodes, links }: NetworkChartProps): LegendEntry[] {
  const { key } = wordsIn(language).chart.network
  const kinds = new Set(nodes.map(({ kind }) => kind))
  const looks = new Set(links.map(({ certainty = 'certain' }) => certainty))
  const line = (certainty: NetworkLink['certainty']) => (
    <g class="chart-relay">
      <path
        class={lineLook({
          id: '',
          from: '',
          to: '',
          role: 'says',
          ...(certainty && { certainty }),
        })}
        d="M8 0H56"
      />
    </g>
  )
  return [
    ...(['event', 'document', 'body', 'person'] as const).flatMap((kind) =>
      kinds.has(kind)
        ? [
            {
              label: key[kind],
              sample: (
                <g class="chart-mark">
                  <Sign kind={kind} x={32} y={0} />
                </g>
              ),
            },
          ]
        : [],
    ),
    ...(['certain', 'likely', 'maybe'] as const).flatMap((one) =>
      looks.has(one) ? [{ label: key[one], sample: line(one) }] : [],
    ),
    ...(nodes.some(({ withdrawn }) => withdrawn)
      ? [
          {
            label: key.withdrawn,
            sample: (
              <g class="chart-mark chart-hollow">
                <Sign kind="event" x={32} y={0} />
              </g>
            ),
          },
        ]
      : []),
  ]
}
