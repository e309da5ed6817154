// A place at a spot of an English sentence: a name of the table with its preposition, a people with
// what is theirs ("Thai authorities"), waters, and unknown names that the words show as places.
import type { PlaceLevel } from '@tumen/claim'
import type { Lexicon } from './lexicon.ts'
import { isWordUnit, phraseAt, unitAt } from './phrase-index.ts'
import {
  BARE,
  onePlace,
  type PlaceMention,
  type PlaceSearch,
  type PlaceUse,
  placeNamed,
  type Tie,
  tieOf,
} from './place-mention.ts'
import type { Range } from './source-text.ts'
import { wordPattern } from './word-pattern.ts'

const isCapital = (unit: number) =>
  (unit >= 0x41 && unit <= 0x5a) || (unit >= 0xc0 && /\p{Lu}/u.test(String.fromCharCode(unit)))

/** The place that is named at a spot, where a word with a capital letter begins. */
export function englishMentionAt(search: PlaceSearch, at: number): PlaceMention | undefined {
  const { folded } = search.text
  if (!isCapital(unitAt(folded, at)) || isWordUnit(unitAt(folded, at - 1))) return undefined
  return peopleAt(search, at) ?? knownAt(search, at) ?? seaAt(search, at) ?? unknownAt(search, at)
}

const singular = (name: string) => name.replace(/s$/u, '')

function knownAt(search: PlaceSearch, at: number): PlaceMention | undefined {
  const { text, index, range, lexicon } = search
  const match = index.nameAt(text.folded, { start: at, end: range.end })
  if (!match) return undefined
  const { start, end, places } = match
  const place = onePlace(places)
  const kind = kindAfter(lexicon, text.lower, end)
  const tie = tieBefore(search, start)
  // "Evin prison": a house that bears the name of a town.
  const isSite = kind?.level === 'site' && tie !== undefined
  const isLarger = kind && ['adm1', 'adm2', 'region'].includes(kind.level)
  const own = place?.level ?? places[0]?.level ?? 'unknown'
  const level = isSite || isLarger ? kind.level : own
  const whole = isSite ? end + kind.extra : end
  const use = useOf(search, { start, end }, tie)
  const name = text.folded.slice(start, whole)
  return { start, end: whole, name, level, place, ...(tie ?? BARE), use }
}

// "Thai police", "the South Korean navy" stand for the country; "Afghans" do not.
function peopleAt(search: PlaceSearch, at: number): PlaceMention | undefined {
  const { text, lexicon, index, range } = search
  const match = phraseAt(lexicon.index('place people'), text.lower, { start: at, end: range.end })
  const place = match && placeNamed(match.means, index)
  if (!match || !place) return undefined
  const { start, end } = match
  const use = AGENT.test(text.lower.slice(end, end + 40)) ? 'agent' : 'people'
  const name = place.names.en ?? place.id
  return { start, end, name, level: place.level, place, ...(tieBefore(search, start) ?? BARE), use }
}

function seaAt(search: PlaceSearch, at: number): PlaceMention | undefined {
  const { text, lexicon, range } = search
  const match = phraseAt(lexicon.index('place sea'), text.lower, { start: at, end: range.end })
  const tie = match && tieBefore(search, match.start)
  if (!match || !tie) return undefined
  const { start, end, means } = match
  const level = (means || 'sea') as PlaceLevel
  return { start, end, name: text.folded.slice(start, end), level, ...tie, use: 'place' }
}

const UNKNOWN =
  /^\p{Lu}[\p{L}'’-]{2,30}(?: (?:(?:de|del|la|el|al|da|do) )?\p{Lu}[\p{L}'’-]{2,30}){0,3}/u

// "In the village of X", "X prison", "in X", "deported to X".
function unknownAt(search: PlaceSearch, at: number): PlaceMention | undefined {
  const { text, lexicon, range } = search
  const words = UNKNOWN.exec(text.folded.slice(at, Math.min(range.end, at + 90)))?.[0]
  const name = words?.replace(/['’]s(?: .*)?$/u, '')
  if (!name || isOtherName(name.toLowerCase(), lexicon)) return undefined
  const end = at + name.length
  const kind =
    kindOf(lexicon, / ([^ ]+)$/u.exec(name.toLowerCase())?.[1]) ??
    kindAfter(lexicon, text.lower, end) ??
    kindOf(lexicon, /([a-z]+) of (?:the )?$/u.exec(text.lower.slice(Math.max(0, at - 40), at))?.[1])
  const tie = tieBefore(search, at)
  if (!kind && !(tie && isPlain(search, { start: at, end }, tie))) return undefined
  const named = { start: at, end: end + (kind?.extra ?? 0) }
  const use = useOf(search, named, tie)
  const level = kind?.level ?? 'unknown'
  return { ...named, name: text.folded.slice(at, named.end), level, ...(tie ?? BARE), use }
}

/** Units before a preposition in which a word of motion is looked for. */
const MOTION = 60
const MOVES = wordPattern('en', String.raw`\b{place motion}\b`)

// Behind "in" and "near" stand places; behind "to" and "from" persons, too, unless somebody moves.
function isPlain({ text, range }: PlaceSearch, { start, end }: Range, { way }: Tie): boolean {
  if (/^['’]s /u.test(text.folded.slice(end, end + 3)) || isTitleCase(text.folded, range))
    return false
  return way === 'at' || MOVES.test(text.lower.slice(Math.max(range.start, start - MOTION), start))
}

/** Whether nearly all words begin with a capital letter, as in a headline. */
function isTitleCase(folded: string, { start, end }: Range): boolean {
  const words = folded.slice(start, Math.min(end, start + 200)).match(/\p{L}{4,}/gu) ?? []
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length
  return words.length >= 4 && small * 4 <= words.length
}

const OTHERS = ['place no-name', 'time month', 'time weekday', 'place people']

function isOtherName(name: string, lexicon: Lexicon): boolean {
  const isListed = (word: string) => OTHERS.some((section) => lexicon.words(section).has(word))
  return name.split(/[ -]/u).some((word) => isListed(word) || isListed(singular(word)))
}

interface Kind {
  level: PlaceLevel
  /** Units behind the name that belong to it. */
  extra: number
}

function kindOf(lexicon: Lexicon, word = '', extra = 0): Kind | undefined {
  const level = lexicon.words('place kind').get(word)
  return level === undefined ? undefined : { level: level as PlaceLevel, extra }
}

function kindAfter(lexicon: Lexicon, lower: string, end: number): Kind | undefined {
  const [, one = '', two = ''] = /^ ([a-z]+)(?: ([a-z]+))?/u.exec(lower.slice(end, end + 40)) ?? []
  const both = `${one} ${two}`
  return kindOf(lexicon, both, both.length + 1) ?? kindOf(lexicon, one, one.length + 1)
}

/** Units before a name in which its preposition is looked for. */
const REACH = 60
const LONGEST_PREPOSITION = 5

/** The preposition before a name, past articles, directions, peoples and "the province of". */
function tieBefore(
  { text: { lower }, lexicon, range }: PlaceSearch,
  start: number,
): Tie | undefined {
  const head = lower.slice(Math.max(range.start, start - REACH), start)
  const ways = lexicon.words('place preposition')
  const kinds = lexicon.words('place kind')
  const skipped = [lexicon.words('place modifier'), lexicon.words('place people')]
  const tokens = head.match(/[\p{L}\p{N}'-]+|[^\s\p{L}\p{N}]/gu) ?? []
  for (;;) {
    for (let count = Math.min(LONGEST_PREPOSITION, tokens.length); count > 0; count--) {
      const means = ways.get(tokens.slice(-count).join(' '))
      if (means !== undefined) return means === 'none' ? undefined : tieOf(means)
    }
    const token = tokens.at(-1) ?? ''
    if (token === 'of' && kinds.has(tokens.at(-2) ?? '')) tokens.splice(-2)
    else if (skipped.some((words) => words.has(token)) || /-held$/u.test(token)) tokens.pop()
    else return undefined
  }
}

const AGENT = wordPattern('en', String.raw`^(?:'s)? (?:[a-z-]+ ){0,2}{place agent}\b`)
/** "The X-led force", "Yangon said". */
const OFFICE = wordPattern(
  'en',
  String.raw`^-{place joined}|^ (?:(?:has|have|had|also|later) )?{time telling}\b(?! by)`,
)
const PERSONS = wordPattern(
  'en',
  String.raw`(?:\b(?:{place person}|{place people}s?|{number people}|{number person}|\d[\d,]*)` +
    '|-year-old),? (?:(?:who|mainly|mostly|all|largely) )?' +
    '(?:(?:come|came|coming|are|were|was|is) )?from (?:the )?$' +
    '|(?:citizens|nationals|natives|residents) of (?:the )?$',
)

/** "Quoting an activist in Seoul": where the one who speaks is. */
const CITED = /\b(?:citing|quoting) [^,.;:]{1,50} $/u

/** What a name stands for, by what stands around it. */
function useOf(search: PlaceSearch, { start, end }: Range, tie: Tie | undefined): PlaceUse {
  const { text, range } = search
  const after = text.lower.slice(end, Math.min(range.end, end + 60))
  if (OFFICE.test(after)) return 'office'
  // "Most of them from Somalia": where people come from, unless they were moved from there.
  const before = text.lower.slice(Math.max(range.start, start - REACH), start)
  if (PERSONS.test(before) && !MOVES.test(before)) return 'home'
  if (CITED.test(before)) return 'office'
  if (AGENT.test(after)) return tie?.way === 'at' ? 'place' : 'agent'
  if (tie && tie.way !== 'bare') return 'place'
  const isName = /^ \p{Lu}/u.test(text.folded.slice(end, end + 2))
  return isName && !isTitleCase(text.folded, range) && !kindAfter(search.lexicon, text.lower, end)
    ? 'office'
    : 'place'
}
