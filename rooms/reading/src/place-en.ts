// The places of an English sentence: names of the table with their preposition, peoples with what
// is theirs ("Thai authorities"), "the country", and unknown names. Source: reading.md 2, Place.
import type { PlaceLevel } from '@tumen/claim'
import type { Lexicon } from './lexicon.ts'
import {
  createPhraseIndex,
  findPhrases,
  isWordUnit,
  type PhraseIndex,
  phraseAt,
} from './phrase-index.ts'
import { nameInText } from './place-claim.ts'
import { countryOfText } from './place-en-country.ts'
import { datelineEnd } from './place-en-dateline.ts'
import { withoutOuter } from './place-en-nested.ts'
import { unknownName } from './place-en-unknown.ts'
import { isHomeOf, isNationalsOf, useOfName, useOfPeople } from './place-en-use.ts'
import { BARE, type EnglishSearch, englishPlaceWords, wayBefore } from './place-en-word.ts'
import { onePlace, type PlaceMention, type PlaceSearch } from './place-mention.ts'
import type { Range } from './source-text.ts'

/** The places of a range of an English text, in order; of nested ones the innermost. */
export function englishPlaces(search: PlaceSearch, range: Range): PlaceMention[] {
  const { text, lexicon, places } = search
  const all: EnglishSearch = { text, lexicon, places, range, words: englishPlaceWords(lexicon) }
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
  return (
    knownName(search, here) ??
    people(search, here) ??
    sea(search, here) ??
    wide(search, here) ??
    unknownName(search, here, before)
  )
}

function knownName(search: EnglishSearch, here: Range): PlaceMention | undefined {
  const { text, places } = search
  const match = places.nameAt(text.folded, here)
  if (!match) return undefined
  const { start, end } = match
  const place = onePlace(match.places)
  const kind = kindBehind(search, end)
  const level = kind ?? place?.level ?? match.places[0]?.level ?? 'unknown'
  const own = wayBefore(search, start) ?? BARE
  const name = text.source.text.slice(start, end)
  const use =
    adjectiveUse(search, start, end) ?? useOfName(search, { start, end }, own.way === 'bare')
  const isFrom = own.way === 'from' && isHomeOf(search, start)
  const isHome = isFrom || isNationalsOf(search, start) ? true : undefined
  const { way, relation } = own
  return { start, end, name, level, way, relation, use, place, isHome }
}

// "In U.S. ports", "UK police": letters that stand before a noun as an adjective does.
function adjectiveUse({ text, words }: EnglishSearch, start: number, end: number) {
  if (!/^(?:U\.S\.?|US|U\.K\.?|UK|UAE|DRC)$/.test(text.folded.slice(start, end))) return undefined
  const after = text.folded.slice(end, end + 40)
  const next = /^ ([a-z]+)/.exec(after)?.[1]
  if (next === undefined || FUNCTION.has(next)) return undefined
  return useOfPeople(after, words)
}

const FUNCTION: ReadonlySet<string> = new Set(
  `in on and or to for by with from at as after before since during but who where which that is are
  was were has have had will would says said last this each every under over through while when
  because illegally legally without into of than`.split(/\s+/),
)

// "Kandahar Province": larger than the town of that name.
function kindBehind({ text: { lower }, words }: EnglishSearch, end: number) {
  const [, kind = ''] = BEHIND.exec(lower.slice(end, end + LONGEST_KIND)) ?? []
  const level = words.kinds.get(kind)
  return level !== undefined && OUTER.has(level) ? (level as PlaceLevel) : undefined
}

const BEHIND = /^ ([a-z]+)/
const LONGEST_KIND = 16
const OUTER: ReadonlySet<string> = new Set(['adm1', 'adm2', 'region'])

// "In the Mediterranean": waters and deserts between countries.
function sea(search: EnglishSearch, here: Range): PlaceMention | undefined {
  const { text, lexicon } = search
  const match = phraseAt(lexicon.index('place sea'), text.lower, here)
  if (!match) return undefined
  const { start, end } = match
  const own = wayBefore(search, start) ?? BARE
  const known = useOfName(search, match, own.way === 'bare')
  // "The Caribbean coast": nobody acts there.
  const use = known === 'agent' ? 'office' : known
  return { start, end, name: text.source.text.slice(start, end), level: 'sea', ...own, use }
}

// "Across Europe", never "Asia Watch": more than one country.
function wide(search: EnglishSearch, here: Range): PlaceMention | undefined {
  const { text, lexicon } = search
  const match = phraseAt(lexicon.index('place wide'), text.lower, here)
  const own = match && wayBefore(search, match.start)
  if (!own || useOfName(search, match, false) !== 'place') return undefined
  const { start, end } = match
  const name = text.source.text.slice(start, end)
  return { start, end, name, level: 'multi_country', ...own, use: 'wide' }
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
  const { way, relation } = wayBefore(search, start) ?? BARE
  const { level } = country
  const name = nameInText(country, text)
  return { start, end, name, level, way, relation, use, place: country, isHome: undefined }
}

// "The country": the one of the entry, else the one that the sentence named last.
function anaphors(search: EnglishSearch, found: readonly PlaceMention[]): PlaceMention[] {
  const { text, lexicon, places, range } = search
  return findPhrases(lexicon.index('place anaphor'), text.lower, range).flatMap((match) => {
    const { start, end } = match
    const entry = text.source.country ?? ''
    const ofEntry = onePlace(places.nameAt(entry, { start: 0, end: entry.length })?.places ?? [])
    const last = found.findLast((one) => one.end <= start && one.level === 'country')
    const place = ofEntry ?? last?.place ?? countryOfText(search)
    const own = wayBefore(search, start)
    if (!place || !own) return []
    const name = place.names.en ?? place.id
    return [{ start, end, name, level: place.level, place, ...own, use: 'place' as const }]
  })
}

const JOINT = /^(?:,|,? and|,? or)(?: the)? $/

// "To Norland, Estland has sent": who does something else.
const SUBJECT = /^ (?:has|have|had|will|would|is|was|says|said) /
const LONGEST_VERB = 8

// "In Yanji and Dandong": the second place has the preposition of the first.
function shareWays(found: readonly PlaceMention[], { text }: EnglishSearch): PlaceMention[] {
  const shared: PlaceMention[] = []
  for (const one of found) {
    const last = shared.at(-1)
    const isJoined = last && JOINT.test(text.lower.slice(last.end, one.start))
    const takes =
      isJoined &&
      one.way === 'bare' &&
      (last.way !== 'bare' || last.isHome) &&
      one.use !== 'agent' &&
      !SUBJECT.test(text.lower.slice(one.end, one.end + LONGEST_VERB))
    shared.push(takes ? { ...one, ...wayOfMention(last) } : one)
  }
  return shared
}

function wayOfMention({ way, relation, isHome }: PlaceMention): Partial<PlaceMention> {
  return { way, relation, ...(isHome ? { isHome } : {}) }
}
