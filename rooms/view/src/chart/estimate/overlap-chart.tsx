// How lists overlap (Lex et al. 2014, UpSet): a column for each list, a row for each set of lists
// on which exactly these persons stand, the fullest first. Rows and not columns, so that it can be
// read on a narrow screen.
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { EstimatePictures } from '../../estimate/answer.ts'
import { digits } from '../../phrase/number.ts'
import { textWidth } from '../../terminal/text-width.ts'
import {
  COLUMNS,
  Drawing,
  LINE,
  Lines,
  linesOf,
  MarkLink,
  PLOT,
  WIDTH,
  WordsOnly,
} from '../drawing.tsx'
import { linearScale, round } from '../scale.ts'

type OverlapData = EstimatePictures['overlap']

export interface OverlapChartProps {
  language: Language
  overlap: OverlapData
  id?: string
}

/** More lists would stand on each other, and more rows than these nobody reads. */
const MOST_LISTS = 6
const MOST_ROWS = 31
const STEP = 29
const LEFT = 22
const ROW = 28
/** The width of a column of the number after a bar, on a narrow screen. */
const COLUMN = 13

/** The letter of a list in pictures and tables. */
export function listLetter(at: number): string {
  return String.fromCharCode(65 + (at % 26))
}

/** The overlap as a drawing; in words where there are too many lists for one. */
export function OverlapChart(props: OverlapChartProps): VNode {
  const { language, overlap, id = 'overlap' } = props
  const { chart } = wordsIn(language).page.estimate
  const { lists, intersections } = overlap
  if (lists.length > MOST_LISTS || intersections.length === 0)
    return <WordsOnly id={id} title={chart.overlap} words={[chart.overlapNone]} />
  const rows = intersections.slice(0, MOST_ROWS)
  const names = lists.flatMap(({ name, size }, n) =>
    linesOf(`${listLetter(n)}: ${name} (${digits(size)})`, COLUMNS.full, 2),
  )
  const top = names.length * LINE + 44
  const left = intersections.length - rows.length
  const bottom = top + rows.length * ROW
  const most = Math.max(...rows.map(({ persons }) => persons))
  const scale = linearScale(most, [PLOT.left, WIDTH - 12 - textWidth(digits(most)) * COLUMN], 2)
  return (
    <Drawing
      id={id}
      title={chart.overlap}
      description={`${rows.map((row) => overlapName(language, overlap, row)).join('; ')}.`}
      height={bottom + (left > 0 ? LINE : 0) + 8}
      linked={false}
    >
      <Lines lines={names} x={4} y={18} />
      {lists.map((_, n) => (
        <text class="chart-heading" x={LEFT + n * STEP} y={top - 10} text-anchor="middle">
          {listLetter(n)}
        </text>
      ))}
      {rows.map((row, n) => (
        <Row
          {...{ row, scale, width: lists.length, y: top + n * ROW + ROW / 2 }}
          name={overlapName(language, overlap, row)}
        />
      ))}
      {left > 0 && (
        <Lines
          lines={[fill(wordsIn(language).chart.more, { n: digits(left) })]}
          x={4}
          y={bottom + LINE - 4}
          look="chart-note"
        />
      )}
    </Drawing>
  )
}

type Intersection = OverlapData['intersections'][number]

/** A row in words: which lists, and how many persons stand on exactly these. */
export function overlapName(language: Language, { lists }: OverlapData, row: Intersection): string {
  const words = wordsIn(language)
  const names = row.lists.map((at) => lists[at]?.name ?? '')
  return fill(words.page.estimate.chart.overlapRow, {
    lists: names.join(words.report.list),
    n: digits(row.persons),
  })
}

function Row(props: {
  row: Intersection
  scale: { at(value: number): number }
  width: number
  y: number
  name: string
}): VNode {
  const { row, scale, width, y, name } = props
  const places = row.lists.map((at) => LEFT + at * STEP)
  const [from = LEFT, to = LEFT] = [places[0], places.at(-1)]
  const length = Math.max(2, round(scale.at(row.persons) - PLOT.left))
  return (
    <MarkLink name={name}>
      {Array.from({ length: width }, (_, n) => (
        <circle
          class={row.lists.includes(n) ? 'chart-dot' : 'chart-off'}
          cx={LEFT + n * STEP}
          cy={y}
          r={row.lists.includes(n) ? 8 : 4}
        />
      ))}
      {from < to && <path class="chart-line" d={`M${from} ${y}H${to}`} />}
      <rect class="chart-bar" x={PLOT.left} y={y - 9} width={length} height={18} />
      <text class="chart-label" x={PLOT.left + length + 8} y={y + 6}>
        {digits(row.persons)}
      </text>
    </MarkLink>
  )
}
