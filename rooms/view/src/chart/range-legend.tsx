// How to read the marks of a range: only those that occur, each drawn as it stands in its row.
import { OPERATORS } from '@tumen/claim'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { FigureAnswer } from '../figure/answer.ts'
import { BestTick } from './answer-bar.tsx'
import type { Hedge } from './hedge.ts'
import { Cap, HedgeMark } from './hedge-mark.tsx'
import type { LegendEntry } from './legend.tsx'
import type { Scale } from './scale.ts'

interface LegendProps {
  language: Language
  answer: FigureAnswer
  ops: readonly Hedge['op'][]
  /** Id of the chart, for its hatching. */
  id: string
}

/** What occurs, in its order: the answer's bar, then the hedges. */
export function rangeEntries({ language, answer, ops, id }: LegendProps): LegendEntry[] {
  const { chart, operator } = wordsIn(language)
  const hedges = OPERATORS.filter((op) => ops.includes(op)).map((op) => ({
    label: operator[op],
    sample: <HedgeMark hedge={SAMPLES[op]} scale={sampleScale(op)} y={0} end={64} />,
  }))
  const { low, high, best, open, status } = answer.figure
  const isKnown = low !== null || high !== null
  const isContested = isKnown && status === 'contested'
  return [
    ...(isKnown && !isContested ? [{ label: chart.range.lowHigh, sample: <BandSample /> }] : []),
    ...(isContested ? [contestedEntry(language, id)] : []),
    ...(best === null ? [] : [{ label: chart.range.best, sample: <BestTick x={34} y={0} /> }]),
    ...(isKnown && open
      ? [{ label: chart.range.open, sample: <OpenSample bar={!isContested} id={id} /> }]
      : []),
    ...hedges,
  ]
}

function contestedEntry(language: Language, id: string): LegendEntry {
  const { chart } = wordsIn(language)
  const fill = `url(#${id}-hatch)`
  const bar = <rect class="chart-hatched" x={10} y={-8} width={48} height={16} fill={fill} />
  return { label: chart.range.contested, sample: bar }
}

/** A band with its caps, as a mark of the legend. */
export function BandSample(): VNode {
  return (
    <g class="chart-answer">
      <rect class="chart-band" x={10} y={-8} width={48} height={16} />
      <path class="chart-edge" d="M10 -8h48M10 8h48" />
      <Cap x={10} y={0} half={10} />
      <Cap x={58} y={0} half={10} />
    </g>
  )
}

function OpenSample({ bar, id }: { bar: boolean; id: string }): VNode {
  const fill = `url(#${id}-open)`
  return (
    <g class="chart-answer">
      {bar && <rect class="chart-fading-out" x={10} y={-8} width={48} height={16} fill={fill} />}
      {bar && <Cap x={10} y={0} half={10} />}
      <path class="chart-head" d="M64 0l-9 -5v10z" />
    </g>
  )
}

/** Values are places in the sample; the cross of none, which stands at 0, is put in the middle. */
function sampleScale(op: Hedge['op']): Scale {
  return { at: (value) => (op === 'none' ? 34 : value), ticks: [] }
}

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
