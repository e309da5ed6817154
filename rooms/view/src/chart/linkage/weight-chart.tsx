// How many pairs the rules found in each bit of weight, and where the threshold cuts.
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { bitsText } from '../../linkage/weight.ts'
import { digits } from '../../phrase/number.ts'
import { NumberAxis } from '../axis.tsx'
import { COLUMNS, Drawing, LINE, Lines, linesOf, PLOT, WordsOnly } from '../drawing.tsx'
import { spanScale } from '../estimate/scale.ts'
import { Legend, legendHeight } from '../legend.tsx'
import { round } from '../scale.ts'

/** Pairs with a weight from `from` up to `to`, in bits. */
export interface WeightCount {
  from: number
  to: number
  count: number
}

export interface WeightChartProps {
  language: Language
  bars: readonly WeightCount[]
  /** In bits. */
  threshold?: number
  id?: string
}

const LEFT = 22
const HEIGHT = 150

/** The pairs by weight as a drawing. */
export function WeightChart(props: WeightChartProps): VNode {
  const { language, bars, threshold, id = 'weights' } = props
  const { chart } = wordsIn(language).linkage
  const held = bars.filter(({ count }) => count > 0)
  if (held.length === 0) return <WordsOnly id={id} title={chart.weights} words={[chart.nothing]} />
  const ends = [0, ...held.flatMap(({ from, to }) => [from, to]), threshold ?? 0]
  const scale = spanScale([Math.min(...ends), Math.max(...ends)], [LEFT, PLOT.right], 6)
  const most = Math.max(...held.map(({ count }) => count))
  const head = linesOf(chart.weightsUp, COLUMNS.full, 2)
  const top = head.length * LINE + 12
  const bottom = top + HEIGHT
  const legend = bottom + 2 * LINE + 14
  const entries = entriesOf(props)
  const told = held.map(({ from, to, count }) =>
    fill(chart.weightsTold, { from: bitsText(from), to: bitsText(to), n: digits(count) }),
  )
  return (
    <Drawing
      id={id}
      title={chart.weights}
      description={`${told.join('; ')}.`}
      height={legend + legendHeight(entries)}
      linked={false}
    >
      <Lines lines={head} x={4} y={20} look="chart-note" />
      <NumberAxis scale={scale} top={top} bottom={bottom} />
      {held.map(({ from, to, count }) => {
        const height = Math.max(2, round(((HEIGHT - 6) * count) / most))
        const x = scale.at(from)
        const width = Math.max(1, round(scale.at(to) - x - 1))
        return <rect class="chart-soft" {...{ x, y: round(bottom - height), width, height }} />
      })}
      {threshold !== undefined && (
        <path class="chart-now" d={`M${scale.at(threshold)} ${top - 4}V${bottom}`} />
      )}
      <Legend language={language} y={legend} entries={entries} />
    </Drawing>
  )
}

function entriesOf({ language, threshold }: WeightChartProps) {
  const { chart } = wordsIn(language).linkage
  const bar = <rect class="chart-soft" x={6} y={-9} width={52} height={18} />
  const line = <path class="chart-now" d="M34 -10v20" />
  return [
    { label: chart.weightsBar, sample: bar },
    ...(threshold === undefined
      ? []
      : [{ label: fill(chart.threshold, { bits: bitsText(threshold) }), sample: line }]),
  ]
}
