// Being dragged off in Korean: by those who act for a state an arrest, by others an abduction. Who
// it was stands before the verb, or in the sentences before. Source: claims.md, acts; a choice.
import type { Act } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import { findPhrases, phraseAt } from './phrase-index.ts'
import type { Filled } from './proposal.ts'

/** Sentences back in which the captors are named. */
const NEAR = 3

/** The act with its captors: an arrest by men of no state is an abduction. */
export function withCaptor(
  filled: Filled<Act>,
  { sentence }: Draft,
  { text, lexicon }: Context,
): Filled<Act> {
  const { range, value } = filled
  if (value !== 'arrest' || !range || !text.sentences[sentence]) return filled
  if (!phraseAt(lexicon.index('act dragged'), text.lower, range)) return filled
  const captors = lexicon.index('act captor')
  const { paragraph } = text.sentences[sentence]
  for (let n = sentence; n >= Math.max(0, sentence - NEAR); n--) {
    const one = text.sentences[n]
    if (one?.paragraph !== paragraph) break
    const end = n === sentence ? range.start : one.end
    const found = findPhrases(captors, text.lower, { start: one.start, end }).at(-1)
    if (found?.means === '-') return filled
    if (found) return { ...filled, value: 'abduction', rules: ['act.captor', ...filled.rules] }
  }
  return filled
}
