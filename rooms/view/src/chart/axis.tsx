// Axes: thin lines down through all rows, with round numbers or days below them.
import type { VNode } from 'preact'
import { digits } from '../phrase/number.ts'
import { textWidth } from '../terminal/text-width.ts'
import type { DayScale } from './day-scale.ts'
import { insideX, LINE, PLOT } from './drawing.tsx'
import type { Scale } from './scale.ts'

/** How many ticks of this width of text have room on the plot, at least two. */
export function tickRoom(label: string, width: number = PLOT.right - PLOT.left): number {
  return Math.max(2, Math.min(7, Math.floor(width / (textWidth(label) * 12 + 26)) + 1))
}

/** Vertical lines at the ticks, their numbers below; `unit`, left of them: what is counted. */
export function NumberAxis(props: {
  scale: Scale
  top: number
  bottom: number
  unit?: string
}): VNode {
  const { scale, top, bottom, unit } = props
  return (
    <g class="chart-axis">
      {scale.ticks.map((tick) => (
        <>
          <path class="chart-grid" d={`M${scale.at(tick)} ${top}V${bottom}`} />
          <text
            class="chart-tick"
            x={insideX(scale.at(tick), digits(tick))}
            y={bottom + LINE - 4}
            text-anchor="middle"
          >
            {digits(tick)}
          </text>
        </>
      ))}
      {unit !== undefined && (
        <text class="chart-tick" x={PLOT.left - 26} y={bottom + LINE - 4} text-anchor="end">
          {unit}
        </text>
      )}
    </g>
  )
}

/** Vertical lines at days, and the days below. */
export function DayAxis(props: { scale: DayScale; top: number; bottom: number }): VNode {
  const { scale, top, bottom } = props
  return (
    <g class="chart-axis">
      {scale.ticks.map(({ day, label }) => (
        <>
          <path class="chart-grid" d={`M${scale.at(day)} ${top}V${bottom}`} />
          <text
            class="chart-tick"
            x={insideX(scale.at(day), label)}
            y={bottom + LINE + 2}
            text-anchor="middle"
          >
            {label}
          </text>
        </>
      ))}
      {scale.gap !== undefined && <GapMark x={scale.gap} y={bottom} />}
    </g>
  )
}

/** Two strokes across an axis: here time is drawn shorter than it was. */
export function GapMark({ x, y }: { x: number; y: number }): VNode {
  return <path class="chart-gap" d={`M${x - 7} ${y + 7}l6 -14m4 14l6 -14`} />
}

/** Horizontal lines at the ticks, and their numbers to the left. */
export function NumberAxisUp({ scale, left }: { scale: Scale; left: number }): VNode {
  return (
    <g class="chart-axis">
      {scale.ticks.map((tick) => (
        <>
          <path class="chart-grid" d={`M${left} ${scale.at(tick)}H${PLOT.right}`} />
          <text class="chart-tick" x={left - 10} y={scale.at(tick) + 5} text-anchor="end">
            {digits(tick)}
          </text>
        </>
      ))}
    </g>
  )
}
