// Two axes of time in one picture: a bar for when it happened, a thin line to the day on which it
// became known. A line through all rows marks the day of knowledge that is looked at.
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { dayPhrase } from '../phrase/date.ts'
import { DayAxis } from './axis.tsx'
import { type DayScale, dayScale, eventScale } from './day-scale.ts'
import {
  COLUMNS,
  claimHref,
  Drawing,
  insideX,
  LINE,
  Lines,
  linesOf,
  MarkLink,
  PLOT,
  WIDTH,
  WordsOnly,
} from './drawing.tsx'
import { gapEntries, Legend, legendHeight } from './legend.tsx'
import { TimeFade, TimelineMark, timelineSamples } from './timeline-mark.tsx'
import {
  daysOf,
  groupsOf,
  isHidden,
  labelOf,
  rowName,
  stateOf,
  type TimelineRow,
} from './timeline-row.ts'
import { STEP_HEIGHT, stepName, TimelineSteps } from './timeline-step.tsx'

export {
  type HappenedTime,
  happenedWords,
  type TimelineRow,
  type TimelineStep,
} from './timeline-row.ts'

export interface TimelineChartProps {
  language: Language
  rows: readonly TimelineRow[]
  knownOn?: string
  /** First and last day of the picture: a zoom; what lies beyond stands at its edge. */
  from?: string
  to?: string
  id?: string
}

const MOST_ROWS = 60

/** When things happened and when they became known. */
export function TimelineChart(props: TimelineChartProps): VNode {
  const { language, rows, id = 'timeline' } = props
  const { timeline } = wordsIn(language).chart
  const inPicture = rows.filter((row) => isHidden(row) || isInPicture(row, props))
  if (inPicture.every(isHidden)) {
    const hidden = new Set(inPicture.map((row) => labelOf(language, row)))
    const words = hidden.size > 0 ? [...hidden] : [timeline.none]
    return <WordsOnly id={id} title={timeline.title} words={words} />
  }
  const shown = inPicture.slice(0, MOST_ROWS)
  return <TimelineDrawing {...props} id={id} rows={shown} more={inPicture.length - shown.length} />
}

/** Whether anything of a row lies in the period that is looked at. */
function isInPicture({ happened, known, steps }: TimelineRow, props: TimelineChartProps): boolean {
  const { from = '0000', to = '9999' } = props
  if (steps) return steps.some(({ earliest, latest }) => earliest <= to && latest >= from)
  const isKnown = known >= from && known.slice(0, 10) <= to
  const since = happened?.openStart ? '0000' : happened?.earliest
  const until = happened?.openEnd ? '9999' : happened?.latest
  return isKnown || (since !== undefined && until !== undefined && since <= to && until >= from)
}

interface DrawnProps extends TimelineChartProps {
  id: string
  more: number
}

function TimelineDrawing(props: DrawnProps): VNode {
  const { language, rows, knownOn, id, more } = props
  const { chart } = wordsIn(language)
  const placed = place(language, rows)
  const scale = scaleFor(props)
  const shown = rows.filter((row) => !isHidden(row))
  const samples = [
    ...timelineSamples(language, shown, { knownOn, id }),
    ...gapEntries(language, scale),
  ]
  const note = more > 0 ? linesOf(fill(chart.more, { n: more }), COLUMNS.full) : []
  const noteY = placed.bottom + 2 * LINE
  const legend = noteY + note.length * LINE + 8
  const top = 34
  return (
    <Drawing
      id={id}
      title={chart.timeline.title}
      description={`${rows.flatMap((row) => namesOf(language, row)).join('. ')}.`}
      height={legend + legendHeight(samples)}
      linked
    >
      <TimeFade id={id} />
      <DayAxis scale={scale} top={top} bottom={placed.bottom} />
      {knownOn !== undefined && (
        <KnownLine language={language} day={knownOn} scale={scale} bottom={placed.bottom} />
      )}
      {placed.headings.map(({ lines, y }) => (
        <Lines lines={lines} x={4} y={y} look="chart-heading" />
      ))}
      {placed.rows.map((one) => (
        <Row {...one} {...props} scale={scale} />
      ))}
      <Lines lines={note} x={4} y={noteY} look="chart-note" />
      <Legend language={language} y={legend} entries={samples} />
    </Drawing>
  )
}

interface PlacedRow {
  row: TimelineRow
  lines: string[]
  y: number
}

function place(
  language: Language,
  rows: readonly TimelineRow[],
): { headings: { lines: string[]; y: number }[]; rows: PlacedRow[]; bottom: number } {
  const headings: { lines: string[]; y: number }[] = []
  const placed: PlacedRow[] = []
  let y = 44
  for (const group of groupsOf(rows)) {
    if (group.band) y += 10
    const band = group.band ? [wordsIn(language).chart.timeline.official] : []
    const named = group.label === '' ? [] : linesOf(group.label, COLUMNS.bold, 2)
    const lines = [...band, ...named]
    if (lines.length > 0) headings.push({ lines, y: y + 16 })
    y += lines.length * LINE + 6
    for (const row of group.rows) {
      const text = linesOf(labelOf(language, row), COLUMNS.label, 4)
      placed.push({ row, lines: text, y })
      y += Math.max(text.length * LINE, row.steps ? STEP_HEIGHT : 0) + 6
    }
    y += 6
  }
  return { headings, rows: placed, bottom: y }
}

/** A period that is chosen is drawn as it is; else the axis fits what happened and was known. */
function scaleFor({ rows, knownOn, from, to }: TimelineChartProps): DayScale {
  const range = [PLOT.left + 14, PLOT.right] as const
  if (from === undefined && to === undefined)
    return eventScale(daysOf(rows, undefined), knownOn, range, 4)
  const days = daysOf(rows, knownOn)
    .map((day) => day.slice(0, 10))
    .filter((day) => (from === undefined || day >= from) && (to === undefined || day <= to))
  const ends = [from, to].filter((day) => day !== undefined)
  return dayScale([...days, ...ends], range, 4)
}

/** What a row says, for whoever cannot see it: of steps each of its numbers. */
function namesOf(language: Language, row: TimelineRow): string[] {
  if (!row.steps || isHidden(row)) return [rowName(language, row)]
  const label = labelOf(language, row)
  return row.steps.map((step) => [label, stepName(language, step)].filter(Boolean).join(': '))
}

function Row(props: PlacedRow & DrawnProps & { scale: DayScale }): VNode {
  const { row, lines, y, language, scale, knownOn, id } = props
  const state = stateOf(row, knownOn)
  if (row.steps && !isHidden(row))
    return (
      <>
        <Lines lines={lines} x={16} y={y + 41} />
        <TimelineSteps {...{ language, row, scale, y, knownOn }} steps={row.steps} />
      </>
    )
  return (
    <MarkLink href={row.href ?? claimHref(row.id)} name={rowName(language, row)}>
      <rect class="chart-hit" x={0} y={y - 4} width={WIDTH} height={lines.length * LINE + 4} />
      <Lines lines={lines} x={16} y={y + 17} />
      {!isHidden(row) && <TimelineMark row={row} state={state} scale={scale} y={y + 12} id={id} />}
    </MarkLink>
  )
}

function KnownLine(props: {
  language: Language
  day: string
  scale: DayScale
  bottom: number
}): VNode {
  const { language, day, scale, bottom } = props
  const x = scale.at(day)
  const label = fill(wordsIn(language).chart.timeline.asKnown, { day: dayPhrase(language, day) })
  return (
    <>
      <path class="chart-now" d={`M${x} 30V${bottom}`} />
      <Lines lines={[label]} x={insideX(x, label)} y={22} look="chart-note" anchor="middle" />
    </>
  )
}
