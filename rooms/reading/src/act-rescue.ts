// Rescue in Korean and Chinese: out of the hands of captors people are freed, out of the sea or
// from under ruins they are only saved, which is no act of its own. Source: claims.md, acts.
import type { Act } from '@tumen/claim'
import { hasPhrase } from './act-east.ts'
import type { Context, Draft } from './draft.ts'
import { phraseAt } from './phrase-index.ts'
import type { Filled } from './proposal.ts'
import type { Range } from './source-text.ts'

/** Sentences at the head of a text that tell what it is about. */
const HEAD = 8

/** A rescue as what it is by the sentence, else by the head of the text. */
export function withRescue(filled: Filled<Act>, draft: Draft, context: Context): Filled<Act> {
  const { text, lexicon } = context
  const { range, value } = filled
  if (!range || (value !== 'release' && value !== 'other')) return filled
  if (value === 'release') {
    if (!phraseAt(lexicon.index('act rescue'), text.lower, range)) return filled
    const isSaved = perilIn(sentenceOf(draft, context), context) === 'peril'
    return isSaved ? { ...filled, value: 'other', rules: ['act.rescue', ...filled.rules] } : filled
  }
  if (!phraseAt(lexicon.index('act saved'), text.lower, range)) return filled
  const head = { start: 0, end: text.sentences[HEAD - 1]?.end ?? text.lower.length }
  const told = perilIn(sentenceOf(draft, context), context) ?? perilIn(head, context)
  if (told !== 'captivity') return filled
  return { ...filled, value: 'release', rules: ['act.rescue', ...filled.rules] }
}

const sentenceOf = ({ sentence, clause }: Draft, { text }: Context): Range =>
  text.sentences[sentence] ?? clause

function perilIn(range: Range, { text, lexicon }: Context): 'peril' | 'captivity' | undefined {
  if (hasPhrase(text.lower, range, lexicon, 'act captivity')) return 'captivity'
  return hasPhrase(text.lower, range, lexicon, 'act peril') ? 'peril' : undefined
}
