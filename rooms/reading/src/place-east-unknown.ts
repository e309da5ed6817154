// Korean and Chinese names that the table does not know but that show what they are: by their last
// sign (X시, X县), by the signs that write foreign sounds, by what follows. Source: reading.md 2.
import type { PlaceLevel } from '@tumen/claim'
import { lastPhrase } from './phrase-end.ts'
import { findPhrases, mayEndAt, phraseAt } from './phrase-index.ts'
import {
  type EastSearch,
  isLoan,
  isNever,
  isPerson,
  mentionOf,
  wayAfter,
  wayBefore,
  wayOfSite,
  wordAt,
} from './place-east-word.ts'
import { glossedKorean, innerKorean, nearKorean } from './place-ko-inner.ts'
import type { PlaceMention } from './place-mention.ts'
import {
  canBeName,
  glossedName,
  headName,
  isNoKind,
  isOfPerson,
  isPointed,
  nestedName,
  plainName,
} from './place-zh.ts'
import type { Range } from './source-text.ts'
import { wordPattern } from './word-pattern.ts'

const KOREAN_SITE = /^([가-힣]{2,8}) ([가-힣]{2,6})/
const STRUCK = String.raw`[을를](?= (?:[가-힣\d]{1,6} ){0,2}{place assault})`
const HERE = '(?:에서|에|의|으로|로|까지|에게)[는도만]?(?![가-힣])'
const KOREAN_VILLAGE = wordPattern(
  'ko',
  String.raw`^([가-힣]{2,8})(?:\([^()]{1,30}\))? ([가-힣]{1,6}?)` +
    `(?:${STRUCK}|${HERE}|(?= {place authority}))`,
)
const KOREAN_NAME = wordPattern(
  'ko',
  `^([가-힣]{2,11}?)(?:${STRUCK}|(?: ?{place around})?` +
    '(?:에서|에|으로|로|의)(?:는|도|만)?(?![가-힣]))',
)
const CHINESE_NAME = /^\p{Script=Han}{2,9}/u

/** A name that begins at a spot and that the table does not know. */
export function unknownName(
  search: EastSearch,
  at: number,
  last: PlaceMention | undefined,
): PlaceMention | undefined {
  if (search.isKorean) {
    const found =
      glossedKorean(search, at) ??
      innerKorean(search, at, last) ??
      nearKorean(search, at, last) ??
      unknownKorean(search, at) ??
      koreanSite(search, at) ??
      koreanVillage(search, at) ??
      soundedKorean(search, at, last)
    return found && isSiteOf(found, last) ? undefined : found
  }
  return (
    glossedName(search, at, last) ??
    nestedName(search, at, last) ??
    unknownChinese(search, at) ??
    innerChinese(search, at, last)
  )
}

// "투먼 변방구류소에": the place is the town that is known.
function isSiteOf({ start, level }: PlaceMention, last: PlaceMention | undefined): boolean {
  return level === 'site' && last?.place !== undefined && last.end === start - 1
}

// 홀로트 수용소에: a name with the kind of place behind it as a word of its own.
function koreanSite(search: EastSearch, at: number): PlaceMention | undefined {
  const { text, lexicon } = search
  const words = text.folded.slice(at, at + 16)
  const kinds = lexicon.index('place never-alone')
  // A quick look that saves the long one.
  const behind = at + words.indexOf(' ') + 1
  if (behind === at || !phraseAt(kinds, text.lower, { start: behind, end: at + words.length }))
    return undefined
  const [, name = '', next = ''] = KOREAN_SITE.exec(words) ?? []
  const after = { start: behind, end: at + words.length }
  const kind = next && phraseAt(kinds, text.lower, after)
  const named = { start: at, end: at + name.length }
  if (!kind || isNever(search, named) || isPlain(search, named)) return undefined
  const found = mentionOf(search, { start: at, end: kind.end }, { level: 'site' })
  return found.way === 'bare' ? undefined : found
}

// 멘카 마을에서: a name before a kind of place that always has one, and does not only describe it.
function koreanVillage(search: EastSearch, at: number): PlaceMention | undefined {
  const { text, lexicon } = search
  const words = text.folded.slice(at, at + LONGEST_VILLAGE)
  const kinds = lexicon.index('place named-kind')
  // A quick look that saves the long one.
  const gloss = words.indexOf(') ')
  const space =
    gloss > 0 && words.indexOf('(') < words.indexOf(' ') ? gloss + 1 : words.indexOf(' ')
  const behind = { start: at + space + 1, end: at + words.length }
  if (space < 2 || !phraseAt(kinds, text.lower, behind)) return undefined
  const [, name = '', next = ''] = KOREAN_VILLAGE.exec(words) ?? []
  const named = { start: at, end: at + name.length }
  const after = { start: behind.start, end: behind.start + next.length }
  const kind = next && phraseAt(kinds, text.lower, after)
  if (!kind || kind.end < after.end || isNever(search, named) || isLoan(search, named))
    return undefined
  if (isPlain(search, named)) return undefined
  const found = mentionOf(search, named, { level: kind.means as PlaceLevel })
  if (found.way !== 'bare') return found
  // 벨로나 주에서: the ending stands behind the kind.
  const behindKind = wayAfter(search, after.end)
  if (behindKind.way !== 'bare') return { ...found, ...behindKind }
  if (wordAt(search, 'place agent-after', after.end)) return { ...found, use: 'agent' }
  // 카르마 마을을 습격해
  return /^[을를]/.test(text.folded.slice(after.end)) ? { ...found, way: 'at' } : undefined
}

/** Units of a name, its name in Latin letters, its kind and the ending. */
const LONGEST_VILLAGE = 44

// 라모델로 교도소: what looks like an ending belongs to a name that sounds foreign.
function isPlain(search: EastSearch, named: Range): boolean {
  const { text, lexicon } = search
  const found = lastPhrase(lexicon.index('place plain'), text.lower, named)
  if (!found) return false
  const bare = { start: named.start, end: found.start }
  const isEnding = found.end - found.start === 1 && ENDINGS.has(text.lower.charAt(found.start))
  // 알라카가 마을에서: nobody who does something.
  const isLong = named.end - named.start >= LONG_NAME && text.lower.charAt(found.start) === '가'
  if (isLong && !isPerson(search, bare) && !isLoan(search, bare)) return false
  if (!isEnding || bare.end - bare.start < 2 || isLoan(search, bare)) return true
  return findPhrases(lexicon.index('place sound'), text.lower, named).length === 0
}

const LONG_NAME = 4
const ENDINGS: ReadonlySet<string> = new Set(['로', '도', '가', '이', '만', '데', '지', '시', '고'])

const KOREAN_SOUNDED = /^([가-힣]{2,8}?)(?:에서|(에|의|로|으로|까지))(?:는|도|만)?(?![가-힣])/
const NEARBY = wordPattern('ko', '^([가-힣]{2,8})(?= {place nearby}(?:에서|에|의|으로))')

// 도니스라브에서, 크로아티아 도니스라브의: signs that write foreign sounds; before an ending that
// other words have, too, only behind the country or province.
function soundedKorean(
  search: EastSearch,
  at: number,
  last: PlaceMention | undefined,
): PlaceMention | undefined {
  const { text, lexicon } = search
  const words = text.folded.slice(at, at + LONGEST_SOUNDED)
  const found = KOREAN_SOUNDED.exec(words) ?? NEARBY.exec(words)
  const [, word = '', other] = found ?? []
  const isBehind = last?.place !== undefined && last.end === at - 1 && LARGE.includes(last.level)
  if (word === '') return undefined
  const named = { start: at, end: at + word.length }
  if (other !== undefined && !isBehind && !isBeforeScene(search, named.end, other)) return undefined
  const isForeign = findPhrases(lexicon.index('place sound'), text.lower, named).length > 0
  if (!isForeign || isLoan(search, named)) return undefined
  return mentionOf(search, named, { level: 'unknown' })
}

// 켕퉁의 교도소로, 팔라완으로 옮겨졌다: what follows is said of places only.
function isBeforeScene(search: EastSearch, end: number, particle: string): boolean {
  const { text, lexicon, range } = search
  if (particle === '의') return wayOfSite(search, end) !== undefined
  const start = end + particle.length + 1
  const next = { start, end: Math.min(range.end, start + LONGEST_SCENE) }
  return phraseAt(lexicon.index('place scene-verb'), text.lower, next) !== undefined
}

/** Units of the longest word in that list. */
const LONGEST_SCENE = 8
const LONGEST_SOUNDED = 20
const LARGE: readonly PlaceLevel[] = ['country', 'adm1', 'adm2', 'region']

// 苏克雷州卡鲁帕诺: a sounded name right behind the province in which it lies.
function innerChinese(
  search: EastSearch,
  at: number,
  last: PlaceMention | undefined,
): PlaceMention | undefined {
  if (last?.end !== at || last.use !== 'place' || !OUTER.includes(last.level)) return undefined
  const words = CHINESE_NAME.exec(search.text.folded.slice(at, at + 9))?.[0] ?? ''
  const found = soundedName(search, at, words)
  return found && { ...found, way: last.way, relation: last.relation }
}

const OUTER: readonly PlaceLevel[] = ['adm1', 'adm2', 'region']

function unknownKorean(search: EastSearch, at: number): PlaceMention | undefined {
  const { text, lexicon } = search
  const word = KOREAN_NAME.exec(text.folded.slice(at, at + 16))?.[1]
  if (word === undefined || word.length < 3) return undefined
  const named = { start: at, end: at + word.length }
  if (!mayEndAt(lexicon.index('place unknown'), text.lower, named.end)) return undefined
  const kind = lexicon
    .entries('place unknown')
    .find(({ forms }) => forms.some((form) => word.endsWith(form) && word.length > form.length))
  if (!kind || isNever(search, named) || isPlainKind(search, named, kind.forms)) return undefined
  return mentionOf(search, named, { level: kind.means as PlaceLevel })
}

// 종합병원: a kind that is only described.
function isPlainKind(
  { text, lexicon }: EastSearch,
  { start, end }: Range,
  kinds: readonly string[],
): boolean {
  const words = text.lower.slice(start, end)
  const kind = kinds.find((form) => words.endsWith(form)) ?? ''
  const stem = { start, end: end - kind.length }
  return phraseAt(lexicon.index('place plain'), text.lower, stem)?.end === stem.end
}

function unknownChinese(search: EastSearch, at: number): PlaceMention | undefined {
  const { text, lexicon, range } = search
  // 在该州瓦多县: the preposition stands before what it lies in.
  const way = wayBefore(search, isPointed(search, at) ? at - 2 : at)
  if (!way) return shownName(search, at) ?? headName(search, at)
  const words = CHINESE_NAME.exec(text.folded.slice(at, at + 9))?.[0] ?? ''
  for (let length = 1; length < words.length; length++) {
    const kind = phraseAt(lexicon.index('place unknown'), text.lower, {
      start: at + length,
      end: Math.min(range.end, at + words.length),
    })
    if (!kind || isNoKind(search, kind) || !canBeName(words.slice(0, length))) continue
    const named = { start: at, end: kind.end }
    const level = kind.means as PlaceLevel
    if (!isNever(search, named)) return { ...mentionOf(search, named, { level }), ...way }
  }
  return soundedName(search, at, words) ?? plainName(search, at)
}

// 在设拉子: a run of signs that write foreign sounds.
function soundedName(search: EastSearch, at: number, words: string): PlaceMention | undefined {
  const named = { start: at, end: at + soundedLength(search, words) }
  if (named.end - at < 2 || isNever(search, named) || isOfPerson(search, named)) return undefined
  return mentionOf(search, named, { level: 'unknown' })
}

function soundedLength({ lexicon }: EastSearch, words: string): number {
  const index = lexicon.index('place sound').byStart
  let length = 0
  while (length < words.length && index.has(words.charAt(length))) length++
  return length
}

// 丰沙湾附近, 布列斯特车站: no preposition, but what follows is said of places only.
function shownName(search: EastSearch, at: number): PlaceMention | undefined {
  const { folded } = search.text
  const sounds = search.lexicon.index('place sound').byStart
  if (!sounds.has(folded.charAt(at)) || sounds.has(folded.charAt(at - 1))) return undefined
  const words = CHINESE_NAME.exec(folded.slice(at, at + 9))?.[0] ?? ''
  const length = soundedLength(search, words)
  if (length < 2) return undefined
  const kind = wordAt(search, 'place suffix', at + length)
  const isShown = kind ?? wordAt(search, 'place particle', at + length)
  if (!isShown || isOfPerson(search, { start: at, end: at + length })) return undefined
  const level = kind ? (kind.means as PlaceLevel) : 'unknown'
  return mentionOf(search, { start: at, end: kind?.end ?? at + length }, { level })
}
