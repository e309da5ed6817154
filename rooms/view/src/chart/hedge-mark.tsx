// The mark of one statement: each hedge has a shape of its own, so that "at least 39" never looks
// like 39. Short bars are at least so long that they can be seen.
import type { VNode } from 'preact'
import { PLOT } from './drawing.tsx'
import type { Hedge } from './hedge.ts'
import { round, type Scale } from './scale.ts'

const DOT = 5
/** The shortest bar beside a dot, from the middle of the dot. */
const LEAST = 13

/** A band around a number with its edges; one that is open at its end has an arrow there. */
export function Band(props: { from: number; end: number; y: number; isOpen: boolean }): VNode {
  const { from, y, isOpen } = props
  const to = isOpen ? PLOT.edge - 14 : props.end
  const width = Math.max(2, round(to - from))
  return (
    <>
      <rect class="chart-band" x={from} y={y - 8} width={width} height={16} />
      <path class="chart-edge" d={`M${from} ${y - 8}H${to}M${from} ${y + 8}H${to}`} />
      <Cap x={from} y={y} half={10} />
      {isOpen ? <ArrowRight from={to} y={y} /> : <Cap x={to} y={y} half={10} />}
    </>
  )
}

interface MarkProps {
  hedge: Hedge
  scale: Scale
  /** The middle of the row. */
  y: number
  /** Where an open end points to. */
  end?: number
}

/** The mark of a statement on a scale. */
export function HedgeMark(props: MarkProps): VNode {
  return <g class="chart-mark">{MARKS[props.hedge.op](props)}</g>
}

const MARKS: Readonly<Record<Hedge['op'], (props: MarkProps) => VNode>> = {
  exactly: (props) => <Dot {...props} />,
  about: (props) => (
    <>
      <Soft {...props} left right />
      <Dot {...props} />
    </>
  ),
  odd: (props) => (
    <>
      <Soft {...props} right />
      <Dot {...props} />
    </>
  ),
  nearly: (props) => (
    <>
      <Soft {...props} left />
      <Dot {...props} />
    </>
  ),
  at_least: (props) => (
    <>
      <ArrowRight from={dotOf(props)} y={props.y} end={props.end} />
      <Dot {...props} />
    </>
  ),
  more_than: (props) => (
    <>
      <ArrowRight from={dotOf(props)} y={props.y} end={props.end} />
      <Dot {...props} open />
    </>
  ),
  up_to: (props) => (
    <>
      <ArrowLeft {...props} />
      <Cap x={dotOf(props)} y={props.y} />
      <Dot {...props} />
    </>
  ),
  fewer_than: (props) => (
    <>
      <ArrowLeft {...props} />
      <Dot {...props} open />
    </>
  ),
  range: (props) => <Range {...props} />,
  vague: (props) => <Vague {...props} />,
  none: ({ scale, y }) => (
    <path class="chart-line" d={`M${round(scale.at(0) - 5)} ${y - 5}l10 10m0 -10l-10 10`} />
  ),
  unknown_some: (props) => <Somebody {...props} />,
}

function dotOf({ hedge, scale }: MarkProps): number {
  return scale.at(hedge.dot ?? hedge.low)
}

function Dot({ open, ...props }: MarkProps & { open?: boolean }): VNode {
  const look = open ? 'chart-dot chart-dot-open' : 'chart-dot'
  return <circle class={look} cx={dotOf(props)} cy={props.y} r={DOT} />
}

/** The soft bar of values that the words allow, at least so long that it can be seen. */
function Soft(props: MarkProps & { left?: boolean; right?: boolean }): VNode {
  const { hedge, scale, y, left, right } = props
  const dot = dotOf(props)
  // Nothing lies below none: a short bar is cut there, however short it gets.
  const from = left ? Math.max(scale.at(0), Math.min(scale.at(hedge.low), dot - LEAST)) : dot
  const to = right ? Math.max(scale.at(hedge.high ?? hedge.low), dot + LEAST) : dot
  return (
    <rect
      class="chart-soft"
      x={round(from)}
      y={y - DOT}
      width={round(to - from)}
      height={2 * DOT}
    />
  )
}

/** An open end towards more. */
export function ArrowRight(props: { from: number; y: number; end?: number | undefined }): VNode {
  const { from, y, end: tip = PLOT.edge } = props
  return (
    <>
      <path class="chart-line" d={`M${from} ${y}H${tip - 2}`} />
      <path class="chart-head" d={`M${tip} ${y}l-9 -5v10z`} />
    </>
  )
}

function ArrowLeft(props: MarkProps): VNode {
  const { scale, y } = props
  const dot = dotOf(props)
  const tip = Math.min(scale.at(0), dot - 2 * LEAST)
  return (
    <>
      <path class="chart-line" d={`M${dot} ${y}H${round(tip + 2)}`} />
      <path class="chart-head" d={`M${round(tip)} ${y}l9 -5v10z`} />
    </>
  )
}

/** A short upright line: an end that is included. */
export function Cap({ x, y, half = 8 }: { x: number; y: number; half?: number }): VNode {
  return <path class="chart-line" d={`M${x} ${y - half}v${2 * half}`} />
}

function Range({ hedge, scale, y }: MarkProps): VNode {
  const from = scale.at(hedge.low)
  const to = Math.max(scale.at(hedge.high ?? hedge.low), from + 3)
  return (
    <>
      <rect class="chart-bar" x={from} y={y - 4} width={round(to - from)} height={8} />
      <Cap x={from} y={y} />
      <Cap x={round(to)} y={y} />
    </>
  )
}

function Vague({ hedge, scale, y, end = PLOT.edge }: MarkProps): VNode {
  const from = scale.at(hedge.low)
  const to = hedge.high === null ? end - 9 : Math.max(scale.at(hedge.high), from + LEAST)
  return (
    <>
      <rect class="chart-vague" x={from} y={y - DOT} width={round(to - from)} height={2 * DOT} />
      {hedge.high === null && <path class="chart-head" d={`M${end} ${y}l-9 -5v10z`} />}
    </>
  )
}

function Somebody({ hedge, scale, y, end = PLOT.edge }: MarkProps): VNode {
  const from = scale.at(hedge.low)
  return (
    <>
      <Cap x={from} y={y} />
      <path class="chart-line chart-dash" d={`M${from} ${y}H${end - 2}`} />
      <path class="chart-head" d={`M${end} ${y}l-9 -5v10z`} />
    </>
  )
}
