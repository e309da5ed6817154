// Brackets in Korean and Chinese: a short one stands inside its clause ("23명(여성 15명)이 체포됐다"),
// a long one holds clauses of its own.

/** What a bracket inside a clause holds at the most. */
const LONGEST_INSIDE = 30

/** Whether at `at` a bracket opens or closes that parts clauses. */
export function isBracket(lower: string, at: number): boolean {
  const unit = lower.charAt(at)
  if (unit === '(') {
    const close = lower.slice(at, at + LONGEST_INSIDE).indexOf(')')
    return close < 0
  }
  if (unit !== ')') return false
  return !lower.slice(Math.max(0, at - LONGEST_INSIDE + 1), at).includes('(')
}
