// A number of people as a text writes it, before anybody knows whether it is claimed: the words of
// number, hedge and noun, and what they say. Found generously. Source: reader.md 2; reading.md 2.
import { type Operator, readQuantity } from '@tumen/claim'
import type { CountQuantity } from '../port/draft.ts'
import type { Lexicon } from './lexicon.ts'
import { findPhrases } from './phrase-index.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Language, Range } from './source-text.ts'

/** People straight behind a number: "by June 30 people had been sent back" has no thirtieth. */
export const PEOPLE_NEXT = ' (?:people|persons|men|women|children|girls|boys|others)\\b'

/** How a number refers to people told of before. */
export type Lead = 'same' | 'part_of' | 'remainder' | 'other' | 'further' | 'all_of'

/** A number in a sentence, with the noun that it counts. */
export interface NumberPhrase {
  /** The hedge, the number and what names its whole: the words of the claim. */
  range: Range
  /** The number alone. */
  core: Range
  quantity: CountQuantity
  /** Whether a noun, a counter or a word for an amount shows that people are counted. */
  noun: 'people' | 'official' | 'thing' | 'none'
  /** The noun phrase of the people. */
  group?: Range
  /** The words of the group. */
  label?: string
  /** Sex or age that the noun says. */
  kind?: { by: 'sex' | 'age' | 'other'; label: string }
  /** Many, some, most, none: they claim something only with an act. */
  isAmount?: true
  lead?: Lead
  /** The number of the whole that this is a part of. */
  whole?: number
  /** It only names the whole of which the next number is a part: no claim of its own. */
  isWhole?: boolean
  /** It only says of whom the number before is made up. */
  isShare?: true
}

type Numbers = Pick<CountQuantity, 'value' | 'low' | 'high' | 'vague'>

/** What a number, a range or a vague word says without its hedge; nothing where it says none. */
export function numbersIn(words: string, language: Language): Numbers | undefined {
  const { quantity } = readQuantity(words, language)
  if (!quantity || quantity.op === 'unknown_some' || quantity.op === 'none') return undefined
  const { value, low, high, vague } = quantity
  if (vague !== undefined) return { vague }
  if (low !== undefined && high !== undefined) return { low, high }
  return value === undefined ? undefined : { value }
}

/** Of two hedges a bound outweighs an estimate. */
const STRENGTH: readonly Operator[] = [
  'at_least',
  'more_than',
  'up_to',
  'fewer_than',
  'nearly',
  'odd',
]

/** What a hedge makes of a number that it stands before or behind. */
export function hedgeOperator(before: string, after: string): Operator {
  return readQuantity(`${before}70${after}`, 'en').quantity?.op ?? 'exactly'
}

/** The operator of a number by its hedges. */
export function operatorOf(numbers: Numbers, hedges: readonly Operator[]): Operator {
  if (numbers.vague !== undefined) return 'vague'
  const said = STRENGTH.find((one) => hedges.includes(one))
  if (numbers.low !== undefined) return 'range'
  if (said !== undefined) return said
  return hedges.includes('about') ? 'about' : 'exactly'
}

/** "Of the 85 women | arrested in June, six …": of the whole something is told as well. */
export function isToldOf(
  { range: { end }, group }: NumberPhrase,
  { text, lexicon, sentence }: { text: PreparedText; lexicon: Lexicon; sentence: Range },
): boolean {
  const start = Math.max(end, group?.end ?? 0)
  const [head = ''] = text.lower.slice(start, sentence.end).split(',', 1)
  const acts = findPhrases(lexicon.index('trigger'), text.lower, {
    start,
    end: start + head.length,
  })
  return acts.some(
    (act) =>
      act.means !== 'none' &&
      act.means !== 'other' &&
      /^ (?:(?:who|that) (?:(?:was|were|had been|have been|had|have) )?)?(?:\w+ly )?$/u.test(
        text.lower.slice(start, act.start),
      ),
  )
}

/** "Of the 463, 52 were …": the first number only says of whom the second is a part. */
export function partOfWhole(phrase: NumberPhrase, whole: number): NumberPhrase {
  const { value = whole + 1 } = phrase.quantity
  const isPart = phrase.whole === undefined && phrase.lead === undefined && value <= whole
  const isCounted = phrase.noun === 'none' || phrase.noun === 'people'
  return isPart && isCounted ? { ...phrase, lead: 'part_of', noun: 'people', whole } : phrase
}

/** What is done to people alone, as verbs begin. */
const TO_PEOPLE = 'arrest|detain|execut|deport|repatriat|imprison|abduct|kidnap|jail|expell|tortur'
/** Whoever is arrested or deported is a person, whatever the noun: "arrested 102 fans". */
const DONE_TO = new RegExp(`\\b(?:${TO_PEOPLE})(?:ed|s|es|ing)? $`, 'u')
/** "Eight dervishes | were hanged", "90 novices, the abbot said, | were driven out". */
const DONE_BEHIND = new RegExp(
  '^(?:,[^,.;]{1,40},)?(?: who)?(?: (?:was|were|had|has|have|been|being|are|is|all|later|then))+ ' +
    `(?:${TO_PEOPLE}|hang|behead|` +
    'sentenc|extradit|rap|intern|lynch|driv|marched|flogg|rounded up|led away|' +
    'sent (?:back|home|to (?:\\w+ )?(?:camp|prison|jail)))(?:ed|en|s)?\\b',
  'u',
)

/** Whether the words before or behind an English noun tell what is done to people alone. */
export function isDoneTo(before: string, after: string): boolean {
  return DONE_TO.test(before) || DONE_BEHIND.test(after)
}
