// The places of a Korean or Chinese sentence: names of the table with the endings behind them
// (Korean) or the words before (Chinese), and unknown names that show their kind.
import type { PlaceLevel } from '@tumen/claim'
import { type PhraseMatch, phraseAt, unitAt } from './phrase-index.ts'
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
import { type WordPattern, wordPattern } from './word-pattern.ts'

const isHangul = (unit: number) => unit >= 0xac00 && unit <= 0xd7a3

/** The places of a sentence, in order; of nested ones the innermost. */
export function eastPlaces(search: PlaceSearch): PlaceMention[] {
  const { range } = search
  const found: PlaceMention[] = []
  const head = datelineEnd(search)
  let at = range.start
  while (at < range.end) {
    const mention = mentionAt(search, at, found.at(-1))
    if (mention) found.push(mention.end <= head ? { ...mention, use: 'office' } : mention)
    at = mention ? mention.end : at + 1
  }
  return shareTies(withoutOuter(found, search), search)
}

const DATELINE =
  /^(?:[(〔【[][^()〔〕【】[\]]{2,40}[)〕】\]]|\p{Script=Han}{2,12}\d{1,2}[月日][^,。]{0,12}[电讯])/u

function datelineEnd({ text, range }: PlaceSearch): number {
  const words = DATELINE.exec(text.folded.slice(range.start, Math.min(range.end, range.start + 60)))
  return range.start + (words?.[0].length ?? 0)
}

const isKo = ({ lexicon }: PlaceSearch) => lexicon.language === 'ko'

function mentionAt(
  search: PlaceSearch,
  at: number,
  last: PlaceMention | undefined,
): PlaceMention | undefined {
  const { text, lexicon, range } = search
  const unit = unitAt(text.folded, at)
  // A Korean name begins a word; inside one it is part of another.
  if (isKo(search) && isHangul(unit) && isHangul(unitAt(text.folded, at - 1)) && last?.end !== at)
    return undefined
  if (unit < 0x80) return undefined
  const never = phraseAt(lexicon.index('place never'), text.lower, { start: at, end: range.end })
  if (never) return undefined
  return knownAt(search, at) ?? listedAt(search, at) ?? unknownAt(search, at, last)
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
  if (isKo(search) ? !isWord(search, { start: at, end }) : isOfPerson(search, { start: at, end }))
    return undefined
  const level = isKind ? (suffix.means as PlaceLevel) : own
  const mention = mentionOf(search, { start: at, end }, level)
  const isOther = mention.way === 'bare' && !isKind && isAmbiguous(search, { start: at, end })
  return isOther ? undefined : { ...mention, place }
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

/** Whether a Korean word ends here, or goes on with an ending or a word for who is meant. */
function isEnding(search: PlaceSearch, at: number): boolean {
  if (!isHangul(unitAt(search.text.folded, at))) return true
  return ENDINGS.some((section) => wordAt(search, section, at)?.start === at)
}

const ENDINGS = ['place particle', 'place people-after', 'place agent-after', 'place office-after']

function isWord(search: PlaceSearch, { start, end }: Range): boolean {
  return isEnding(search, end) && (end - start > 1 || !isHangul(unitAt(search.text.folded, end)))
}

// "거리에 나선": names that are words, too, count only with an ending of place.
function isAmbiguous({ text, lexicon }: PlaceSearch, named: Range): boolean {
  return phraseAt(lexicon.index('place ambiguous'), text.lower, named)?.end === named.end
}

// 伊萨·马哈马特: a part of a person's name.
function isOfPerson({ text }: PlaceSearch, { start, end }: Range): boolean {
  const { folded } = text
  return (
    /·\p{Script=Han}{0,4}$/u.test(folded.slice(Math.max(0, start - 5), start)) ||
    /^\p{Script=Han}{0,2}·/u.test(folded.slice(end, end + 3))
  )
}

function mentionOf(search: PlaceSearch, named: Range, level: PlaceLevel): PlaceMention {
  const { start, end } = named
  const tie = isKo(search) ? tieAfter(search, end) : tieAround(search, named)
  const use = useOf(search, named, tie)
  return { start, end, name: search.text.folded.slice(start, end), level, ...tie, use }
}

const KO_SITE = wordPattern(
  'ko',
  '^의? (?:[가-힣]{1,5} ){0,2}?[가-힣]{0,5}{place site}(에서|에서는|에서만|에서도|에|에는|으로|로)(?![가-힣])',
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

function tieAround(search: PlaceSearch, { start, end }: Range): Tie {
  const { text, lexicon, range } = search
  const after = wordAt(search, 'place particle', end)
  const behind = after ? tieOf(after.means) : BARE
  const words = lexicon.words('place preposition')
  for (let length = LONGEST; length > 0; length--) {
    const from = start - length
    const means = from < range.start ? undefined : words.get(text.lower.slice(from, start))
    if (means === undefined) continue
    return { ...tieOf(means), ...(behind.relation !== 'in' && { relation: behind.relation }) }
  }
  return behind
}

const OFFICE: Record<'ko' | 'zh', WordPattern> = {
  ko: wordPattern(
    'ko',
    '^(?:=|에 (?:따르면|의하면)|의 (?:한 )?{place speaker}|행(?:을|길)|에 (?:본부|거점|기반|사무소))',
  ),
  zh: wordPattern('zh', '^(?:{time telling})'),
}

const HOME: Record<'ko' | 'zh', WordPattern> = {
  ko: wordPattern('ko', '^(?: ?출신| ?국적|에서 온 )'),
  zh: wordPattern('zh', '^(?:籍|裔|出生)'),
}
const FROM_HOME = /(?:来自|原籍|祖籍|出生于|出生在|生于)$/u
const SEAT = wordPattern('zh', '{place seat}$')

/** What a name stands for, by what stands around it. */
function useOf(search: PlaceSearch, { start, end }: Range, { way }: Tie): PlaceUse {
  const { text, lexicon, range } = search
  const language = lexicon.language === 'ko' ? 'ko' : 'zh'
  const after = text.lower.slice(end, Math.min(range.end, end + 24))
  const before = text.lower.slice(Math.max(range.start, start - 6), start)
  if (OFFICE[language].test(after)) return 'office'
  if (HOME[language].test(after) || FROM_HOME.test(before)) return 'home'
  if (language === 'zh' && SEAT.test(before)) return 'office'
  const agent = wordAt(search, 'place agent-after', end)
  const people = wordAt(search, 'place people-after', end)
  if (agent && agent.end >= (people?.end ?? 0))
    return way === 'at' && language === 'zh' ? 'place' : 'agent'
  // A single sign belongs to the name only when nothing is between: 북한인, not 북한 인근.
  if (people && (people.start === end || people.end - people.start > 1)) return 'people'
  if (wordAt(search, 'place office-after', end)) return way === 'at' ? 'place' : 'office'
  return 'place'
}

function unknownAt(
  search: PlaceSearch,
  at: number,
  last: PlaceMention | undefined,
): PlaceMention | undefined {
  return isKo(search) ? unknownKorean(search, at) : unknownChinese(search, at, last)
}

const KO_NAME = wordPattern(
  'ko',
  '^([가-힣]{1,7}?(?: ?{place site-kind}|{place unknown}))(?:\\([^()]{1,20}\\))?' +
    '(?=(?: ?(?:인근|부근|근처|일대))?(?:에서|에|의|으로|로|까지)[는도만]?(?![가-힣]))',
)

// 두르바 마을에서, 벨로나주에서: a name with its kind and an ending of place.
function unknownKorean(search: PlaceSearch, at: number): PlaceMention | undefined {
  const { text, range, lexicon } = search
  const words = text.lower.slice(at, Math.min(range.end, at + 30))
  const name = KO_NAME.exec(words)?.[1]
  if (name === undefined || name.length < 3) return undefined
  const named = { start: at, end: at + name.length }
  const kinds = [...lexicon.words('place unknown'), ...lexicon.words('place site-kind')]
  const [kind = '', means = 'unknown'] = longestEnd(kinds, name)
  const stem = { start: at, end: named.end - kind.length - (name.includes(' ') ? 1 : 0) }
  const plain = phraseAt(lexicon.index('place plain'), text.lower, stem)
  if (
    stem.end - at < 1 ||
    plain?.end === stem.end ||
    /[의는은한된던에서이가을를국청부]$/u.test(name.slice(0, stem.end - at))
  )
    return undefined
  return mentionOf(search, named, means as PlaceLevel)
}

function longestEnd(kinds: readonly [string, string][], name: string): readonly string[] {
  const found = kinds.filter(([form]) => name.endsWith(form))
  return found.sort((a, b) => b[0].length - a[0].length)[0] ?? []
}

const CHINESE = /^\p{Script=Han}{2,9}/u

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
  const sounds = lexicon.index('place sound').byStart
  let sounded = 0
  while (sounded < words.length && sounds.has(words.charAt(sounded))) sounded++
  for (let length = 1; length < words.length; length++) {
    const kind = phraseAt(kinds, text.lower, { start: at + length, end: at + words.length })
    if (!kind || isNoKind(search, kind) || NO_NAME.test(words.slice(0, length))) continue
    const named = { start: at, end: kind.end }
    return {
      ...mentionOf(search, named, kind.means as PlaceLevel),
      way: tie.way,
      relation: tie.relation,
    }
  }
  if (sounded < 2 || isOfPerson(search, { start: at, end: at + sounded })) return undefined
  const named = { start: at, end: at + sounded }
  return { ...mentionOf(search, named, 'unknown'), way: tie.way, relation: tie.relation }
}

const NO_NAME = /[一二两三四五六七八九十几多各该这那某的了在被将和与及等名人]/u

function isBehindPreposition({ text, lexicon, range }: PlaceSearch, at: number): boolean {
  const words = lexicon.words('place preposition')
  const index = lexicon.index('place preposition')
  // 抵[达]英国: inside a longer one.
  for (let from = Math.max(range.start, at - 2); from < at; from++)
    if ((phraseAt(index, text.lower, { start: from, end: range.end })?.end ?? 0) > at) return false
  for (let length = 1; length <= LONGEST; length++)
    if (at - length >= range.start && words.has(text.lower.slice(at - length, at))) return true
  return false
}

function isNoKind({ text, lexicon, range }: PlaceSearch, kind: PhraseMatch): boolean {
  const words = lexicon.index('place no-kind')
  return phraseAt(words, text.lower, { start: kind.start, end: range.end }) !== undefined
}

const LINK = /^(?:| |의 |的|, |,|境内|市|省)$/u

// 랴오닝성 선양, 云南省昆明: of nested places the inner one.
function withoutOuter(found: readonly PlaceMention[], { text }: PlaceSearch): PlaceMention[] {
  const kept: PlaceMention[] = []
  for (const one of found) {
    const last = kept.at(-1)
    const between = last ? text.folded.slice(last.end, one.start) : 'x'
    const isInside =
      last && LINK.test(between) && isNested(one, last, between) && last.use === 'place'
    if (isInside)
      kept[kept.length - 1] =
        one.way === 'bare' ? { ...one, way: last.way, relation: last.relation } : one
    else kept.push(one)
  }
  return kept
}

// Right behind the name of a province stands what lies in it.
function isNested(one: PlaceMention, last: PlaceMention, between: string): boolean {
  return liesIn(one, last) || (between.length < 2 && LARGE.has(last.level) && !LARGE.has(one.level))
}

const LARGE: ReadonlySet<PlaceLevel> = new Set(['country', 'adm1', 'adm2', 'region'] as const)

const JOINT = /^(?:과|와|및|이나|나|·|、|和|与|及|或|,)?[ ,]{0,2}(?:및 )?$/u

// 랴오닝성과 지린성에, 在延吉和丹东: places that share one ending or one preposition.
function shareTies(found: readonly PlaceMention[], search: PlaceSearch): PlaceMention[] {
  const shared = [...found]
  const isJoined = (a?: PlaceMention, b?: PlaceMention) =>
    a && b && a.end < b.start && JOINT.test(search.text.folded.slice(a.end, b.start))
  const steps = shared.map((_, n) => n)
  for (const n of isKo(search) ? steps.reverse() : steps) {
    const one = shared[n]
    const giver = shared[isKo(search) ? n + 1 : n - 1]
    const joined = isKo(search) ? isJoined(one, giver) : isJoined(giver, one)
    if (
      one &&
      giver &&
      joined &&
      one.way === 'bare' &&
      one.use === 'place' &&
      giver.use !== 'office'
    )
      shared[n] = { ...one, way: giver.way, relation: giver.relation, use: giver.use }
  }
  return shared
}
