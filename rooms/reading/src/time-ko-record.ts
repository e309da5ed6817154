// Korean times before a number that only say since when it is a record: "1996년 창구를 연 이래 가장
// 많은 인원인". Source: reading.md 2, Time.
import type { Draft } from './draft.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Range } from './source-text.ts'
import { wordPattern } from './word-pattern.ts'

const RECORD = wordPattern(
  'ko',
  '^(?:[에의])? ?(?:[가-힣]{1,8} ){0,4}[가-힣]{1,6} 이[래후] (?:[가-힣]{1,6} ){0,2}{time since-most}',
)
const LONGEST_RECORD = 48

/** Whether the expression only says since when the number is a record. */
export function isOfRecord(
  { end }: Range,
  { range }: Draft,
  { language, lower }: PreparedText,
): boolean {
  if (language !== 'ko' || end > range.start) return false
  return RECORD.test(lower.slice(end, Math.min(range.start, end + LONGEST_RECORD)))
}
