// One row of a drawing of numbers, as wide as the page lets it be. It holds marks only: the words
// stand beside or above it, so that no label runs into a line and all of them wrap and are read.
import type { ComponentChildren, VNode } from 'preact'
import { digits } from '../phrase/number.ts'
import { textWidth } from '../terminal/text-width.ts'
import { AnswerBar, type AnswerBarProps } from './answer-bar.tsx'
import { tickRoom } from './axis.tsx'
import { HatchPattern } from './hatch.tsx'
import type { Hedge } from './hedge.ts'
import { HedgeMark } from './hedge-mark.tsx'
import { linearScale, round, type Scale } from './scale.ts'

/** Where marks stand in a strip, in its own units; what has no end is anchored at its edge. */
export const STRIP = { width: 360, height: 24, left: 30, right: 322, edge: 356 } as const
const AXIS_HEIGHT = 15
/** The width of a column of the small text of an axis. */
const TICK_COLUMN = 7.5

/** The scale of strips from 0 to the largest number; with room behind it where an end is open. */
export function stripScale(max: number, isOpen: boolean): Scale {
  const top = Math.max(1, isOpen ? max * 1.15 : max)
  const { left, right } = STRIP
  return linearScale(top, [left, right], tickRoom(digits(Math.round(top)), right - left))
}

/** The answer as a bar. */
export function AnswerStrip(props: {
  figure: AnswerBarProps['figure']
  scale: Scale
  /** Unique on its page. */
  id: string
  /** What it shows in words, where no words beside it say so. */
  label?: string
}): VNode {
  const { figure, scale, id, label } = props
  return (
    <Strip scale={scale} label={label}>
      <HatchPattern id={id} />
      <OpenFade id={id} />
      <AnswerBar figure={figure} scale={scale} y={STRIP.height / 2} end={STRIP.edge} id={id} />
    </Strip>
  )
}

/** One statement with its hedge; hollow when it does not count. */
export function HedgeStrip(props: { hedge: Hedge; scale: Scale; isAside: boolean }): VNode {
  const { hedge, scale, isAside } = props
  return (
    <Strip scale={scale}>
      <g class={isAside ? 'chart-hollow' : 'chart-counted'}>
        <HedgeMark hedge={hedge} scale={scale} y={STRIP.height / 2} end={STRIP.edge} />
      </g>
    </Strip>
  )
}

/** The numbers below strips. */
export function AxisStrip({ scale }: { scale: Scale }): VNode {
  return (
    <svg
      class="strip strip-axis"
      viewBox={`0 0 ${STRIP.width} ${AXIS_HEIGHT}`}
      aria-hidden="true"
      direction="ltr"
    >
      {scale.ticks.map((tick) => (
        <text
          class="strip-tick"
          x={tickX(scale.at(tick), digits(tick))}
          y={11}
          text-anchor="middle"
        >
          {digits(tick)}
        </text>
      ))}
    </svg>
  )
}

function tickX(x: number, text: string): number {
  const half = (textWidth(text) * TICK_COLUMN) / 2
  return round(Math.max(half, Math.min(x, STRIP.width - half)))
}

interface StripProps {
  scale: Scale
  label?: string | undefined
  children?: ComponentChildren
}

function Strip({ scale, label, children }: StripProps): VNode {
  const { width, height } = STRIP
  const isSilent = label === undefined
  return (
    <svg
      class="strip"
      viewBox={`0 0 ${width} ${height}`}
      direction="ltr"
      role={isSilent ? undefined : 'img'}
      aria-label={label}
      aria-hidden={isSilent ? 'true' : undefined}
    >
      {scale.ticks.map((tick) => (
        <path class="chart-grid" d={`M${scale.at(tick)} 0V${height}`} />
      ))}
      {children}
    </svg>
  )
}

/** Fades towards the edge at which a bar without an upper end is anchored. */
export function OpenFade({ id, isUp = false }: { id: string; isUp?: boolean }): VNode {
  const along = isUp ? { x1: 0, y1: 1, x2: 0, y2: 0 } : {}
  return (
    <defs>
      <linearGradient id={`${id}-open`} {...along}>
        <stop class="chart-open-near" offset="0" />
        <stop class="chart-open-far" offset="1" />
      </linearGradient>
    </defs>
  )
}
