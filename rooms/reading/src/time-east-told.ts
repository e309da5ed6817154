// The days of a Korean sentence on which something was told or became known: right behind who
// tells, behind what is known, before from whom it is known. Source: reading.md 2, Time.
import type { Range } from './source-text.ts'
import type { FoundTime } from './time-expression.ts'
import { wordPattern } from './word-pattern.ts'

/** The text in lower case, and its sentence. */
interface Words {
  lower: string
  range: Range
}

/** Units at the end of a sentence in which the verb of telling stands. */
const TAIL = 16

/** "센터는 17일 … 허가했다고 밝혔다": whether a day right behind who tells is that of telling. */
export function isToldByTopic(
  { start, end, sense }: FoundTime,
  { lower, range }: Words,
  telling: readonly string[],
): boolean {
  const isThisDay = lower.slice(start, end) === '이날'
  if (sense.is !== 'day' && sense.is !== 'weekday' && !isThisDay) return false
  if (!/[은는] $/.test(lower.slice(start - 2, start)) || !/[ ,]/.test(lower.charAt(end)))
    return false
  // "군은 1일 카두나주에서 …": where it was done.
  if (DONE_THERE.test(lower.slice(end, range.end)) && !TOLD_THERE.test(lower.slice(end, range.end)))
    return false
  const tail = lower.slice(Math.max(end, range.end - TAIL), range.end)
  // "…고 23일 밝혔다": the telling has a day of its own.
  if (/\d{1,2}일 /.test(tail)) return false
  return /[고며] /.test(tail) && telling.some((word) => tail.includes(word))
}

const DONE_THERE = /^ (?:[가-힣]+ ){0,2}[가-힣]+에서(?:도|만)? /
const TOLD_THERE = wordPattern('ko', '^ (?:[가-힣]+ ){0,2}[가-힣]*{time told-at}에서')

/** "풀려난 것으로 9일 알려졌다": when it became known. */
const BECAME_KNOWN = wordPattern('ko', '^ {time became-known}')
/** "9일 현지 매체에 따르면", but not "9일 풀려난 이들에 따르면". */
const ACCORDING = /^ (?:\([^)]{1,8}\) )?([^\d,.]{1,60}?)에 (?:따르|의하)면/
const DID = /에서|(?:[가-힣][된던난]|[^북남대 ]한|[가-힣]온) /
const LONGEST_ACCORDING = 72

/** Whether a day stands behind the words of what is known, or before from whom it is known. */
export function isKnown({ start, end, sense }: FoundTime, { lower, range }: Words): boolean {
  if (sense.is !== 'day' && sense.is !== 'weekday') return false
  const isBehind = lower.slice(start - 2, start) === '로 '
  const after = lower.slice(end, Math.min(range.end, end + LONGEST_ACCORDING))
  if (isBehind && BECAME_KNOWN.test(after)) return true
  const [, whom] = ACCORDING.exec(after) ?? []
  return whom !== undefined && !DID.test(whom)
}
