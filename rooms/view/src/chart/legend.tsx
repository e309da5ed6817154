// The legend of a chart: a sample of each mark that occurs, and what it means, two in a row.
import type { VNode } from 'preact'
import type { Language } from '../language.ts'
import { wordsIn } from '../words.ts'
import { LINE, Lines, linesOf } from './drawing.tsx'

const ROW = 2 * LINE - 4
const COLUMN = 318
const LABEL_COLUMNS = 20

/** A mark, drawn around y = 0 between x = 0 and 64, and its meaning. */
export interface LegendEntry {
  label: string
  sample: VNode
}

/** How high a legend of so many entries is, its heading included. */
export function legendRows(entries: number): number {
  return entries === 0 ? 8 : Math.ceil(entries / 2) * ROW + LINE + 10
}

/** The legend; `y` is the baseline of its heading. */
export function Legend(props: {
  language: Language
  y: number
  entries: readonly LegendEntry[]
}): VNode {
  const { language, y, entries } = props
  if (entries.length === 0) return <g />
  return (
    <g class="chart-legend">
      <Lines lines={[wordsIn(language).chart.legend]} x={4} y={y} look="chart-heading" />
      {entries.map(({ label, sample }, n) => {
        const x = 4 + (n % 2) * COLUMN
        const middle = y + 28 + Math.floor(n / 2) * ROW
        const lines = linesOf(label, LABEL_COLUMNS, 2)
        const first = middle + 5 - ((lines.length - 1) * LINE) / 2
        return (
          <>
            <g transform={`translate(${x} ${middle})`}>{sample}</g>
            <Lines lines={lines} x={x + 78} y={first} look="chart-note" />
          </>
        )
      })}
    </g>
  )
}
