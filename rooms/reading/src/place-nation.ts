// Numbers that a Chinese sentence tells of a whole country without naming it: 全国, 该国.
// Source: reading.md 2, Place; that the last country named is meant is a choice.
import type { ClaimPlace, GazetteerPlace } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import { findPhrases } from './phrase-index.ts'
import { firstNear, whichPlace } from './place-carried.ts'
import { countryPlace } from './place-claim.ts'
import { countryOfEntry } from './place-country.ts'
import { scenesOfSentence } from './place-sentence.ts'
import type { Filled } from './proposal.ts'

/** "全国", 该国: the country that was told of last, whatever town the sentences before name. */
export function placesOfNation(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  const { text, lexicon } = context
  const sentence = text.sentences[draft.sentence]
  if (!sentence || text.language !== 'zh') return undefined
  const head = { start: sentence.start, end: draft.clause.end }
  if (findPhrases(lexicon.index('place nation'), text.lower, head).length === 0) return undefined
  const country = countryOfEntry(context) ?? countryBefore(draft, context)
  if (!country) return undefined
  const value = [countryPlace(country, draft.act?.value, text)]
  return { value, rules: ['place.nation'], questions: [whichPlace(value)] }
}

// That of the last place named before, in this sentence or those above.
function countryBefore(draft: Draft, context: Context): GazetteerPlace | undefined {
  for (let n = draft.sentence; n >= firstNear(draft); n--) {
    const last = scenesOfSentence(n, context).findLast(
      ({ place, isHome, end }) =>
        place && !isHome && (n < draft.sentence || end < draft.range.start),
    )
    const country = last?.place && context.places.countryOf(last.place)
    if (country) return country
  }
  return undefined
}
