// The answer as a bar: low to high, a tick at the best number; where it is open it fades towards an
// arrow at the edge; hatched, over all of their sides, where statements exclude each other. One
// rule for all.
import type { Figure } from '@tumen/figure'
import type { VNode } from 'preact'
import { Cap } from './hedge-mark.tsx'
import { round, type Scale } from './scale.ts'

type Ends = Pick<Figure, 'low' | 'best' | 'high' | 'strictLow' | 'status'>

export interface AnswerBarProps {
  figure: Ends
  scale: Scale
  y: number
  /** The edge at which an open end is anchored. */
  end: number
  /** Id of the drawing, for the hatching and the fading of a bar. */
  id: string
}

/** The bar of an answer; nothing when there is no number. */
export function AnswerBar(props: AnswerBarProps): VNode {
  const { figure, scale, y } = props
  if (figure.low === null && figure.high === null) return <g />
  return (
    <g class="chart-answer">
      <RangeBar {...props} />
      {figure.best !== null && <BestTick x={scale.at(figure.best.value)} y={y} />}
    </g>
  )
}

function RangeBar({ figure, scale, y, end, id }: AnswerBarProps): VNode {
  const from = scale.at(figure.low?.value ?? 0)
  const isOpen = figure.high === null
  const to = figure.high === null ? end - 9 : scale.at(figure.high.value)
  const isContested = figure.status === 'contested'
  const isStrictHigh = figure.high?.marks.includes('strict') ?? false
  const look = isContested ? 'hatch' : isOpen ? 'open' : undefined
  return (
    <>
      <rect
        class={isContested ? 'chart-hatched' : isOpen ? 'chart-fading-out' : 'chart-band'}
        x={from}
        y={y - 8}
        width={Math.max(2, round(to - from))}
        height={16}
        fill={look && `url(#${id}-${look})`}
      />
      {/* Edges along the bar only: an upright line would be an end. */}
      {!isContested && !isOpen && (
        <path class="chart-edge" d={`M${from} ${y - 8}H${to}M${from} ${y + 8}H${to}`} />
      )}
      <End x={from} y={y} open={figure.strictLow} />
      {isOpen ? <OpenHead y={y} end={end} /> : <End x={to} y={y} open={isStrictHigh} />}
    </>
  )
}

/** The head of what has no end, at the edge of the frame. */
function OpenHead({ y, end }: { y: number; end: number }): VNode {
  return <path class="chart-head" d={`M${end} ${y}l-9 -5v10z`} />
}

/** An end that is included is a line; one that is excluded ("more than") an open circle. */
function End({ x, y, open }: { x: number; y: number; open: boolean }): VNode {
  if (open) return <circle class="chart-dot chart-dot-open" cx={x} cy={y} r={6} />
  return <Cap x={x} y={y} half={10} />
}

/** The tick of the best number. */
export function BestTick({ x, y }: { x: number; y: number }): VNode {
  return <path class="chart-best" d={`M${x} ${y - 11}v22`} />
}
