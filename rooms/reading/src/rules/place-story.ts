// The place of which a text tells most: for numbers near which none is named. Where something
// happened counts most, the country of a people not at all. Source: reading.md 2, Place; a choice.
import type { GazetteerPlace } from '@tumen/claim'
import type { Lexicon } from '../text/lexicon.ts'
import { findPhrases, type PhraseMatch } from '../text/phrase-index.ts'
import { BARE, type PlaceMention, type PlaceSearch, placeNamed } from '../text/place-mention.ts'
import type { PreparedText } from '../text/prepared-text.ts'

const WEIGHT: Readonly<Record<PlaceMention['way'], number>> = {
  ...{ at: 4, from: 2, via: 2, bare: 1, to: 0.5 },
}
/** Sentences that are looked at. */
const MOST = 400

function weightOf({ use, way }: PlaceMention): number {
  if (use === 'agent') return 3
  if (use === 'office') return 0.5
  return use === 'place' ? WEIGHT[way] : 0
}

/** How much less the country of a people counts: what is told of them happens abroad. */
const ABROAD = 0.35
/** What a word for the own country counts: 국내, 입국자. */
const HOME = 4

/** What a text tells of: its countries and its other places, those told of most first. */
export interface Story {
  /** Each by a mention of it, or in it. */
  countries: readonly PlaceMention[]
  named: readonly PlaceMention[]
}

/** What a text tells of, by the places that each of its sentences names. */
export function storyOf(
  { text, lexicon, index }: Omit<PlaceSearch, 'range' | 'text'> & { text: PreparedText },
  placesOf: (sentence: number) => readonly PlaceMention[],
): Story {
  const countries = new Map<string, Told>()
  const named = new Map<string, Told>()
  for (const home of homesIn(text, lexicon)) {
    const place = placeNamed(home.means, index)
    if (place) add(countries, place.id, HOME, homeMention(home, place, text))
  }
  for (let n = 0; n < Math.min(MOST, text.sentences.length); n++)
    for (const mention of placesOf(n)) {
      const country = mention.place && index.countryOf(mention.place)
      const weight = weightOf(mention)
      if (weight > 0 && mention.level !== 'country') add(named, mention.name, weight, mention)
      if (!country) continue
      const entry = add(countries, country.id, weight, mention)
      if (mention.use === 'people') entry.peoples++
    }
  return { countries: byWeight(countries), named: byWeight(named).slice(0, 8) }
}

function byWeight(all: ReadonlyMap<string, Told>): PlaceMention[] {
  return [...all.values()]
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => shareOf(b) - shareOf(a))
    .map(({ mention }) => mention)
}

interface Told {
  weight: number
  peoples: number
  mention: PlaceMention
}

const shareOf = ({ weight, peoples }: Told) => (peoples > 1 ? weight * ABROAD : weight)

function add(all: Map<string, Told>, id: string, weight: number, mention: PlaceMention): Told {
  const entry = all.get(id) ?? { weight: 0, peoples: 0, mention }
  if (entry.mention.level !== 'country' && mention.level === 'country') entry.mention = mention
  entry.weight += weight
  all.set(id, entry)
  return entry
}

// The own country as the text writes it: 台灣, 국내.
function homeMention(home: PhraseMatch, place: GazetteerPlace, { lower, source }: PreparedText) {
  const { start, end, means } = home
  const at = lower.indexOf(means)
  const isWord = source.text.slice(start, end) === '국내'
  const name = at >= 0 ? source.text.slice(at, at + means.length) : isWord ? '국내' : means
  return { start, end, name, level: 'country' as const, place, ...BARE, use: 'place' as const }
}

function homesIn({ lower }: PreparedText, lexicon: Lexicon) {
  return findPhrases(lexicon.index('place home'), lower, { start: 0, end: lower.length })
}
