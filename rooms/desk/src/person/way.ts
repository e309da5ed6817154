// The way of one person from step to step, of what is recorded: where each step was, or that nobody
// says, or that records say several places. Nothing is left out to make a line straight. Source:
// desk.md V3.
import { type Act, actsBelow, type DayInterval, isPlaceWithin } from '@tumen/claim'
import { FLOW_STEPS, type FlowEnd, type FlowStep } from '@tumen/contract'

/** One record of one step: where and when, as far as it says so. */
export interface Sighting {
  step: FlowStep
  /** Path of a province, or of what is larger. */
  place?: string | undefined
  time?: DayInterval | undefined
  isCertain: boolean
  /** Says nothing of this step unless one before it is known. */
  isOnlyAfter?: boolean
}

/** A step of a way. */
export interface WayEnd {
  end: FlowEnd
  place?: string
  isUnsure: boolean
}

/** One for each step, in their order. */
export interface Way {
  ends: WayEnd[]
  /** Whether there was surely another arrest later. */
  isAgain: boolean
}

const OF_ACTS: readonly (readonly [FlowStep, readonly Act[]])[] = [
  ['arrest', ['arrest', 'abduction']],
  ['custody', ['custody', ...actsBelow('custody')]],
  ['crossing', ['refoulement', ...actsBelow('refoulement'), 'pushback', 'border_crossing']],
  ['arrival', ['arrival']],
]

/** The step that an act is; nothing for what lies on no way. An attempt is no crossing. */
export function stepOfAct(act: Act | undefined): FlowStep | undefined {
  return OF_ACTS.find(([, acts]) => act !== undefined && acts.includes(act))?.[0]
}

/** Who crossed a border by themselves may have done so before: then it is not this step. */
export function isOnlyAfter(act: Act | undefined): boolean {
  return act === 'border_crossing'
}

/** The first way through the steps: each is the first that is not surely before the last one. */
export function wayOf(sightings: readonly Sighting[]): Way {
  let since = ''
  let isUnderWay = false
  let isAgain = false
  const ends = FLOW_STEPS.map((step): WayEnd => {
    const fitting = sightings.filter(
      (one) =>
        one.step === step &&
        (one.time === undefined || one.time.latest >= since) &&
        (isUnderWay || !one.isOnlyAfter),
    )
    const firstEnd = least(fitting.map(({ time }) => time?.latest))
    const isFirst = ({ time }: Sighting) => !time || !firstEnd || time.earliest <= firstEnd
    const taken = fitting.filter(isFirst)
    if (step === 'arrest') isAgain = taken.length < fitting.length
    const begin = least(taken.map(({ time }) => time?.earliest))
    if (begin !== undefined && begin > since) since = begin
    if (step !== 'home' && taken.length > 0) isUnderWay = true
    return endOf(taken)
  })
  return { ends, isAgain }
}

function least(days: readonly (string | undefined)[]): string | undefined {
  return days.filter((day) => day !== undefined).sort()[0]
}

function endOf(taken: readonly Sighting[]): WayEnd {
  const isUnsure = taken.some(({ isCertain }) => !isCertain)
  const places = [...new Set(taken.flatMap(({ place }) => place ?? []))]
  // A record that names the country alone does not speak against one that names its province.
  const finest = places.filter(
    (one) => !places.some((in_) => in_ !== one && isPlaceWithin(in_, one)),
  )
  const [place] = finest
  if (place === undefined) return { end: 'unknown', isUnsure }
  return finest.length > 1 ? { end: 'unclear', isUnsure } : { end: 'place', place, isUnsure }
}
