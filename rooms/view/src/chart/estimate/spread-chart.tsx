// How an estimate spreads: bars for numbers drawn again and again, a curve for a posterior, and the
// intervals that are read from it below, on the same scale. And chains, each in a strip of its own.
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { lower, upper, whole } from '../../estimate/number.ts'
import { digits } from '../../phrase/number.ts'
import { textWidth } from '../../terminal/text-width.ts'
import { NumberAxis, NumberAxisUp, tickRoom } from '../axis.tsx'
import { COLUMNS, Drawing, LINE, Lines, linesOf, PLOT, TICK_WIDTH, WordsOnly } from '../drawing.tsx'
import { Cap } from '../hedge-mark.tsx'
import { round, type Scale } from '../scale.ts'
import { spanScale } from './scale.ts'

/** An interval under the spread. */
export interface SpreadInterval {
  label: string
  low: number
  high: number
}

interface SpreadProps {
  language: Language
  id: string
  title: string
  intervals: readonly SpreadInterval[]
}

export interface ReplicatesChartProps extends SpreadProps {
  bars: readonly { from: number; to: number; count: number }[]
}

export interface PosteriorChartProps extends SpreadProps {
  points: readonly { at: number; value: number }[]
}

const LEFT = 22
const TOP = 12
const HEIGHT = 150
const ROW = LINE + 22

/** A histogram of replicates. */
export function ReplicatesChart({ bars, ...props }: ReplicatesChartProps): VNode {
  const most = Math.max(1, ...bars.map(({ count }) => count))
  const ends = bars.flatMap(({ from, to }) => [from, to])
  return (
    <Spread {...props} ends={ends}>
      {(scale) =>
        bars
          .filter(({ count }) => count > 0)
          .map(({ from, to, count }) => {
            const height = round(((HEIGHT - 6) * count) / most)
            const x = scale.at(from)
            const width = Math.max(1, round(scale.at(to) - x))
            const y = round(TOP + HEIGHT - height)
            return <rect class="chart-soft" {...{ x, y, width, height }} />
          })
      }
    </Spread>
  )
}

/** A posterior as a curve over its area. */
export function PosteriorChart({ points, ...props }: PosteriorChartProps): VNode {
  const most = Math.max(...points.map(({ value }) => value), 1e-12)
  return (
    <Spread {...props} ends={points.map(({ at }) => at)}>
      {(scale) => {
        const path = points
          .map(({ at, value }) => {
            const y = round(TOP + HEIGHT - ((HEIGHT - 6) * value) / most)
            return `${scale.at(at)} ${y}`
          })
          .join('L')
        const [first = 0, last = 0] = [points[0]?.at, points.at(-1)?.at]
        const base = TOP + HEIGHT
        return (
          <>
            <path
              class="chart-step-area"
              d={`M${scale.at(first)} ${base}L${path}L${scale.at(last)} ${base}Z`}
            />
            <path class="chart-step" d={`M${path}`} />
          </>
        )
      }}
    </Spread>
  )
}

function Spread(
  props: SpreadProps & {
    ends: readonly number[]
    children: (scale: Scale) => VNode | VNode[]
  },
): VNode {
  const { language, id, title, intervals, ends, children } = props
  const { chart } = wordsIn(language).page.estimate
  if (ends.length === 0) return <WordsOnly id={id} title={title} words={[chart.nothing]} />
  const limits = intervals.flatMap(({ low, high }) => [low, high])
  const [from, to] = [Math.min(...ends, ...limits), Math.max(...ends, ...limits)]
  const width = PLOT.right - LEFT
  const scale = spanScale([from, to], [LEFT, PLOT.right], tickRoom(whole(to), width))
  const rowsTop = TOP + HEIGHT + 2 * LINE
  const told = intervals.map((one) => fill(chart.row, { ...told3(one) })).join('; ')
  return (
    <Drawing
      id={id}
      title={title}
      description={`${told === '' ? title : told}.`}
      height={rowsTop + intervals.length * ROW + 6}
      linked={false}
    >
      <NumberAxis scale={scale} top={TOP} bottom={TOP + HEIGHT} />
      {children(scale)}
      {intervals.map((one, n) => (
        <Interval {...{ one, scale, y: rowsTop + n * ROW }} />
      ))}
    </Drawing>
  )
}

function told3({ label, low, high }: SpreadInterval) {
  return { label, low: lower(low), high: upper(high) }
}

function Interval(props: { one: SpreadInterval; scale: Scale; y: number }): VNode {
  const { one, scale, y } = props
  const [from, to] = [scale.at(one.low), scale.at(one.high)]
  const lines = linesOf(`${one.label}: ${lower(one.low)}–${upper(one.high)}`, COLUMNS.full, 1)
  return (
    <>
      <Lines lines={lines} x={4} y={y + 18} look="chart-note" />
      <g class="chart-answer">
        <path class="chart-line" d={`M${from} ${y + 32}H${to}`} />
        <Cap x={from} y={y + 32} />
        <Cap x={to} y={y + 32} />
      </g>
    </>
  )
}

export interface ChainsChartProps {
  language: Language
  chains: readonly (readonly number[])[]
  id?: string
}

const STRIP = 74
const MOST_CHAINS = 8

/** The trace of each chain in a strip of its own, all on one scale. */
export function ChainsChart({ language, chains, id = 'chains' }: ChainsChartProps): VNode {
  const { chart } = wordsIn(language).page.estimate
  const drawn = chains.filter((chain) => chain.length > 1).slice(0, MOST_CHAINS)
  if (drawn.length === 0) return <WordsOnly id={id} title={chart.chains} words={[chart.nothing]} />
  const all = drawn.flat()
  const span = [Math.min(...all), Math.max(...all)] as const
  const head = linesOf(chart.chainsUp, COLUMNS.full, 2)
  const top = head.length * LINE + 14
  const left = round(textWidth(whole(span[1])) * TICK_WIDTH + 24)
  return (
    <Drawing
      id={id}
      title={chart.chains}
      description={fill(chart.chainsTold, {
        n: digits(drawn.length),
        low: whole(span[0]),
        high: whole(span[1]),
      })}
      height={top + drawn.length * (STRIP + 14) + 4}
      linked={false}
    >
      <Lines lines={head} x={4} y={20} look="chart-note" />
      {drawn.map((chain, n) => (
        <Chain {...{ chain, span, left, top: top + n * (STRIP + 14) }} />
      ))}
    </Drawing>
  )
}

function Chain(props: {
  chain: readonly number[]
  span: readonly [number, number]
  left: number
  top: number
}): VNode {
  const { chain, span, left, top } = props
  const up = spanScale(span, [top + STRIP, top], 4)
  const step = (PLOT.right - left) / (chain.length - 1)
  const path = chain.map((value, n) => `${round(left + n * step)} ${up.at(value)}`).join('L')
  return (
    <>
      <NumberAxisUp scale={up} left={left} />
      <path class="chart-thin chart-trace" d={`M${path}`} />
    </>
  )
}
