// The time of a claim that states none, taken from what it refers to: the group of an earlier
// number, a number of the same sentence, the day that its paragraph tells of. Source: reading.md 6.
import { type Act, actAbove, type DayInterval } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import { findPhrases } from './phrase-index.ts'
import type { Reference } from './proposal.ts'
import type { Range } from './source-text.ts'
import { daysIn } from './time-day.ts'
import { SINCE_EN } from './time-en-event.ts'
import { SINCE_KO } from './time-ko-event.ts'
import { type CarriedTime, daysOfDraft, daysOfSentence, FAR, sinceThen } from './time-sentence.ts'
import type { TimeSetting } from './time-setting.ts'
import { sinceCount } from './time-since-count.ts'
import { timeSinceEvent } from './time-since-event.ts'
import { isStillSo } from './time-state.ts'
import { storyTime } from './time-story.ts'
import { tenseOf } from './time-tense.ts'
import { caseTime, countedWith, isSinceEvent, SINCE_ZH } from './time-zh.ts'
import { isEndOfIt, timeUpToNow } from './time-zh-so-far.ts'

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
  const own =
    countedWith(draft, context) ??
    timeUpToNow(draft, context, setting) ??
    fromSentence(draft, context, setting) ??
    fromGroup(draft, context, setting)
  if (own) return own
  // An event whose day nobody tells is another than that of the story.
  if (isSinceEvent(draft, context)) return timeSinceEvent(SINCE_ZH, draft, context, setting)
  return (
    timeSinceEvent(SINCE_EN, draft, context, setting) ??
    timeSinceEvent(SINCE_KO, draft, context, setting) ??
    sinceCount(draft, context, setting) ??
    caseTime(draft, context) ??
    fromEvent(draft, context, setting) ??
    storyTime(draft, context, setting)
  )
}

/** Whether the text tells of a later stage of people it has told of: not when they were caught. */
export function isLaterStage(draft: Draft, { drafts }: Context): boolean {
  const { refersTo } = draft
  const group = refersTo && drafts[refersTo.draft]
  const isSame = refersTo !== undefined && SAME_PEOPLE.includes(refersTo.how)
  return isSame && group !== undefined && !isSameAct(draft, group)
}

/** Whether a return that people face is told beside one that has happened. */
export function isToCome(draft: Draft, before: Draft | undefined): boolean {
  return draft.act?.value === 'attempted_return' && before?.act?.value !== 'attempted_return'
}

// "140 adults were …; 132 minors were …": one sentence tells of one time.
function fromSentence(
  draft: Draft,
  context: Context,
  setting: TimeSetting,
): CarriedTime | undefined {
  const { drafts, at } = context
  const before = drafts[at - 1]
  if (before?.sentence !== draft.sentence || !before.quantity || !draft.quantity) return undefined
  if (isPartBeside(draft, context)) return ofPart(draft, context)
  if (isLaterStage(draft, context) || isToCome(draft, before) || isRest(draft)) return undefined
  const group = groupOfState(draft, before, { context, setting })
  if (group) return group
  // "955명이 풀려났으나 아직 1만9천 명이 남아 있다": not the time of the others.
  if (context.text.language === 'ko' && isStillSo(draft, context) && !draft.refersTo)
    return missingSince(draft, before, setting)
  const days = daysOfDraft(before)
  const role = before.times?.value[0]?.role
  if (!days || role === 'baseline') return undefined
  if (isStateAfter(draft, before, context) || isEndOfIt(draft, before, context))
    return { days: sinceThen(days, setting), rule: 'time.after-event', isAsked: true }
  return { days, rule: 'time.same-sentence', isAsked: false }
}

// "9명이 구조됐고 31명은 아직 실종 상태다": since the day on which the others were found.
function missingSince(
  { act }: Draft,
  before: Draft,
  setting: TimeSetting,
): CarriedTime | undefined {
  const days = act?.value === 'enforced_disappearance' ? daysOfDraft(before) : undefined
  if (!days || days.earliest !== days.latest) return undefined
  return { days: sinceThen(days, setting), rule: 'time.after-event', isAsked: true }
}

function ofPart({ refersTo }: Draft, { drafts }: Context): CarriedTime | undefined {
  const days = refersTo && daysOfDraft(drafts[refersTo.draft])
  return days && { days, rule: 'time.same-sentence', isAsked: false }
}

// "599명을 막았고 이 가운데 48명을 되돌려 보냈다": of the day of the whole, told in one breath.
function isPartBeside({ refersTo, sentence, measure }: Draft, { text, drafts }: Context): boolean {
  const group = refersTo?.how === 'part_of' ? drafts[refersTo.draft] : undefined
  const days = daysOfDraft(group)
  if (text.language !== 'ko' || group?.sentence !== sentence || !days) return false
  if (days.earliest !== days.latest) return false
  return (measure?.value.measure ?? 'flow') === 'flow'
}

// "25 were wounded on Sunday and 40 are unaccounted for": still so when it is told.
function isStateAfter({ measure }: Draft, before: Draft, { text }: Context): boolean {
  const isState = measure?.value.measure === 'stock'
  return text.language === 'en' && isState && (before.measure?.value.measure ?? 'flow') === 'flow'
}

// "두 명은 풀려났고 나머지 12명은 갇혀 있다": still so when it is told.
function isRest({ refersTo, measure }: Draft): boolean {
  return refersTo?.how === 'remainder' && measure?.value.measure === 'stock'
}

// "8명은 2월 8일 송환됐고 스무 명은 여전히 갇혀 있다": since the group of both was caught.
function groupOfState(
  draft: Draft,
  { refersTo }: Draft,
  { context, setting }: { context: Context; setting: TimeSetting },
): CarriedTime | undefined {
  if (draft.measure?.value.measure !== 'stock' || draft.refersTo) return undefined
  const group = refersTo?.how === 'part_of' ? context.drafts[refersTo.draft] : undefined
  const days = daysOfDraft(group)
  return days && { days: sinceThen(days, setting), rule: 'time.after-group', isAsked: true }
}

function fromGroup(draft: Draft, context: Context, setting: TimeSetting): CarriedTime | undefined {
  const { refersTo } = draft
  const group = refersTo && likeGroup(draft, context.drafts[refersTo.draft], context)
  const days = isUndated(group, context) ? undefined : daysOfDraft(group)
  if (!refersTo || !group || !days || !SAME_PEOPLE.includes(refersTo.how)) return undefined
  const isThen = isBeforeIt(draft, context) || isThere(draft, context)
  const isStill = isRest(draft) || isStockOfNow(draft, context) || isHeldSince(draft, context)
  const isSame = (isSameAct(draft, group) && !isStill) || isThen
  if (isSame) return { days, rule: 'time.group', isAsked: false }
  if (isOfScene(draft, days, context)) return { days, rule: 'time.group', isAsked: true }
  return { days: sinceThen(days, setting), rule: 'time.after-group', isAsked: true }
}

/** What befalls people on the spot, as they are caught, attacked or wrecked. */
const ON_THE_SPOT: ReadonlySet<Act | undefined> = new Set([
  ...(['other', 'border_crossing', 'killing', 'enforced_disappearance'] as const),
])

// "Guards fired on the 30. Four of them were hurt": on the same day, where it was one.
function isOfScene(draft: Draft, { earliest, latest }: DayInterval, context: Context): boolean {
  const { act, refersTo, measure } = draft
  const isPart = refersTo?.how === 'part_of' || refersTo?.how === 'remainder'
  const isFlow = (measure?.value.measure ?? 'flow') === 'flow'
  if (!isPart || !isFlow || earliest !== latest || !ON_THE_SPOT.has(act?.value)) return false
  const tense = tenseOf(draft, context)
  return tense === 'past' || tense === 'before' || tense === 'none'
}

// A headline says the number, the text says when.
function isUndated(group: Draft | undefined, { text }: Context): boolean {
  if (!group || text.language !== 'zh' || text.sentences[group.sentence]?.position !== 'headline')
    return false
  return group.times?.rules[0] === 'time.year-so-far'
}

// "120명이 살해되고 1,958명이 다쳤다. 이 가운데 46명이 … 숨졌다": of those of the same act.
function likeGroup(draft: Draft, group: Draft | undefined, { text, drafts, at }: Context) {
  if (!group || isSameAct(draft, group)) return group
  // "jailed six … The six were caught … the six were jailed": as was told at first.
  const said = draft.refersTo?.how === 'same' || draft.refersTo?.how === 'restatement'
  const first = said ? drafts.slice(0, at).find((one) => isSaid(one, draft)) : undefined
  if (first) return first
  if (text.language !== 'ko') return group
  const near = drafts.slice(Math.max(0, drafts.indexOf(group) - NEAR), drafts.indexOf(group))
  const like = near.findLast((one) => one.sentence === group.sentence && isSameAct(draft, one))
  return like?.act ? like : group
}

function isSaid(one: Draft, { quantity, act }: Draft): boolean {
  const value = one.quantity?.value.value
  return value !== undefined && value === quantity?.value.value && one.act?.value === act?.value
}

/** Numbers of one sentence. */
const NEAR = 6

// "Ten of them died there": while they were held there.
function isThere({ range, clause, refersTo }: Draft, { text }: Context): boolean {
  if (text.language !== 'en' || refersTo?.how !== 'part_of') return false
  return /^ [a-z]+ there\b/.test(text.lower.slice(range.end, clause.end))
}

// "At least five of them had asked for protection": told by the outlet, it lies before the act.
function isBeforeIt(
  { clause, range, voice, quantity }: Draft,
  { text, lexicon }: Context,
): boolean {
  const isNone = quantity?.value.op === 'none'
  if (text.language !== 'en' || isNone || voice?.value.modality !== 'asserted') return false
  const words = { start: range.end, end: clause.end }
  const isLater = findPhrases(lexicon.index('time afterwards'), text.lower, words).length > 0
  return !isLater && /^ (?:\p{L}+ )?had /u.test(text.lower.slice(range.end, clause.end))
}

function isSameAct(a: Draft, b: Draft): boolean {
  const [own, other] = [a.act?.value, b.act?.value]
  if (own === undefined || other === undefined || own === other) return true
  const above = actAbove(own)
  return above !== undefined && above === actAbove(other)
}

/** The days since what was told of last, where the sentence says "since then". */
export function afterEvent(
  draft: Draft,
  context: Context,
  setting: TimeSetting,
): DayInterval | undefined {
  const found = fromEvent(draft, context, setting)
  return found?.rule === 'time.afterwards' ? found.days : undefined
}

// "In the fighting", 이 과정에서: the event that was told of last; "since then", 此后: after it.
function fromEvent(draft: Draft, context: Context, setting: TimeSetting): CarriedTime | undefined {
  const { text, lexicon } = context
  const range = text.sentences[draft.sentence] ?? draft.clause
  const has = (section: string, words = range) =>
    findPhrases(lexicon.index(section), text.lower, words).length > 0
  const isSame = has('time same-event') && !isStockOfNow(draft, context)
  const head = { start: range.start, end: draft.clause.end }
  const own = text.language === 'en' ? draft.clause : text.language === 'zh' ? head : range
  if (!isSame && !has('time afterwards', own) && !isHeaded(range, context)) return undefined
  for (let n = draft.sentence - 1; n >= Math.max(0, draft.sentence - FAR); n--) {
    const days = daysOfSentence(n, context, setting)
    // "Since 2016": no event in the course of which something happens.
    if (days && isSame && daysIn(days) > LONGEST_EVENT) continue
    if (days && isSame) return { days, rule: 'time.event', isAsked: true }
    if (days) return { days: sinceThen(days, setting), rule: 'time.afterwards', isAsked: true }
  }
  return undefined
}

const LONGEST_EVENT = 200

// 目前共收容九百餘人, 無任何人於收容期間死亡: how many there are is told of no event.
function isStockOfNow({ measure, clause }: Draft, { text, lexicon }: Context): boolean {
  if (text.language === 'en' || measure?.value.measure !== 'stock') return false
  return findPhrases(lexicon.index('time now'), text.lower, clause).length > 0
}

const HOLDING: ReadonlySet<Act | undefined> = new Set(['detention', 'imprisonment', 'custody'])

// 九人至今关在深圳: held up to the day of telling.
function isHeldSince({ act, clause }: Draft, { text, lexicon }: Context): boolean {
  if (text.language === 'en' || !HOLDING.has(act?.value)) return false
  return findPhrases(lexicon.index('time now'), text.lower, clause).length > 0
}

// 이후, 之后: with nothing before it but a comma.
function isHeaded(range: Range, { text, lexicon }: Context): boolean {
  const found = findPhrases(lexicon.index('time afterwards-head'), text.lower, range)
  return found.some(({ start }) => {
    const before = text.lower.slice(Math.max(range.start, start - 2), start).trim()
    return before === '' || /[,,"“]$/u.test(before)
  })
}
