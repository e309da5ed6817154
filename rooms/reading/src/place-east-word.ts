// The words around Korean and Chinese places: the endings behind a name or the preposition before
// it, and what follows that shows whose name it is. Source: reading.md 2, Place and role.
import type { PlaceLevel } from '@tumen/claim'
import { lastPhrase } from './phrase-end.ts'
import { type PhraseMatch, phraseAt } from './phrase-index.ts'
import { type PlaceMention, type PlaceSearch, type PlaceUse, wayOf } from './place-mention.ts'
import type { Range } from './source-text.ts'
import { wordPattern } from './word-pattern.ts'

/** What the search in one sentence needs. */
export interface EastSearch extends PlaceSearch {
  range: Range
  isKorean: boolean
}

/** The word of a section that stands at a spot, or behind the space there. */
export function wordAt(search: EastSearch, section: string, at: number): PhraseMatch | undefined {
  const { text, lexicon, range } = search
  const start = text.lower.charAt(at) === ' ' ? at + 1 : at
  const index = lexicon.index(section)
  return (
    phraseAt(index, text.lower, { start: at, end: range.end }) ??
    phraseAt(index, text.lower, { start, end: range.end })
  )
}

/** What is known of a place that was found. */
export interface Found {
  level: PlaceLevel
  place?: PlaceMention['place'] | undefined
}

/** The place in a range, with its way and its use by the words around it. */
export function mentionOf(search: EastSearch, { start, end }: Range, found: Found): PlaceMention {
  const around = useAround(search, start, end)
  // 收容所偷渡客: those in it, not a people.
  const use = around === 'people' && found.level === 'site' ? 'place' : around
  const way = search.isKorean ? wayAfter(search, end) : wayAround(search, start, end)
  const { level, place } = found
  const name = search.text.source.text.slice(start, end)
  const { relation } = way
  return { start, end, name, level, way: way.way, relation, use, place, isHome: undefined }
}

function useAround(search: EastSearch, start: number, end: number): PlaceUse {
  // "(서울=…)", 首尔3月10日电: where the report was written.
  const after = search.text.folded.slice(end, end + 9)
  if (after.startsWith('=') || isWire(search, after) || isSeat(search, start, end)) return 'office'
  if (search.isKorean && OF_REPORT.test(after)) return 'office'
  const near = wordAt(search, 'place agent-after', end)
  const agent = near && isTownship(search, near) ? undefined : near
  // 온두라스 이민자: the longer word of both lists.
  if (agent && agent.end >= (wordAt(search, 'place people-after', end)?.end ?? 0))
    return isSource(search, agent.end) ? 'office' : 'agent'
  if (!search.isKorean && PERSON_OF.test(after)) return 'people'
  if (search.isKorean && WANTED.test(after)) return 'office'
  if (search.isKorean && isExample(search, end)) return 'office'
  const isNear = search.isKorean && NEAR.test(after)
  const people = isNear ? undefined : wordAt(search, 'place people-after', end)
  // A single sign belongs to the name only when nothing is between them: 북한인, not 북한 인근.
  if (people && (people.start === end || people.end - people.start > 1))
    return OF_PEOPLE.test(search.text.folded.slice(people.end, people.end + 4))
      ? 'office'
      : 'people'
  if (wordAt(search, 'place office-after', end) || isOfSpeaker(search, end)) return 'office'
  if (isTopic(search, start)) return 'office'
  return isOfBody(search, end) ? 'office' : 'place'
}

// "가람시 군내면": no army.
function isTownship({ text, isKorean }: EastSearch, { start, end }: Range): boolean {
  return isKorean && /^군[가-힣]{1,2}[읍면동] /u.test(text.folded.slice(start, end + 4))
}

const EXAMPLE = /^ 등 (?:[가-힣]{1,6} ){0,3}\d{1,3}여? ?곳/u

// "새별수용소 등 수용소 6곳에": one of those that are counted.
function isExample({ text }: EastSearch, end: number): boolean {
  return EXAMPLE.test(text.folded.slice(end, end + LONGEST_SITE))
}

/** "태국행을 시도하던": where people want to go, and have not come. */
const WANTED = wordPattern('ko', '^행(?:을|길을?)? ?{place wished}')

/** 북한 인근: no 북한인. */
const NEAR = wordPattern('ko', '^{place not-people}')

/** "예멘 여성단체": a body of such people. */
const OF_PEOPLE = wordPattern('ko', '^{place people-body}')

// "칠레 내무부에 따르면": those from whom it is known.
function isSource({ text, isKorean }: EastSearch, end: number): boolean {
  return isKorean && OF_REPORT.test(text.folded.slice(end, end + LONGEST_REPORT))
}

/** Units of "에 따르면". */
const LONGEST_REPORT = 6

/** 保定的吴女士: somebody who comes from there. */
const PERSON_OF = wordPattern('zh', String.raw`^的\p{Script=Han}{1,3}{place person-title}`)

const BODY =
  /^ ((?:[가-힣·]{1,9} )?[가-힣·]{2,12}?)['’]?(?:[은는이가의]|에서는|에 따르면|에 의하면|[을를] 인용(?:해|하여)?)(?=[ ,])/

// "카라카스 법률센터'에 따르면", "프놈펜 여성연대는": a body that bears the name speaks.
function isOfBody({ text, lexicon, range, isKorean }: EastSearch, end: number): boolean {
  if (!isKorean) return false
  const words = text.lower.slice(end, Math.min(range.end, end + LONGEST_BODY))
  const name = BODY.exec(words)?.[1]
  if (name === undefined) return false
  const named = { start: end + 1, end: end + 1 + name.length }
  return lastPhrase(lexicon.index('place body'), text.lower, named) !== undefined
}

/** Units behind a name in which the body that bears it stands. */
const LONGEST_BODY = 32

// "광산구에 따르면"
const OF_REPORT = /^에 (?:따르면|의하면)/

const ONE_OF = /^의 (?:(?:한|다른|또 다른|어느|여러|복수의) )?/

// "양강도의 한 소식통은": where somebody who speaks is.
function isOfSpeaker(search: EastSearch, end: number): boolean {
  const { text, lexicon, range, isKorean } = search
  const words = isKorean ? ONE_OF.exec(text.lower.slice(end, end + LONGEST_SITE))?.[0] : undefined
  if (words === undefined) return false
  const next = { start: end + words.length, end: range.end }
  return phraseAt(lexicon.index('place speaker-after'), text.lower, next) !== undefined
}

/** Speaking, in some way or to somebody, right behind where one is. */
const TOLD = wordPattern('zh', '^{place telling-way}[^,。;:]{1,18}?{place telling}')
const LONGEST_TOLD = 28

/** The longest word that says where an office has its seat. */
const LONGEST_SEAT = 5

// 总部设在曼谷的, 在安卡拉告诉: where an office or somebody who speaks is.
function isSeat(
  { text, lexicon, range, isKorean }: EastSearch,
  start: number,
  end: number,
): boolean {
  const before = text.lower.slice(Math.max(range.start, start - LONGEST_SEAT), start)
  const seats = lexicon.entries('place seat')
  if (seats.some(({ forms }) => forms.some((form) => before.endsWith(form)))) return true
  if (isKorean) return false
  const telling = lexicon.index('time telling')
  if (phraseAt(telling, text.lower, { start: end, end: range.end }) !== undefined) return true
  // 在曼谷用英语告诉
  const told = TOLD.exec(text.lower.slice(end, Math.min(range.end, end + LONGEST_TOLD)))?.[0] ?? ''
  return before.endsWith('在') && told !== ''
}

// 声援缅甸: what a protest is about.
function isTopic({ text, lexicon, range }: EastSearch, start: number): boolean {
  const near = { start: Math.max(range.start, start - LONGEST), end: start }
  return lastPhrase(lexicon.index('place topic'), text.lower, near) !== undefined
}

const DAY_OF_WIRE = /^(?:\d{1,2}月)?\d{1,2}日(\p{Script=Han})/u

const WIRE = wordPattern('zh', String.raw`^(?:\d{1,2}月)?\d{1,2}日{place wire}`)

function isWire({ lexicon }: EastSearch, after: string): boolean {
  if (WIRE.test(after)) return true
  const sign = DAY_OF_WIRE.exec(after)?.[1]
  return (
    sign !== undefined && lexicon.entries('time wire').some(({ forms }) => forms.includes(sign))
  )
}

/** "이집트에서 공부하다 돌아온 유학생 19명": where they were before. */
const LEFT = wordPattern(
  'ko',
  '^(?: ?등지?)?에서 (?:(?:[가-힣]{1,6} ){0,2}{place left}|(?:[가-힣]{1,6} ){0,4}{place taken} ?온) ',
)

const BARE = { way: 'bare', relation: 'in' } as const

/** How the ending or the kind of place behind a Korean name ties it. */
export function wayAfter(search: EastSearch, end: number): Pick<PlaceMention, 'way' | 'relation'> {
  if (LEFT.test(search.text.lower.slice(end, Math.min(search.range.end, end + LONGEST_SITE))))
    return { way: 'from', relation: 'in' }
  const found = wordAt(search, 'place particle', end)
  // 칠레 국경통제국: the name of an office goes on.
  const isWhole = !found || !BORDER_WORD.test(search.text.lower.slice(found.start, found.start + 5))
  const own = found && isWhole ? wayOf(found.means) : BARE
  return own.way === 'bare' ? (wayOfSite(search, end) ?? own) : own
}

const BORDER_WORD = wordPattern('ko', '^{place border-office}')

const SITE =
  /^의? (?:[가-힣]{1,5} ){0,2}?([가-힣]{1,9}?)(에서|에서는|에서만|에서도|에|에는|으로|로)(?![가-힣])/

/** "차드의 지하 감옥은": who is told of is there, whatever the ending. */
const HELD_AT = wordPattern(
  'ko',
  '^(?:의|내)? (?:[가-힣]{1,6} ){0,2}[가-힣]{0,6}{place prison}(?![가-힣]*(?:장|관계자) )',
)

/** "통영의 한 병원으로", "거제 남쪽 해상에서": a kind of place behind the name has the ending. */
export function wayOfSite(
  search: EastSearch,
  end: number,
): Pick<PlaceMention, 'way' | 'relation'> | undefined {
  const { text, lexicon, range, isKorean } = search
  const after = text.lower.slice(end, Math.min(range.end, end + LONGEST_SITE))
  const [words = '', noun = '', ending = ''] = SITE.exec(after) ?? []
  if (isKorean && noun === '' && HELD_AT.test(after)) return { way: 'at', relation: 'in' }
  const behind = end + words.length - ending.length
  const named = { start: behind - noun.length, end: behind }
  if (!lastPhrase(lexicon.index('place site-noun'), text.lower, named)) return undefined
  // A verb or another topic between them: the ending is not the name's.
  if (/[은는이가을를고며던] /.test(words.slice(0, words.length - ending.length))) return undefined
  return { way: ending.endsWith('로') ? 'to' : 'at', relation: 'in' }
}

/** Units behind a name in which its kind of place is looked for. */
const LONGEST_SITE = 30

/** The longest preposition of the list, in units. */
const LONGEST = 4

function wayAround(
  search: EastSearch,
  start: number,
  end: number,
): Pick<PlaceMention, 'way' | 'relation'> {
  const after = wordAt(search, 'place particle', end)
  const relation = after ? wayOf(after.means).relation : 'in'
  const own = wayBefore(search, start)
  if (own) return { ...own, ...(relation === 'in' ? {} : { relation }) }
  return after ? wayOf(after.means) : BARE
}

/** The preposition that ends where a Chinese name begins. */
export function wayBefore(
  search: EastSearch,
  start: number,
): Pick<PlaceMention, 'way' | 'relation'> | undefined {
  const { text, lexicon, range } = search
  const near = { start: Math.max(range.start, start - LONGEST), end: start }
  const found = lastPhrase(lexicon.index('place preposition'), text.lower, near)
  return found && !isInsideWord(search, start) ? wayOf(found.means) : undefined
}

// 自由, 抵达: a word that begins before `at` and ends behind its sign, or a longer preposition.
function isInsideWord({ text, lexicon, range }: EastSearch, at: number): boolean {
  const words = lexicon.index('place no-preposition')
  const prepositions = lexicon.index('place preposition')
  for (let from = Math.max(range.start, at - LONGEST); from < at; from++) {
    const word = phraseAt(words, text.lower, { start: from, end: range.end })
    if (word && word.end >= at) return true
    const longer = phraseAt(prepositions, text.lower, { start: from, end: range.end })
    if (longer && longer.end > at) return true
  }
  return false
}

/** Whether the words end with those for somebody who is or acts somewhere: 주민, 경찰. */
export function isPerson({ text, lexicon }: EastSearch, named: Range): boolean {
  return ['number noun', 'speaker noun', 'place agent-after'].some(
    (section) => lastPhrase(lexicon.index(section), text.lower, named) !== undefined,
  )
}

/** Whether the words end with one from another language that is no name. */
export function isLoan({ text, lexicon }: EastSearch, named: Range): boolean {
  return lastPhrase(lexicon.index('place loanword'), text.lower, named) !== undefined
}

/** Whether the words only look like a name. */
export function isNever({ text, lexicon }: EastSearch, named: Range): boolean {
  return (
    lastPhrase(lexicon.index('place never'), text.lower, named) !== undefined ||
    phraseAt(lexicon.index('place never-alone'), text.lower, named)?.end === named.end
  )
}
