// Places that hold more than one country: "from West Africa", "worldwide", for numbers whose
// sentence names no nearer place. Source: reading.md 2, Place; the words are data.
import { type ClaimPlace, ucdpPrecOfPlace } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import { mentionsFor, surroundingsOf } from './mention.ts'
import { findPhrases } from './phrase-index.ts'
import { claimPlace, withoutSpan } from './place-claim.ts'
import { placesOfSentence } from './place-sentence.ts'
import type { Filled } from './proposal.ts'

/** 전 세계 90개국의 실태: what a report is about. */
const OF_MANY = /^ ?(?:\d|약 ?\d)/
const LONGEST_MANY = 4

/** So many numbers back a part of the world is remembered. */
const FAR = 40

/** What the text told of last, where that was the world or a part of it. */
export function placesOfWorldStory(
  _: Draft,
  { drafts, at }: Context,
): Filled<ClaimPlace[]> | undefined {
  const before = drafts
    .slice(Math.max(0, at - FAR), at)
    .findLast(({ places }) => places && places.value.length > 0)
  if (before?.places?.rules[0] !== 'place.wide') return undefined
  return { value: before.places.value.map(withoutSpan), rules: ['place.wide'] }
}

/** A part of the world, or all of it, that the sentence names. */
export function placesOfWorld(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  const { text, lexicon } = context
  const named = placesOfSentence(draft.sentence, context).filter(({ use }) => use === 'wide')
  const own = named.length === 0 ? [] : mentionsFor(named, surroundingsOf(draft, context))
  const near = own.filter(({ how }) => how !== 'subordinate')
  if (near.length > 0) {
    const value = near.map(({ mention }) => claimPlace(mention, draft.act?.value, text))
    return { value, rules: ['place.wide'] }
  }
  const sentence = text.sentences[draft.sentence] ?? draft.clause
  // A body may bear the word with a capital letter.
  const all = findPhrases(lexicon.index('place worldwide'), text.lower, sentence).find(
    ({ start, end }) =>
      text.folded.charAt(start) === text.lower.charAt(start) &&
      !OF_MANY.test(text.lower.slice(end, end + LONGEST_MANY)),
  )
  if (!all) return undefined
  const { start, end } = all
  const span = { start, end, text: text.source.text.slice(start, end) }
  const level = { level: 'multi_country', relation: 'in' } as const
  const ucdpPrec = ucdpPrecOfPlace(level)
  const value = [
    { role: 'locus' as const, name: span.text, ...level, stated: true, span, ucdpPrec },
  ]
  return { value, rules: ['place.wide'] }
}
