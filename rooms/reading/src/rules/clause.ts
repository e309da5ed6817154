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

/** The noun of the people counted and the pronoun that takes it up. */
const WHO =
  /^(?:(?: [\w'’-]+){0,4}?,? who|(?: [\w'’-]+)? (?:that|which))(?: all| both| together)? /u
const FINITE =
  'was|were|is|are|had|has|have|will|would|could|may|might|can|cannot|did|does|do|must|got'
const OWN_VERB = new RegExp(
  `^(?:(?:${FINITE}|be|been|being|not|never|\\w+ly|then|once|later|already) )*[\\w’'-]+`,
  'u',
)
const SAME_TIME = 'that (?:same )?(?:day|night|morning|afternoon|evening|week|month|year|time)'
const FINITE_NEXT = new RegExp(
  `[;:.]|, (?:and|but|while|of whom)\\b|\\b(?:(?!${SAME_TIME}\\b)(?:who|that|which|whom|whose|` +
    `where|when|while|because|if|they|he|she|it|we|i|you)|${FINITE})\\b`,
  'gu',
)
const OPENS = /^(?:that|wh\w+|because|if|they|he|she|it|we|i|you)$/u

/**
 * "Seven | who had fled in spring | were sent back": what an English sentence says of the people
 * of a number before their own verb, from the pronoun up to that verb; nothing without both.
 */
export function relativeClause(lower: string, sentence: Range, number: Range): Range | undefined {
  const after = lower.slice(number.end, sentence.end)
  const who = WHO.exec(after)?.[0]
  if (who === undefined) return undefined
  const start = number.end + who.length
  const own = OWN_VERB.exec(after.slice(who.length))?.[0].length ?? 0
  // Verbs that are still to come for clauses inside the clause.
  let inside = 0
  for (const { index, 0: word } of matchesOf(FINITE_NEXT, lower.slice(start + own, sentence.end))) {
    if (OPENS.test(word)) inside = 1
    else if (/^[;:.,]/u.test(word)) return undefined
    else if (inside > 0) inside -= 1
    else return { start, end: start + own + index }
  }
  return undefined
}
