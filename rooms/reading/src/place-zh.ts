// What only Chinese places need: short names of countries (缅方, 马国), names of persons that hold
// that of a place, where people come from, the line before a wire report.
// Source: reading.md 2, Place and role.
import type { PlaceLevel } from '@tumen/claim'
import { lastPhrase } from './phrase-end.ts'
import { findPhrases, phraseAt, unitAt } from './phrase-index.ts'
import { nameInText } from './place-claim.ts'
import { type EastSearch, mentionOf, wayBefore, wordAt } from './place-east-word.ts'
import { onePlace, type PlaceMention } from './place-mention.ts'
import type { Range } from './source-text.ts'
import { wordPattern } from './word-pattern.ts'

/** Whether a unit is a sign of the block in which nearly all Chinese signs stand. */
export function isCommonHan(unit: number): boolean {
  return unit >= 0x4e00 && unit <= 0x9fef
}

/** 缅方, 马国: a country by the first sign of its name. */
export function shortName(search: EastSearch, at: number): PlaceMention | undefined {
  const { text, lexicon, places, range } = search
  const named = { start: at, end: range.end }
  const found = phraseAt(lexicon.index('place short'), text.lower, named)
  if (!found) return undefined
  const { start, end, means } = found
  const place = onePlace(places.nameAt(means, { start: 0, end: means.length })?.places ?? [])
  if (!place) return undefined
  // A sign of a headline stays as it is written.
  const isSign = text.language === 'ko' && /^(?:.|.측)$/u.test(text.lower.slice(start, end))
  const name = isSign ? text.source.text.slice(start, end) : nameInText(place, text)
  const mention = { ...mentionOf(search, { start, end }, { level: place.level, place }), name }
  if (text.lower.charAt(end - 1) !== '方' || mention.use !== 'place') return mention
  const isTelling = phraseAt(lexicon.index('speaker verb'), text.lower, {
    start: end,
    end: end + 4,
  })
  return { ...mention, use: isTelling ? 'office' : 'agent' }
}

/** Signs of a name on one side of its dot at the most. */
const LONGEST_PART = 5

/** Whether the name is a part of a person's: 伊萨·马哈马特. */
export function isOfPerson({ text, lexicon }: EastSearch, { start, end }: Range): boolean {
  const sounds = lexicon.index('place sound').byStart
  const { folded } = text
  for (let at = start - 1; at >= start - LONGEST_PART; at--) {
    if (folded.charAt(at) === '·') return true
    if (!sounds.has(folded.charAt(at))) break
  }
  for (let at = end; at < end + LONGEST_PART; at++) {
    if (folded.charAt(at) === '·') return true
    if (!sounds.has(folded.charAt(at))) break
  }
  return false
}

/** Whether a short name stands in a longer one that is written by its sound: 佩[德里]科. */
export function isInsideName(
  search: EastSearch,
  { start, end }: Range,
  isCountry: boolean,
): boolean {
  const { text, lexicon } = search
  const sounds = lexicon.index('place sound').byStart
  const isSound = (at: number) => sounds.has(text.folded.charAt(at))
  // 依[德里]斯阿末: a town is seldom followed by another name.
  const isEarly = !isCountry && isSound(end + 1)
  if (end - start > 2 || !isSound(start) || !isSound(end)) return false
  if (!isSound(start - 1) && !isEarly) return false
  return wayBefore(search, start) === undefined && wordAt(search, 'place suffix', end) === undefined
}

/** 责任主编:…: who made the page. */
const MADE_BY = wordPattern('zh', '^{place page-maker} ?[:/]')
const LONGEST_MAKER = 12

/** Whether a sentence only names those who made the page. */
export function isMadeBy({ text }: Pick<EastSearch, 'text'>, { start }: Range): boolean {
  return MADE_BY.test(text.lower.slice(start, start + LONGEST_MAKER))
}

/** 阿贝基(Abeki)地区: a name with its letters, behind a preposition or the place around it. */
const GLOSSED = /^(\p{Script=Han}{2,8})\([A-Z][A-Za-z .'’-]{1,30}\)/u

/** Signs of such a name at the least and at the most. */
const [SHORTEST_GLOSSED, LONGEST_GLOSSED] = [2, 8]

function hasBracket(folded: string, at: number): boolean {
  for (let end = at + SHORTEST_GLOSSED; end <= at + LONGEST_GLOSSED; end++) {
    if (folded.charAt(end) === '(') return true
    if (!isCommonHan(unitAt(folded, end))) return false
  }
  return false
}

/** A name that the text gives in Latin letters, too. */
export function glossedName(
  search: EastSearch,
  at: number,
  last: PlaceMention | undefined,
): PlaceMention | undefined {
  const { text, lexicon, range } = search
  // A quick look that saves the long one: hardly any name has a bracket behind it.
  if (!hasBracket(text.folded, at)) return undefined
  const name = GLOSSED.exec(text.source.text.slice(at, Math.min(range.end, at + 44)))?.[1]
  if (name === undefined) return undefined
  const named = { start: at, end: at + name.length }
  const isInside = last?.end === at && last.use === 'place'
  const way = isInside ? last : wayBefore(search, at)
  if (!way || way.way === 'bare' || !canBeName(name) || isWay(search, at)) return undefined
  const isBody = ['speaker noun', 'number noun', 'place never'].some(
    (section) => findPhrases(lexicon.index(section), text.lower, named).length > 0,
  )
  if (isBody) return undefined
  const kind = lastPhrase(lexicon.index('place suffix'), text.lower, named)?.means
  const found = mentionOf(search, named, { level: (kind ?? 'unknown') as PlaceLevel })
  return isInside ? { ...found, way: last.way, relation: last.relation } : found
}

/** Units of a word like 出生于. */
const LONGEST_WORD = 4
const TO_WORK = wordPattern('zh', String.raw`^{place purpose}\p{Script=Han}{0,2}的`)

/** Whether a place only says where people come from or meant to go: 来自X的, 赴X工作的. */
export function isHomeBy({ text, lexicon, range }: EastSearch, { start, end }: Range): boolean {
  const near = { start: Math.max(range.start, start - LONGEST_WORD), end: start }
  const before = lastPhrase(lexicon.index('place home-before'), text.lower, near)
  return before !== undefined || TO_WORK.test(text.lower.slice(end, end + 10))
}

/** Signs of a name at the head of a clause, before its kind. */
const HEAD_NAME = /^\p{Script=Han}{3,7}/u
/** What begins no name, and what stands in none. */
const NO_HEAD = wordPattern('zh', '^{place no-head}')
const IN_NO_NAME = wordPattern(
  'zh',
  '^{place no-begin}|{place no-inside}|' +
    String.raw`[一二两三四五六七八九十几数]\p{Script=Han}?[处个座所家名]`,
)

/** Whether signs that a kind of place ends can be its name: no 坡顶一直搭到河. */
export function canBeName(words: string): boolean {
  // 鲁三省: how many.
  return !IN_NO_NAME.test(words) && !/[两二三四五六七八九十数几各全]$/.test(words)
}

const OF_POINTED = /[该这][州省市县国区郡府邦]$/u

/** Whether it stands behind 该州 and the like. */
export function isPointed({ text }: EastSearch, at: number): boolean {
  const pointer = text.folded.charAt(at - 2)
  return (pointer === '该' || pointer === '这') && OF_POINTED.test(text.folded.slice(at - 2, at))
}

/** Whether a kind of place begins another word: 在开始镇压. */
export function isNoKind({ text, lexicon, range }: EastSearch, { start }: Range): boolean {
  const kind = { start, end: range.end }
  return phraseAt(lexicon.index('place no-kind'), text.lower, kind) !== undefined
}

const NO_PLAIN_END = wordPattern('zh', '{place no-end}$')
/** Signs of a name that nothing but its preposition and the verb behind it shows. */
const PLAIN_SIGNS = [2, 3]
const SUFFERED = wordPattern('zh', '^{place suffered}')

const INNER = wordPattern('zh', String.raw`^\p{Script=Han}{1,5}?{place inner-kind}`)
/** Behind a country, or a place without its kind, a longer name must stand. */
const INNER_OF_COUNTRY = wordPattern('zh', String.raw`^\p{Script=Han}{2,6}?{place own-kind}`)
const NO_INNER = wordPattern('zh', '{place no-inner-end}市?[市区州县村]$|{place no-inner}')
const KIND = wordPattern('zh', '^{place outer-kind}$')

/** 河南省周口市太康县, 天津蓟州区: a name with its kind right behind the one in which it lies. */
export function nestedName(
  search: EastSearch,
  at: number,
  last: PlaceMention | undefined,
): PlaceMention | undefined {
  if (last?.end !== at || last.use !== 'place' || isWay(search, at)) return undefined
  const words = search.text.folded.slice(at, at + 8)
  const isKind = KIND.test(search.text.folded.charAt(at - 1))
  const name = (isKind ? INNER : INNER_OF_COUNTRY).exec(words)?.[0]
  if (name === undefined || name.length < 2 || !canBeName(name.slice(0, -1))) return undefined
  if (!isKind && (NO_INNER.test(name) || lastNever(search, { start: at, end: at + name.length })))
    return undefined
  const level = levelOf(name, search)
  const found = mentionOf(search, { start: at, end: at + name.length }, { level })
  return { ...found, way: last.way, relation: last.relation }
}

// 从印尼驶向大马: what begins there is a preposition.
function isWay({ text, lexicon, range }: EastSearch, at: number): boolean {
  const found = phraseAt(lexicon.index('place preposition'), text.lower, {
    start: at,
    end: range.end,
  })
  return found !== undefined && found.end - found.start > 1
}

function levelOf(name: string, { lexicon }: EastSearch): PlaceLevel {
  const means = lexicon.words('place inner-level').get(name.slice(-1))
  return (means ?? 'settlement') as PlaceLevel
}

function lastNever({ text, lexicon }: EastSearch, named: Range): boolean {
  return findPhrases(lexicon.index('place never'), text.lower, named).length > 0
}

/** 在怡朗逮捕, 在淡水被绑: a name of which only the preposition and the act show that it is one. */
export function plainName(search: EastSearch, at: number): PlaceMention | undefined {
  const { text, lexicon, range } = search
  const words = /^\p{Script=Han}{3,8}/u.exec(text.folded.slice(at, at + 8))?.[0] ?? ''
  if (text.folded.charAt(at - 1) !== '在') return undefined
  for (const length of PLAIN_SIGNS) {
    const name = words.slice(0, length)
    const end = at + length
    if (name.length < length || !canBeName(name)) return undefined
    const isAct =
      SUFFERED.test(words.slice(length)) ||
      isLongParticle(search, end) ||
      phraseAt(lexicon.index('act trigger'), text.lower, { start: end, end: range.end }) !==
        undefined
    if (!isAct) continue
    if (
      NO_PLAIN_END.test(name) ||
      phraseAt(lexicon.index('place plain'), text.lower, { start: at, end }) ||
      isWordOfAct(search, { start: at, end })
    )
      return undefined
    return mentionOf(search, { start: at, end }, { level: 'unknown' })
  }
  return undefined
}

// 在苏澳外海: what is said of places only.
function isLongParticle(search: EastSearch, at: number): boolean {
  const found = wordAt(search, 'place particle', at)
  return found !== undefined && found.start === at && found.end - found.start > 1
}

// 在关押期间, 在警方拘捕: what stands there is no name.
function isWordOfAct({ text, lexicon }: EastSearch, named: Range): boolean {
  const isNone = ['place never', 'number noun', 'speaker noun', 'act trigger'].some((section) =>
    findPhrases(lexicon.index(section), text.lower, named).some(
      ({ end, start }) => end - start > 1,
    ),
  )
  return isNone || /[\d一二两三四五六七八九十百千万]/.test(text.lower.slice(named.start, named.end))
}

/** 全国的移民局扣留所: no part of the name. */
const NATIONAL = wordPattern('zh', '{place nation}的?$')

/** The last signs of such words: a look that is cheaper. */
const LAST_SIGNS: ReadonlySet<string> = new Set(['的', '国', '地', '境', '岛'])

/** 南伞口岸, 石园镇: a name with its kind, at the head of a clause. */
export function headName(search: EastSearch, at: number): PlaceMention | undefined {
  const { text, lexicon } = search
  const isNational =
    LAST_SIGNS.has(text.folded.charAt(at - 1)) &&
    NATIONAL.test(text.lower.slice(Math.max(0, at - 3), at))
  if (!isNational && isCommonHan(unitAt(text.folded, at - 1))) return undefined
  if (!isNational && /[\p{L}\p{N}]/u.test(text.folded.charAt(at - 1))) return undefined
  const words = HEAD_NAME.exec(text.folded.slice(at, at + 7))?.[0] ?? ''
  if (NO_HEAD.test(words)) return undefined
  for (let length = 2; length < words.length; length++) {
    const range = { start: at + length, end: at + words.length }
    const kind = phraseAt(lexicon.index('place head-kind'), text.lower, range)
    if (!kind || !canBeName(words.slice(0, length))) continue
    const named = { start: at, end: kind.end }
    if (lastPhrase(lexicon.index('place never'), text.lower, named)) return undefined
    return mentionOf(search, named, { level: kind.means as PlaceLevel })
  }
  return undefined
}
