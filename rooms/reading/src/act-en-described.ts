// The act of a participle that describes the people of an English number: "30 detained migrants".
// Source: reading.md 2, Act 4.
import type { ActCandidate } from './act-en-candidate.ts'
import { isAct } from './act-en-deciding.ts'
import { englishLexicon, FORM } from './act-en-lexicon.ts'
import type { Word } from './act-en-word.ts'
import type { Lexicon } from './lexicon.ts'

/** The first participle with an act among these words, up to a preposition. */
export function attributeIn(
  words: readonly Word[],
  { first, end }: { first: number; end: number },
  lexicon: Lexicon,
): ActCandidate | undefined {
  for (let n = first; n < Math.min(end, words.length); n++) {
    const act = participleAct(words[n], lexicon)
    if (isAct(act)) return { act, rule: 'act.attribute', first: n, end: n + 1 }
    if (words[n]?.is === 'preposition') break
  }
  return undefined
}

// "20 returned migrants": the verb has no words behind it that could decide.
function participleAct(word: Word | undefined, lexicon: Lexicon): string | undefined {
  const { act, forms = 0 } = word?.verb ?? {}
  if (!act || (forms & FORM.participle) === 0) return undefined
  if (isAct(act) || !act.startsWith('with ')) return act
  const { passive, otherwise } = englishLexicon(lexicon).frames(`act ${act}`)
  return passive ?? otherwise
}
