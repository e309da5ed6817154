// Whether a Korean number only says who is left out of those that the next one counts: "붙잡힌 4명을
// 뺀 36명". What follows is told of the others. Source: reading.md 2, Act; 6.
import type { Range } from './source-text.ts'
import { wordPattern } from './word-pattern.ts'

const LEFT_OUT = wordPattern('ko', '^[을를]? ?{act left-out}')
const LONGEST_LEFT_OUT = 6

/** Whether the number whose words end there is left out. */
export function isLeftOut(lower: string, { end }: Range): boolean {
  return LEFT_OUT.test(lower.slice(end, end + LONGEST_LEFT_OUT))
}
