// The answer as a bar: low to high, a tick at the best number, an arrow where it is open, and two
// bars without a tick where statements exclude each other. One rule for all charts.
import type { Contradiction, Figure, ValueSet } from '@tumen/figure'
import type { VNode } from 'preact'
import { PLOT } from './drawing.tsx'
import { ArrowRight, Cap } from './hedge-mark.tsx'
import { round, type Scale } from './scale.ts'

type Ends = Pick<Figure, 'low' | 'best' | 'high' | 'open' | 'strictLow' | 'status'>

export interface AnswerBarProps {
  figure: Ends & { explanation: Pick<Figure['explanation'], 'contradictions'> }
  scale: Scale
  y: number
  /** Id of the chart, for the hatching of a bar without two sides. */
  id: string
}

/** The bar of an answer; nothing when there is no number. */
export function AnswerBar({ figure, scale, y, id }: AnswerBarProps): VNode {
  if (figure.low === null && figure.high === null) return <g />
  const sides = sidesOf(figure)
  if (sides !== undefined)
    return (
      <g class="chart-answer">
        <SideBar values={sides[0]} scale={scale} y={y - 9} />
        <SideBar values={sides[1]} scale={scale} y={y + 9} />
      </g>
    )
  return (
    <g class="chart-answer">
      <RangeBar figure={figure} scale={scale} y={y} id={id} />
      {figure.best !== null && <BestTick x={scale.at(figure.best.value)} y={y} />}
    </g>
  )
}

/** The two sides of a contested answer; none when only a part of it is contested. */
export function sidesOf(
  figure: AnswerBarProps['figure'],
): readonly [ValueSet, ValueSet] | undefined {
  if (figure.status !== 'contested') return undefined
  const isWhole = (one: Contradiction): boolean => one.kind !== 'part'
  const found = figure.explanation.contradictions.find(isWhole)
  return found && [found.left.values, found.right.values]
}

function RangeBar({ figure, scale, y, id }: AnswerBarProps): VNode {
  const low = figure.low?.value ?? 0
  const from = scale.at(low)
  const to = figure.high === null ? PLOT.edge - 12 : scale.at(figure.high.value)
  const isContested = figure.status === 'contested'
  const isStrictHigh = figure.high?.marks.includes('strict') ?? false
  return (
    <>
      <rect
        class={isContested ? 'chart-hatched' : 'chart-band'}
        x={from}
        y={y - 8}
        width={Math.max(2, round(to - from))}
        height={16}
        fill={isContested ? `url(#${id}-hatch)` : undefined}
      />
      {/* Edges along the bar only: an upright line would be an end. */}
      {!isContested && (
        <path class="chart-edge" d={`M${from} ${y - 8}H${to}M${from} ${y + 8}H${to}`} />
      )}
      <End x={from} y={y} open={figure.strictLow} />
      {figure.high === null ? (
        <ArrowRight from={PLOT.edge - 14} y={y} />
      ) : (
        <End x={to} y={y} open={isStrictHigh} />
      )}
    </>
  )
}

/** An end that is included is a line; one that is excluded ("more than") an open circle. */
function End({ x, y, open }: { x: number; y: number; open: boolean }): VNode {
  if (open) return <circle class="chart-dot chart-dot-open" cx={x} cy={y} r={6} />
  return <Cap x={x} y={y} half={10} />
}

/** A side that is one number is a square around it. */
const LEAST_SIDE = 12

/** The tick of the best number. */
export function BestTick({ x, y }: { x: number; y: number }): VNode {
  return <path class="chart-best" d={`M${x} ${y - 14}v28`} />
}

function SideBar({ values, scale, y }: { values: ValueSet; scale: Scale; y: number }): VNode {
  const from = scale.at(values.low)
  const to = values.high === null ? PLOT.edge - 12 : scale.at(values.high)
  return (
    <>
      <rect
        class="chart-side"
        x={round(values.high === values.low ? from - LEAST_SIDE / 2 : from)}
        y={y - 6}
        width={Math.max(LEAST_SIDE, round(to - from))}
        height={12}
      />
      {values.high === null && <ArrowRight from={PLOT.edge - 14} y={y} />}
    </>
  )
}
