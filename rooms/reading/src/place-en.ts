// The places of an English sentence: names of the table with their preposition, peoples with what
// is theirs ("Thai authorities"), "the country", and unknown names. Source: reading.md 2, Place.
import type { Lexicon } from './lexicon.ts'
import {
  createPhraseIndex,
  findPhrases,
  isWordUnit,
  type PhraseIndex,
  phraseAt,
} from './phrase-index.ts'
import { datelineEnd } from './place-en-dateline.ts'
import { unknownName } from './place-en-unknown.ts'
import { isHomeOf, useOfName, useOfPeople } from './place-en-use.ts'
import {
  BARE,
  type EnglishPlaceWords,
  type EnglishSearch,
  englishPlaceWords,
  wayBefore,
} from './place-en-word.ts'
import { liesIn, onePlace, type PlaceMention, type PlaceSearch } from './place-mention.ts'
import type { Range } from './source-text.ts'

/** The places of a range of an English text, in order; of nested ones the innermost. */
export function englishPlaces(search: PlaceSearch, range: Range): PlaceMention[] {
  const all: EnglishSearch = { range, words: englishPlaceWords(search.lexicon), ...search }
  const found: PlaceMention[] = []
  let at = datelineEnd(search.text.folded, range)
  while (at < range.end) {
    const mention = mentionAt(all, at, found)
    if (mention) found.push(mention)
    at = nextWord(search.text.folded, mention ? mention.end : at, range.end)
  }
  const named = [...found, ...anaphors(all, found)].sort((a, b) => a.start - b.start)
  return shareWays(withoutOuter(named, all), all)
}

function nextWord(folded: string, at: number, end: number): number {
  let next = at
  while (next < end && isWordUnit(folded.charCodeAt(next))) next++
  while (next < end && !isWordUnit(folded.charCodeAt(next))) next++
  return next
}

const CAPITAL = /\p{Lu}/u
const SMALL_A = 0x61
const SMALL_Z = 0x7a

function mentionAt(
  search: EnglishSearch,
  at: number,
  before: readonly PlaceMention[],
): PlaceMention | undefined {
  const { text, range } = search
  const unit = text.folded.charCodeAt(at)
  // Most words begin with a small letter: seen without a pattern.
  if (unit >= SMALL_A && unit <= SMALL_Z) return undefined
  if (!CAPITAL.test(text.folded.charAt(at))) return undefined
  const here = { start: at, end: range.end }
  return knownName(search, here) ?? people(search, here) ?? unknownName(search, here, before)
}

function knownName(search: EnglishSearch, here: Range): PlaceMention | undefined {
  const { text, places } = search
  const match = places.nameAt(text.folded, here)
  if (!match) return undefined
  const { start, end } = match
  const place = onePlace(match.places)
  const level = place?.level ?? match.places[0]?.level ?? 'unknown'
  const own = wayBefore(search, start) ?? BARE
  const name = text.source.text.slice(start, end)
  const use = useOfName(search, { start, end }, own.way === 'bare')
  const isHome = own.way === 'from' && isHomeOf(search, start) ? { isHome: true as const } : {}
  return { start, end, name, level, ...own, use, ...isHome, ...(place ? { place } : {}) }
}

const peoples = new WeakMap<Lexicon, PhraseIndex>()

// "Afghan" and "Afghans".
function peoplesOf(lexicon: Lexicon): PhraseIndex {
  const known = peoples.get(lexicon)
  if (known) return known
  const entries = lexicon
    .entries('place people')
    .map(({ forms, means }) => ({ forms: forms.flatMap((form) => [form, `${form}s`]), means }))
  const made = createPhraseIndex(entries, 'en')
  peoples.set(lexicon, made)
  return made
}

// "Thai authorities", "the South Korean navy", "Chinese custody".
function people(search: EnglishSearch, here: Range): PlaceMention | undefined {
  const { text, lexicon, places, words } = search
  const match = phraseAt(peoplesOf(lexicon), text.lower, here)
  if (!match) return undefined
  const { start, end, means } = match
  const country = onePlace(places.nameAt(means, { start: 0, end: means.length })?.places ?? [])
  if (!country) return undefined
  const use = useOfPeople(text.lower.slice(end, end + 40), words)
  const own = wayBefore(search, start) ?? BARE
  return { start, end, name: means, level: country.level, place: country, ...own, use }
}

// "The country": the one of the entry, else the one that the sentence named last.
function anaphors(search: EnglishSearch, found: readonly PlaceMention[]): PlaceMention[] {
  const { text, lexicon, places, range } = search
  return findPhrases(lexicon.index('place anaphor'), text.lower, range).flatMap((match) => {
    const { start, end } = match
    const entry = text.source.country ?? ''
    const ofEntry = onePlace(places.nameAt(entry, { start: 0, end: entry.length })?.places ?? [])
    const last = found.findLast((one) => one.end <= start && one.level === 'country')
    const place = ofEntry ?? last?.place
    const own = wayBefore(search, start)
    if (!place || !own) return []
    const name = place.names.en ?? place.id
    return [{ start, end, name, level: place.level, place, ...own, use: 'place' as const }]
  })
}

// Of "Kunming in Yunnan province", "Bangkok, Thailand" and "Japan's Ishikawa" the inner one.
function withoutOuter(
  found: readonly PlaceMention[],
  { text, words }: EnglishSearch,
): PlaceMention[] {
  const kept: PlaceMention[] = []
  for (const one of found) {
    const last = kept.at(-1)
    const between = last ? text.lower.slice(last.end, one.start) : ''
    if (last && isInnerFirst(between, words) && liesIn(last, one)) continue
    if (last && between === "'s " && (liesIn(one, last) || !one.place)) {
      kept[kept.length - 1] = { ...one, way: last.way, relation: last.relation }
      continue
    }
    kept.push(one)
  }
  return kept
}

function isInnerFirst(between: string, { modifiers, kinds }: EnglishPlaceWords): boolean {
  const words = between.match(/[\p{L}-]+|[^\s\p{L}]/gu) ?? []
  if (words.length > 6 || words.length === 0) return between === ' '
  return words.every(
    (word) => [',', '(', 'in', 'of'].includes(word) || modifiers.has(word) || kinds.has(word),
  )
}

const JOINT = /^(?:,|,? and|,? or)(?: the)? $/

// "In Yanji and Dandong": the second place has the preposition of the first.
function shareWays(found: readonly PlaceMention[], { text }: EnglishSearch): PlaceMention[] {
  const shared: PlaceMention[] = []
  for (const one of found) {
    const last = shared.at(-1)
    const isJoined = last && JOINT.test(text.lower.slice(last.end, one.start))
    const takes = isJoined && one.way === 'bare' && last.way !== 'bare' && one.use !== 'agent'
    shared.push(takes ? { ...one, ...wayOfMention(last) } : one)
  }
  return shared
}

function wayOfMention({ way, relation, isHome }: PlaceMention): Partial<PlaceMention> {
  return { way, relation, ...(isHome ? { isHome } : {}) }
}
