// The time of a claim that states none, taken from what it refers to: the group of an earlier
// number, a number of the same sentence, the day that its paragraph tells of. Source: reading.md 6.
import { actAbove, type ClaimTime, type DayInterval, isPointAct } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import type { Reference } from './proposal.ts'
import { defaultDays, endOfScope } from './time-sense.ts'
import type { TimeSetting } from './time-setting.ts'

/** Days that were carried over, and the rule that did so. */
export interface CarriedTime {
  days: DayInterval
  rule: string
  /** Whether the reviewer is to be asked. */
  isAsked: boolean
}

const SAME_PEOPLE: readonly Reference[] = [
  'same',
  'all_of',
  'part_of',
  'remainder',
  'group',
  'restatement',
]

/** The time of the group or of the surroundings, or nothing. */
export function carriedTime(
  draft: Draft,
  context: Context,
  setting: TimeSetting,
): CarriedTime | undefined {
  return (
    fromSentence(draft, context) ??
    fromGroup(draft, context, setting) ??
    fromParagraph(draft, context)
  )
}

function daysOfDraft(draft: Draft | undefined): DayInterval | undefined {
  const time: ClaimTime | undefined = draft?.times?.value[0]
  return time && { earliest: time.earliest, latest: time.latest }
}

// "140 adults were …; 132 minors were …": one sentence tells of one time.
function fromSentence(draft: Draft, { drafts, at }: Context): CarriedTime | undefined {
  const before = drafts[at - 1]
  if (before?.sentence !== draft.sentence || !before.quantity || !draft.quantity) return undefined
  const days = daysOfDraft(before)
  const role = before.times?.value[0]?.role
  return days && role !== 'baseline'
    ? { days, rule: 'time.same-sentence', isAsked: false }
    : undefined
}

function fromGroup(draft: Draft, context: Context, setting: TimeSetting): CarriedTime | undefined {
  const { refersTo } = draft
  const group = refersTo && context.drafts[refersTo.draft]
  const days = daysOfDraft(group)
  if (!refersTo || !group || !days || !SAME_PEOPLE.includes(refersTo.how)) return undefined
  if (isSameAct(draft, group)) return { days, rule: 'time.group', isAsked: false }
  if (isEarlierAct(draft, context)) {
    const { earliest } = defaultDays({ ...setting.scope, reference: days.latest })
    return { days: { earliest, latest: days.latest }, rule: 'time.before-group', isAsked: true }
  }
  // What befell a known group later lies between the first act and the day of telling.
  const end = setting.told?.latest ?? endOfScope(setting.scope)
  const latest = [end, days.latest].sort().at(-1) ?? end
  return { days: { earliest: days.earliest, latest }, rule: 'time.after-group', isAsked: true }
}

function isSameAct(a: Draft, b: Draft): boolean {
  const [own, other] = [a.act?.value, b.act?.value]
  if (own === undefined || other === undefined || own === other) return true
  const above = actAbove(own)
  return above !== undefined && above === actAbove(other)
}

// The past perfect tells what went before.
function isEarlierAct(draft: Draft, { text }: Context): boolean {
  const { start, end } = draft.clause
  return text.language === 'en' && /\bhad\b/.test(text.lower.slice(start, end))
}

/** Sentences back to which a day still holds. */
const NEAR = 3

// "On Monday police raided … 30 were arrested": a day holds for what follows in its paragraph.
function fromParagraph(draft: Draft, { text, drafts, at }: Context): CarriedTime | undefined {
  if (!draft.quantity || !draft.act || !isPointAct(draft.act.value)) return undefined
  const paragraph = text.sentences[draft.sentence]?.paragraph
  for (let n = at - 1; n >= 0; n--) {
    const before = drafts[n]
    if (!before || text.sentences[before.sentence]?.paragraph !== paragraph) return undefined
    if (draft.sentence - before.sentence > NEAR) return undefined
    const days = daysOfDraft(before)
    if (days && before.times?.value[0]?.stated && days.earliest === days.latest)
      return { days, rule: 'time.paragraph', isAsked: true }
  }
  return undefined
}
