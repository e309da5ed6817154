// The ways of persons in columns: a band from a place to the place of the next step, as wide as
// many persons went it. What nobody knows has a place of its own, so that no line is made straight.
// Source: desk.md V3; the layout of a Sankey diagram, with no crossing removed by hand.
import { FLOW_STEPS, type FlowStep, type Output } from '@tumen/contract'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { type PlaceNames, placeName } from '../figure/question-sentence.ts'
import { Drawing, LINE, Lines, linesOf, MarkLink, WordsOnly } from './drawing.tsx'
import { Legend, type LegendEntry, legendHeight } from './legend.tsx'
import { round } from './scale.ts'

/** One flow as the desk tells it. */
export type Flow = Output<'person.flow'>['flows'][number]

export interface FlowChartProps {
  language: Language
  flows: readonly Flow[]
  placeNames: PlaceNames
  /** Where a band leads: to its persons. */
  hrefOf?: (flow: Flow) => string
  id?: string
}

const TOP = 40
/** Between two columns, and the width of the bar of a place. */
const [BETWEEN, BAR] = [130, 9]
/** The height of all persons of a column, and between two places of one. */
const [HEIGHT, GAP] = [280, 12]
const LABEL_COLUMNS = 9

type Side = 'from' | 'to'

/** What an end of a flow is called. */
export function flowEnd(
  language: Language,
  { flow, side, placeNames }: { flow: Flow; side: Side; placeNames: PlaceNames },
): string {
  const { end } = wordsIn(language).chart.flow
  const place = side === 'from' ? flow.fromPlace : flow.toPlace
  if (place !== undefined) return placeName(language, place, placeNames)
  const known = side === 'from' ? flow.from : flow.to
  return known === undefined || known === 'place' ? end.other : end[known]
}

/** "North Hamgyong → Liaoning: 53 persons". */
export function flowName(language: Language, flow: Flow, placeNames: PlaceNames): string {
  const { chart } = wordsIn(language)
  const [from, to] = (['from', 'to'] as const).map((side) =>
    flowEnd(language, { flow, side, placeNames }),
  ) as [string, string]
  const steps = { first: chart.flow.step[flow.step], second: chart.flow.step[stepAfter(flow.step)] }
  return fill(chart.flow.name, { ...steps, from, to, n: flow.persons })
}

/** The step to which a flow from this one leads. */
export function stepAfter(step: FlowStep): FlowStep {
  return FLOW_STEPS[FLOW_STEPS.indexOf(step) + 1] ?? step
}

/** The drawing; words where nobody is in it. */
export function FlowChart(props: FlowChartProps): VNode {
  const { language, flows, placeNames, hrefOf, id = 'flow' } = props
  const { flow: words } = wordsIn(language).chart
  if (flows.length === 0) return <WordsOnly id={id} title={words.title} words={[words.none]} />
  const layout = layoutOf(language, flows, placeNames)
  const samples = samplesOf(language, flows)
  const legend = layout.bottom + LINE
  return (
    <Drawing
      id={id}
      title={words.title}
      description={flows.map((flow) => `${flowName(language, flow, placeNames)}.`).join(' ')}
      height={legend + legendHeight(samples)}
      linked
    >
      {FLOW_STEPS.map((step, at) => (
        <Lines lines={[words.step[step]]} x={columnX(at)} y={22} look="chart-heading" />
      ))}
      {layout.bands.map(({ flow, path }) => (
        <MarkLink href={hrefOf?.(flow)} name={flowName(language, flow, placeNames)}>
          <path class={lookOf(flow)} d={path} />
        </MarkLink>
      ))}
      {layout.nodes.map((node) => (
        <NodeBar {...node} />
      ))}
      <Legend language={language} y={legend} entries={samples} />
    </Drawing>
  )
}

function columnX(at: number): number {
  return 4 + at * BETWEEN
}

/** Whether both ends are places: only then somebody went there as far as is known. */
function isKnown({ from, to }: Flow): boolean {
  return from === 'place' && to === 'place'
}

function lookOf(flow: Flow): string {
  return isKnown(flow) ? 'chart-soft' : 'chart-vague'
}

function samplesOf(language: Language, flows: readonly Flow[]): LegendEntry[] {
  const { key } = wordsIn(language).chart.flow
  const band = (look: string) => <path class={look} d="M8 -6H56V6H8Z" />
  const bar = <rect class="chart-bar" x={28} y={-10} width={BAR} height={20} />
  return [
    { label: key.place, sample: bar },
    ...(flows.some(isKnown) ? [{ label: key.known, sample: band('chart-soft') }] : []),
    ...(flows.every(isKnown) ? [] : [{ label: key.vague, sample: band('chart-vague') }]),
  ]
}

interface Node {
  key: string
  column: number
  lines: string[]
  rank: number
  into: number
  outof: number
  y: number
}

interface Layout {
  nodes: Node[]
  bands: { flow: Flow; path: string }[]
  bottom: number
}

/** Where everything stands: places by their size, what is not one place last. */
function layoutOf(language: Language, flows: readonly Flow[], placeNames: PlaceNames): Layout {
  const nodes = new Map<string, Node>()
  const nodeOf = (flow: Flow, side: Side): Node => {
    const column = FLOW_STEPS.indexOf(flow.step) + (side === 'to' ? 1 : 0)
    const known = side === 'from' ? flow.from : flow.to
    const place = side === 'from' ? flow.fromPlace : flow.toPlace
    const key = `${column} ${place ?? known ?? 'other'}`
    const text = flowEnd(language, { flow, side, placeNames })
    const rank = ['place', 'unclear', 'unknown'].indexOf(known ?? '')
    const lines = linesOf(text, LABEL_COLUMNS, 3)
    const made = { key, column, lines, rank: rank < 0 ? 3 : rank, into: 0, outof: 0, y: 0 }
    const node = nodes.get(key) ?? made
    nodes.set(key, node)
    return node
  }
  const ends = flows.map((flow) => ({ flow, a: nodeOf(flow, 'from'), b: nodeOf(flow, 'to') }))
  for (const { flow, a, b } of ends) {
    a.outof += flow.persons
    b.into += flow.persons
  }
  const total = Math.max(1, ...FLOW_STEPS.map((step) => sumOf(flows, step)))
  const unit = HEIGHT / total
  const all = [...nodes.values()]
  let bottom = TOP
  for (const [column] of FLOW_STEPS.entries()) {
    let y = TOP
    for (const node of all.filter((one) => one.column === column).sort(bySize)) {
      node.y = y
      y += Math.max(sizeOf(node) * unit, node.lines.length * LINE) + GAP
    }
    bottom = Math.max(bottom, y)
  }
  return { nodes: all.map((node) => scaled(node, unit)), bands: bandsOf(ends, unit), bottom }
}

function sumOf(flows: readonly Flow[], step: FlowStep): number {
  return flows.reduce((sum, flow) => sum + (flow.step === step ? flow.persons : 0), 0)
}

function sizeOf({ into, outof }: Node): number {
  return Math.max(into, outof)
}

function bySize(a: Node, b: Node): number {
  return a.rank - b.rank || sizeOf(b) - sizeOf(a) || (a.key < b.key ? -1 : 1)
}

/** A place with its size in the drawing instead of persons. */
function scaled(node: Node, unit: number): Node {
  return { ...node, into: node.into * unit, outof: node.outof * unit }
}

interface Ends {
  flow: Flow
  a: Node
  b: Node
}

/** The bands; at each place they stand in the order of the places to which they lead. */
function bandsOf(ends: readonly Ends[], unit: number): Layout['bands'] {
  const left = offsets(ends, unit, 'a')
  const right = offsets(ends, unit, 'b')
  return ends.map(({ flow, a, b }) => {
    const [y0, y1] = [a.y + (left.get(flow) ?? 0), b.y + (right.get(flow) ?? 0)]
    const height = flow.persons * unit
    const [x0, x1] = [columnX(a.column) + BAR, columnX(b.column)]
    const middle = (x0 + x1) / 2
    const [top0, top1, end0, end1] = [y0, y1, y0 + height, y1 + height].map(round)
    const path =
      `M${x0} ${top0}C${middle} ${top0} ${middle} ${top1} ${x1} ${top1}` +
      `V${end1}C${middle} ${end1} ${middle} ${end0} ${x0} ${end0}Z`
    return { flow, path }
  })
}

function offsets(ends: readonly Ends[], unit: number, side: 'a' | 'b'): Map<Flow, number> {
  const other = side === 'a' ? 'b' : 'a'
  const used = new Map<string, number>()
  const found = new Map<Flow, number>()
  for (const one of [...ends].sort((x, y) => x[other].y - y[other].y)) {
    const at = used.get(one[side].key) ?? 0
    found.set(one.flow, at)
    used.set(one[side].key, at + one.flow.persons * unit)
  }
  return found
}

function NodeBar({ column, lines, y, ...node }: Node): VNode {
  const x = columnX(column)
  const height = round(Math.max(2, sizeOf({ column, lines, y, ...node })))
  return (
    <>
      <rect class="chart-bar" x={x} y={round(y)} width={BAR} height={height} />
      <Lines lines={lines} x={x + BAR + 5} y={round(y + 16)} />
    </>
  )
}
