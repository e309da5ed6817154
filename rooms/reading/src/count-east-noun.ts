// Whom a Korean or Chinese number counts: the noun beside it. Nouns stand directly before a
// Korean number or after its genitive, and after a Chinese counter.
import type { Restriction, RestrictionDimension } from '@tumen/claim'
import type { Lexicon } from './lexicon.ts'
import { findPhrases, type PhraseMatch, phraseAt } from './phrase-index.ts'
import type { Range } from './source-text.ts'
import { alternation } from './word-pattern.ts'

/** The noun beside a number. */
export interface CountedNoun {
  range?: Range
  /** People who tell or act: a number of them counts nobody who fled, unless they suffer an act. */
  role?: 'teller' | 'agent'
  /** What a word for sex or age beside the number says. */
  restrict?: Restriction
}

/** How far a noun may stand from its number. */
const NEAR = 16
/** The longest noun that is looked for before a number. */
const LONGEST_NOUN = 8

/** The noun that the words of `phrase` count, looked for inside `within`. */
export function countedNoun(
  lower: string,
  phrase: Range,
  within: Range,
  lexicon: Lexicon,
): CountedNoun {
  const place = { lower, phrase, within, lexicon }
  const isKorean = lexicon.language === 'ko'
  const before = isKorean ? nounBefore(place) : undefined
  const noun = before ?? nounAfter(place) ?? (isKorean ? undefined : nounBeforeZh(place))
  const restrict = restrictionBeside(place)
  const role = noun?.means === 'teller' || noun?.means === 'agent' ? noun.means : undefined
  const counted: CountedNoun = {}
  if (role) counted.role = role
  if (noun) counted.range = { start: noun.start, end: noun.end }
  if (restrict) counted.restrict = restrict
  return counted
}

interface Place {
  lower: string
  phrase: Range
  within: Range
  lexicon: Lexicon
}

function skipSpaceBack(lower: string, at: number, floor: number): number {
  let end = at
  while (end > floor && lower[end - 1] === ' ') end--
  return end
}

/** The longest phrase of the section that ends exactly at `end`. */
function phraseEndingAt(
  { lower, within, lexicon }: Place,
  end: number,
  section: string,
): PhraseMatch | undefined {
  const index = lexicon.index(section)
  for (let start = Math.max(within.start, end - LONGEST_NOUN); start < end; start++) {
    const match = phraseAt(index, lower, { start, end })
    if (match?.end === end) return match
  }
  return undefined
}

// "会员三千余人"
function nounBeforeZh(place: Place): PhraseMatch | undefined {
  const found = phraseEndingAt(place, place.phrase.start, 'number noun')
  return found?.means === '-' || (found && found.end - found.start < 2) ? undefined : found
}

// A teller with a topic ending is the subject: "경찰은 19명만 풀어 줬다".
function isSubject(noun: PhraseMatch, particle: PhraseMatch, place: Place): boolean {
  const { lower, lexicon, phrase, within } = place
  if (noun.means !== 'teller' && noun.means !== 'agent') return false
  const after = { start: phrase.end, end: within.end }
  if (phraseAt(lexicon.index('number end'), lower, after)) return false
  return phraseAt(lexicon.index('number topic'), lower, particle) !== undefined
}

function nounBefore(place: Place): PhraseMatch | undefined {
  const { lower, phrase, within } = place
  const end = skipSpaceBack(lower, phrase.start, within.start)
  const particle = phraseEndingAt(place, end, 'number particle')
  for (const at of particle ? [end, particle.start] : [end]) {
    const listed = phraseEndingAt(place, at, 'number noun')
    if (listed && particle && at !== end && isSubject(listed, particle, place)) return undefined
    if (listed) return listed.means === '-' ? undefined : listed
  }
  return nounByEnding(place, end)
}

const endings = new WeakMap<Lexicon, RegExp>()

function wordWithEnding(lexicon: Lexicon): RegExp {
  const ends = alternation(lexicon, 'number person-ending')
  const word = String.raw`(?<!\p{Script=Hangul})\p{Script=Hangul}{1,8}`
  return new RegExp(`${word}(?:${ends})$`, 'u')
}

// A word of two signs or more with an ending for people: 위구르인, 로힝야족.
function nounByEnding(place: Place, end: number): PhraseMatch | undefined {
  const { lower, within, lexicon } = place
  const made = endings.get(lexicon) ?? wordWithEnding(lexicon)
  endings.set(lexicon, made)
  const from = Math.max(within.start, end - NEAR)
  const match = made.exec(lower.slice(from, end))
  return match ? { start: from + match.index, end, means: 'person' } : undefined
}

// A Korean noun follows its number only after a genitive, or a number without a counter.
function nounAfter({ lower, phrase, within, lexicon }: Place): PhraseMatch | undefined {
  const genitive = { start: phrase.end, end: phrase.end + 1 }
  const isLinked =
    lexicon.language === 'zh' ||
    !isLetter(lower.charAt(phrase.end)) ||
    phraseAt(lexicon.index('number genitive'), lower, genitive) !== undefined
  if (!isLinked) return undefined
  const end = Math.min(within.end, phrase.end + NEAR)
  const window = lower.slice(phrase.end, end).search(/[,.;:!?。、()]/)
  const range = { start: phrase.end, end: window < 0 ? end : phrase.end + window }
  const listed = findPhrases(lexicon.index('number noun'), lower, range)
  return listed.find(({ means }) => means !== '-') ?? peopleNext(lower, phrase, lexicon)
}

const PEOPLE_NEXT = /^ \p{Script=Hangul}{1,6}(?:인|족|민)(?:들)?(?=[이은을도의과])/u

const PEOPLE_NEXT_ZH = /^\p{Script=Han}{2,5}(?:人|族)(?![员士口权类均次])/u

// "수많은 가나인이": a people behind a Korean word for many.
function peopleNext(lower: string, { end }: Range, { language }: Lexicon): PhraseMatch | undefined {
  const next = language === 'ko' ? PEOPLE_NEXT : PEOPLE_NEXT_ZH
  const word = next.exec(lower.slice(end, end + NEAR))?.[0]
  return word === undefined
    ? undefined
    : { start: end + word.search(/\S/), end: end + word.length, means: 'person' }
}

function isLetter(sign: string): boolean {
  return /\p{Letter}/u.test(sign)
}

function restrictionBeside(place: Place): Restriction | undefined {
  const { lower, phrase, within, lexicon } = place
  const end = skipSpaceBack(lower, phrase.start, within.start)
  const particle =
    lexicon.language === 'ko' ? phraseEndingAt(place, end, 'number topic') : linkBefore(lower, end)
  const before =
    phraseEndingAt(place, end, 'number own-person') ??
    (particle ? phraseEndingAt(place, particle.start, 'number own-person') : undefined)
  const after = phraseAt(lexicon.index('number own-person'), lower, {
    start: skipLink(lower, phrase.end),
    end: within.end,
  })
  const found = before ?? after
  if (!found) return undefined
  const [by = 'other', ...label] = found.means.split(' ')
  return { by: by as RestrictionDimension, label: label.join(' ') }
}

// 女性占52人
function linkBefore(lower: string, end: number): Range | undefined {
  return /[占为有]/u.test(lower.charAt(end - 1)) ? { start: end - 1, end } : undefined
}

// A genitive or a subject ending and a space may stand between a Korean number and its noun.
function skipLink(lower: string, at: number): number {
  const space = lower.indexOf(' ', at)
  return space >= at && space <= at + 1 ? space + 1 : at
}
