// The places of an English sentence: names of the table with their preposition, peoples with what
// is theirs ("Thai authorities"), waters, and unknown names that the words around show as places.
import type { PlaceLevel } from '@tumen/claim'
import type { Lexicon } from './lexicon.ts'
import { isWordUnit, phraseAt, unitAt } from './phrase-index.ts'
import {
  BARE,
  liesIn,
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

/** The places of a sentence, in order; of nested ones the innermost. */
export function englishPlaces(search: PlaceSearch): PlaceMention[] {
  const { text, range } = search
  const found: PlaceMention[] = []
  let at = datelineEnd(text.folded, range)
  while (at < range.end) {
    const mention = isCapital(unitAt(text.folded, at)) ? mentionAt(search, at) : undefined
    if (mention) found.push(mention)
    at = nextWord(text.folded, mention ? mention.end : at, range.end)
  }
  return shareTies(withoutOuter(found, search), search)
}

function nextWord(folded: string, at: number, end: number): number {
  let next = at
  while (next < end && isWordUnit(unitAt(folded, next))) next++
  while (next < end && !isWordUnit(unitAt(folded, next))) next++
  return next
}

const isCapital = (unit: number) =>
  (unit >= 0x41 && unit <= 0x5a) || (unit >= 0xc0 && /\p{Lu}/u.test(String.fromCharCode(unit)))

const TOWN = String.raw`\p{Lu}[\p{L}'.]+(?:[ -]\p{L}[\p{L}'.]+){0,3}(?:, [\p{L}. ]{2,30}){0,2}`
const DAY = String.raw`(?:,? \p{L}{3,9}\.? ?\d{1,2}(?:, \d{4})?|,? \d{1,2} \p{L}{3,9} \d{4})?`
const CAPITALS = String.raw`\p{Lu}[\p{Lu}'. -]{2,40}(?:, [\p{L}. ]{2,30})?`
// "HERAT, Oct 21 (Agency) —", "(Karachi, 14 November 2019) –"
const DATELINE = new RegExp(
  String.raw`^(?:\(?${TOWN}${DAY}\)?|${CAPITALS}) ?(?:\([^()]{2,40}\) ?)?(?:—|–|--|-|:) `,
  'u',
)
const LONGEST_DATELINE = 140

/** Where the dateline at the head of a sentence ends; its beginning where there is none. */
function datelineEnd(folded: string, { start, end }: Range): number {
  const words = DATELINE.exec(folded.slice(start, Math.min(end, start + LONGEST_DATELINE)))?.[0]
  const isLine = words !== undefined && (/\d|[—–(]/u.test(words) || words === words.toUpperCase())
  return isLine ? start + words.length : start
}

function mentionAt(search: PlaceSearch, at: number): PlaceMention | undefined {
  return peopleAt(search, at) ?? knownAt(search, at) ?? seaAt(search, at) ?? unknownAt(search, at)
}

function knownAt(search: PlaceSearch, at: number): PlaceMention | undefined {
  const { text, index, range, lexicon } = search
  const match = index.nameAt(text.folded, { start: at, end: range.end })
  if (!match) return undefined
  const { start, end } = match
  const place = onePlace(match.places)
  const kind = kindAfter(lexicon, text.lower, end)
  const isLarger = kind && ['adm1', 'adm2', 'region'].includes(kind.level)
  const level = (isLarger ? kind.level : place?.level) ?? match.places[0]?.level ?? 'unknown'
  const tie = tieBefore(search, start)
  const use = useOf(search, { start, end }, tie)
  // "Evin prison": a house that bears the name of a town.
  const isSite = kind?.level === 'site' && tie !== undefined
  const whole = isSite ? end + kind.extra : end
  const name = text.folded.slice(start, whole)
  return { start, end: whole, name, level: isSite ? 'site' : level, place, ...(tie ?? BARE), use }
}

// "Thai police", "the South Korean navy" stand for the country; "Afghans" do not.
function peopleAt(search: PlaceSearch, at: number): PlaceMention | undefined {
  const { text, lexicon, index, range } = search
  const match = phraseAt(lexicon.index('place people'), text.lower, { start: at, end: range.end })
  if (!match) return undefined
  const place = placeNamed(match.means, index)
  if (!place) return undefined
  const { start, end } = match
  const isAgent = AGENT.test(text.lower.slice(end, end + 40))
  const tie = tieBefore(search, start) ?? BARE
  const name = place.names.en ?? place.id
  return { start, end, name, level: place.level, place, ...tie, use: isAgent ? 'agent' : 'people' }
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
  const name = words?.replace(/['’]s$/u, '').replace(/['’]s .*$/u, '')
  if (!name || isOtherName(name.toLowerCase(), lexicon)) return undefined
  const end = at + name.length
  const kind =
    kindIn(lexicon, name.toLowerCase()) ??
    kindAfter(lexicon, text.lower, end) ??
    kindBefore(lexicon, text.lower, at)
  const tie = tieBefore(search, at)
  const isSure =
    kind !== undefined || (tie !== undefined && isPlain(search, { start: at, end }, tie))
  if (!isSure) return undefined
  const range_ = { start: at, end: end + (kind?.extra ?? 0) }
  const use = tie?.way === 'from' && isHome(search, at) ? 'home' : useOf(search, range_, tie)
  const level = kind?.level ?? 'unknown'
  return { ...range_, name: text.folded.slice(at, range_.end), level, ...(tie ?? BARE), use }
}

/** Units before a preposition in which a word of motion is looked for. */
const MOTION = 60

// Behind "in" and "near" stand places; behind "to" and "from" persons, too, unless somebody moves.
function isPlain({ text, range }: PlaceSearch, { start, end }: Range, { way }: Tie): boolean {
  if (/^['’]s /u.test(text.folded.slice(end, end + 3)) || isTitleCase(text.folded, range))
    return false
  if (way === 'at') return true
  return MOVES.test(text.lower.slice(Math.max(range.start, start - MOTION), start))
}

const MOVES = wordPattern('en', String.raw`\b{place motion}\b`)

/** Whether nearly all words begin with a capital letter, as in a headline. */
function isTitleCase(folded: string, { start, end }: Range): boolean {
  const words = folded.slice(start, Math.min(end, start + 200)).match(/\p{L}{4,}/gu) ?? []
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length
  return words.length >= 4 && small * 4 <= words.length
}

function isOtherName(name: string, lexicon: Lexicon): boolean {
  const others = lexicon.words('place no-name')
  const [months, days] = [lexicon.words('time month'), lexicon.words('time weekday')]
  const peoples = lexicon.words('place people')
  const words = name.split(/[ -]/u)
  return words.some(
    (word) =>
      others.has(word) ||
      others.has(one(word)) ||
      peoples.has(word) ||
      peoples.has(one(word)) ||
      months.has(word) ||
      days.has(word),
  )
}

const one = (word: string) => word.replace(/s$/u, '')

interface Kind {
  level: PlaceLevel
  /** Units behind the name that belong to it. */
  extra: number
}

function kindIn(lexicon: Lexicon, name: string): Kind | undefined {
  const last = name.includes(' ') ? name.slice(name.lastIndexOf(' ') + 1) : ''
  const level = lexicon.words('place kind').get(last)
  return level === undefined ? undefined : { level: level as PlaceLevel, extra: 0 }
}

function kindAfter(lexicon: Lexicon, lower: string, end: number): Kind | undefined {
  const [, one = '', two = ''] = /^ ([a-z]+)(?: ([a-z]+))?/u.exec(lower.slice(end, end + 40)) ?? []
  const kinds = lexicon.words('place kind')
  for (const word of [`${one} ${two}`, one]) {
    const level = kinds.get(word)
    if (level !== undefined) return { level: level as PlaceLevel, extra: word.length + 1 }
  }
  return undefined
}

function kindBefore(lexicon: Lexicon, lower: string, start: number): Kind | undefined {
  const found = /([a-z]+) of (?:the )?$/u.exec(lower.slice(Math.max(0, start - 40), start))?.[1]
  const level = lexicon.words('place kind').get(found ?? '')
  return level === undefined ? undefined : { level: level as PlaceLevel, extra: 0 }
}

/** Units before a name in which its preposition is looked for. */
const REACH = 60
const LONGEST_PREPOSITION = 5
const LAST_WORD = / ([a-z]{1,20}) $/u

/** The preposition before a name, past articles, directions, peoples and "the province of". */
function tieBefore(
  { text: { lower }, lexicon, range }: PlaceSearch,
  start: number,
): Tie | undefined {
  const head = lower.slice(Math.max(range.start, start - REACH), start)
  const ways = lexicon.words('place preposition')
  const modifiers = lexicon.words('place modifier')
  const kinds = lexicon.words('place kind')
  const peoples = lexicon.words('place people')
  const last = LAST_WORD.exec(head)?.[1]
  const isKnown = (word: string) => modifiers.has(word) || peoples.has(word) || /-held$/u.test(word)
  if (
    last !== undefined &&
    last !== 'of' &&
    !ways.has(last) &&
    !isKnown(last) &&
    !isEnd(last, ways)
  )
    return undefined
  const tokens = head.match(/[\p{L}\p{N}'-]+|[^\s\p{L}\p{N}]/gu) ?? []
  for (;;) {
    for (let count = Math.min(LONGEST_PREPOSITION, tokens.length); count > 0; count--) {
      const means = ways.get(tokens.slice(-count).join(' '))
      if (means !== undefined) return means === 'none' ? undefined : tieOf(means)
    }
    const token = tokens.at(-1) ?? ''
    if (token === 'of' && kinds.has(tokens.at(-2) ?? '')) tokens.splice(-2)
    else if (isKnown(token)) tokens.pop()
    else return undefined
  }
}

// The last word of a preposition of several: "close to", "bound for".
function isEnd(word: string, ways: ReadonlyMap<string, string>): boolean {
  return ways.has(`close ${word}`) || ways.has(`bound ${word}`) || word === 'with'
}

const AGENT = wordPattern(
  'en',
  String.raw`^(?:'s)? (?:{place agent-modifier} ){0,2}{place agent}\b`,
)
const JOINED = wordPattern('en', '^-{place joined}')
const TOLD = wordPattern(
  'en',
  String.raw`^ (?:(?:has|have|had|also|later) )?{time telling}\b(?! by)`,
)
const PERSONS = wordPattern(
  'en',
  String.raw`(?:\b(?:{place person}|{place people}s?|{number people}|{number person}|\d[\d,]*)` +
    '|-year-old),? (?:(?:who|mainly|mostly|all|largely) )?' +
    '(?:(?:come|came|coming|are|were|was|is) )?from (?:the )?$' +
    '|(?:citizens|nationals|natives|residents) of (?:the )?$',
)

/** What a name stands for, by what stands around it. */
function useOf(search: PlaceSearch, { start, end }: Range, tie: Tie | undefined): PlaceUse {
  const { text, range } = search
  const after = text.lower.slice(end, Math.min(range.end, end + 60))
  if (JOINED.test(after) || TOLD.test(after)) return 'office'
  if (isHome(search, start)) return 'home'
  if (AGENT.test(after)) return tie?.way === 'at' ? 'place' : 'agent'
  if (tie && tie.way !== 'bare') return 'place'
  const isName = /^ \p{Lu}/u.test(text.folded.slice(end, end + 2))
  return isName && !isTitleCase(text.folded, range) && !kindAfter(search.lexicon, text.lower, end)
    ? 'office'
    : 'place'
}

/** "Most of them from Somalia": where people come from, unless they were moved from there. */
function isHome({ text, range }: PlaceSearch, start: number): boolean {
  const before = text.lower.slice(Math.max(range.start, start - REACH), start)
  return PERSONS.test(before) && !MOVES.test(before)
}

// Of "Kunming in Yunnan province", "Bangkok, Thailand" and "Japan's Ishikawa" the inner one.
function withoutOuter(
  found: readonly PlaceMention[],
  { text, lexicon }: PlaceSearch,
): PlaceMention[] {
  const kept: PlaceMention[] = []
  let end = 0
  const [modifiers, kinds] = [lexicon.words('place modifier'), lexicon.words('place kind')]
  const isLink = (word: string) =>
    [',', '(', 'in', 'of', 'on', 'outskirts'].includes(word) ||
    modifiers.has(word) ||
    kinds.has(word)
  for (const one of found) {
    const last = kept.at(-1)
    const between = last ? text.lower.slice(end, one.start) : ''
    const words = between.match(/[\p{L}-]+|[^\s\p{L}]/gu) ?? []
    end = one.end
    if (last && words.length <= 6 && words.every(isLink) && liesIn(last, one)) continue
    if (last && /^['’]s? (?:[a-z]+ ){0,4}$/u.test(between) && (liesIn(one, last) || !one.place))
      kept[kept.length - 1] = {
        ...one,
        ...(one.way === 'bare' && { way: last.way, relation: last.relation }),
      }
    else kept.push(one)
  }
  return kept
}

const JOINT = /^(?:,|,? and|,? or|,? as well as)(?: the| in)? $/u

// "In Yanji and Dandong": the second place has the preposition of the first.
function shareTies(found: readonly PlaceMention[], { text }: PlaceSearch): PlaceMention[] {
  const shared: PlaceMention[] = []
  for (const one of found) {
    const last = shared.at(-1)
    const isJoined = last && JOINT.test(text.lower.slice(last.end, one.start))
    const takes = isJoined && one.way === 'bare' && last.way !== 'bare' && one.use === 'place'
    const use = last?.use === 'home' ? 'home' : one.use
    shared.push(takes ? { ...one, way: last.way, relation: last.relation, use } : one)
  }
  return shared
}
