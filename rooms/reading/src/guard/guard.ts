// The refutation guard: whether the words around a number leave open that what it counts has
// happened. It never decides; where it fires a person must. Source: reader.md 4.
import type { Factuality } from '@tumen/claim'
import type { Lexicon } from '../text/lexicon.ts'
import type { PreparedText } from '../text/prepared-text.ts'
import type { Language, Range } from '../text/source-text.ts'
import { correctedBelow } from './correction.ts'
import { guardEnglish } from './guard-en.ts'
import { guardKorean } from './guard-ko.ts'
import { guardChinese } from './guard-zh.ts'
import { isUnreached } from './unreached.ts'

/** What stands around a number, lower case, each of the length of the stored text. */
export interface Surroundings {
  /** The sentence of the number. */
  sentence: Range
  /** The number with its noun. */
  number: Range
  isHeading: boolean
  /** The words that tell what happened, where they are known. */
  act?: Range
  /** The sentences before and after it, as far as they go on with it. */
  before: Range[]
  after: Range[]
}

/** Words that raise the doubt, and what they make of the event. */
export interface Doubt extends Range {
  says: Factuality
}

/** Finds the doubt of a number in a text, if its words raise one. */
export type Guard = (
  text: PreparedText,
  around: Surroundings,
  lexicon: Lexicon,
) => Doubt | undefined

const GUARDS: Readonly<Record<Language, Guard>> = {
  en: guardEnglish,
  ko: guardKorean,
  zh: guardChinese,
}

/** How many sentences after the number may take it back, and before it may set the scene. */
const AFTER = 2
const BEFORE = 2

/**
 * What makes it doubtful that the people of a number suffered or did what is told of them; nothing
 * where the words around it state it. Pure; offsets are those of the stored text.
 */
export function doubtOf(
  text: PreparedText,
  lexicon: Lexicon,
  { number, act, sentence }: { number: Range; act?: Range | undefined; sentence: number },
): Doubt | undefined {
  const own = text.sentences[sentence]
  if (!own) return undefined
  const near = (at: number) => {
    const one = text.sentences[at]
    const isTitle = one?.position === 'headline' || one?.position === 'subheading'
    const isSame = one?.paragraph === own.paragraph || (!isTitle && Math.abs(at - sentence) === 1)
    return one && isSame ? [{ start: one.start, end: one.end }] : []
  }
  const steps = (count: number, way: 1 | -1) =>
    Array.from({ length: count }, (_, n) => near(sentence + way * (n + 1))).flat()
  const isHeading = own.position === 'headline' || own.position === 'subheading'
  const beside = { before: steps(BEFORE, -1), after: steps(AFTER, 1) }
  const around = { sentence: own, number, isHeading, ...beside }
  if (act && isUnreached(text, { number, act, sentence: own }, lexicon))
    return { ...act, says: 'planned' }
  const doubt = GUARDS[text.language](text, act ? { ...around, act } : around, lexicon)
  return doubt ?? correctedBelow(text, number)
}
