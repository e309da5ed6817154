// A time that belongs to an earlier stage of the people: "지난주 납치됐던 21명이 풀려났다", "ten who were
// seized last week have been freed" say when they were taken; they were freed between then and the
// telling. Source: reading.md 6; that the verb of the clause shows it is a choice.
import { type Trigger, triggersIn } from './act-trigger.ts'
import type { Context, Draft } from './draft.ts'
import type { OwnMention } from './mention.ts'
import type { TimeExpression } from './time-expression.ts'
import { isOfStageBefore } from './time-zh.ts'

/** The ending of what was done before, in front of the noun that it describes. */
const DESCRIBES = /^[가-힣]{0,2}?[았었됐했갔왔졌혔겼렸췄]던 /

/** Whether the expression dates only what describes the people, and not what the number tells. */
export function isOfEarlierStage(mention: TimeExpression, draft: Draft, context: Context): boolean {
  const { text, lexicon } = context
  if (text.language === 'zh') return isOfStageBefore(mention, draft, context)
  if (text.language === 'en') return isInRestriction(mention, draft, text.lower)
  const { end, role } = mention
  const { act, range } = draft
  const told = act?.range
  if (text.language !== 'ko' || role !== 'event' || !told || told.start < range.end) return false
  if (end > range.start) return false
  const isEarlier = (one: Trigger) => {
    if (one.isWeak || one.act === act.value) return false
    // "21일 1970년대에 끌려갔던 14명이 이겼다": the nearer time is that of the earlier stage.
    if (/\p{Nd}/u.test(text.lower.slice(end, one.start))) return false
    return DESCRIBES.test(text.lower.slice(one.end - 1, one.end + 5))
  }
  return triggersIn(text.lower, { start: end, end: range.start }, lexicon).some(isEarlier)
}

/** Between a number and the time of a clause that only says which people are meant. */
const RESTRICTS = [
  /^(?: [\p{L}'’-]+){0,4}? (?:who|that) (?:was|were|had been) [\p{L} ,'’-]{2,60} $/u,
  /^(?: [\p{L}'’-]+){0,4}? (?:it|they) [\p{L}'’-]{3,}(?: [\p{L}'’-]+){0,3} $/u,
]
const PERFECT = /^(?:have|has) /
/** Units between a number and such a time. */
const LONGEST = 120

// "have freed all ten they seized last month": what has been done since then.
function isInRestriction(
  { start, end, role }: TimeExpression,
  { act, range }: Draft,
  lower: string,
): boolean {
  const told = act?.range
  if (role !== 'event' || !told || start < range.end || start - range.end > LONGEST) return false
  if (told.start >= range.end && told.start < end) return false
  if (!PERFECT.test(lower.slice(told.start, told.end))) return false
  return RESTRICTS.some((words) => words.test(lower.slice(range.end, start)))
}

/** What is found for a number, or only the time of the clause that says which people are meant. */
export function earlierStageFirst(
  found: OwnMention<TimeExpression>[],
  draft: Draft,
  context: Context,
): OwnMention<TimeExpression>[] {
  if (context.text.language !== 'en' || found.length === 0) return found
  const first = found.find(({ mention }) => isOfEarlierStage(mention, draft, context))
  return first ? [{ mention: first.mention, how: 'own' }] : found
}
