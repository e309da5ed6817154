// Being dragged off in Korean: by those who act for a state an arrest, by others an abduction. Who
// it was stands before the verb, or in the sentences before. Whom border guards turn back is pushed
// back. Source: claims.md, acts; a choice.
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

/** "국경수비대는 48명을 벨라루스로 되돌려 보냈다": turned back by those who guard a border. */
export function withBorderGuard(
  filled: Filled<Act>,
  { sentence }: Draft,
  { text, lexicon }: Context,
): Filled<Act> {
  const { range, value } = filled
  const whole = text.sentences[sentence]
  if (value !== 'forced_return' || !range || !whole) return filled
  if (!phraseAt(lexicon.index('act turned-back'), text.lower, range)) return filled
  const before = { start: whole.start, end: range.start }
  const guards = findPhrases(lexicon.index('act border-guard'), text.lower, before)
  if (guards.length === 0) return filled
  return { ...filled, value: 'pushback', rules: ['act.border-guard', ...filled.rules] }
}
