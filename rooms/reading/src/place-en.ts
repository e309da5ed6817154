// The places of an English sentence: names of the table with their preposition, peoples with what
// is theirs ("Thai authorities"), "the country", and unknown names. Source: reading.md 2, Place.
import type { PlaceLevel } from '@tumen/claim'
import type { Lexicon } from './lexicon.ts'
import { findPhrases, isWordUnit, phraseAt } from './phrase-index.ts'
import { liesIn, onePlace, type PlaceMention, type PlaceSearch, wayOf } from './place-mention.ts'
import type { Range } from './source-text.ts'

/** The words of places as English needs them, made once. */
interface Words {
  ways: ReadonlyMap<string, string>
  modifiers: ReadonlySet<string>
  kinds: ReadonlyMap<string, string>
  agents: ReadonlySet<string>
  agentModifiers: ReadonlySet<string>
  noNames: ReadonlySet<string>
}

const made = new WeakMap<Lexicon, Words>()

function wordsOf(lexicon: Lexicon): Words {
  const known = made.get(lexicon)
  if (known) return known
  const pairs = (section: string) =>
    lexicon
      .entries(section)
      .flatMap(({ forms, means }) => forms.map((form) => [form, means] as const))
  const set = (section: string) => new Set(pairs(section).map(([form]) => form))
  const people = pairs('place people').flatMap(([form]) => form.split(' '))
  const words: Words = {
    ways: new Map([...pairs('place preposition'), ...pairs('place object')]),
    modifiers: new Set([...set('place modifier'), ...people]),
    kinds: new Map(pairs('place kind')),
    agents: set('place agent'),
    agentModifiers: set('place agent-modifier'),
    noNames: new Set([...set('place no-name'), ...set('time month'), ...set('time weekday')]),
  }
  made.set(lexicon, words)
  return words
}

interface Search extends PlaceSearch {
  words: Words
  range: Range
}

/** The places of a range of an English text, in order; of nested ones the innermost. */
export function englishPlaces(search: PlaceSearch, range: Range): PlaceMention[] {
  const all: Search = { ...search, range, words: wordsOf(search.lexicon) }
  const found: PlaceMention[] = []
  let at = range.start
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

const BARE = { way: 'bare', relation: 'in' } as const

const CAPITAL = /\p{Lu}/u

function mentionAt(
  search: Search,
  at: number,
  before: readonly PlaceMention[],
): PlaceMention | undefined {
  const { text, range } = search
  if (!CAPITAL.test(text.folded.charAt(at))) return undefined
  const here = { start: at, end: range.end }
  return knownName(search, here) ?? people(search, here) ?? unknownName(search, here, before)
}

function knownName(search: Search, here: Range): PlaceMention | undefined {
  const { text, places, words } = search
  const match = places.nameAt(text.folded, here)
  if (!match) return undefined
  const { start, end } = match
  const place = onePlace(match.places)
  const level = place?.level ?? match.places[0]?.level ?? 'unknown'
  const own = wayBefore(search, start) ?? BARE
  const name = text.source.text.slice(start, end)
  const after = text.folded.slice(end, end + 24)
  const use = own.way === 'bare' ? useAfter(after, words) : 'place'
  return { start, end, name, level, ...own, use, ...(place ? { place } : {}) }
}

const NEXT_WORD = /^(?:'s)? (\p{L}[\p{L}-]*)(?: (\p{L}[\p{L}-]*))?/u

// "China Daily", "South Korea's Unification Ministry": a capital letter follows at once.
function useAfter(after: string, words: Words): PlaceMention['use'] {
  const [, next = '', second = ''] = NEXT_WORD.exec(after) ?? []
  if (isAgent(next, second, words) && after.startsWith("'s")) return 'agent'
  return CAPITAL.test(next.charAt(0)) && !words.kinds.has(next.toLowerCase()) ? 'office' : 'place'
}

function isAgent(first: string, second: string, words: Words): boolean {
  if (words.agents.has(first)) return true
  return words.agentModifiers.has(first) && words.agents.has(second)
}

// "Thai authorities", "the South Korean navy", "Chinese custody".
function people(search: Search, here: Range): PlaceMention | undefined {
  const { text, lexicon, places, words } = search
  const match = phraseAt(lexicon.index('place people'), text.lower, here)
  if (!match) return undefined
  const { start, end, means } = match
  const country = onePlace(places.nameAt(means, { start: 0, end: means.length })?.places ?? [])
  if (!country) return undefined
  const [, next = '', second = ''] = NEXT_WORD.exec(text.lower.slice(end, end + 40)) ?? []
  const use = isAgent(next, second, words) ? 'agent' : 'people'
  const own = wayBefore(search, start) ?? BARE
  return { start, end, name: means, level: country.level, place: country, ...own, use }
}

const UNKNOWN =
  /^\p{Lu}[\p{L}'-]{1,30}(?: (?:(?:de|del|la|el|al|da|do|dos|of the) )?\p{Lu}[\p{L}'-]{1,30}){0,3}/u

// A capitalised name after a preposition of place, or before or after the name of a kind.
function unknownName(
  search: Search,
  { start, end: limit }: Range,
  before: readonly PlaceMention[],
): PlaceMention | undefined {
  const { text, words } = search
  const match = UNKNOWN.exec(text.folded.slice(start, Math.min(limit, start + 90)))?.[0]
  if (!match) return undefined
  const name = match.replace(/'s$/, '')
  if (
    name
      .toLowerCase()
      .split(' ')
      .some((word) => words.noNames.has(word))
  )
    return undefined
  const kind = kindAround(search, start, start + name.length)
  const own = wayBefore(search, start)
  if (!kind && (own?.way !== 'at' || /^\p{Lu}{2,}$/u.test(name))) return undefined
  const end = start + name.length + (kind?.extra ?? 0)
  const { way, relation } = own ?? ownerOf(search, start, before) ?? BARE
  const level = kind?.level ?? 'unknown'
  return {
    start,
    end,
    name: text.source.text.slice(start, end),
    level,
    way,
    relation,
    use: 'place',
  }
}

// "Off the coast of Japan's Ishikawa": the inner name lies as its owner does.
function ownerOf(
  { text }: Search,
  start: number,
  before: readonly PlaceMention[],
): PlaceMention | undefined {
  const last = before.at(-1)
  const isOwned = last?.end === start - 3 && text.folded.startsWith("'s ", start - 3)
  return isOwned ? last : undefined
}

interface Kind {
  level: PlaceLevel
  /** Units behind the name that belong to it. */
  extra: number
}

const KIND_BEFORE = /([a-z]+(?: [a-z]+)?) of (?:the )?$/

function kindAround(
  { text: { lower }, words }: Search,
  start: number,
  end: number,
): Kind | undefined {
  const last = lower.slice(start, end).split(' ').at(-1) ?? ''
  const inside = end > start + last.length ? words.kinds.get(last) : undefined
  if (inside) return { level: inside as PlaceLevel, extra: 0 }
  const [, one = '', two = ''] = /^ ([a-z]+)(?: ([a-z]+))?/.exec(lower.slice(end, end + 40)) ?? []
  for (const word of [`${one} ${two}`, one]) {
    const level = words.kinds.get(word)
    if (level) return { level: level as PlaceLevel, extra: word.length + 1 }
  }
  const before = KIND_BEFORE.exec(lower.slice(Math.max(0, start - 40), start))?.[1] ?? ''
  const level = words.kinds.get(before) ?? words.kinds.get(before.split(' ').at(-1) ?? '')
  return level ? { level: level as PlaceLevel, extra: 0 } : undefined
}

/** Units before a name in which its preposition is looked for. */
const REACH = 90
const LONGEST_PREPOSITION = 5

// The preposition before a name, past articles, directions, peoples and "the province of".
function wayBefore(
  { text: { lower }, words, range }: Search,
  start: number,
): Pick<PlaceMention, 'way' | 'relation'> | undefined {
  const head = lower.slice(Math.max(range.start, start - REACH), start)
  const tokens = head.match(/[\p{L}\p{N}'-]+|[^\s\p{L}\p{N}]/gu) ?? []
  for (;;) {
    const last = tokens.at(-1) ?? ''
    const means = meansAtEnd(tokens, words)
    if (means !== undefined) return wayOf(means)
    if (last === 'of' && words.kinds.has(tokens.at(-2) ?? '')) tokens.splice(-2)
    else if (words.modifiers.has(last)) tokens.pop()
    else return undefined
  }
}

function meansAtEnd(tokens: readonly string[], { ways }: Words): string | undefined {
  for (let count = LONGEST_PREPOSITION; count > 0; count--) {
    const means = count <= tokens.length ? ways.get(tokens.slice(-count).join(' ')) : undefined
    if (means !== undefined) return means
  }
  return undefined
}

// "The country": the one of the entry, else the one that the sentence named last.
function anaphors(search: Search, found: readonly PlaceMention[]): PlaceMention[] {
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
function withoutOuter(found: readonly PlaceMention[], { text, words }: Search): PlaceMention[] {
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

function isInnerFirst(between: string, { modifiers, kinds }: Words): boolean {
  const words = between.match(/[\p{L}-]+|[^\s\p{L}]/gu) ?? []
  if (words.length > 6 || words.length === 0) return between === ' '
  return words.every(
    (word) => [',', '(', 'in', 'of'].includes(word) || modifiers.has(word) || kinds.has(word),
  )
}

const JOINT = /^(?:,|,? and|,? or)(?: the)? $/

// "In Yanji and Dandong": the second place has the preposition of the first.
function shareWays(found: readonly PlaceMention[], { text }: Search): PlaceMention[] {
  const shared: PlaceMention[] = []
  for (const one of found) {
    const last = shared.at(-1)
    const isJoined = last && JOINT.test(text.lower.slice(last.end, one.start))
    const takes = isJoined && one.way === 'bare' && last.way !== 'bare' && one.use !== 'agent'
    shared.push(takes ? { ...one, way: last.way, relation: last.relation } : one)
  }
  return shared
}
