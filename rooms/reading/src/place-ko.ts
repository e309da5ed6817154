// Places of a Korean claim that names none, by what only Korean texts do: a headline with the town
// of its story, 현지 for the country that is told of. Source: reading.md 2, Place; a choice.
import type { ClaimPlace } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import { findPhrases } from './phrase-index.ts'
import { asked } from './place-carried.ts'
import { countryPlace, unstatedPlace } from './place-claim.ts'
import { countriesTold, placeOfHeadline } from './place-country.ts'
import { sizeOf } from './place-size.ts'
import type { Filled } from './proposal.ts'
import { daysIn } from './time-day.ts'

/** A story is no longer, in days. */
const LONGEST = 31

/** From this many people on, a number without a place is one of more than a town. */
const CROWD = 1000

/** A town that the headline names is where its story happens. */
export function placesOfHeadline(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  if (context.text.source.country) return undefined
  // "4월과 5월에도 13명이": more than the story of the headline.
  const [time] = draft.times?.value ?? []
  if (time?.stated && daysIn(time) > LONGEST) return undefined
  const found = placeOfHeadline(context)
  if (found?.level !== 'adm1' && sizeOf(draft) >= CROWD) return undefined
  return found && asked([unstatedPlace(found, draft.act?.value, context.text)], 'place.headline')
}

/** "현지에 수감된", "이 나라에서": in the country that a Korean text tells of, not its readers'. */
export function placesOfThisCountry(
  draft: Draft,
  context: Context,
): Filled<ClaimPlace[]> | undefined {
  const { text, lexicon } = context
  const sentence = text.sentences[draft.sentence]
  if (!sentence || text.language !== 'ko') return undefined
  const found = findPhrases(lexicon.index('place this-country'), text.lower, sentence)
  if (!found.some(({ end }) => end <= draft.range.start)) return undefined
  const own = context.places.nameAt(HOME_NAME, { start: 0, end: HOME_NAME.length })?.places[0]
  const [abroad] = countriesTold(context)
    .map((place) => context.places.countryOf(place) ?? place)
    .filter(({ id }) => id !== own?.id)
  return abroad && asked([countryPlace(abroad, draft.act?.value, text)], 'place.this-country')
}

/** The country of those for whom Korean texts are written. */
const HOME_NAME = '한국'
