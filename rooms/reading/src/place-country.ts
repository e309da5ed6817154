// The country of which a text tells, for numbers near which no place is named: that of the entry,
// else the one in which most of its places lie, but seldom the one whose people are told of.
// Source: reading.md 2, Place; the counting is a choice.
import { type GazetteerPlace, isPlaceWithin, placeAncestors } from '@tumen/claim'
import { findPhrases } from './phrase-index.ts'
import { onePlace, type PlaceMention } from './place-mention.ts'
import type { PlaceContext } from './place-sentence.ts'
import { placesOfSentence } from './place-sentence.ts'
import type { PreparedText } from './prepared-text.ts'
import { wordPattern } from './word-pattern.ts'

/** The country of a country entry, as its header names it. */
export function countryOfEntry({ text, places }: PlaceContext): GazetteerPlace | undefined {
  const name = text.source.country ?? ''
  const found = places.nameAt(name, { start: 0, end: name.length })
  return found && onePlace(found.places)
}

/** How much less the country of a people counts: what is told of them happens abroad. */
const ABROAD = 0.35
/** How much more a place counts that a Korean headline names. */
const HEADLINE = 2
/** What a word for the reader's own country counts. */
const HOME = 4

interface Told {
  country: GazetteerPlace
  weight: number
  /** The places in it that the text names. */
  named: Set<GazetteerPlace>
}

type Weights = Map<string, Told>

function add(weights: Weights, country: GazetteerPlace, weight: number): Told {
  const entry = weights.get(country.id) ?? { country, weight: 0, named: new Set() }
  entry.weight += weight
  weights.set(country.id, entry)
  return entry
}

// 국내, 하나원: words that only a text of that country uses for it.
function homeWeights({ text, lexicon, places }: PlaceContext): Weights {
  const weights: Weights = new Map()
  const all = { start: 0, end: text.lower.length }
  for (const section of ['place home', 'place home-word'])
    for (const { means } of findPhrases(lexicon.index(section), text.lower, all)) {
      const country = onePlace(places.nameAt(means, { start: 0, end: means.length })?.places ?? [])
      if (country) add(weights, country, HOME)
    }
  return weights
}

/** The place below a country that a Korean or Chinese headline names for what the text tells of. */
export function placeOfHeadline(context: PlaceContext): PlaceMention | undefined {
  const { text } = context
  if (text.language === 'en' || text.sentences[0]?.position !== 'headline') return undefined
  return placesOfSentence(0, context).find(
    ({ use, level, way, place }) =>
      use === 'place' &&
      place !== undefined &&
      level !== 'country' &&
      way !== 'to' &&
      way !== 'from',
  )
}

/** "국내 한 구호단체가": who is of that country, whatever happened where. */
const OF_BODY = wordPattern(
  'ko',
  '^ (?:한 |일부 |최대 |여러 )?(?:[가-힣]+ )?[가-힣]*{place home-body}',
)
const LONGEST_BODY = 16

/** The own country of a text that speaks of it so in a sentence: 국내에 입국한. */
export function homeOfSentence(
  sentence: number,
  { text, lexicon, places }: PlaceContext,
): GazetteerPlace | undefined {
  const range = text.sentences[sentence]
  const all = range ? findPhrases(lexicon.index('place home'), text.lower, range) : []
  const found = all.find(({ end }) => !OF_BODY.test(text.lower.slice(end, end + LONGEST_BODY)))
  const { means = '' } = found ?? {}
  return onePlace(places.nameAt(means, { start: 0, end: means.length })?.places ?? [])
}

/** The country of the people of whom the text tells most; nothing where it names none. */
export function peopleTold(context: PlaceContext): GazetteerPlace | undefined {
  const peoples = new Map<GazetteerPlace, number>()
  for (const n of context.text.sentences.keys())
    for (const { use, place } of placesOfSentence(n, context))
      if (use === 'people' && place?.level === 'country')
        peoples.set(place, (peoples.get(place) ?? 0) + 1)
  return [...peoples].sort((a, b) => b[1] - a[1])[0]?.[0]
}

/** The country that the text's people have fled, by a word for them: 탈북민, 脱北者. */
export function fledCountry({ text, lexicon, places }: PlaceContext): GazetteerPlace | undefined {
  const entry = lexicon
    .entries('place exile')
    .find(({ forms }) => forms.some((form) => text.lower.includes(form)))
  const { means = '' } = entry ?? {}
  return onePlace(places.nameAt(means, { start: 0, end: means.length })?.places ?? [])
}

const mainOf = new WeakMap<PreparedText, GazetteerPlace[]>()

/** The countries of the text's places, the one with the most first. */
export function countriesTold(context: PlaceContext): readonly GazetteerPlace[] {
  const known = mainOf.get(context.text)
  if (known) return known
  const weights = homeWeights(context)
  // A text of the country itself tells of all of it, whatever town it names.
  const homes = new Set(weights.keys())
  const peoples = new Map<string, number>()
  const headed = new Set<string>()
  for (const { mention, position } of mentionsOf(context)) {
    const country = mention.place && context.places.countryOf(mention.place)
    if (!country) continue
    if (mention.use === 'people') peoples.set(country.id, (peoples.get(country.id) ?? 0) + 1)
    const isHead = position === 'headline' && context.text.language === 'ko'
    const weight = weightOf(mention) * (isHead ? HEADLINE : 1)
    if (isHead && weight > 0) headed.add(country.id)
    const told = add(weights, country, weight)
    if (mention.place && weight > 0) told.named.add(mention.place)
  }
  const isAbroad = ({ id }: GazetteerPlace) => (peoples.get(id) ?? 0) > 1 && !headed.has(id)
  const made = [...weights.values()]
    .map(({ country, weight, named }) => ({
      country: (homes.has(country.id) ? undefined : narrowest(named)) ?? country,
      weight: isAbroad(country) ? weight * ABROAD : weight,
    }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ country }) => country)
  mainOf.set(context.text, made)
  return made
}

function mentionsOf(context: PlaceContext) {
  return context.text.sentences.flatMap(({ position }, n) =>
    placesOfSentence(n, context).map((mention) => ({ mention, position })),
  )
}

// The named place that holds all others of its country: a text that names one town tells of it.
function narrowest(named: ReadonlySet<GazetteerPlace>): GazetteerPlace | undefined {
  const all = [...named]
  return all.find(({ id }) => all.every((one) => isPlaceWithin(one.id, id)))
}

// Where something happens counts most; where people are sent to or come from little, and the
// people's own country not at all.
function weightOf({ use, way, place, isHome }: PlaceMention): number {
  if (use === 'people' || isHome) return 0
  if (use === 'agent') return 3
  if (use === 'office') return 1
  const isLocal = place !== undefined && placeAncestors(place.id).length > 0
  if (way === 'at') return isLocal ? 4 : 3
  if (way === 'from' || way === 'via') return 2
  return way === 'bare' ? 1 : 0.5
}
