// Where clauses begin, roughly and by closed lists of words: what parts one statement of a
// sentence from the next in three languages. Source: reading.md 1.

import { matchesOf } from '../text/pattern-match.ts'
import type { Language, Range } from '../text/source-text.ts'

const EN_OPENERS =
  'but|although|though|while|whereas|after|before|when|because|since|until|where|who|which|' +
  'whose|that|as(?! of\\b)'
const EN = new RegExp(`[;:—–“”"]|, (?:and|but|yet|so|or)\\b|\\b(?:${EN_OPENERS})\\b`, 'gu')
const KO_ENDINGS =
  '지만|으나|는데|면서|으며|했고|됐고|었고|았고|였고|고서|자마자|한 뒤|된 뒤|한 후|된 후|다고|라고|다며|["”](?:이?라?며|이?라?면서|이?라?고)'
const KO = new RegExp(`[;:,]|(?:${KO_ENDINGS})(?=[ ,])`, 'gu')
const ZH = /[,;:]/gu

const BREAKS: Readonly<Record<Language, RegExp>> = { en: EN, ko: KO, zh: ZH }

/** The offsets at which another clause of the sentence begins, in order. */
export function clauseBreaks(lower: string, sentence: Range, language: Language): number[] {
  const words = lower.slice(sentence.start, sentence.end)
  return matchesOf(BREAKS[language], words)
    .filter(({ index }) => !isInNumber(words, index))
    .map(({ index }) => sentence.start + index)
}

function isInNumber(words: string, at: number): boolean {
  return /\d/u.test(words.charAt(at - 1)) && /\d/u.test(words.charAt(at + 1))
}

/** The clauses of a sentence that hold a number and the word for its act, and what lies between. */
export function clauseAround(
  lower: string,
  sentence: Range,
  { range, act }: { range: Range; act?: { range?: Range } | undefined },
  language: Language,
): Range {
  const trigger = act?.range
  const isInside = trigger && trigger.start >= sentence.start && trigger.end <= sentence.end
  const from = Math.min(range.start, isInside ? trigger.start : range.start)
  const to = Math.max(range.end, isInside ? trigger.end : range.end)
  const breaks = clauseBreaks(lower, sentence, language)
  const start = breaks.findLast((at) => at < from) ?? sentence.start
  return { start, end: breaks.find((at) => at >= to) ?? sentence.end }
}
