// The places of a Korean or Chinese sentence: names of the table with the words before (Chinese)
// or the endings behind them (Korean), and unknown names that show their kind.
// Source: reading.md 2, Place and role.
import type { PlaceLevel } from '@tumen/claim'
import { type PhraseMatch, phraseAt } from './phrase-index.ts'
import {
  liesIn,
  onePlace,
  type PlaceMention,
  type PlaceSearch,
  type PlaceUse,
  wayOf,
} from './place-mention.ts'
import type { Range } from './source-text.ts'

const HANGUL = /[가-힣]/
const HAN = /\p{Script=Han}/u

interface Search extends PlaceSearch {
  range: Range
  isKorean: boolean
}

/** The places of a range of a Korean or Chinese text, in order; of nested ones the innermost. */
export function eastPlaces(search: PlaceSearch, range: Range): PlaceMention[] {
  const all: Search = { ...search, range, isKorean: search.lexicon.language === 'ko' }
  const found: PlaceMention[] = []
  let at = range.start
  while (at < range.end) {
    const mention = mentionAt(all, at, found.at(-1))
    if (mention) found.push(mention)
    at = mention ? mention.end : at + 1
  }
  return shareWays(withoutOuter(found, all), all)
}

function mentionAt(
  search: Search,
  at: number,
  last: PlaceMention | undefined,
): PlaceMention | undefined {
  const { text, isKorean, lexicon, range } = search
  const unit = text.folded.charAt(at)
  if (isKorean ? !HANGUL.test(unit) : !HAN.test(unit)) return knownName(search, at, last)
  // A Korean name begins a word; inside one it is part of another.
  if (isKorean && HANGUL.test(text.folded.charAt(at - 1)) && last?.end !== at) return undefined
  if (phraseAt(lexicon.index('place never'), text.lower, { start: at, end: range.end }))
    return undefined
  return knownName(search, at, last) ?? region(search, at, last) ?? unknownName(search, at)
}

function wordAt(search: Search, section: string, at: number): PhraseMatch | undefined {
  const { text, lexicon, range } = search
  const start = text.lower.charAt(at) === ' ' ? at + 1 : at
  const index = lexicon.index(`place ${section}`)
  return (
    phraseAt(index, text.lower, { start: at, end: range.end }) ??
    phraseAt(index, text.lower, { start, end: range.end })
  )
}

function knownName(
  search: Search,
  at: number,
  last: PlaceMention | undefined,
): PlaceMention | undefined {
  const { text, places, range, isKorean } = search
  const match = places.nameAt(text.folded, { start: at, end: range.end })
  if (!match) return undefined
  const suffix = suffixAfter(search, match.end)
  const end = suffix?.end ?? match.end
  if (isKorean && !isWholeWord(search, end, match.end - at)) return undefined
  const place = onePlace(match.places)
  const ownLevel = place?.level ?? match.places[0]?.level ?? 'unknown'
  const level = suffix ? (suffix.means as PlaceLevel) : ownLevel
  return mentionOf(search, { start: at, end }, { level, last, ...(place ? { place } : {}) })
}

function suffixAfter(search: Search, at: number): PhraseMatch | undefined {
  const found = wordAt(search, 'suffix', at)
  if (!found || !search.isKorean) return found
  // 성 and the like only where the word ends with it or goes on with a particle.
  return found.end - found.start > 1 || endsHere(search, found.end) ? found : undefined
}

function endsHere(search: Search, at: number): boolean {
  const { text, range } = search
  if (at >= range.end || !HANGUL.test(text.folded.charAt(at))) return true
  return wordAt(search, 'particle', at)?.start === at
}

// After a short name something must show that the word ends there.
function isWholeWord(search: Search, at: number, length: number): boolean {
  if (endsHere(search, at)) return true
  const isFollowed = ['people-after', 'agent-after', 'office-after', 'region'].some(
    (section) => wordAt(search, section, at) !== undefined,
  )
  return (
    isFollowed ||
    (length > 2 &&
      search.places.nameAt(search.text.folded, { start: at, end: search.range.end }) !== undefined)
  )
}

interface Found {
  level: PlaceLevel
  place?: PlaceMention['place']
  last?: PlaceMention | undefined
}

function mentionOf(search: Search, { start, end }: Range, found: Found): PlaceMention | undefined {
  const use = useAfter(search, end)
  const way = search.isKorean ? wayAfter(search, end) : wayAround(search, start, end)
  const { level, place } = found
  const name = search.text.source.text.slice(start, end)
  return { start, end, name, level, ...way, use, ...(place ? { place } : {}) }
}

function useAfter(search: Search, end: number): PlaceUse {
  // "(서울=…)": where the report was written.
  if (search.text.folded.charAt(end) === '=') return 'office'
  if (wordAt(search, 'agent-after', end)) return 'agent'
  if (wordAt(search, 'people-after', end)) return 'people'
  return wordAt(search, 'office-after', end) ? 'office' : 'place'
}

const BARE = { way: 'bare', relation: 'in' } as const

function wayAfter(search: Search, end: number): Pick<PlaceMention, 'way' | 'relation'> {
  const found = wordAt(search, 'particle', end)
  return found ? wayOf(found.means) : BARE
}

/** The longest preposition of the list, in units. */
const LONGEST = 4

function wayAround(
  search: Search,
  start: number,
  end: number,
): Pick<PlaceMention, 'way' | 'relation'> {
  const after = wordAt(search, 'particle', end)
  const relation = after ? wayOf(after.means).relation : 'in'
  const own = wayBefore(search, start)
  if (own) return { ...own, ...(relation === 'in' ? {} : { relation }) }
  return after ? wayOf(after.means) : BARE
}

function wayBefore(
  search: Search,
  start: number,
): Pick<PlaceMention, 'way' | 'relation'> | undefined {
  const { text, lexicon, range } = search
  const index = lexicon.index('place preposition')
  if (isInsideWord(search, start)) return undefined
  for (let length = LONGEST; length > 0; length--) {
    const from = start - length
    if (from < range.start) continue
    const found = phraseAt(index, text.lower, { start: from, end: start })
    if (found?.end === start) return wayOf(found.means)
  }
  return undefined
}

// 自由, 抵达: a word that begins before `at` and ends behind its sign, or a longer preposition.
function isInsideWord({ text, lexicon, range }: Search, at: number): boolean {
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

// 동북 3성, 东北三省: a region, named after the country before it.
function region(
  search: Search,
  at: number,
  last: PlaceMention | undefined,
): PlaceMention | undefined {
  const gap = last ? search.text.folded.slice(last.end, at) : undefined
  if (gap !== '' && gap !== ' ') return undefined
  const { text, lexicon, range } = search
  const found = phraseAt(lexicon.index('place region'), text.lower, { start: at, end: range.end })
  if (!found || !last) return undefined
  const whole = { start: last.start, end: found.end }
  return mentionOf(search, whole, { level: 'region', ...(last.place ? { place: last.place } : {}) })
}

const KOREAN_NAME = /^([가-힣]{2,11})(?:에서|에|으로|로|의)(?:는|도|만)?(?![가-힣])/
const CHINESE_NAME = /^\p{Script=Han}{2,9}/u

function unknownName(search: Search, at: number): PlaceMention | undefined {
  return search.isKorean ? unknownKorean(search, at) : unknownChinese(search, at)
}

function unknownKorean(search: Search, at: number): PlaceMention | undefined {
  const { text, lexicon } = search
  const word = KOREAN_NAME.exec(text.folded.slice(at, at + 16))?.[1]
  if (word === undefined || word.length < 3) return undefined
  const kind = lexicon
    .entries('place unknown')
    .find(({ forms }) => forms.some((form) => word.endsWith(form) && word.length > form.length))
  if (!kind || isNever(search, word)) return undefined
  return mentionOf(
    search,
    { start: at, end: at + word.length },
    { level: kind.means as PlaceLevel },
  )
}

function isNever({ lexicon }: Search, name: string): boolean {
  return lexicon
    .entries('place never')
    .some(({ forms }) => forms.some((form) => name.endsWith(form)))
}

function unknownChinese(search: Search, at: number): PlaceMention | undefined {
  const { text, lexicon, range } = search
  const words = CHINESE_NAME.exec(text.folded.slice(at, at + 9))?.[0] ?? ''
  if (!wayBefore(search, at)) return shownName(search, at, words)
  for (let length = 1; length < words.length; length++) {
    const kind = phraseAt(lexicon.index('place unknown'), text.lower, {
      start: at + length,
      end: Math.min(range.end, at + words.length),
    })
    const isWord = kind && isNever(search, text.lower.slice(at, kind.end))
    if (kind && !isWord)
      return mentionOf(search, { start: at, end: kind.end }, { level: kind.means as PlaceLevel })
  }
  return soundedName(search, at, words)
}

// 在设拉子: a run of signs that write foreign sounds.
function soundedName(search: Search, at: number, words: string): PlaceMention | undefined {
  const length = soundedLength(search, words)
  if (length < 2) return undefined
  return mentionOf(search, { start: at, end: at + length }, { level: 'unknown' })
}

function soundedLength({ lexicon }: Search, words: string): number {
  const index = lexicon.index('place sound').byStart
  let length = 0
  while (length < words.length && index.has(words.charAt(length))) length++
  return length
}

// 丰沙湾附近, 布列斯特车站: no preposition, but what follows is said of places only.
function shownName(search: Search, at: number, words: string): PlaceMention | undefined {
  const before = search.text.folded.charAt(at - 1)
  if (search.lexicon.index('place sound').byStart.has(before)) return undefined
  const length = soundedLength(search, words)
  if (length < 2) return undefined
  const kind = wordAt(search, 'suffix', at + length)
  const isShown = kind ?? wordAt(search, 'particle', at + length)
  if (!isShown) return undefined
  const level = kind ? (kind.means as PlaceLevel) : 'unknown'
  return mentionOf(search, { start: at, end: kind?.end ?? at + length }, { level })
}

// 中国辽宁省沈阳市, 중국 지린성 옌지: the last, with the way of the whole.
function withoutOuter(found: readonly PlaceMention[], { text, isKorean }: Search): PlaceMention[] {
  const kept: PlaceMention[] = []
  for (const one of found) {
    const last = kept.at(-1)
    const between = last ? text.folded.slice(last.end, one.start) : 'x'
    const isInside = last && (one.start === last.start || liesIn(one, last))
    if (last && isInside && /^(?:| |의 |的|, |省|市)$/.test(between.slice(0, 2)))
      kept[kept.length - 1] =
        isKorean || one.way !== 'bare' ? one : { ...one, way: last.way, relation: last.relation }
    else kept.push(one)
  }
  return kept
}

const JOINT = /^(?:과|와|및|이나|나|、|和|与|與|及|或|,)?[ ,]{0,2}(?:및 )?$/

// 랴오닝성과 지린성에, 在延吉和丹东: places that share one particle or one preposition.
function shareWays(found: readonly PlaceMention[], search: Search): PlaceMention[] {
  const { text, isKorean } = search
  const isJoined = (a: PlaceMention | undefined, b: PlaceMention | undefined) =>
    a && b && a.end <= b.start && JOINT.test(text.folded.slice(a.end, b.start))
  const shared = [...found]
  const steps = shared.map((_, n) => n)
  for (const n of isKorean ? steps.reverse() : steps) {
    const one = shared[n]
    const giver = shared[isKorean ? n + 1 : n - 1]
    const joined = isKorean ? isJoined(one, giver) : isJoined(giver, one)
    if (one && giver && joined && one.way === 'bare' && giver.way !== 'bare' && one.use === 'place')
      shared[n] = { ...one, way: giver.way, relation: giver.relation }
  }
  return shared
}
