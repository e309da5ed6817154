// Several numbers for the same people under each other, each with its interval: methods, curves of
// an assumption, changes of the table. Upright lines through all rows are what is documented and
// the lower bound, so that every number is seen against what is known without it.
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { lower, upper, whole } from '../../estimate/number.ts'
import { BestTick } from '../answer-bar.tsx'
import { NumberAxis } from '../axis.tsx'
import { Drawing, LINE } from '../drawing.tsx'
import { ArrowRight, Band } from '../hedge-mark.tsx'
import { LabelledRow, placeRows } from '../labelled-row.tsx'
import { Legend, type LegendEntry, legendHeight } from '../legend.tsx'
import { BandSample } from '../range-legend.tsx'
import type { Scale } from '../scale.ts'
import { lastOf, personScale } from './scale.ts'

/** One row: a number, its interval, or both; no `high` beside a `low`: open to the right. */
export interface EstimateRow {
  label: string
  at?: number
  low?: number
  high?: number
}

export interface EstimateRowsProps {
  language: Language
  id: string
  title: string
  rows: readonly EstimateRow[]
  documented: number
  bound?: number | undefined
}

const TOP = 8

/** The rows as a drawing. */
export function EstimateRows(props: EstimateRowsProps): VNode {
  const { language, id, title, rows, documented, bound } = props
  const { chart } = wordsIn(language).page.estimate
  const points = [documented, bound ?? 0, ...rows.map(({ at, low }) => at ?? low ?? 0)]
  const ends = rows.map(({ at, low, high }) => high ?? low ?? at ?? 0)
  const scale = personScale(points, ends)
  const last = lastOf(points, ends)
  const placed = placeRows(rows, TOP)
  const bottom = placed.bottom
  const entries = entriesOf(props, last)
  const legend = bottom + 2 * LINE + 10
  const told = rows.map((row) => rowName(language, row)).join('; ')
  const known = fill(chart.documentedAt, { n: whole(documented) })
  return (
    <Drawing
      id={id}
      title={title}
      description={`${known}. ${told}.`}
      height={legend + legendHeight(entries)}
      linked={false}
    >
      <NumberAxis scale={scale} top={TOP - 4} bottom={bottom} unit={chart.unit} />
      <path class="chart-day" d={`M${scale.at(documented)} ${TOP - 4}V${bottom}`} />
      {bound !== undefined && (
        <path class="chart-line chart-dash" d={`M${scale.at(bound)} ${TOP - 4}V${bottom}`} />
      )}
      {placed.rows.map((place) => (
        <LabelledRow place={place} name={rowName(language, place.row)}>
          <RowMark row={place.row} scale={scale} y={place.middle} last={last} />
        </LabelledRow>
      ))}
      <Legend language={language} y={legend} entries={entries} />
    </Drawing>
  )
}

/** A row in words: what it is, its number and its limits. */
function rowName(language: Language, { label, at, low, high }: EstimateRow): string {
  const { chart } = wordsIn(language).page.estimate
  return fill(chart.row, {
    label,
    ...(at !== undefined && { n: whole(at) }),
    ...(low !== undefined && high !== undefined && { low: lower(low), high: upper(high) }),
    ...(low !== undefined && high === undefined && { from: lower(low) }),
  })
}

interface MarkProps {
  row: EstimateRow
  scale: Scale
  y: number
  last: number
}

function RowMark({ row, scale, y, last }: MarkProps): VNode {
  const { at, low, high } = row
  const isOpen = low !== undefined && (high === undefined || high > last)
  return (
    <g class="chart-answer">
      {low !== undefined && (
        <Band from={scale.at(low)} end={scale.at(high ?? low)} y={y} isOpen={isOpen} />
      )}
      {at !== undefined && at <= last && <BestTick x={scale.at(at)} y={y} />}
    </g>
  )
}

function entriesOf(props: EstimateRowsProps, last: number): LegendEntry[] {
  const { language, rows, bound } = props
  const { chart } = wordsIn(language).page.estimate
  const isOpen = rows.some(({ low, high }) => low !== undefined && (high ?? last + 1) > last)
  const hasInterval = rows.some(({ low }) => low !== undefined)
  return [
    { label: chart.documented, sample: <path class="chart-day" d="M34 -10v20" /> },
    ...(bound === undefined
      ? []
      : [{ label: chart.bound, sample: <path class="chart-line chart-dash" d="M34 -12v24" /> }]),
    ...(rows.some(({ at }) => at !== undefined)
      ? [{ label: chart.estimate, sample: <BestTick x={34} y={0} /> }]
      : []),
    ...(hasInterval ? [{ label: chart.interval, sample: <BandSample /> }] : []),
    ...(isOpen ? [{ label: chart.beyond, sample: <OpenSample /> }] : []),
  ]
}

function OpenSample(): VNode {
  return (
    <g class="chart-answer">
      <ArrowRight from={10} y={0} end={62} />
    </g>
  )
}
