// Chinese clauses: what stands between commas, semicolons, colons and dots. Folding has made
// full-width signs plain. The enumeration comma divides nothing.
import { isBracket } from './clause-bracket.ts'
import type { Range } from './source-text.ts'

const BREAKS = new Set([',', ';', ':', '…', '。', '!', '?', '\n'])

/** The clauses of a Chinese sentence, in order; together they cover it. */
export function clausesZh(lower: string, sentence: Range): Range[] {
  const clauses: Range[] = []
  let start = sentence.start
  for (let at = sentence.start; at < sentence.end; at++) {
    const isBreak = BREAKS.has(lower.charAt(at)) && !isInNumber(lower, at)
    if (!isBreak && !isGap(lower, at) && !isBracket(lower, at)) continue
    clauses.push({ start, end: at + 1 })
    start = at + 1
  }
  if (start < sentence.end) clauses.push({ start, end: sentence.end })
  return clauses
}

const HAN = /\p{Script=Han}/u

// A space between two signs parts what a heading says.
function isGap(lower: string, at: number): boolean {
  if (lower.charAt(at) !== ' ') return false
  return HAN.test(lower.charAt(at - 1)) && HAN.test(lower.charAt(at + 1))
}

function isInNumber(lower: string, at: number): boolean {
  return isDigit(lower.charCodeAt(at - 1)) && isDigit(lower.charCodeAt(at + 1))
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}
