// The language of a document: a tag, its name in a language of these pages or its own, or nothing,
// where the letters of the text say it. Names of languages come from CLDR (Intl.DisplayNames).
import { Refusal } from '../refusal.ts'

/** The languages that are understood by their names. */
const NAMED = [
  ...['ko', 'zh', 'zh-Hans', 'zh-Hant', 'en', 'ja', 'ru', 'mn', 'vi', 'th', 'lo'],
  ...['fr', 'de', 'es'],
] as const

/** The tag of what is kept without a look at its words (BCP 47: undetermined). */
export const UNKNOWN = 'und'

let byName: ReadonlyMap<string, string> | undefined

function tagsByName(): ReadonlyMap<string, string> {
  byName ??= new Map(
    NAMED.flatMap((tag) =>
      ['en', 'ko', 'zh', tag].flatMap((language) => {
        const name = new Intl.DisplayNames([language], { type: 'language' }).of(tag)
        return name === undefined ? [] : [[keyOf(name), tag] as const]
      }),
    ),
  )
  return byName
}

function keyOf(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase()
}

/** The tag of a language that was named, else found in the text; refuses where neither says it. */
export function languageTag(named: string | undefined, text: string): string {
  if (named !== undefined) return tagsByName().get(keyOf(named)) ?? named
  const found = detectedLanguage(text)
  if (found !== undefined) return found
  throw new Refusal('invalid-input', 'language', [{ code: 'language_unsure', path: 'language' }])
}

/** Units that are looked at: a page changes its language at its end, if anywhere. */
const SAMPLE = 20_000
/** Fewer letters than these say nothing. */
const LEAST_LETTERS = 20
/** A line of a telephone in Korean. */
const LEAST_HANGUL = 4
/** Of the words of an English text, those that only join others; more where few speak for it. */
const LEAST_SMALL = 0.2
const LEAST_SMALL_ALONE = 1 / 3

/** English, Korean or Chinese, where the letters and the smallest words leave no doubt. */
export function detectedLanguage(text: string): string | undefined {
  const sample = text.slice(0, SAMPLE)
  // Of runs of letters, not of each: half of the time.
  const unitsIn = (runs: RegExp) =>
    sample.match(runs)?.reduce((sum, { length }) => sum + length, 0) ?? 0
  const [letters, hangul] = [unitsIn(/\p{L}+/gu), unitsIn(/\p{Script=Hangul}+/gu)]
  const han = unitsIn(/\p{Script=Han}+/gu)
  const kana = unitsIn(/[\p{Script=Hiragana}\p{Script=Katakana}]+/gu)
  // No other language has its letters.
  if (hangul >= LEAST_HANGUL && hangul > letters / 3 && kana === 0) return 'ko'
  if (kana > letters / 10) return undefined
  if (han > letters / 2) return letters < LEAST_LETTERS ? undefined : 'zh'
  return isEnglish(sample, letters) ? 'en' : undefined
}

/** Two words of its own say it, or one of a sentence beside other small ones: a title has none. */
function isEnglish(sample: string, letters: number): boolean {
  const distinct = (pattern: RegExp) =>
    new Set(sample.match(pattern)?.map((word) => word.toLowerCase())).size
  const words = sample.match(/[A-Za-z]+/g)?.length ?? 0
  const share = (sample.match(SMALL)?.length ?? 0) / words
  const isSaid =
    (distinct(ENGLISH_ALONE) >= LEAST_OWN && share >= LEAST_SMALL) ||
    (ENGLISH_IN_SENTENCE.test(sample) && distinct(SMALL) >= 2 && share >= LEAST_SMALL_ALONE)
  return isSaid && words * 2 > letters / 6
}

/** Small words that no other language with these letters has as often; so many of them at least. */
const ENGLISH_ALONE =
  /\b(?:the|and|from|said|were|with|they|their|had|after|people|who|which|been|about|when)\b/gi
/** Those of them that are no word of a neighbour, as "had" and "been" are, within a sentence. */
const ENGLISH_IN_SENTENCE = /\b(?:the|from|said|were|with|they|their|people|which|about|when)\b/
const LEAST_OWN = 2
const SMALL = new RegExp(
  `${ENGLISH_ALONE.source}|\\b(?:a|an|at|by|for|has|have|her|his|in|is|it|not|of|on|that|this|to|` +
    'was|are)\\b',
  'gi',
)
