// The places of a Korean or Chinese sentence: names of the table with the words before (Chinese)
// or the endings behind them (Korean), and unknown names that show their kind.
// Source: reading.md 2, Place and role.
import type { GazetteerPlace, PlaceLevel } from '@tumen/claim'
import { type PhraseMatch, phraseAt, unitAt } from './phrase-index.ts'
import { unknownName } from './place-east-unknown.ts'
import { type EastSearch, mentionOf, wayAfter, wordAt } from './place-east-word.ts'
import { liesIn, onePlace, type PlaceMention, type PlaceSearch } from './place-mention.ts'
import { isCommonHan, isHomeBy, isInsideName, isMadeBy, isOfPerson, shortName } from './place-zh.ts'
import type { Range } from './source-text.ts'
import { datelineEnd } from './speaker-zh-part.ts'
import { wordPattern } from './word-pattern.ts'

const isHangul = (unit: number) => unit >= 0xac00 && unit <= 0xd7a3
const HAN = /\p{Script=Han}/u
// Nearly all signs stand in one block: seen without the pattern, which is slow for them.
const isHan = (text: string, at: number) =>
  isCommonHan(unitAt(text, at)) || HAN.test(text.charAt(at))

/** The places of a range of a Korean or Chinese text, in order; of nested ones the innermost. */
export function eastPlaces(search: PlaceSearch, range: Range): PlaceMention[] {
  const isKorean = search.lexicon.language === 'ko'
  const { text, lexicon, places } = search
  const all: EastSearch = { text, lexicon, places, range, isKorean }
  const found: PlaceMention[] = []
  let at = range.start
  while (at < range.end) {
    const mention = mentionAt(all, at, found.at(-1))
    if (mention) found.push(mention)
    at = mention ? mention.end : at + 1
  }
  return shareWays(withoutOuter(isKorean ? found : found.map(asChinese(all)), all), all)
}

// 〔記者…/高雄報導〕: where the report was written; 来自高雄的: where people come from.
function asChinese(search: EastSearch): (mention: PlaceMention) => PlaceMention {
  const { text, range } = search
  const head = isMadeBy(search, range) ? range.end : datelineEnd(text.folded, range)
  return (mention) => {
    if (mention.end <= head) return { ...mention, use: 'office' }
    return isHomeBy(search, mention) ? { ...mention, isHome: true } : mention
  }
}

function mentionAt(
  search: EastSearch,
  at: number,
  last: PlaceMention | undefined,
): PlaceMention | undefined {
  const { text, isKorean, lexicon, range } = search
  const isOfScript = isKorean ? isHangul(unitAt(text.folded, at)) : isHan(text.folded, at)
  if (!isOfScript) {
    // 巴蜀府(Prachuap): the same once more.
    if (last && last.end === at - 1 && text.folded.charAt(at - 1) === '(') return undefined
    return knownName(search, at) ?? (isKorean ? signName(search, at) : undefined)
  }
  // A Korean name begins a word; inside one it is part of another.
  if (isKorean && isHangul(unitAt(text.folded, at - 1)) && last?.end !== at) return undefined
  if (phraseAt(lexicon.index('place never'), text.lower, { start: at, end: range.end }))
    return undefined
  return (
    knownName(search, at) ??
    shortName(search, at) ??
    sea(search, at) ??
    region(search, at, last) ??
    compass(search, at) ??
    unknownName(search, at, last)
  )
}

// 北, 中서: a country by its sign, as Korean headlines write it; no part of a word in signs.
function signName(search: EastSearch, at: number): PlaceMention | undefined {
  const { text } = search
  const isPart = HAN.test(text.folded.charAt(at - 1)) || HAN.test(text.folded.charAt(at + 1))
  const found = HAN.test(text.folded.charAt(at)) && !isPart ? shortName(search, at) : undefined
  if (found?.way !== 'bare' || found.use !== 'place') return found
  // "中, 탈북민 송환" acts; "韓 기업" only describes.
  return { ...found, use: text.folded.charAt(found.end) === ',' ? 'agent' : 'office' }
}

function knownName(search: EastSearch, at: number): PlaceMention | undefined {
  const { text, places, range, isKorean } = search
  const match = places.nameAt(text.folded, { start: at, end: range.end })
  if (!match) return undefined
  const suffix = isCountry(match.places, search) ? undefined : suffixAfter(search, match.end)
  const end = suffix?.end ?? match.end
  if (isKorean ? !isWholeWord(search, end, match.end - at) : isOfPerson(search, match))
    return undefined
  const isLarge = match.places[0]?.level === 'country'
  if (!isKorean && isInsideName(search, match, isLarge)) return undefined
  if (isKorean && !suffix && isOtherWord(search, { start: at, end })) return undefined
  const place = onePlace(match.places)
  const ownLevel = place?.level ?? match.places[0]?.level ?? 'unknown'
  const level = suffix ? (suffix.means as PlaceLevel) : ownLevel
  return mentionOf(search, { start: at, end }, { level, place })
}

// 러시아군: no county.
function isCountry(places: readonly GazetteerPlace[], { isKorean }: EastSearch): boolean {
  return isKorean && places[0]?.level === 'country'
}

// "거리에 나선 노동자": names that are words, too, where nothing shows that a place is meant.
function isOtherWord(search: EastSearch, { start, end }: Range): boolean {
  const { text, lexicon } = search
  const found = phraseAt(lexicon.index('place ambiguous'), text.lower, { start, end })
  if (found?.end !== end) return false
  // "위해 인근": what belongs to the word stands right behind it.
  return !AROUND.some((section) => {
    const next = wordAt(search, section, end)
    return next?.start === end && next.means !== 'bare'
  })
}

function suffixAfter(search: EastSearch, at: number): PhraseMatch | undefined {
  const found = wordAt(search, 'place suffix', at)
  if (!found || !search.isKorean) return found
  // "부산출입국사무소는 …을 추방했다": an office that acts, not where it was.
  if (wordAt(search, 'place agent-after', at) && wayAfter(search, found.end).way === 'bare')
    return undefined
  // 가람시 군내면: no county behind a town.
  const isSecond = /[시도군구]$/.test(search.text.lower.slice(at - 1, at))
  if (isSecond && found.start > at && found.end - found.start === 1) return undefined
  // 노르망디주 해안: no sea of that name.
  if (found.start > at && found.end - found.start === 1 && found.means === 'sea') return undefined
  // 성 and the like only where the word ends with it or goes on with a particle.
  return found.end - found.start > 1 || endsHere(search, found.end) ? found : undefined
}

function endsHere(search: EastSearch, at: number): boolean {
  const { text, range } = search
  if (at >= range.end || !isHangul(unitAt(text.folded, at))) return true
  return wordAt(search, 'place particle', at)?.start === at
}

const AFTER_NAME = ['place people-after', 'place agent-after', 'place office-after']
const AROUND = ['place particle', ...AFTER_NAME]
const FOLLOWING = [...AFTER_NAME, 'place region']

// After a short name something must show that the word ends there.
function isWholeWord(search: EastSearch, at: number, length: number): boolean {
  if (endsHere(search, at)) return true
  const isFollowed = FOLLOWING.some((section) => wordAt(search, section, at) !== undefined)
  return (
    isFollowed ||
    (length > 2 &&
      search.places.nameAt(search.text.folded, { start: at, end: search.range.end }) !== undefined)
  )
}

// 지중해, 地中海: waters between countries.
function sea(search: EastSearch, at: number): PlaceMention | undefined {
  const { text, lexicon, range } = search
  const found = phraseAt(lexicon.index('place sea'), text.lower, { start: at, end: range.end })
  return found && mentionOf(search, { start: at, end: found.end }, { level: 'sea' })
}

const COMPASS = wordPattern(
  'zh',
  '^(?:东北|东南|西北|西南|[东南西北中])部?(?:[两二三四五六七八九各]|部){place division}',
)

// 南部三府, 北部各州: provinces by where they lie.
function compass(search: EastSearch, at: number): PlaceMention | undefined {
  // A text on one country calls its parts so.
  if (search.isKorean && !search.text.source.country) return undefined
  const form = search.isKorean ? KOREAN_COMPASS : COMPASS
  const found = form.exec(search.text.folded.slice(at, at + LONGEST_COMPASS))?.[0]
  return found
    ? mentionOf(search, { start: at, end: at + found.length }, { level: 'region' })
    : undefined
}

// 극북부에서는, 북서부와 남서부에서: parts of a country that the text has named.
const KOREAN_COMPASS = wordPattern(
  'ko',
  '^[극최]?(?:[동서][남북]|[남북][동서]|중[동서남북]|[동서남북중])부' +
    '(?= ?{place area}?(?:에서|에[는도 ]|[의와로] ))',
)

const LONGEST_COMPASS = 14

// 동북 3성, 东北三省: a region, named after the country before it.
function region(
  search: EastSearch,
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

// 中国辽宁省沈阳市, 중국 지린성 옌지: the last, with the way of the whole.
function withoutOuter(
  found: readonly PlaceMention[],
  { text, isKorean }: EastSearch,
): PlaceMention[] {
  const kept: PlaceMention[] = []
  for (const one of found) {
    const last = kept.at(-1)
    // 巴蜀府(Prachuap)华欣: with another name in brackets.
    const between = last ? text.folded.slice(last.end, one.start).replace(GLOSS, '') : 'x'
    const isInside =
      last && (one.start === last.start || liesIn(one, last) || isBehind(one, last, between))
    const isSited = isKorean && SITED.test(between)
    if (last && ((isInside && isLink(between)) || isNearby(one, between) || isSited))
      kept[kept.length - 1] =
        isKorean || one.way !== 'bare' ? one : { ...one, way: last.way, relation: last.relation }
    else kept.push(one)
  }
  return kept
}

/** "화정동에 있는 수용소": what stands behind it lies in the place. */
const SITED = wordPattern('ko', '^에 {place sited} $')
const GLOSS = /\([^()]{1,40}\)/gu

const LINK = wordPattern(
  'zh',
  '^(?:| |의 |的|, |省|市|(?:{place beside}|{place inside}|[东西南北]部)的?)$',
)
const BESIDE = wordPattern('zh', '^{place beside}的$')

function isLink(between: string): boolean {
  return LINK.test(between.length > 2 && !between.endsWith('的') ? between.slice(0, 2) : between)
}

// 南岸郊外的灯塔营地: beside the town, not in it.
function isNearby({ place }: PlaceMention, between: string): boolean {
  return !place && BESIDE.test(between)
}

// An unknown name right behind its province.
function isBehind(one: PlaceMention, last: PlaceMention, between: string): boolean {
  const isOuter = last.level.startsWith('adm') || /[市区]$/u.test(last.name)
  return !one.place && !last.place && between === '' && isOuter
}

const JOINT = /^(?:과|와|및|이나|나|·|、|和|与|及|或|,)?[ ,]{0,2}(?:및 )?$/

// 랴오닝성과 지린성에, 在延吉和丹东: places that share one particle or one preposition.
function shareWays(found: readonly PlaceMention[], search: EastSearch): PlaceMention[] {
  const { text, isKorean } = search
  const isJoined = (a: PlaceMention | undefined, b: PlaceMention | undefined) =>
    a && b && a.end <= b.start && JOINT.test(text.folded.slice(a.end, b.start))
  const shared = [...found]
  const steps = shared.map((_, n) => n)
  for (const n of isKorean ? steps.reverse() : steps) {
    const one = shared[n]
    const giver = shared[isKorean ? n + 1 : n - 1]
    const joined = isKorean ? isJoined(one, giver) : isJoined(giver, one)
    // 케냐·우간다 국적 선원
    if (one && giver && joined && isKorean && giver.use === 'people' && one.way === 'bare')
      shared[n] = { ...one, use: 'people' }
    if (one && giver && joined && one.way === 'bare' && giver.way !== 'bare' && one.use === 'place')
      shared[n] = { ...one, way: giver.way, relation: giver.relation }
  }
  return shared
}
