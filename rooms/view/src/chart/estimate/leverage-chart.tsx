// What hangs on one person: for each set of lists the estimate with one person less and one more,
// around the estimate as it is, the largest change first. The order in which links deserve a look.
import type { LeveragePicture } from '@tumen/estimate'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { whole } from '../../estimate/number.ts'
import { digits } from '../../phrase/number.ts'
import { NumberAxis, tickRoom } from '../axis.tsx'
import {
  COLUMNS,
  Drawing,
  LINE,
  Lines,
  linesOf,
  MarkLink,
  PLOT,
  WIDTH,
  WordsOnly,
} from '../drawing.tsx'
import { Legend, legendHeight } from '../legend.tsx'
import { round, type Scale } from '../scale.ts'
import { listLetter } from './overlap-chart.tsx'
import { spanScale } from './scale.ts'

export interface LeverageChartProps {
  language: Language
  /** The names of the lists. */
  lists: readonly string[]
  leverage: Pick<LeveragePicture, 'estimate' | 'cells'>
  id?: string
}

type Cell = LeveragePicture['cells'][number]

const TOP = 8
const MOST = 15
const ROW = 42

/** One person less and more in each overlap as a drawing. */
export function LeverageChart(props: LeverageChartProps): VNode {
  const { language, lists, leverage, id = 'leverage' } = props
  const { chart } = wordsIn(language).page.estimate
  const { estimate } = leverage
  const cells = leverage.cells.slice(0, MOST)
  const left = leverage.cells.length - cells.length
  if (cells.length === 0)
    return <WordsOnly id={id} title={chart.leverage} words={[chart.nothing]} />
  const ends = [
    estimate,
    ...cells.flatMap(({ minus, plus }) => [minus ?? estimate, plus ?? estimate]),
  ]
  const span = [Math.min(...ends), Math.max(...ends)] as const
  const scale = spanScale(span, [PLOT.left, PLOT.right], tickRoom(whole(span[1])))
  const names = lists.flatMap((name, n) => linesOf(`${listLetter(n)}: ${name}`, COLUMNS.full, 2))
  const top = names.length * LINE + TOP
  const placed = cells.map((cell, n) => ({ cell, y: top + 4 + n * ROW }))
  const bottom = top + 4 + cells.length * ROW
  const note = bottom + 2 * LINE + 6
  const legend = note + (left > 0 ? LINE : 0) + 4
  const entries = [
    { label: chart.estimate, sample: <path class="chart-day" d="M34 -10v20" /> },
    { label: chart.leverageMinus, sample: <Bar look="chart-soft" x={6} y={0} width={52} /> },
    { label: chart.leveragePlus, sample: <Bar look="chart-bar" x={6} y={0} width={52} /> },
  ]
  return (
    <Drawing
      id={id}
      title={chart.leverage}
      description={`${cells.map((cell) => told(props, cell)).join('; ')}.`}
      height={legend + legendHeight(entries)}
      linked={false}
    >
      <Lines lines={names} x={4} y={18} />
      <NumberAxis scale={scale} top={top} bottom={bottom} unit={chart.unit} />
      {placed.map(({ cell, y }) => (
        <MarkLink name={told(props, cell)}>
          <rect class="chart-hit" x={0} y={y} width={WIDTH} height={ROW - 6} />
          <Lines lines={[cell.lists.map(listLetter).join(' ')]} x={4} y={y + 24} />
          <Side {...{ scale, estimate, to: cell.minus, y: y + 11, look: 'chart-soft' }} />
          <Side {...{ scale, estimate, to: cell.plus, y: y + 25, look: 'chart-bar' }} />
        </MarkLink>
      ))}
      <path class="chart-day" d={`M${scale.at(estimate)} ${top}V${bottom}`} />
      {left > 0 && (
        <Lines
          lines={[fill(wordsIn(language).chart.more, { n: digits(left) })]}
          x={4}
          y={note}
          look="chart-note"
        />
      )}
      <Legend language={language} y={legend} entries={entries} />
    </Drawing>
  )
}

function namesOf(language: Language, lists: readonly string[], { lists: at }: Cell): string {
  return at.map((one) => lists[one] ?? '').join(wordsIn(language).report.list)
}

function told({ language, lists, leverage }: LeverageChartProps, cell: Cell): string {
  const { minus = leverage.estimate, plus = leverage.estimate } = cell
  return fill(wordsIn(language).page.estimate.chart.leverageTold, {
    ...{ lists: namesOf(language, lists, cell), minus: whole(minus), plus: whole(plus) },
  })
}

function Side(props: {
  scale: Scale
  estimate: number
  to: number | undefined
  y: number
  look: string
}): VNode {
  const { scale, estimate, to = estimate, y, look } = props
  const [from, end] = [scale.at(Math.min(estimate, to)), scale.at(Math.max(estimate, to))]
  return <Bar look={look} x={from} y={y} width={Math.max(2, round(end - from))} />
}

function Bar({ look, x, y, width }: { look: string; x: number; y: number; width: number }): VNode {
  return <rect class={look} x={x} y={y - 6} width={width} height={12} />
}
