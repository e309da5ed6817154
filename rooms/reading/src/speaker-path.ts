// The way from the outlet to the origin for a place in a sentence: the sayings that cover it,
// the outer ones first. Source: reading.md 4.
import type { LinkRelation } from '@tumen/claim'
import { isInside, type Range } from './source-text.ts'
import type { Saying, Speaker } from './speaker-saying.ts'

/** One speaker with how the link before relates to it. */
export interface Step {
  speaker: Speaker
  relation: LinkRelation
  verb?: string
}

/** Speakers from the one next to the outlet to the origin; never empty. */
export interface SpeakerPath {
  steps: Step[]
  rule: string
  /** Nobody is named at all. */
  isNobody: boolean
}

/** The path for a place, or nothing when no saying of the sentence covers it. */
export function pathAt(sayings: readonly Saying[], range: Range): SpeakerPath | undefined {
  const covering = sayings.filter((one) => {
    return isSelf(one, range) || (isInside(range, one.covers) && !isAside(one, range))
  })
  const named = covering.filter((one) => !one.isNobody)
  const used = named.length > 0 ? named : covering.slice(0, 1)
  const outer = used.filter((one) => one.isOuter).reverse()
  const ordered = [...outer, ...used.filter((one) => !one.isOuter)]
  return withoutSelf(pathOf(ordered), range)
}

// "The group cited widows of 27 men": who only describes whom it cites is counted by it.
function withoutSelf(path: SpeakerPath | undefined, range: Range): SpeakerPath | undefined {
  const last = path?.steps.at(-1)?.speaker
  const isPart = last && path.steps.length > 1 && range.start > last.start && range.end <= last.end
  return isPart ? { ...path, steps: path.steps.slice(0, -1) } : path
}

// "Ali, one of five fined in March, told the paper": what stands between a speaker and the
// verb describes the speaker, and the outlet tells it.
function isAside({ start, end, speakers, isOuter }: Saying, range: Range): boolean {
  const speaker = speakers.at(-1)
  const isBetween = range.start >= start && range.end <= end
  return isOuter && isBetween && speaker !== undefined && range.start >= speaker.end
}

// "Six of the women said that they …": those who are counted tell it themselves.
function isSelf({ speakers, covers }: Saying, range: Range): boolean {
  if (covers.start === covers.end) return false
  return speakers.some((speaker) => speaker.label !== '' && isInside(range, speaker))
}

/** The path of sayings that lie in each other, the outermost first. */
function pathOf(sayings: readonly Saying[]): SpeakerPath | undefined {
  const last = sayings.at(-1)
  if (!last) return undefined
  const steps = sayings.flatMap(({ speakers, relation, inner, verb }) =>
    speakers.map((speaker, n): Step => {
      const how = n === 0 ? relation : inner
      return { speaker, relation: how, ...(verb === undefined ? {} : { verb }) }
    }),
  )
  return { steps, rule: last.rule, isNobody: last.isNobody }
}

/** The path of who speaks last in a sentence, for the sentences after it. */
export function lastPath(sayings: readonly Saying[]): SpeakerPath | undefined {
  const named = sayings.filter((one) => !one.isNobody && one.covers.end > one.covers.start)
  const last = named.at(-1) ?? sayings.find((one) => one.isNobody)
  if (!last) return undefined
  const at = Math.max(last.covers.end - 1, last.covers.start)
  return pathAt(sayings, { start: at, end: at }) ?? pathOf([last])
}
