// How the clause of a number stands in time: still so, done since, done before, to come. Signs of
// the language, roughly read: a sign for the choice of a time, and never a field by itself.
import type { Context, Draft } from './draft.ts'
import { findPhrases } from './phrase-index.ts'
import type { Language } from './source-text.ts'
import { type WordPattern, wordPattern } from './word-pattern.ts'

/** What the clause tells, from the words of its verbs. */
export type Tense =
  | 'now'
  | 'perfect'
  | 'before'
  | 'coming'
  | 'present'
  | 'going-on'
  | 'past'
  | 'none'

interface TenseSign {
  tense: Tense
  /** Looked for in the whole clause, or only in the words behind the number. */
  in: 'clause' | 'behind'
  words: Pick<WordPattern, 'test'>
}

/** The first that is found holds; what is grammar stands here, other words in the lists. */
const SIGNS: Readonly<Record<Language, readonly TenseSign[]>> = {
  en: [
    {
      tense: 'perfect',
      in: 'clause',
      words: /\b(?:have|has) (?:since |already |now |also |so far )?(?:been )?\w+/,
    },
    { tense: 'before', in: 'clause', words: /\bhad (?:been )?\w+/ },
    {
      tense: 'coming',
      in: 'behind',
      words: wordPattern(
        'en',
        '^ (?:\\S+ ){0,5}(?:will|would|to be|could|may|might|{time tense-coming})\\b',
      ),
    },
    {
      tense: 'present',
      in: 'behind',
      words: wordPattern('en', '^ (?:\\S+ ){0,6}(?:are|is|{time tense-going-on})\\b'),
    },
    {
      tense: 'present',
      in: 'clause',
      words: wordPattern('en', '\\b(?:there are|{time tense-present})\\b'),
    },
    {
      tense: 'past',
      in: 'clause',
      words: wordPattern('en', '\\b(?:were|was|did|\\w+ed|{time tense-past})\\b'),
    },
  ],
  ko: [
    { tense: 'going-on', in: 'behind', words: /고 있었/ },
    {
      tense: 'past',
      in: 'behind',
      words: /[았었했됐혔졌겼렸갔왔났셨랐녔섰렀켰랬샀]|하였|되었/,
    },
    {
      tense: 'present',
      in: 'behind',
      words: wordPattern('ko', '있다|있는|고 있|이다|인 것|{time tense-present}'),
    },
    {
      tense: 'coming',
      in: 'behind',
      words: wordPattern('ko', '할 |될 |려고|것으로 보|{time tense-coming}'),
    },
  ],
  zh: [
    {
      tense: 'present',
      in: 'clause',
      words: wordPattern('zh', '{time tense-present}'),
    },
    { tense: 'coming', in: 'clause', words: wordPattern('zh', '{time tense-coming}') },
    { tense: 'past', in: 'clause', words: wordPattern('zh', '[了被遭过]|{time tense-past}') },
  ],
}

/** The tense of the clause of a draft. */
export function tenseOf({ clause, range }: Draft, { text, lexicon }: Context): Tense {
  if (findPhrases(lexicon.index('time now'), text.lower, clause).length > 0) return 'now'
  const whole = text.lower.slice(clause.start, clause.end)
  const behind = text.lower.slice(range.end, clause.end)
  const found = SIGNS[text.language].find((sign) =>
    sign.words.test(sign.in === 'clause' ? whole : behind),
  )
  return found?.tense ?? 'none'
}
