// Numbers that a Chinese sentence tells of a whole country without naming it: 全国, 该国.
// Source: reading.md 2, Place; that the last country named is meant is a choice.
import type { ClaimPlace, GazetteerPlace } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import { findPhrases } from './phrase-index.ts'
import { firstNear, whichPlace } from './place-carried.ts'
import { countryPlace, unstatedPlace } from './place-claim.ts'
import { countryOfEntry } from './place-country.ts'
import { placesOfSentence } from './place-sentence.ts'
import { sizeOf } from './place-size.ts'
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

/** Sentences at the head in which a local paper says where it writes. */
const HEAD = 3
/** From so many people on, a number without a place is one of the whole country. */
const MANY = 100

/** "記者林嵐/南岸報導": few people of a local story, told of no place, are there. */
export function placesOfLocal(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  const { text } = context
  if (text.language !== 'zh' || sizeOf(draft) >= MANY) return undefined
  for (let n = 0; n < HEAD; n++) {
    const local = placesOfSentence(n, context).find(
      ({ start, end, use, level }) =>
        use === 'office' &&
        level !== 'country' &&
        text.folded.charAt(start - 1) === '/' &&
        text.folded.startsWith('报', end),
    )
    const unknown = local ? undefined : unknownLocal(n, draft, context)
    const value = local ? [unstatedPlace(local, draft.act?.value, text)] : unknown && [unknown]
    if (value) return { value, rules: ['place.local'], questions: [whichPlace(value)] }
  }
  return undefined
}

const LOCAL = /记者[^,。/]{2,12}\/(\p{Script=Han}{2,4})报[道导]/u

/** Units at the head of a sentence in which its date line stands. */
const LONGEST_LINE = 40

// 〔記者林嵐/南岸報導〕: a town that the table does not know.
function unknownLocal(sentence: number, { act }: Draft, { text }: Context): ClaimPlace | undefined {
  const { start = 0, end = 0 } = text.sentences[sentence] ?? {}
  const found = LOCAL.exec(text.folded.slice(start, Math.min(end, start + LONGEST_LINE)))
  const name = found?.[1]
  if (!found || !name) return undefined
  const from = start + found.index + found[0].lastIndexOf('/') + 1
  const range = { start: from, end: from + name.length }
  const words = { name: text.source.text.slice(range.start, range.end), level: 'unknown' } as const
  const how = { relation: 'in', way: 'at', use: 'place' } as const
  return unstatedPlace({ ...range, ...words, ...how }, act?.value, text)
}

// That of the last place named before, in this sentence or those above.
function countryBefore(draft: Draft, context: Context): GazetteerPlace | undefined {
  for (let n = draft.sentence; n >= firstNear(draft); n--) {
    const last = placesOfSentence(n, context).findLast(
      ({ place, isHome, end, use }) =>
        place && !isHome && use !== 'people' && (n < draft.sentence || end < draft.range.start),
    )
    const country = last?.place && context.places.countryOf(last.place)
    if (country) return country
  }
  return undefined
}
