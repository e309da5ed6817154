// The mark of one row of a timeline: bar with fading or open ends, dot for a single day, thin
// line to the day on which it became known.
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { DayScale } from './day-scale.ts'
import { knownEntry, type LegendEntry } from './legend.tsx'
import { round } from './scale.ts'
import {
  endsOf,
  type HappenedTime,
  type RowState,
  stateOf,
  type TimelineRow,
} from './timeline-row.ts'

const HALF = 6

/** Fills that fade towards both ends, for days that are not known exactly. */
export function TimeFade({ id }: { id: string }): VNode {
  return (
    <defs>
      <linearGradient id={`${id}-fade`}>
        <stop class="chart-fade-end" offset="0" />
        <stop class="chart-fade-middle" offset="0.3" />
        <stop class="chart-fade-middle" offset="0.7" />
        <stop class="chart-fade-end" offset="1" />
      </linearGradient>
    </defs>
  )
}

interface MarkProps {
  row: TimelineRow
  state: RowState
  scale: DayScale
  y: number
  id: string
}

const LOOK: Readonly<Record<RowState, string>> = {
  known: 'chart-mark',
  later: 'chart-mark chart-later',
  withdrawn: 'chart-mark chart-hollow',
}

/** The mark of a row; its look says whether it was known, withdrawn or not yet known. */
export function TimelineMark({ row, state, scale, y, id }: MarkProps): VNode {
  const known = scale.at(row.known)
  const { happened } = row
  const last = happened && endsOf(happened).at(-1)
  const end = last === undefined ? known : scale.at(last)
  return (
    <g class={`${LOOK[state]}${row.official ? ' chart-official' : ''}`}>
      {end !== known && <path class="chart-thin" d={`M${end} ${y}H${known}`} />}
      {happened && <TimeBar time={happened} scale={scale} y={y} id={id} />}
      {isWithin(scale, row.known) && (
        <path class="chart-known" d={`M${known} ${y - 5}l5 5l-5 5l-5 -5z`} />
      )}
    </g>
  )
}

type BarScale = Pick<DayScale, 'at' | 'first' | 'last'>

/** Whether a day lies in the picture: a mark at the edge would say that it was on that day. */
function isWithin({ first, last }: BarScale, day: string): boolean {
  const date = day.slice(0, 10)
  return date >= first && date <= last
}

/** The bar of a time, cut where the picture ends; nothing of a time that lies beyond it. */
function TimeBar(props: { time: HappenedTime; scale: BarScale; y: number; id: string }): VNode {
  const { time, scale, y, id } = props
  const [from, to] = [scale.at(time.earliest), scale.at(time.latest)]
  const isDay = time.earliest === time.latest
  const isAfter = !time.openStart && time.earliest > scale.last
  const isBefore = !time.openEnd && time.latest < scale.first
  if (isAfter || isBefore) return <g />
  if (time.openStart && time.openEnd)
    return <OpenBar at={scale.at(scale.first)} y={y} towards={1} cap={false} />
  if (time.openEnd)
    return <OpenBar at={from} y={y} towards={1} cap={isWithin(scale, time.earliest)} />
  if (time.openStart)
    return <OpenBar at={to} y={y} towards={-1} cap={isWithin(scale, time.latest)} />
  if (isDay && !time.approximate) return <circle class="chart-dot" cx={from} cy={y} r={5} />
  const [left, width] = [isDay ? from - 12 : from, isDay ? 24 : Math.max(6, to - from)]
  return (
    <rect
      class={time.approximate ? 'chart-fading' : 'chart-bar'}
      x={round(left)}
      y={y - HALF}
      width={round(width)}
      height={2 * HALF}
      fill={time.approximate ? `url(#${id}-fade)` : undefined}
    />
  )
}

/** Since or until a day: a line at the day, an arrow away from it. */
function OpenBar(props: { at: number; y: number; towards: 1 | -1; cap: boolean }): VNode {
  const { at, y, towards, cap } = props
  const tip = round(at + towards * 26)
  return (
    <>
      <path
        class="chart-line"
        d={`${cap ? `M${at} ${y - 8}v16` : ''}M${at} ${y}H${round(tip - towards * 2)}`}
      />
      <path class="chart-head" d={`M${tip} ${y}l${-towards * 9} -5v10z`} />
    </>
  )
}

/** The marks that occur, for the legend. */
export function timelineSamples(
  language: Language,
  rows: readonly TimelineRow[],
  { knownOn, id }: { knownOn: string | undefined; id: string },
): LegendEntry[] {
  const { timeline } = wordsIn(language).chart
  const marks = rows.filter(({ steps }) => steps === undefined)
  const isStepped = marks.length < rows.length
  const states = new Set(rows.map((row) => stateOf(row, knownOn)))
  const times = marks.flatMap(({ happened }) => happened ?? [])
  const scale: BarScale = { at: (day) => (day === 'a' ? 8 : 56), first: 'a', last: 'b' }
  const bar = (time: HappenedTime): VNode => <TimeBar time={time} scale={scale} y={0} id={id} />
  const whole = { earliest: 'a', latest: 'b' }
  return [
    ...(times.some(isBar) ? [{ label: timeline.happened, sample: bar(whole) }] : []),
    ...(times.some(isOneDay)
      ? [{ label: timeline.day, sample: bar({ earliest: 'b', latest: 'b' }) }]
      : []),
    ...(marks.length > 0 ? [{ label: timeline.known, sample: <KnownSample /> }] : []),
    ...(isStepped ? [{ label: timeline.step, sample: <StepSample /> }] : []),
    ...(times.some(({ approximate }) => approximate)
      ? [{ label: timeline.about, sample: bar({ ...whole, approximate: true }) }]
      : []),
    ...(times.some(({ openEnd, openStart }) => openEnd || openStart)
      ? [{ label: timeline.open, sample: bar({ ...whole, openEnd: true }) }]
      : []),
    ...(states.has('withdrawn')
      ? [{ label: timeline.withdrawn, sample: <g class={LOOK.withdrawn}>{bar(whole)}</g> }]
      : []),
    ...(states.has('later')
      ? [{ label: timeline.later, sample: <g class={LOOK.later}>{bar(whole)}</g> }]
      : []),
    ...(knownOn === undefined ? [] : [knownEntry(language, knownOn)]),
  ]
}

/** Whether a time is drawn as a bar with two plain ends. */
function isBar({ earliest, latest, approximate, openStart, openEnd }: HappenedTime): boolean {
  return earliest !== latest && !approximate && !openStart && !openEnd
}

/** Whether a time is drawn as a dot. */
function isOneDay({ earliest, latest, approximate, openStart, openEnd }: HappenedTime): boolean {
  return earliest === latest && !approximate && !openStart && !openEnd
}

function StepSample(): VNode {
  return (
    <g class="chart-official">
      <path class="chart-bar" d="M8 10V-2H30V10ZM30 10V-10H56V10Z" />
    </g>
  )
}

function KnownSample(): VNode {
  return (
    <>
      <path class="chart-thin" d="M8 0H52" />
      <path class="chart-known" d="M52 -5l5 5l-5 5l-5 -5z" />
    </>
  )
}
