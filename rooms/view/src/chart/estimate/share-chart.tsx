// Shares in rows: how wide an interval would be with more records, as shares of the estimate; and
// how often the interval holds the truth of its own world, against what it promises.
import type { CalibrationPicture, PowerPicture } from '@tumen/estimate'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { lower, ratio, upper, whole } from '../../estimate/number.ts'
import { digits } from '../../phrase/number.ts'
import { NumberAxis, tickRoom } from '../axis.tsx'
import { Drawing, LINE, PLOT, WordsOnly } from '../drawing.tsx'
import { ArrowRight, Band } from '../hedge-mark.tsx'
import { LabelledRow, placeRows } from '../labelled-row.tsx'
import { Legend, type LegendEntry, legendHeight } from '../legend.tsx'
import { BandSample } from '../range-legend.tsx'
import { linearScale, round, type Scale } from '../scale.ts'

/** One row, in percent: a bar from nothing to `bar`, or an interval around `at`. */
interface ShareRow {
  label: string
  told: string
  bar?: number
  interval?: { low: number; high: number }
}

interface ShareRowsProps {
  language: Language
  id: string
  title: string
  rows: readonly ShareRow[]
  /** The share that all rows are compared with, upright through them. */
  line: { at: number; label: string }
  entries: readonly LegendEntry[]
}

const TOP = 8
/** What reaches further is an arrow: it would make the others a dot. */
const FARTHEST = 400

function ShareRows(props: ShareRowsProps): VNode {
  const { language, id, title, rows, line, entries: own } = props
  const { chart } = wordsIn(language).page.estimate
  if (rows.length === 0) return <WordsOnly id={id} title={title} words={[chart.nothing]} />
  const ends = rows.map(({ bar, interval }) => interval?.high ?? bar ?? 0)
  const end = Math.min(FARTHEST, Math.max(line.at, ...ends) * 1.04)
  const scale = linearScale(end, [PLOT.left, PLOT.right], tickRoom(whole(end)))
  const placed = placeRows(rows, TOP)
  const legend = placed.bottom + 2 * LINE + 10
  const entries = [
    { label: line.label, sample: <path class="chart-day" d="M34 -10v20" /> },
    ...own,
    ...(ends.some((one) => one > end) ? [{ label: chart.beyond, sample: <OpenSample /> }] : []),
  ]
  return (
    <Drawing
      id={id}
      title={title}
      description={`${line.label}. ${rows.map(({ told }) => told).join('; ')}.`}
      height={legend + legendHeight(entries)}
      linked={false}
    >
      <NumberAxis scale={scale} top={TOP - 4} bottom={placed.bottom} unit="%" />
      <path class="chart-day" d={`M${scale.at(line.at)} ${TOP - 4}V${placed.bottom}`} />
      {placed.rows.map((place) => (
        <LabelledRow place={place} name={place.row.told}>
          <ShareMark {...{ row: place.row, scale, end, y: place.middle }} />
        </LabelledRow>
      ))}
      <Legend language={language} y={legend} entries={entries} />
    </Drawing>
  )
}

function ShareMark(props: { row: ShareRow; scale: Scale; end: number; y: number }): VNode {
  const { row, scale, end, y } = props
  const { bar, interval } = row
  if (interval === undefined) {
    const width = Math.max(2, round(scale.at(bar ?? 0) - PLOT.left))
    return <rect class="chart-bar" x={PLOT.left} y={y - 9} width={width} height={18} />
  }
  const { low, high } = interval
  return (
    <g class="chart-answer">
      <Band from={scale.at(low)} end={scale.at(high)} y={y} isOpen={high > end} />
    </g>
  )
}

function OpenSample(): VNode {
  return (
    <g class="chart-answer">
      <ArrowRight from={10} y={0} end={62} />
    </g>
  )
}

export interface PowerChartProps {
  language: Language
  points: PowerPicture['points']
  id?: string
}

/** How wide the interval would be with several times the records of the same kind. */
export function PowerChart({ language, points, id = 'power' }: PowerChartProps): VNode {
  const { chart } = wordsIn(language).page.estimate
  const rows = points.map(({ factor, low, high, ratio: width }): ShareRow => {
    const label = fill(chart.powerRow, { n: digits(Number(factor.toPrecision(3))) })
    const interval = { low: 100 * low, high: 100 * high }
    const told = fill(chart.powerTold, {
      ...{ label, low: lower(interval.low), high: upper(interval.high), ratio: ratio(width) },
    })
    return { label, told, interval }
  })
  const entries = [{ label: chart.interval, sample: <BandSample /> }]
  const line = { at: 100, label: chart.powerLine }
  return <ShareRows {...{ language, id, title: chart.power, rows, line, entries }} />
}

export interface CalibrationChartProps {
  language: Language
  calibration: Pick<CalibrationPicture, 'nominal' | 'draws'> & {
    intervals: readonly Omit<CalibrationPicture['intervals'][number], 'width'>[]
  }
  id?: string
}

/** How often the intervals hold the truth of the chosen model, against what they promise. */
export function CalibrationChart(props: CalibrationChartProps): VNode {
  const { language, calibration, id = 'calibration' } = props
  const { chart } = wordsIn(language).page.estimate
  const names = { wider: chart.printed, bca: chart.bca, percentile: chart.percentile }
  const percent = (share: number) => ratio(100 * share)
  const rows = calibration.intervals.map(
    ({ kind, holds, above, below }): ShareRow => ({
      label: names[kind],
      told: fill(chart.calibrationTold, {
        ...{ label: names[kind], n: percent(holds), above: percent(above), below: percent(below) },
      }),
      bar: 100 * holds,
    }),
  )
  const line = {
    at: 100 * calibration.nominal,
    label: fill(chart.calibrationLine, { n: percent(calibration.nominal) }),
  }
  const entries = [
    {
      label: chart.calibrationBar,
      sample: <rect class="chart-bar" x={6} y={-9} width={52} height={18} />,
    },
  ]
  const title = fill(chart.calibration, { draws: whole(calibration.draws) })
  return <ShareRows {...{ language, id, title, rows, line, entries }} />
}
