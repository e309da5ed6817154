// Where people come from, for numbers of whom nothing else is told: "4,000 villagers from X had to
// flee", 온성군 여성 5명. Source: reading.md 2, Place and role; a choice.
import type { ClaimPlace } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import { mentionsFor, surroundingsOf } from './mention.ts'
import { asked } from './place-carried.ts'
import { unstatedPlace } from './place-claim.ts'
import type { PlaceMention } from './place-mention.ts'
import { placesOfSentence } from './place-sentence.ts'
import type { Filled } from './proposal.ts'

/** The town or region from which the people are, as a question. */
export function placesOfOrigin(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  const { text } = context
  const from = placesOfSentence(draft.sentence, context).filter(
    ({ use, isHome, level, place, way }) =>
      (isHome || (text.language !== 'en' && use === 'people' && place && way === 'bare')) &&
      isBelowCountry(level),
  )
  const named = from.length === 0 ? [] : mentionsFor(from, surroundingsOf(draft, context))
  const value = named
    .filter(({ how }) => how === 'own' || how === 'leading')
    .map(({ mention }) => unstatedPlace(mention, draft.act?.value, text))
  return asked(value, 'place.origin')
}

/** "The kidnapping of 30 girls from X": where they lived. */
export function takenFrom(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  return draft.act?.value === 'abduction' ? placesOfOrigin(draft, context) : undefined
}

function isBelowCountry(level: PlaceMention['level']): boolean {
  return level !== 'country' && level !== 'sea'
}
