// A Korean time that belongs to an earlier stage of the people: "지난주 납치됐던 21명이 풀려났다"
// says when they were taken; they were freed between then and the telling. Source: reading.md 6;
// that the ending of the verb shows it is a choice.
import { type Trigger, triggersIn } from './act-trigger.ts'
import type { Context, Draft } from './draft.ts'
import type { TimeExpression } from './time-expression.ts'

/** The ending of what was done before, in front of the noun that it describes. */
const DESCRIBES = /^[가-힣]{0,2}?[았었됐했갔왔졌혔겼렸췄]던 /

/** Whether the expression dates only what describes the people, and not what the number tells. */
export function isOfEarlierStage(
  { end, role }: TimeExpression,
  { act, range }: Draft,
  { text, lexicon }: Context,
): boolean {
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
