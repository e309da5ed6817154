// A figure as a drawing: on top the answer, below it one row for each statement with its hedge
// drawn as such, grouped by who said it. Every row leads to its claim.
import type { VNode } from 'preact'
import type { FigureAnswer } from '../figure-answer.ts'
import { originLine } from '../figure-report.ts'
import { fill } from '../fill.ts'
import { headline } from '../headline.ts'
import type { Language } from '../language.ts'
import { digits, type StatedNumber } from '../number-phrase.ts'
import { wordsIn } from '../words.ts'
import { AnswerBar, sidesOf } from './answer-bar.tsx'
import { NumberAxis, tickRoom } from './axis.tsx'
import {
  COLUMNS,
  claimHref,
  Drawing,
  LINE,
  Lines,
  linesOf,
  MarkLink,
  PLOT,
  WIDTH,
  WordsOnly,
} from './drawing.tsx'
import { HatchPattern } from './hatch.tsx'
import type { Hedge } from './hedge.ts'
import { HedgeMark } from './hedge-mark.tsx'
import { intervalEntries } from './interval-legend.tsx'
import { type IntervalRow, type IntervalRows, intervalRows } from './interval-row.ts'
import { Legend, type LegendEntry, legendHeight } from './legend.tsx'
import { linearScale, type Scale } from './scale.ts'

export interface IntervalChartProps {
  language: Language
  answer: FigureAnswer
  /** The statements' own numbers by claim id, where the asker may read them. */
  numbers?: Readonly<Record<string, StatedNumber>>
  hrefOf?: (claim: string) => string
  id?: string
}

/** A figure with one mark for each statement behind it. */
export function IntervalChart(props: IntervalChartProps): VNode {
  const { language, answer, numbers = {}, id = 'interval' } = props
  const { chart, reason } = wordsIn(language)
  const rows = intervalRows({ language, answer, numbers })
  const { title } = chart.interval
  const hasNumber = answer.figure.low !== null || answer.figure.high !== null
  if (!hasNumber && rows.groups.length === 0 && rows.aside.length === 0)
    return <WordsOnly id={id} title={title} words={[reason.status[answer.figure.status]]} />
  return <IntervalDrawing {...props} id={id} rows={rows} hasNumber={hasNumber} />
}

interface DrawnProps extends IntervalChartProps {
  id: string
  rows: IntervalRows
  hasNumber: boolean
}

function IntervalDrawing(props: DrawnProps): VNode {
  const { language, answer, rows, id, hasNumber, hrefOf = claimHref } = props
  const words = wordsIn(language)
  const placed = place(props)
  const scale = scaleFor(answer, rows)
  return (
    <Drawing
      id={id}
      title={words.chart.interval.title}
      description={descriptionOf(language, answer, rows)}
      height={placed.height}
      linked
    >
      <HatchPattern id={id} />
      {(hasNumber || opsOf(rows).length > 0) && (
        <NumberAxis
          scale={scale}
          top={placed.axisTop}
          bottom={placed.axisBottom}
          unit={words.unit[answer.question.unit ?? 'persons']}
        />
      )}
      <AnswerRow {...props} placed={placed} scale={scale} />
      {placed.headings.map(({ lines, y }) => (
        <Lines lines={lines} x={4} y={y} look="chart-heading" />
      ))}
      {placed.rows.map((row) => (
        <Row {...row} scale={scale} href={hrefOf(row.row.claim)} />
      ))}
      <Lines lines={placed.more.lines} x={4} y={placed.more.y} look="chart-note" />
      <Legend language={language} y={placed.legend} entries={placed.entries} />
    </Drawing>
  )
}

function AnswerRow(props: DrawnProps & { placed: Placed; scale: Scale }): VNode {
  const { language, answer, hasNumber, placed, scale, id } = props
  const { chart } = wordsIn(language)
  return (
    <>
      <Lines lines={placed.lead} x={4} y={22} look="chart-lead" />
      {hasNumber && (
        <>
          <Lines
            lines={[chart.interval.answer]}
            x={4}
            y={placed.answerY + 5}
            look="chart-heading"
          />
          <AnswerBar figure={answer.figure} scale={scale} y={placed.answerY} id={id} />
        </>
      )}
    </>
  )
}

interface PlacedRow {
  row: IntervalRow
  lines: string[]
  y: number
}

interface Placed {
  lead: string[]
  answerY: number
  axisTop: number
  axisBottom: number
  headings: { lines: string[]; y: number }[]
  rows: PlacedRow[]
  more: { lines: string[]; y: number }
  entries: LegendEntry[]
  legend: number
  height: number
}

/** The answer in words above its bar; that it is contested is said before anything is drawn. */
function toldOf({ language, answer, hasNumber }: DrawnProps): string {
  const { reason, page } = wordsIn(language)
  const { status } = reason
  if (!hasNumber) return status[answer.figure.status]
  const numbers = headline(language, answer)
  if (answer.figure.status !== 'contested') return numbers
  return fill(page.figure.cite.plainAnswer, { numbers, status: status.contested })
}

/** Where everything stands, from top to bottom. */
function place(props: DrawnProps): Placed {
  const { language, answer, rows, hasNumber } = props
  const { chart } = wordsIn(language)
  const told = toldOf(props)
  const lead = linesOf(told, COLUMNS.bold, 6)
  const answerY = lead.length * LINE + 30
  const axisTop = answerY - 20
  const placed: Placed['rows'] = []
  const headings: Placed['headings'] = []
  let y = answerY + (hasNumber ? 34 : -10)
  const groups = [
    ...rows.groups,
    ...(rows.aside.length > 0 ? [{ label: chart.interval.aside, rows: rows.aside }] : []),
  ]
  for (const group of groups) {
    const lines = linesOf(group.label, COLUMNS.bold, 2)
    headings.push({ lines, y: y + 14 })
    y += lines.length * LINE + 6
    for (const row of group.rows) {
      const text = linesOf(row.text, columnsOf(row), 3)
      placed.push({ row, lines: text, y })
      y += text.length * LINE + (row.aside && row.hedge ? LINE - 2 : 6)
    }
    y += 8
  }
  const axisBottom = y
  const more = rows.more > 0 ? linesOf(fill(chart.more, { n: rows.more }), COLUMNS.full) : []
  const moreY = axisBottom + 2 * LINE
  const legend = moreY + more.length * LINE + 6
  const entries = intervalEntries({ language, answer, ops: opsOf(rows), id: props.id })
  return {
    lead,
    answerY,
    axisTop,
    axisBottom,
    headings,
    rows: placed,
    more: { lines: more, y: moreY },
    entries,
    legend,
    height: legend + legendHeight(entries),
  }
}

/** A statement that stands aside has its reason in words, over the whole width. */
function columnsOf(row: IntervalRow): number {
  return row.aside ? COLUMNS.full - 2 : COLUMNS.label
}

function Row(props: PlacedRow & { scale: Scale; href: string }): VNode {
  const { row, lines, y, scale, href } = props
  const below = row.aside ? lines.length * LINE + 4 : 12
  return (
    <MarkLink href={href} name={row.name}>
      <rect class="chart-hit" x={0} y={y - 4} width={WIDTH} height={lines.length * LINE + 4} />
      <Lines lines={lines} x={16} y={y + 17} />
      <g class={row.aside ? 'chart-hollow' : 'chart-counted'}>
        {row.hedge && <HedgeMark hedge={row.hedge} scale={scale} y={y + below} />}
      </g>
    </MarkLink>
  )
}

function opsOf(rows: IntervalRows): Hedge['op'][] {
  const all = [...rows.groups.flatMap((group) => group.rows), ...rows.aside]
  return all.flatMap(({ hedge }) => hedge?.op ?? [])
}

function scaleFor({ figure }: FigureAnswer, rows: IntervalRows): Scale {
  const drawn = [...rows.groups.flatMap((group) => group.rows), ...rows.aside]
  const ends = [figure.low, figure.best, figure.high].flatMap((end) => end?.value ?? [])
  const sides = (sidesOf(figure) ?? []).flatMap(({ low, high }) => [low, high ?? low])
  const stated = drawn.flatMap(({ hedge }) => (hedge ? [hedge.high ?? hedge.low] : []))
  const max = Math.max(1, ...ends, ...sides, ...stated)
  const isOpen = figure.open || drawn.some(({ hedge }) => hedge?.high === null)
  const top = isOpen ? max * 1.15 : max
  return linearScale(top, [PLOT.left, PLOT.right], tickRoom(digits(Math.round(top))))
}

function descriptionOf(language: Language, answer: FigureAnswer, rows: IntervalRows): string {
  const { chart, reason } = wordsIn(language)
  const n = rows.groups.reduce((sum, group) => sum + group.rows.length, 0)
  const lines = fill(chart.interval.lines, { n, origins: rows.groups.length })
  const numbers = answer.figure.low === null ? [] : [`${headline(language, answer)}.`]
  const counts = answer.figure.reports === 0 ? [] : [originLine(language, answer.figure)]
  return [...numbers, reason.status[answer.figure.status], ...counts, lines].join(' ')
}
