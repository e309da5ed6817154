// The words of a number in a quotation, for somebody who has just chosen the words. Proposed only
// when there is no doubt: one number, with its hedge or with what is counted. Never a guess.
import { type QuantityWords, readQuantity } from '@tumen/claim'

const LONGEST_QUOTE = 500
const MOST_SIGNS = 8
const TOKEN = /\p{Script=Han}|[\p{L}\p{N}]+(?:[.,'’-][\p{L}\p{N}]+)*|[~%]/gu

/** The one number of `text` with its hedge, as written; nothing without one or with several. */
export function numberWords(text: string, language: string): string | undefined {
  if (text.length > LONGEST_QUOTE) return undefined
  const found = stretches(text).filter(({ start, end }) =>
    isNumber(text.slice(start, end), language),
  )
  const widest = found.filter(
    (one) => !found.some((other) => other !== one && isInside(one, other)),
  )
  const [only, second] = widest
  return only && !second ? text.slice(only.start, only.end) : undefined
}

interface Stretch {
  start: number
  end: number
}

/** Every run of up to eight words or signs; endings such as 명이 are tried without their last. */
function stretches(text: string): Stretch[] {
  const tokens = [...text.matchAll(TOKEN)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
    isHangul: /\p{Script=Hangul}$/u.test(word),
  }))
  return tokens.flatMap(({ start }, n) =>
    tokens.slice(n, n + MOST_SIGNS).flatMap(({ end, isHangul }) => {
      const whole = { start, end }
      return isHangul && end - start > 1 ? [whole, { start, end: end - 1 }] : [whole]
    }),
  )
}

function isInside(inner: Stretch, outer: Stretch): boolean {
  return outer.start <= inner.start && outer.end >= inner.end
}

/** Whether words are a number that nobody takes for a year or a day. */
function isNumber(words: string, language: string): boolean {
  const { quantity } = readQuantity(words, language)
  return quantity !== undefined && isPlain(quantity)
}

function isPlain({ op, value, low, vague, hedge, unit }: QuantityWords): boolean {
  // "Dozens" is a number; "all", "most" and "many" are proposed by nobody.
  if (op === 'vague') return /s$/.test(vague ?? '')
  if (op === 'none' || (value === undefined && low === undefined)) return false
  return hedge !== undefined || unit !== undefined || (value ?? low ?? 0) > 2100
}
