// Finds the places that a text names; also in words alone, as a person or a model quotes them. Of
// nested places the innermost is meant, joined ones share how they are tied. Source: reading.md 2.
import { fold } from '@tumen/claim'
import { lexiconFor } from './lexicon.ts'
import { eastMentionAt } from './place-east.ts'
import { englishMentionAt } from './place-en.ts'
import type { PlaceIndex } from './place-index.ts'
import { liesIn, type PlaceMention, type PlaceSearch } from './place-mention.ts'
import type { Language, Range } from './source-text.ts'
import { wordPattern } from './word-pattern.ts'

/** The places of a range of a text, in order; of nested ones the innermost. */
export function placesIn(search: PlaceSearch): PlaceMention[] {
  const { text, range, lexicon } = search
  const isEnglish = lexicon.language === 'en'
  const mentionAt = isEnglish ? englishMentionAt : eastMentionAt
  const found: PlaceMention[] = []
  const head = datelineEnd(text.folded, range, lexicon.language)
  for (let at = isEnglish ? head : range.start; at < range.end; ) {
    const mention = mentionAt(search, at, found.at(-1))
    if (mention) found.push(mention.end <= head ? { ...mention, use: 'office' } : mention)
    at = mention ? mention.end : at + 1
  }
  return found.length > 1 ? shareTies(innermost(found, search), search) : found
}

const TOWN = String.raw`\p{Lu}[\p{L}'.]+(?:[ -]\p{L}[\p{L}'.]+){0,3}(?:, [\p{L}. ]{2,30}){0,2}`
const DAY = String.raw`(?:,? \p{L}{3,9}\.? ?\d{1,2}(?:, \d{4})?|,? \d{1,2} \p{L}{3,9} \d{4})?`
const CAPITALS = String.raw`\p{Lu}[\p{Lu}'. -]{2,40}(?:, [\p{L}. ]{2,30})?`
// "HERAT, Oct 21 (Agency) —", "(Karachi, 14 November 2019) –"
const DATELINE = new RegExp(
  String.raw`^(?:\(?${TOWN}${DAY}\)?|${CAPITALS}) ?(?:\([^()]{2,40}\) ?)?(?:—|–|--|-|:) `,
  'u',
)
const EAST_DATELINE =
  /^(?:[(〔【[][^()〔〕【】[\]]{2,40}[)〕】\]]|\p{Script=Han}{2,12}\d{1,2}[月日][^,。]{0,12}[电讯])/u
const LONGEST_DATELINE = 140

/** Where the dateline at the head of a sentence ends; its beginning where there is none. */
function datelineEnd(folded: string, { start, end }: Range, language: Language): number {
  const head = folded.slice(start, Math.min(end, start + LONGEST_DATELINE))
  if (language !== 'en') return start + (EAST_DATELINE.exec(head)?.[0].length ?? 0)
  const words = DATELINE.exec(head)?.[0] ?? ''
  const isLine = /[\d—–(]/u.test(words) || words === words.toUpperCase()
  return isLine ? start + words.length : start
}

const EAST_LINK = /^(?:| |의 |的|, |,|境内|市|省)$/u
/** What stands between a place and one that it lies in, and between two that are joined. */
const LINK = {
  en: wordPattern(
    'en',
    '^(?:[ ,(]|(?:in|of|on|outskirts|{place modifier}|{place kind})(?![a-z])){1,12}$',
  ),
  ko: EAST_LINK,
  zh: EAST_LINK,
}
const EAST_JOINT = /^(?:과|와|및|이나|나|·|、|和|与|及|或|,)?[ ,]{0,2}(?:및 )?$/u
const JOINT = {
  en: /^(?:,|,? and|,? or|,? as well as)(?: the| in)? $/u,
  ko: EAST_JOINT,
  zh: EAST_JOINT,
}
/** "Japan's coastal Ishikawa". */
const POSSESSIVE = /^['’]s? (?:[a-z]+ ){0,4}$/u

// "Kunming in Yunnan province", "Japan's Ishikawa", 랴오닝성 선양, 云南省昆明: the inner one.
function innermost(found: readonly PlaceMention[], { text, lexicon }: PlaceSearch): PlaceMention[] {
  const { language } = lexicon
  const kept: PlaceMention[] = []
  let end = 0
  for (const one of found) {
    const last = kept.at(-1)
    const between = last ? text.lower.slice(end, one.start) : ''
    const isLinked = last !== undefined && LINK[language].test(between)
    end = one.end
    if (language === 'en' && isLinked && liesIn(last, one)) continue
    const isInner = language === 'en' ? POSSESSIVE.test(between) : isLinked && last.use === 'place'
    const isBeside = language === 'en' ? !one.place : between.length < 2 && isLarge(last, one)
    if (last && isInner && (isBeside || liesIn(one, last)))
      kept[kept.length - 1] = tiedAs(last, one)
    else kept.push(one)
  }
  return kept
}

const LARGE: readonly string[] = ['country', 'adm1', 'adm2', 'region']

// Right behind the name of a province stands what lies in it.
function isLarge(outer: PlaceMention | undefined, inner: PlaceMention): boolean {
  return outer !== undefined && LARGE.includes(outer.level) && !LARGE.includes(inner.level)
}

function tiedAs({ way, relation }: PlaceMention, one: PlaceMention): PlaceMention {
  return one.way === 'bare' ? { ...one, way, relation } : one
}

// "In Yanji and Dandong", 랴오닝성과 지린성에: joined places share one preposition or one ending.
function shareTies(found: PlaceMention[], { text, lexicon }: PlaceSearch): PlaceMention[] {
  const { language } = lexicon
  const step = language === 'ko' ? 1 : -1
  const order = [...found.keys()]
  for (const n of language === 'ko' ? order.reverse() : order) {
    const [one, giver] = [found[n], found[n + step]]
    if (!one || !giver || one.way !== 'bare' || one.use !== 'place') continue
    const [first, second] = step > 0 ? [one, giver] : [giver, one]
    const isJoined = JOINT[language].test(text.folded.slice(first.end, second.start))
    if (!isJoined || giver.use === 'office') continue
    const use = language !== 'en' || giver.use === 'home' ? giver.use : one.use
    found[n] = { ...tiedAs(giver, one), use }
  }
  return found
}

/** The places that words name that stand alone. */
export function findPlaces(words: string, index: PlaceIndex, language: Language): PlaceMention[] {
  const lexicon = lexiconFor(language)
  const folded = language === 'zh' ? lexicon.simplified(fold(words)) : fold(words)
  const text = { folded, lower: folded.toLowerCase() }
  const found = placesIn({ text, lexicon, index, range: { start: 0, end: folded.length } })
  return found.map((one) => (one.place ? one : { ...one, name: words.slice(one.start, one.end) }))
}
