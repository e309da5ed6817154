// A place at a spot of a Korean or Chinese sentence: a name of the table with the ending behind it
// (Korean) or the words before (Chinese), and unknown names that show their kind.
import type { PlaceLevel } from '@tumen/claim'
import { phraseAt, unitAt } from './phrase-index.ts'
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
import { type WordPattern, wordPattern } from './word-pattern.ts'

const isHangul = (unit: number) => unit >= 0xac00 && unit <= 0xd7a3
const isKo = ({ lexicon }: PlaceSearch) => lexicon.language === 'ko'

/** The place that is named at a spot of a sentence; `last` is the one before. */
export function eastMentionAt(
  search: PlaceSearch,
  at: number,
  last: PlaceMention | undefined,
): PlaceMention | undefined {
  const { text, lexicon, range } = search
  const unit = unitAt(text.folded, at)
  // A Korean name begins a word; inside one it is part of another.
  const isInside = isKo(search) && isHangul(unit) && isHangul(unitAt(text.folded, at - 1))
  if (unit < 0x80 || (isInside && last?.end !== at)) return undefined
  const never = phraseAt(lexicon.index('place never'), text.lower, { start: at, end: range.end })
  if (never) return undefined
  const other = isKo(search) ? unknownKorean : unknownChinese
  return knownAt(search, at) ?? listedAt(search, at) ?? other(search, at, last)
}

function knownAt(search: PlaceSearch, at: number): PlaceMention | undefined {
  const { text, index, range } = search
  const match = index.nameAt(text.folded, { start: at, end: range.end })
  if (!match) return undefined
  const place = onePlace(match.places)
  const own = place?.level ?? match.places[0]?.level ?? 'unknown'
  const suffix = own === 'country' ? undefined : wordAt(search, 'place kind', match.end)
  const isKind = suffix && (!isKo(search) || isEnding(search, suffix.end))
  const end = isKind ? suffix.end : match.end
  if (isKo(search) ? !isEnding(search, end) : isOfPerson(search, { start: at, end }))
    return undefined
  const level = isKind ? (suffix.means as PlaceLevel) : own
  const mention = mentionOf(search, { start: at, end }, level)
  // "거리에 나선": names that are words, too, count only with an ending of place.
  const words =
    isKo(search) && mention.way === 'bare' ? wordAt(search, 'place ambiguous', at) : null
  return words?.end === end ? undefined : { ...mention, place }
}

// Waters, and countries by the sign that papers write for them: 缅方, 北.
function listedAt(search: PlaceSearch, at: number): PlaceMention | undefined {
  const { text, lexicon, index, range } = search
  const here = { start: at, end: range.end }
  const sea = phraseAt(lexicon.index('place sea'), text.lower, here)
  if (sea) return mentionOf(search, sea, 'sea')
  const short = phraseAt(lexicon.index('place short'), text.lower, here)
  const place = short && placeNamed(short.means, index)
  return short && place ? { ...mentionOf(search, short, 'country'), place } : undefined
}

/** The word of a section that stands at a spot, or behind the space there. */
function wordAt({ text, lexicon, range }: PlaceSearch, section: string, at: number) {
  const index = lexicon.index(section)
  const found = phraseAt(index, text.lower, { start: at, end: range.end })
  if (found || text.lower.charAt(at) !== ' ') return found
  return phraseAt(index, text.lower, { start: at + 1, end: range.end })
}

const ENDINGS = ['place particle', 'place people-after', 'place agent-after', 'place office-after']

/** Whether a Korean word ends here, or goes on with an ending or a word for who is meant. */
function isEnding(search: PlaceSearch, at: number): boolean {
  if (!isHangul(unitAt(search.text.folded, at))) return true
  return ENDINGS.some((section) => wordAt(search, section, at)?.start === at)
}

// 伊萨·马哈马特: a part of a person's name.
function isOfPerson({ text: { folded } }: PlaceSearch, { start, end }: Range): boolean {
  const before = folded.slice(Math.max(0, start - 5), start)
  return /·\p{Script=Han}{0,4}$/u.test(before) || folded.charAt(end) === '·'
}

function mentionOf(search: PlaceSearch, named: Range, level: PlaceLevel): PlaceMention {
  const { start, end } = named
  const tie = isKo(search) ? tieAfter(search, end) : tieAround(search, named)
  const use = useOf(search, named, tie)
  return { start, end, name: search.text.folded.slice(start, end), level, ...tie, use }
}

const KO_SITE = wordPattern(
  'ko',
  '^의? (?:[가-힣]{1,5} ){0,2}?[가-힣]{0,5}{place site}(에서[는만도]?|에는?|으?로)(?![가-힣])',
)

/** How the ending, or the kind of place with an ending behind a Korean name ties it. */
function tieAfter(search: PlaceSearch, end: number): Tie {
  const found = wordAt(search, 'place particle', end)
  const own = found ? tieOf(found.means) : BARE
  if (own.way !== 'bare') return own
  const { text, range } = search
  const ending = KO_SITE.exec(text.lower.slice(end, Math.min(range.end, end + 30)))?.[1]
  if (ending === undefined) return own
  return { way: ending.endsWith('로') ? 'to' : 'at', relation: 'in' }
}

/** The longest preposition of the Chinese list, in units. */
const LONGEST = 5

/** What the longest Chinese preposition before a spot says. */
function prepositionBefore({ text, lexicon, range }: PlaceSearch, at: number) {
  const words = lexicon.words('place preposition')
  for (let from = Math.max(range.start, at - LONGEST); from < at; from++) {
    const means = words.get(text.lower.slice(from, at))
    if (means !== undefined) return means
  }
  return undefined
}

function tieAround(search: PlaceSearch, { start, end }: Range): Tie {
  const after = wordAt(search, 'place particle', end)
  const behind = after ? tieOf(after.means) : BARE
  const means = prepositionBefore(search, start)
  if (means === undefined) return behind
  return { ...tieOf(means), ...(behind.relation !== 'in' && { relation: behind.relation }) }
}

const OFFICE: Record<'ko' | 'zh', WordPattern> = {
  ko: wordPattern(
    'ko',
    '^(?:=|에 (?:따르면|의하면)|의 (?:한 )?{place speaker}|행(?:을|길)|에 (?:본부|거점|기반|사무소))',
  ),
  zh: wordPattern('zh', '^(?:{time telling})'),
}
const HOME = /^(?: ?출신| ?국적|에서 온 |籍|裔|出生)/u
const FROM_HOME = /(?:来自|原籍|祖籍|出生于|出生在|生于)$/u
const SEAT = wordPattern('zh', '{place seat}$')

/** What a name stands for, by what stands around it. */
function useOf(search: PlaceSearch, { start, end }: Range, { way }: Tie): PlaceUse {
  const { text, range } = search
  const language = isKo(search) ? 'ko' : 'zh'
  const after = text.lower.slice(end, Math.min(range.end, end + 24))
  const before = text.lower.slice(Math.max(range.start, start - 6), start)
  if (OFFICE[language].test(after) || (language === 'zh' && SEAT.test(before))) return 'office'
  if (HOME.test(after) || FROM_HOME.test(before)) return 'home'
  const agent = wordAt(search, 'place agent-after', end)
  const people = wordAt(search, 'place people-after', end)
  const isAt = way === 'at'
  if (agent && agent.end >= (people?.end ?? 0)) return isAt && language === 'zh' ? 'place' : 'agent'
  // A single sign belongs to the name only when nothing is between: 북한인, not 북한 인근.
  if (people && (people.start === end || people.end - people.start > 1)) return 'people'
  return !isAt && wordAt(search, 'place office-after', end) ? 'office' : 'place'
}

const KO_NAME = wordPattern(
  'ko',
  '^([가-힣]{1,7}?)( ?(?:{place site-kind}|{place unknown}))(?:\\([^()]{1,20}\\))?' +
    '(?=(?: ?(?:인근|부근|근처|일대))?(?:에서|에|의|으로|로|까지)[는도만]?(?![가-힣]))',
)

// 두르바 마을에서, 벨로나주에서: a name with its kind and an ending of place.
function unknownKorean(search: PlaceSearch, at: number): PlaceMention | undefined {
  const { text, range, lexicon } = search
  const [, stem = '', kind = ''] =
    KO_NAME.exec(text.lower.slice(at, Math.min(range.end, at + 30))) ?? []
  const end = at + stem.length
  const plain = phraseAt(lexicon.index('place plain'), text.lower, { start: at, end })
  const isWord = plain?.end === end || /[의는은한된던에서이가을를국청부]$/u.test(stem)
  if (stem.length + kind.length < 3 || isWord) return undefined
  const level = ['place unknown', 'place site-kind'].map((section) =>
    lexicon.words(section).get(kind.trim()),
  )
  const named = { start: at, end: end + kind.length }
  return mentionOf(search, named, (level[0] ?? level[1] ?? 'unknown') as PlaceLevel)
}

const CHINESE = /^\p{Script=Han}{2,9}/u
const NO_NAME = /[一二两三四五六七八九十几多各该这那某的了在被将和与及等名人]/u

// 在瓦多县, 在设拉子: behind a preposition, a name with its kind or written in signs for sounds.
function unknownChinese(
  search: PlaceSearch,
  at: number,
  last: PlaceMention | undefined,
): PlaceMention | undefined {
  const { text, lexicon, range } = search
  const isInner =
    last?.end === at && ['adm1', 'adm2', 'country'].includes(last.level) && last.use === 'place'
  const tie = isInner ? last : tieAround(search, { start: at, end: at })
  if (!isInner && (tie.way === 'bare' || !isBehindPreposition(search, at))) return undefined
  const words = CHINESE.exec(text.folded.slice(at, Math.min(range.end, at + 9)))?.[0] ?? ''
  const kinds = lexicon.index('place unknown')
  const named = (end: number, level: PlaceLevel) => {
    const { way, relation } = tie
    return { ...mentionOf(search, { start: at, end }, level), way, relation }
  }
  for (let length = 1; length < words.length; length++) {
    const kind = phraseAt(kinds, text.lower, { start: at + length, end: at + words.length })
    if (kind && !NO_NAME.test(words.slice(0, length)))
      return named(kind.end, kind.means as PlaceLevel)
  }
  const sounds = lexicon.index('place sound').byStart
  let sounded = 0
  while (sounded < words.length && sounds.has(words.charAt(sounded))) sounded++
  const isSounded = sounded > 1 && !isOfPerson(search, { start: at, end: at + sounded })
  return isSounded ? named(at + sounded, 'unknown') : undefined
}

function isBehindPreposition(search: PlaceSearch, at: number): boolean {
  const { text, lexicon, range } = search
  const index = lexicon.index('place preposition')
  // 抵[达]英国: inside a longer one.
  for (let from = Math.max(range.start, at - 2); from < at; from++)
    if ((phraseAt(index, text.lower, { start: from, end: range.end })?.end ?? 0) > at) return false
  return prepositionBefore(search, at) !== undefined
}
