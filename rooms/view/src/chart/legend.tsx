// The legend of a chart: a sample of each mark that occurs, and what it means, two in a row.
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { dayPhrase } from '../phrase/date.ts'
import { GapMark } from './axis.tsx'
import type { DayScale } from './day-scale.ts'
import { LINE, Lines, linesOf } from './drawing.tsx'

const COLUMN = 318
const LABEL_COLUMNS = 20

/** The line at the day of knowledge that is looked at. */
export function knownEntry(language: Language, day: string): LegendEntry {
  const label = fill(wordsIn(language).chart.timeline.asKnown, { day: dayPhrase(language, day) })
  return { label, sample: <path class="chart-now" d="M34 -10v20" /> }
}

/** The strokes at which an axis of days is drawn shorter; none where it is not. */
export function gapEntries(language: Language, { gap }: Pick<DayScale, 'gap'>): LegendEntry[] {
  if (gap === undefined) return []
  return [{ label: wordsIn(language).chart.timeline.gap, sample: <GapMark x={34} y={0} /> }]
}

/** A mark, drawn around y = 0 between x = 0 and 64, and its meaning. */
export interface LegendEntry {
  label: string
  sample: VNode
}

/** Where the rows of two begin below the heading, and where the last one ends. */
function rowTops(entries: readonly LegendEntry[]): number[] {
  const tops = [14]
  for (let n = 0; n < entries.length; n += 2) {
    const pair = entries.slice(n, n + 2).map(({ label }) => linesOf(label, LABEL_COLUMNS, 2))
    const most = Math.max(...pair.map((lines) => lines.length))
    tops.push((tops.at(-1) ?? 0) + most * LINE + 8)
  }
  return tops
}

/** How high a legend is, its heading included. */
export function legendHeight(entries: readonly LegendEntry[]): number {
  return entries.length === 0 ? 8 : LINE + (rowTops(entries).at(-1) ?? 0)
}

/** The legend; `y` is the baseline of its heading. */
export function Legend(props: {
  language: Language
  y: number
  entries: readonly LegendEntry[]
}): VNode {
  const { language, y, entries } = props
  if (entries.length === 0) return <g />
  const tops = rowTops(entries)
  return (
    <g class="chart-legend">
      <Lines lines={[wordsIn(language).chart.legend]} x={4} y={y} look="chart-heading" />
      {entries.map(({ label, sample }, n) => {
        const x = 4 + (n % 2) * COLUMN
        const row = Math.floor(n / 2)
        const [top = 0, next = top] = tops.slice(row, row + 2)
        const middle = y + (top + next) / 2
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
