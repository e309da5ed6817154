// Why a pair has its weight: bars that follow one another from the prior to the weight, those for
// one person to the right, those against it to the left, each with its number and sign.
// After the waterfall charts of Splink (MIT).
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { WeightBar } from '../../linkage/answer.ts'
import { fieldLabel } from '../../linkage/sentence.ts'
import { barLabel, bitsText } from '../../linkage/weight.ts'
import { Drawing, LINE, PLOT, WIDTH, WordsOnly } from '../drawing.tsx'
import { spanScale } from '../estimate/scale.ts'
import { LabelledRow, type PlacedRow, placeRows } from '../labelled-row.tsx'
import { Legend, legendHeight } from '../legend.tsx'
import { round, type Scale } from '../scale.ts'

export interface WaterfallChartProps {
  language: Language
  bars: readonly WeightBar[]
  id?: string
}

/** A bar with where it begins; the sum begins at an even chance. */
interface Row {
  label: string
  name: string
  from: number
  to: number
  bits: number
  isSum: boolean
}

const TOP = 8
/** Right of the bars stand their numbers. */
const RIGHT = 540

/** The bars of a weight as a drawing. */
export function WaterfallChart({ language, bars, id = 'waterfall' }: WaterfallChartProps): VNode {
  const { chart } = wordsIn(language).linkage
  if (bars.length === 0)
    return <WordsOnly id={id} title={chart.waterfall} words={[chart.nothing]} />
  const rows = rowsOf(language, bars)
  const ends = rows.flatMap(({ from, to }) => [from, to])
  const limits = [Math.floor(Math.min(0, ...ends)), Math.ceil(Math.max(0, ...ends))] as const
  const scale = spanScale(limits, [PLOT.left, RIGHT], 2)
  const placed = placeRows(rows, TOP)
  const legend = placed.bottom + LINE
  const entries = [
    { label: chart.toSame, sample: <Sample look="chart-soft" /> },
    { label: chart.toDifferent, sample: <Sample look="chart-side" /> },
    { label: chart.sum, sample: <Sample look="chart-bar" /> },
    { label: chart.even, sample: <path class="chart-day" d="M34 -10v20" /> },
  ]
  return (
    <Drawing
      id={id}
      title={chart.waterfall}
      description={`${rows.map(({ name }) => name).join('; ')}.`}
      height={legend + legendHeight(entries)}
      linked={false}
    >
      <path class="chart-day" d={`M${scale.at(0)} ${TOP - 4}V${placed.bottom}`} />
      {placed.rows.map((place, n) => (
        <LabelledRow place={place} name={place.row.name}>
          <Bar place={place} scale={scale} next={placed.rows[n + 1]} />
        </LabelledRow>
      ))}
      <Legend language={language} y={legend} entries={entries} />
    </Drawing>
  )
}

function rowsOf(language: Language, bars: readonly WeightBar[]): Row[] {
  const { linkage } = wordsIn(language)
  const rows = bars
    .filter(({ kind }) => kind !== 'ambiguity')
    .map((bar): Row => {
      const { bits, total } = bar
      const whole = barLabel(language, bar)
      return {
        label: bar.kind === 'level' ? fieldLabel(language, bar.comparison) : whole,
        name: nameOf(language, whole, bar),
        ...{ from: total - bits, to: total, bits, isSum: false },
      }
    })
  const weight = bars.at(-1)?.total ?? 0
  const sum = { bits: weight, total: weight }
  const label = linkage.bar.total
  const name = nameOf(language, label, sum)
  return [...rows, { label, name, from: 0, to: weight, bits: weight, isSum: true }]
}

function nameOf(
  language: Language,
  label: string,
  { bits, total }: Pick<WeightBar, 'bits' | 'total'>,
): string {
  const { waterfallTold } = wordsIn(language).linkage.chart
  return fill(waterfallTold, { label, bits: bitsText(bits), total: bitsText(total) })
}

function Bar(props: {
  place: PlacedRow<Row>
  scale: Scale
  next: PlacedRow<Row> | undefined
}): VNode {
  const { place, scale, next } = props
  const { from, to, bits, isSum } = place.row
  const y = place.middle
  const [start, end] = [scale.at(from), scale.at(to)]
  const look = isSum ? 'chart-bar' : bits < 0 ? 'chart-side' : 'chart-soft'
  return (
    <>
      {next && !next.row.isSum && (
        <path class="chart-thin" d={`M${end} ${y + 9}V${next.middle - 9}`} />
      )}
      {bits !== 0 && (
        <rect
          class={look}
          x={Math.min(start, end)}
          y={y - 9}
          width={Math.max(2, round(Math.abs(end - start)))}
          height={18}
        />
      )}
      <text class="chart-label" x={WIDTH - 8} y={y + 6} text-anchor="end">
        {bitsText(bits)}
      </text>
    </>
  )
}

function Sample({ look }: { look: string }): VNode {
  return <rect class={look} x={6} y={-9} width={52} height={18} />
}
