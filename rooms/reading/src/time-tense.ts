// How the clause of a number stands in time: still so, done since, done before, to come. Signs of
// the language, roughly read: a sign for the choice of a time, and never a field by itself.
import type { Context, Draft } from './draft.ts'
import { findPhrases } from './phrase-index.ts'
import type { Language } from './source-text.ts'

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
  words: RegExp
}

/** The first that is found holds. */
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
      words: /^ (?:\S+ ){0,5}(?:will|would|to be|faces?|could|may|might)\b/,
    },
    {
      tense: 'present',
      in: 'behind',
      words: /^ (?:\S+ ){0,6}(?:are|is|remains?|live|wait)\b/,
    },
    { tense: 'present', in: 'clause', words: /\b(?:there are|holds?|are holding|hosts?)\b/ },
    {
      tense: 'past',
      in: 'clause',
      words: /\b(?:were|was|did|\w+ed|fled|took|shot|sent|held|died|left|went|came)\b/,
    },
  ],
  ko: [
    { tense: 'going-on', in: 'behind', words: /고 있었/ },
    {
      tense: 'past',
      in: 'behind',
      words: /[았었했됐혔졌겼렸갔왔났셨랐녔섰렀켰랬샀]|하였|되었/,
    },
    { tense: 'present', in: 'behind', words: /있다|있는|남아|고 있|이다|인 것/ },
    { tense: 'coming', in: 'behind', words: /할 |될 |려고|계획|예정|것으로 보/ },
  ],
  zh: [
    {
      tense: 'present',
      in: 'clause',
      words: /仍|至今|尚|还(?:在|有|没)|正在|在押|目前|現|现/,
    },
    { tense: 'coming', in: 'clause', words: /将|會|会|准备|計劃|计划/ },
    { tense: 'past', in: 'clause', words: /[了被遭过過]|获释|身亡|死亡/ },
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
