// The answer over days of knowledge: a band from low to high that moves in steps on the days on
// which it moved, the best number as a line, hatching where it is contested, arrows where open.
import type { Output } from '@tumen/contract'
import type { Figure } from '@tumen/figure'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { headline } from '../figure/headline.ts'
import { dayPhrase } from '../phrase/date.ts'
import { digits } from '../phrase/number.ts'
import { textWidth } from '../terminal/text-width.ts'
import { DayAxis, NumberAxisUp } from './axis.tsx'
import { type DayScale, eventScale } from './day-scale.ts'
import { Drawing, LINE, Lines, MarkLink, PLOT, WordsOnly } from './drawing.tsx'
import { HatchPattern } from './hatch.tsx'
import { gapEntries, knownEntry, Legend, type LegendEntry, legendHeight } from './legend.tsx'
import { linearScale, round, type Scale } from './scale.ts'
import { OpenFade } from './strip.tsx'

/** The answer from a day of knowledge on, until the next moment. */
export type Moment = Pick<Told, 'on' | 'low' | 'best' | 'high' | 'open' | 'status'> & Partial<Told>
type Told = Output<'figure.moments'>['moments'][number]

export interface MomentChartProps {
  language: Language
  /** Oldest first. */
  moments: readonly Moment[]
  question: Figure['explanation']['question']
  /** The last day that the chart reaches to: for instance today. */
  until?: string
  /** The day that is looked at. */
  knownOn?: string
  hrefOf?: (on: string) => string
  id?: string
}

const TOP = 48
const HEIGHT = 210
const BOTTOM = TOP + HEIGHT

/** How the answer moved as more became known. */
export function MomentChart(props: MomentChartProps): VNode {
  const { language, moments, question, id = 'moment' } = props
  const words = wordsIn(language)
  const { moment } = words.chart
  const known = moments.filter(({ low, high }) => low !== null || high !== null)
  if (known.length === 0) return <WordsOnly id={id} title={moment.title} words={[moment.none]} />
  const names = moments.map((one) => momentName(props, one))
  const scales = scalesFor(props)
  const entries = [...entriesFor(props, id), ...gapEntries(language, scales.days)]
  const legend = BOTTOM + 2 * LINE + 14
  return (
    <Drawing
      id={id}
      title={moment.title}
      description={names.join('; ')}
      height={legend + legendHeight(entries)}
      linked
    >
      <HatchPattern id={id} />
      <OpenFade id={id} isUp />
      <DayAxis scale={scales.days} top={TOP - 10} bottom={BOTTOM} />
      <NumberAxisUp scale={scales.up} left={scales.left} />
      <Lines lines={[words.unit[question.unit ?? 'persons']]} x={4} y={20} look="chart-note" />
      {moments.map((one, n) => (
        <Step
          {...props}
          id={id}
          moment={one}
          name={names[n] ?? ''}
          from={scales.days.at(one.on)}
          to={scales.endOf(n)}
          up={scales.up}
        />
      ))}
      {props.knownOn !== undefined && (
        <path class="chart-now" d={`M${scales.days.at(props.knownOn)} ${TOP - 10}V${BOTTOM}`} />
      )}
      <Legend language={language} y={legend} entries={entries} />
    </Drawing>
  )
}

/** The day and the answer in words: "10 August 2022: Low: 52 · best: about 80 …". */
function momentName({ language, question }: MomentChartProps, one: Moment): string {
  const { chart, reason } = wordsIn(language)
  const isKnown = one.low !== null || one.high !== null
  const figure = { ...one, strictLow: one.strictLow ?? false }
  const n = isKnown ? headline(language, { question, figure }) : reason.status[one.status]
  const told = isKnown && one.status === 'contested' ? `${n} (${reason.status.contested})` : n
  return fill(chart.moment.step, { day: dayPhrase(language, one.on), n: told })
}

function scalesFor({ moments, until, knownOn }: MomentChartProps): {
  days: DayScale
  up: Scale
  /** Where the plot begins, right of the numbers. */
  left: number
  endOf: (n: number) => number
} {
  const last = [until, knownOn]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1)
  const events = [...moments.map(({ on }) => on), knownOn].filter(
    (day) => day !== undefined && day !== last,
  ) as string[]
  const values = moments.flatMap(({ low, best, high }) =>
    [low, best, high].flatMap((end) => end?.value ?? []),
  )
  const max = Math.max(1, ...values)
  const isOpen = moments.some(({ open }) => open)
  const up = linearScale(isOpen ? max * 1.2 : max, [BOTTOM, TOP], 6)
  const left = Math.max(48, textWidth(digits(up.ticks.at(-1) ?? 0)) * 12 + 16)
  const days = eventScale(events, last, [left + 8, PLOT.right], 5)
  const endOf = (n: number): number => {
    const next = moments[n + 1]
    return next === undefined ? PLOT.edge : days.at(next.on)
  }
  return { days, up, left, endOf }
}

interface StepProps {
  moment: Moment
  id: string
  name: string
  from: number
  to: number
  up: Scale
  hrefOf?: ((on: string) => string) | undefined
}

function Step(props: StepProps): VNode {
  const { moment, name, from, to, hrefOf = momentHref } = props
  const width = Math.max(2, round(to - from))
  return (
    <MarkLink href={hrefOf(moment.on)} name={name}>
      <rect class="chart-hit" x={from} y={TOP - 10} width={width} height={HEIGHT + 10} />
      <Band {...props} width={width} />
      <path class="chart-day" d={`M${from} ${BOTTOM}v7`} />
    </MarkLink>
  )
}

function Band({ moment, id, from, width, up }: StepProps & { width: number }): VNode {
  const { low, best, high, open, status } = moment
  if (low === null && high === null) return <g />
  const bottom = up.at(low?.value ?? 0)
  const top = high === null ? TOP : up.at(high.value)
  const isContested = status === 'contested'
  const look = isContested ? 'hatch' : open ? 'open' : undefined
  return (
    <g class="chart-mark">
      <rect
        class={isContested ? 'chart-hatched' : open ? 'chart-fading-out' : 'chart-band'}
        x={from}
        y={round(Math.min(top, bottom - 2))}
        width={width}
        height={round(Math.max(2, bottom - top))}
        fill={look && `url(#${id}-${look})`}
      />
      <path class="chart-edge" d={`M${from} ${bottom}h${width}`} />
      {!open && <path class="chart-edge" d={`M${from} ${top}h${width}`} />}
      {open && <ArrowUp x={round(from + width / 2)} />}
      {best !== null && !isContested && (
        <path class="chart-best" d={`M${from} ${up.at(best.value)}h${width}`} />
      )}
    </g>
  )
}

function ArrowUp({ x }: { x: number }): VNode {
  return <path class="chart-head" d={`M${x} ${TOP - 10}l-6 11h12z`} />
}

/** The same page, as known on a day. */
function momentHref(on: string): string {
  return `?known=${encodeURIComponent(on)}`
}

function OpenSample({ id }: { id: string }): VNode {
  const fill = `url(#${id}-open)`
  return (
    <>
      <rect class="chart-fading-out" x={6} y={-9} width={56} height={18} fill={fill} />
      <path class="chart-head" d="M34 -10l-6 11h12z" />
    </>
  )
}

function entriesFor({ language, moments, knownOn }: MomentChartProps, id: string): LegendEntry[] {
  const { moment } = wordsIn(language).chart
  const has = (test: (one: Moment) => boolean): boolean => moments.some(test)
  const contested = (one: Moment): boolean => one.status === 'contested'
  const bar = { x: 6, y: -9, width: 56, height: 18 }
  return [
    { label: moment.band, sample: <rect class="chart-band" {...bar} /> },
    { label: moment.moved, sample: <path class="chart-day" d="M34 -4v8" /> },
    ...(has(({ best }) => best !== null)
      ? [{ label: moment.best, sample: <path class="chart-best" d="M6 0h56" /> }]
      : []),
    ...(has(({ open, low }) => open && low !== null)
      ? [{ label: moment.open, sample: <OpenSample id={id} /> }]
      : []),
    ...(has(contested)
      ? [
          {
            label: moment.contested,
            sample: <rect class="chart-hatched" {...bar} fill={`url(#${id}-hatch)`} />,
          },
        ]
      : []),
    ...(knownOn === undefined ? [] : [knownEntry(language, knownOn)]),
  ]
}
