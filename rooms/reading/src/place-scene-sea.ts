// The waters of a story about a boat, for numbers that were given the country of those who tell of
// it or save them. Source: reading.md 2, Place; a choice.
import type { Context, Draft } from './draft.ts'
import { findPhrases } from './phrase-index.ts'
import { asked } from './place-carried.ts'
import { unstatedPlace } from './place-claim.ts'
import type { PlaceMention } from './place-mention.ts'
import { placesOfSentence } from './place-sentence.ts'
import type { PreparedText } from './prepared-text.ts'

/** Sentences at the head in which a story says on which waters it is. */
const HEAD = 8

/** What happens to people on a boat. */
const AFLOAT: ReadonlySet<string | undefined> = new Set([
  ...['other', 'death', 'enforced_disappearance', 'border_crossing', 'obstruction_of_flight'],
  undefined,
])

const known = new WeakMap<PreparedText, { sea?: PlaceMention }>()

/** The one sea that a story about a boat names at its head. */
export function placesOfSea(draft: Draft, context: Omit<Context, 'at'>): Draft['places'] {
  if (!AFLOAT.has(draft.act?.value)) return undefined
  // Who crossed into a country is there.
  const isThere = draft.places?.value.some(({ role }) => role === 'destination')
  if (draft.act?.value === 'border_crossing' && isThere) return undefined
  const { text } = context
  const { sea } = known.get(text) ?? seaOf(context)
  return sea && asked([unstatedPlace(sea, draft.act?.value, text)], 'place.sea')
}

function seaOf(context: Omit<Context, 'at'>): { sea?: PlaceMention } {
  const { text, lexicon } = context
  const end = text.sentences[HEAD]?.start ?? text.lower.length
  const seas = text.sentences
    .slice(0, HEAD)
    .flatMap((_, n) => placesOfSentence(n, context))
    .filter(({ level, use }) => level === 'sea' && use === 'place')
  const [sea] = seas
  const nameOf = ({ name }: PlaceMention) => name.replace(/ /g, '').toLowerCase()
  const others = sea ? seas.filter((one) => nameOf(one) !== nameOf(sea)).length : 0
  const isOne = others * 3 <= seas.length
  const range = { start: 0, end }
  const isAfloat = isOne && findPhrases(lexicon.index('place vessel'), text.lower, range).length > 0
  const made = sea && isAfloat ? { sea } : {}
  known.set(text, made)
  return made
}
