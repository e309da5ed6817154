// English names that the table does not know but that the words around them show to be places: "in
// the town of X", "X prison", "sent to X". Source: reading.md 2, Place and role.
import type { PlaceLevel } from '@tumen/claim'
import { isTitleCase } from './place-en-use.ts'
import {
  BARE,
  type EnglishPlaceWords,
  type EnglishSearch,
  type Way,
  wayBefore,
} from './place-en-word.ts'
import type { PlaceMention } from './place-mention.ts'
import type { Range } from './source-text.ts'

const UNKNOWN =
  /^\p{Lu}[\p{L}'-]{1,30}(?: (?:(?:de|del|la|el|al|da|do|dos|of the) )?\p{Lu}[\p{L}'-]{1,30}){0,3}/u

/** A capitalised name after a preposition of place, or before or after the name of a kind. */
export function unknownName(
  search: EnglishSearch,
  { start, end: limit }: Range,
  before: readonly PlaceMention[],
): PlaceMention | undefined {
  const { text, words } = search
  const match = UNKNOWN.exec(text.folded.slice(start, Math.min(limit, start + 90)))?.[0]
  if (!match) return undefined
  const name = match.replace(/'s$/, '')
  if (isOtherName(name.toLowerCase(), words)) return undefined
  if (isAdjective(search, start + name.length) || isBodyOn(search, start)) return undefined
  const kind = kindAround(search, start, start + name.length)
  const own = wayBefore(search, start)
  const joined = joinedTo(search, { start, end: start + name.length }, before)
  const isPlain =
    !kind && ((!joined && (!own || !holdsPlace(search, own, start))) || isOfTitle(search, name))
  if (isPlain || (!kind && /^\p{Lu}{2,}$/u.test(name))) return undefined
  const end = start + name.length + (kind?.extra ?? 0)
  const { way, relation } = own ?? ownerOf(search, start, before) ?? joined ?? BARE
  const level = kind?.level ?? 'unknown'
  return {
    start,
    end,
    name: text.source.text.slice(start, end),
    level,
    way,
    relation,
    use: 'place',
    place: undefined,
    isHome: undefined,
  }
}

// "Police Detain 12 in Shadow of Feast": a name in a headline stands below, too.
function isOfTitle({ text: { folded }, range }: EnglishSearch, name: string): boolean {
  return isTitleCase(folded, range) && !folded.includes(name, range.end)
}

// "The Office on Missing Persons": what a body is about.
function isBodyOn({ text: { folded }, range }: EnglishSearch, start: number): boolean {
  return /\p{Lu}[\p{L}-]+ on $/u.test(folded.slice(Math.max(range.start, start - 40), start))
}

// "The Tigrayan town of Axum": what stands before the kind is no name.
function isAdjective({ text: { lower }, words }: EnglishSearch, end: number): boolean {
  const kind = /^ ([a-z]+) of /.exec(lower.slice(end, end + 30))?.[1]
  return kind !== undefined && words.kinds.has(kind)
}

// "In Chiapas and Tabasco": a name that is joined to a place, and that nobody speaks under.
function joinedTo(
  { text: { lower }, words }: EnglishSearch,
  { start, end }: Range,
  before: readonly PlaceMention[],
): PlaceMention | undefined {
  const last = before.at(-1)
  if (!last || last.way === 'bare' || last.use !== 'place') return undefined
  if (!/^(?:,|,? and|,? or) $/.test(lower.slice(last.end, start))) return undefined
  const next = /^ ([a-z]+)/.exec(lower.slice(end, end + 24))?.[1] ?? ''
  return words.telling.has(next) || words.agents.has(next) ? undefined : last
}

function isOtherName(name: string, { noNames, noPlaces, ways }: EnglishPlaceWords): boolean {
  const [first = '', ...rest] = name.split(' ')
  // "At Evin prison": the name begins with the next word.
  if (rest.length > 0 && (noPlaces.has(first) || ways.has(first))) return true
  // "July-to-September" is none either.
  return (
    noPlaces.has(name) ||
    name.split(/[ -]/).some((word) => noNames.has(word) || noNames.has(word.replace(/s$/, '')))
  )
}

/** Units before a preposition in which a word of motion is looked for. */
const MOTION = 60

// After "in" or "at" stand places, after "to" and "from" persons too, unless somebody moves.
function holdsPlace(
  { text: { lower }, words, range }: EnglishSearch,
  { way, relation }: Way,
  start: number,
): boolean {
  if (way === 'at' || relation !== 'in') return true
  const head = lower.slice(Math.max(range.start, start - MOTION), start).match(/[a-z]+/g) ?? []
  return way !== 'bare' && head.some((word) => words.motion.has(word))
}

// "Off the coast of Japan's Ishikawa": the inner name lies as its owner does.
function ownerOf(
  { text }: EnglishSearch,
  start: number,
  before: readonly PlaceMention[],
): PlaceMention | undefined {
  const last = before.at(-1)
  if (!last) return undefined
  const between = text.folded.slice(last.end, start)
  return between === "'s " || between === "' " ? last : undefined
}

interface Kind {
  level: PlaceLevel
  /** Units behind the name that belong to it. */
  extra: number
}

const KIND_BEFORE = /([a-z]+(?: [a-z]+)?) of (?:the )?$/

function kindAround(
  { text: { lower }, words }: EnglishSearch,
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
