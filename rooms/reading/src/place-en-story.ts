// The town of a story for English claims near which none is named: that of the headline, else that
// of the date line where the text names it again. Source: reading.md 2, Place; a choice.
import type { ClaimPlace } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import { prepareText } from './layout.ts'
import { asked } from './place-carried.ts'
import { countryPlace, unstatedPlace } from './place-claim.ts'
import { datelineEnd } from './place-en-dateline.ts'
import { onePlace, type PlaceMention } from './place-mention.ts'
import { placesOfSentence } from './place-sentence.ts'
import { sizeOf } from './place-size.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Filled } from './proposal.ts'

/** From this many people on, a number without a place is one of more than a town. */
const CROWD = 1000

/** Sentences at the head among which the headline and the date line stand. */
const HEAD = 5

/** The town that the headline or the date line names, as a question. */
export function placesOfTown(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  const { text } = context
  if (text.language !== 'en' || sizeOf(draft) >= CROWD || text.source.country) return undefined
  const towns = known.get(text) ?? townsOf(context)
  const value = towns.map((town) => unstatedPlace(town, draft.act?.value, text))
  return asked(value, 'place.headline')
}

/** "Norland: police release 40": the country that stands at the head of a title. */
export function placesOfTitle(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  const { text, places } = context
  const [first] = text.sentences
  const headline = first?.position === 'headline' ? text.folded.slice(first.start, first.end) : ''
  if (text.language !== 'en' || text.source.country) return undefined
  for (const title of [text.source.title ?? '', headline]) {
    const end = title.slice(0, LONGEST_COUNTRY).indexOf(': ')
    const found = end > 0 ? places.nameAt(title, { start: 0, end }) : undefined
    const country = found?.end === end ? onePlace(found.places) : undefined
    if (country?.level === 'country')
      return asked([countryPlace(country, draft.act?.value, text)], 'place.title')
  }
  return undefined
}

const LONGEST_COUNTRY = 40

const known = new WeakMap<PreparedText, readonly PlaceMention[]>()

function townsOf(context: Context): readonly PlaceMention[] {
  const headed = townsOfHeadline(context)
  const [town] = headed
  const found = town ?? placeOfTitle(context) ?? townOfDateline(context)
  const made = town ? headed : found ? [found] : []
  known.set(context.text, made)
  return made
}

// One town, or several that a headline joins: "arrests in X and Y".
function townsOfHeadline(context: Context): PlaceMention[] {
  const { text } = context
  if (text.sentences[0]?.position !== 'headline') return []
  const towns = placesOfSentence(0, context).filter(
    ({ use, way, level }) => use === 'place' && way === 'at' && level !== 'country',
  )
  const isJoined = towns.every((town, n) => {
    const before = towns[n - 1]
    return !before || / and |, /.test(text.lower.slice(before.end, town.start).slice(0, 5))
  })
  return isJoined ? towns : []
}

// "Balochistan: monthly report", "Interview with the one who counts the dead in Hodeidah"
function placeOfTitle({ text, lexicon, places }: Context): PlaceMention | undefined {
  const { title, published } = text.source
  if (title === undefined) return undefined
  const made = prepareText({ text: title.slice(0, LONGEST_TITLE), language: 'en', published })
  const named = placesOfSentence(0, { text: made, lexicon, places }).filter(
    ({ use, level, way, place }) =>
      use === 'place' && level !== 'country' && (way === 'at' || place),
  )
  return named.length === 1 ? named[0] : undefined
}

/** Units of a title that are looked at. */
const LONGEST_TITLE = 200

// "JULIACA, Peru, Jan 10 -", and "Juliaca" again below: what happened there is told.
function townOfDateline(context: Context): PlaceMention | undefined {
  const name = datelineTown(context.text)
  if (name === undefined) return undefined
  for (const n of context.text.sentences.keys()) {
    const found = placesOfSentence(n, context).find(
      (one) => one.use === 'place' && one.name.toLowerCase() === name,
    )
    if (found) return found
  }
  return undefined
}

function datelineTown({ sentences, folded, lower }: PreparedText): string | undefined {
  for (const { start, end } of sentences.slice(0, HEAD)) {
    const line = datelineEnd(folded, { start, end })
    if (line > start) return /^[^,(\u2014\u2013-]+/.exec(lower.slice(start, line))?.[0].trim()
  }
  return undefined
}
