// How to read the marks: only those that occur, each drawn as it stands in the chart.
import type { VNode } from 'preact'
import type { FigureAnswer } from '../figure-answer.ts'
import type { Language } from '../language.ts'
import { wordsIn } from '../words.ts'
import { BestTick } from './answer-bar.tsx'
import type { Hedge } from './hedge.ts'
import { ArrowRight, Cap, HedgeMark } from './hedge-mark.tsx'
import { Legend, legendRows } from './legend.tsx'
import type { Scale } from './scale.ts'

const ORDER: readonly Hedge['op'][] = [
  'exactly',
  'about',
  'odd',
  'nearly',
  'at_least',
  'more_than',
  'up_to',
  'fewer_than',
  'range',
  'vague',
  'none',
  'unknown_some',
]

interface LegendProps {
  language: Language
  answer: FigureAnswer
  ops: readonly Hedge['op'][]
}

/** How high the legend is, its heading included. */
export function legendHeight(props: LegendProps): number {
  return legendRows(entriesOf(props).length)
}

/** The legend of what occurs: the answer's bar, then the hedges. */
export function IntervalLegend(props: LegendProps & { y: number }): VNode {
  return <Legend language={props.language} y={props.y} entries={entriesOf(props)} />
}

function entriesOf({ language, answer, ops }: LegendProps): { label: string; sample: VNode }[] {
  const { chart, operator } = wordsIn(language)
  const hedges = ORDER.filter((op) => ops.includes(op)).map((op) => ({
    label: operator[op],
    sample: <HedgeMark hedge={SAMPLES[op]} scale={SAMPLE_SCALE} y={0} end={64} />,
  }))
  const { low, high, best, open, status } = answer.figure
  const isKnown = low !== null || high !== null
  const isContested = isKnown && status === 'contested'
  return [
    ...(isKnown && !isContested ? [{ label: chart.interval.lowHigh, sample: <BandSample /> }] : []),
    ...(isContested ? [{ label: chart.interval.contested, sample: <SideSample /> }] : []),
    ...(best === null ? [] : [{ label: chart.interval.best, sample: <BestTick x={34} y={0} /> }]),
    ...(isKnown && open ? [{ label: chart.interval.open, sample: <OpenSample /> }] : []),
    ...hedges,
  ]
}

function BandSample(): VNode {
  return (
    <g class="chart-answer">
      <rect class="chart-band" x={10} y={-8} width={48} height={16} />
      <Cap x={10} y={0} half={10} />
      <Cap x={58} y={0} half={10} />
    </g>
  )
}

function SideSample(): VNode {
  return (
    <g class="chart-answer">
      <rect class="chart-side" x={6} y={-11} width={26} height={9} />
      <rect class="chart-side" x={38} y={2} width={26} height={9} />
    </g>
  )
}

function OpenSample(): VNode {
  return (
    <g class="chart-answer">
      <rect class="chart-band" x={10} y={-8} width={42} height={16} />
      <ArrowRight from={50} y={0} end={64} />
    </g>
  )
}

const SAMPLE_SCALE: Scale = { at: (value) => value, ticks: [] }

const SAMPLES: Readonly<Record<Hedge['op'], Hedge>> = {
  exactly: { op: 'exactly', dot: 34, low: 34, high: 34 },
  about: { op: 'about', dot: 34, low: 20, high: 48 },
  odd: { op: 'odd', dot: 34, low: 34, high: 50 },
  nearly: { op: 'nearly', dot: 34, low: 18, high: 34 },
  at_least: { op: 'at_least', dot: 22, low: 22, high: null },
  more_than: { op: 'more_than', dot: 22, low: 22, high: null },
  up_to: { op: 'up_to', dot: 52, low: 10, high: 52 },
  fewer_than: { op: 'fewer_than', dot: 52, low: 10, high: 52 },
  range: { op: 'range', dot: null, low: 14, high: 54 },
  vague: { op: 'vague', dot: null, low: 14, high: 54 },
  none: { op: 'none', dot: 34, low: 34, high: 34 },
  unknown_some: { op: 'unknown_some', dot: null, low: 14, high: null },
}
