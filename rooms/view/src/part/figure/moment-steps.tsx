// The moments at which an answer changed, as steps beside each other that one walks along: each is
// a link to the answer from that day on, drawn as a piece of a line from low to high. All steps are
// equally wide, however much time lies between them; their days stand below.
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { HatchPattern } from '../../chart/hatch.tsx'
import type { Moment } from '../../chart/moment-chart.tsx'
import { linearScale, round, type Scale } from '../../chart/scale.ts'
import { OpenFade } from '../../chart/strip.tsx'
import type { FigureAnswer } from '../../figure/answer.ts'
import { answerSentence } from '../../figure/answer-sentence.ts'
import { shortDayPhrase } from '../../phrase/date.ts'
import { briefEndpoint, digits, type End } from '../../phrase/number.ts'

/** How many steps stand beside each other. */
const MOST = 6
const STEP = { width: 60, height: 56, top: 12, bottom: 52 } as const

export interface MomentStepsProps {
  language: Language
  question: FigureAnswer['question']
  /** Oldest first. */
  moments: readonly Moment[]
  /** The day that is looked at. */
  knownOn: string
  hrefOf: (on: string) => string
  /** Where all of them stand, when not all fit. */
  allHref: string
}

/** The steps around the day that is looked at. */
export function MomentSteps(props: MomentStepsProps): VNode | null {
  const { language, moments, knownOn, allHref } = props
  if (moments.length === 0) return null
  const { brief } = wordsIn(language)
  const here = momentOn(moments, knownOn)
  const from = Math.max(0, Math.min(here - Math.floor(MOST / 2), moments.length - MOST))
  const shown = moments.slice(from, from + MOST)
  const max = Math.max(1, ...moments.flatMap((one) => valuesOf(one)))
  const scale = linearScale(max * 1.1, [STEP.bottom, STEP.top], 2)
  return (
    <>
      <ol class="moment-steps" aria-label={brief.change}>
        {shown.map((moment, n) => (
          <Step {...props} moment={moment} scale={scale} isHere={from + n === here} />
        ))}
      </ol>
      {moments.length > shown.length && (
        <p class="more">
          <a href={allHref}>{fill(brief.all, { n: digits(moments.length) })}</a>
        </p>
      )}
    </>
  )
}

/** The place of the moment that holds on a day; -1 before the first. */
export function momentOn(moments: readonly Pick<Moment, 'on'>[], day: string): number {
  return moments.findLastIndex(({ on }) => on <= day)
}

function valuesOf({ low, best, high }: Moment): number[] {
  return [low, best, high].flatMap((end) => end?.value ?? [])
}

interface StepProps extends MomentStepsProps {
  moment: Moment
  scale: Scale
  isHere: boolean
}

function Step({ language, question, moment, scale, isHere, hrefOf }: StepProps): VNode {
  const { brief } = wordsIn(language)
  const day = shortDayPhrase(language, moment.on)
  const isKnown = moment.low !== null || moment.high !== null
  const answer = isKnown ? saidAt(language, question, moment) : brief.nothingYet
  return (
    <li>
      <a href={hrefOf(moment.on)} aria-current={isHere ? 'true' : undefined}>
        <svg
          class="moment-step"
          viewBox={`0 0 ${STEP.width} ${STEP.height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={answer}
        >
          <HatchPattern id={`step-${moment.on}`} />
          <OpenFade id={`step-${moment.on}`} isUp />
          {isKnown && <Piece moment={moment} scale={scale} />}
        </svg>
        <span class="step-range">{isKnown ? shortRange(language, moment) : '–'}</span>
        <span class="step-day">{day}</span>
      </a>
    </li>
  )
}

/** The answer of a moment as a sentence. */
export function saidAt(
  language: Language,
  question: FigureAnswer['question'],
  moment: Moment,
): string {
  const { figure = [0, 0], event = [0, 0], strictLow = false } = moment
  return answerSentence(language, question, { ...moment, figure, event, strictLow })
}

/** "52 – about 80", "more than 350 – 400-odd", "52+", "– 80". */
function shortRange(language: Language, moment: Moment): string {
  const { low, high, strictLow = false } = moment
  // What is counted stands in the question: the number and its hedge are enough.
  const said = (end: End) => briefEndpoint(language, { ...moment, strictLow }, end, 'other').trim()
  if (high === null) return said('low') + (isStrict(moment) ? '' : '+')
  if (low?.value === high.value) return said('high')
  return `${low === null ? '' : `${said('low')} `}– ${said('high')}`
}

/** Whether the words of the low number say themselves that there may be more. */
function isStrict({ low, strictLow }: Moment): boolean {
  return strictLow === true || low?.marks.includes('strict') === true
}

function Piece({ moment, scale }: { moment: Moment; scale: Scale }): VNode {
  const { low, best, high, status } = moment
  const isContested = status === 'contested'
  const isOpen = high === null
  const bottom = scale.at(low?.value ?? 0)
  const top = high === null ? 0 : scale.at(high.value)
  const look = isContested ? 'hatch' : isOpen ? 'open' : undefined
  return (
    <g class="chart-mark">
      <rect
        class={isContested ? 'chart-hatched' : isOpen ? 'chart-fading-out' : 'chart-band'}
        x={0}
        y={round(Math.min(top, bottom - 2))}
        width={STEP.width}
        height={round(Math.max(2, bottom - top))}
        fill={look && `url(#step-${moment.on}-${look})`}
      />
      <path class="chart-edge" d={`M0 ${bottom}h${STEP.width}`} />
      {!isOpen && <path class="chart-edge" d={`M0 ${top}h${STEP.width}`} />}
      {best !== null && !isContested && (
        <path class="chart-best" d={`M0 ${scale.at(best.value)}h${STEP.width}`} />
      )}
    </g>
  )
}
