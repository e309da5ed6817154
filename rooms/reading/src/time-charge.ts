// The time of a crime in a Korean sentence on its trial: "2015년 6월 시위에 가담한 혐의로 기소된 7명에게
// 징역형을 선고했다" says when the crime was, not when they were sentenced. A day in such a place is
// mostly that of the court. Source: reading.md 2, Time; that the precision shows it is a choice.
import type { Act } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import type { TimeExpression } from './time-expression.ts'
import { wordPattern } from './word-pattern.ts'

const TRIED: ReadonlySet<Act | undefined> = new Set(['sentence', 'transfer', 'imprisonment'])
/** No day: a month, a year or a span of them. */
const LONG: ReadonlySet<string> = new Set(['month', 'year', 'decade', 'span'])
/** Behind the charge the people are described by what was done to them: 기소된, 재판에 넘겨진. */
const CHARGE = wordPattern('ko', '{time charge}(?:로|으로|를|을|에) [^,]{0,14}(?:[된진던한]|받은) ')

/** Whether the expression only dates what the people counted are charged with. */
export function isOfCharge(
  { end, sense }: TimeExpression,
  { act, range }: Draft,
  { text }: Context,
): boolean {
  if (text.language !== 'ko' || !TRIED.has(act?.value) || !LONG.has(sense.is)) return false
  return end < range.start && CHARGE.test(text.lower.slice(end, range.start))
}
