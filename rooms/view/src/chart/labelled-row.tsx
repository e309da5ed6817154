// Rows of a drawing, each with its label at the left, broken into lines, and its mark beside.
import type { ComponentChildren, VNode } from 'preact'
import { COLUMNS, LINE, Lines, linesOf, MarkLink, WIDTH } from './drawing.tsx'

const MARK_HEIGHT = 32
const BETWEEN = 8

/** A row in its place: the lines of its label, its upper edge, and the height of its mark. */
export interface PlacedRow<R> {
  row: R
  lines: readonly string[]
  y: number
  middle: number
}

/** Rows under each other from `top` on, each as high as its label, and where they end. */
export function placeRows<R extends { label: string }>(
  rows: readonly R[],
  top: number,
): { rows: PlacedRow<R>[]; bottom: number } {
  let y = top
  const placed = rows.map((row) => {
    const lines = linesOf(row.label, COLUMNS.label, 3)
    const height = Math.max(lines.length * LINE, MARK_HEIGHT)
    const one = { row, lines, y, middle: y + height / 2 }
    y += height + BETWEEN
    return one
  })
  return { rows: placed, bottom: y }
}

/** A placed row with its mark; `name` says in words what the mark shows. */
export function LabelledRow(props: {
  place: Pick<PlacedRow<unknown>, 'lines' | 'y'>
  name: string
  children: ComponentChildren
}): VNode {
  const { place, name, children } = props
  return (
    <MarkLink name={name}>
      <rect
        class="chart-hit"
        x={0}
        y={place.y}
        width={WIDTH}
        height={place.lines.length * LINE + 2}
      />
      <Lines lines={place.lines} x={4} y={place.y + 18} />
      {children}
    </MarkLink>
  )
}
