// Where clauses begin, roughly and by closed lists of words: what parts one statement of a
// sentence from the next in three languages. Source: reading.md 1.

import { matchesOf } from '../text/pattern-match.ts'
import type { Language, Range } from '../text/source-text.ts'

/** Words that open an English clause, whatever it does; "had since" opens none. */
export const ENGLISH_OPENERS =
  'but|although|though|while|whereas|after|before|when|because|until|where|who|which|whose|' +
  '(?<!\\b(?:has|have|had) )since'
const EN_OPENERS = `${ENGLISH_OPENERS}|that|as(?! of\\b)`
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

/** "Of the 85 arrested | six were freed", 被捕的85人中 | 6人: a whole has no verb of its part. */
const WHOLE_BEFORE: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:of|among|from among) (?:the |these |those |all |some |about )*[^,;]*, (?:\w+ ){0,3}$/u,
  ko: /[^,;]{0,20}(?:중|가운데)(?:에서|에는)?,? (?:[가-힣]+ )?$/u,
  zh: /[^,;]{0,20}(?:中|之中|当中|里),?(?:有|仅|只有|至少|约)?$/u,
}

/** Where the name of the whole begins of which a number is a part. */
export function wholeBefore(
  lower: string,
  sentence: Range,
  number: Range,
  language: Language,
): number | undefined {
  const found = WHOLE_BEFORE[language].exec(lower.slice(sentence.start, number.start))
  return found ? sentence.start + found.index : undefined
}

/** "23명을 | 발견해 | 20명을 돌려보냈다": behind an object its own verb, which goes on to another. */
const OWN_OBJECT =
  /^[을를] [^,.;]{1,24}?(?:해|하여|고|아|어|여|와|러|려|한 뒤|한 후|은 뒤|은 후|서|지만|는데|은데|나|며) /u

/** "40명을 검문해 12명을 | 체포했다": whether what is told there is of another object of Korean. */
export function isOfNextObject(
  lower: string,
  number: Range,
  others: readonly { range: Range }[],
  at: number,
): boolean {
  const own = OWN_OBJECT.exec(lower.slice(number.end, Math.max(number.end, at)))
  if (!own) return false
  const isObject = ({ range }: { range: Range }) =>
    range.start >= number.end + own[0].length &&
    range.end <= at &&
    /^[을를]/u.test(lower.slice(range.end))
  return others.some(isObject)
}
