// Korean names that lie in what stands before them, or that a name in Latin letters shows: 가람군
// 새별도, 카노 외곽 두르바 지역에서, 두르바(Durba)에서. Source: reading.md 2, Place and role.
import { lastPhrase } from './phrase-end.ts'
import { phraseAt } from './phrase-index.ts'
import {
  type EastSearch,
  isLoan,
  isNever,
  isPerson,
  mentionOf,
  wayAfter,
} from './place-east-word.ts'
import type { PlaceMention } from './place-mention.ts'
import type { Range } from './source-text.ts'
import { wordPattern } from './word-pattern.ts'

/** Units of a name, its kind and its ending. */
const LONGEST = 20

const KOREAN_INNER = wordPattern(
  'ko',
  '^([가-힣]{1,7}{place inner-kind})(?:에서|에|의|으로|로|까지)(?:는|도|만)?(?![가-힣])',
)
/** 가람시 남면 새별리: a village below a township. */
const VILLAGE = /^[가-힣]{1,4}[읍면] ([가-힣]{1,4}리)(?=[ ,)]|에서|에|의|로)/u
const ONE_SITE = wordPattern(
  'ko',
  '^([가-힣]{2,8})의 {place one-of} ([가-힣]{1,6}?)(?:에서|으로|로|에)(?:는|도|만)?(?![가-힣])',
)

/** A name below the one before it, 가람군 새별도에서, or that has a kind of place: 하위자의 한 마을에서. */
export function innerKorean(
  search: EastSearch,
  at: number,
  last: PlaceMention | undefined,
): PlaceMention | undefined {
  const words = search.text.folded.slice(at, at + LONGEST)
  const outer = last?.end === at - 1 && last.use === 'place' ? last : undefined
  const village = outer && VILLAGE.exec(words)
  if (village) {
    const end = at + village[0].length
    return settlementIn(search, { start: end - (village[1]?.length ?? 0), end }, outer)
  }
  const inner = outer && outer.level !== 'country' ? KOREAN_INNER.exec(words)?.[1] : undefined
  if (outer && inner !== undefined) {
    const named = { start: at, end: at + inner.length }
    if (!isNever(search, named)) return settlementIn(search, named, outer)
  }
  return oneSite(search, at, words)
}

// A settlement is in whatever place of the table the one before it is.
function settlementIn(search: EastSearch, named: Range, { place }: PlaceMention): PlaceMention {
  return mentionOf(search, named, { level: 'settlement', ...(place ? { place } : {}) })
}

function oneSite(search: EastSearch, at: number, words: string): PlaceMention | undefined {
  const { text, lexicon } = search
  if (!words.includes('의 ')) return undefined
  const [, name = '', site = ''] = ONE_SITE.exec(words) ?? []
  const named = { start: at, end: at + name.length }
  if (name === '' || isNever(search, named) || isLoan(search, named)) return undefined
  const isSite = lastPhrase(lexicon.index('place site-noun'), site, { start: 0, end: site.length })
  const plain = lastPhrase(lexicon.index('place plain'), text.lower, named)
  if (!isSite || (plain && plain.end - plain.start > 1) || isPerson(search, named)) return undefined
  return mentionOf(search, named, { level: 'unknown' })
}

/** Between a place and a smaller one in it: nothing, or on which side of it that lies. */
const SIDE = wordPattern('ko', '^ (?:{place side} )?$')
const NEAR_KO = wordPattern(
  'ko',
  '^([가-힣]{2,8}) {place inside-kind}(?:에서|에|의|으로|로|까지)(?:는|도|만)?(?![가-힣])',
)
const LONGEST_SIDE = 6

/** 카노 외곽 두르바 지역에서: a name between a place that is known and a kind of place. */
export function nearKorean(
  search: EastSearch,
  at: number,
  last: PlaceMention | undefined,
): PlaceMention | undefined {
  const { text, lexicon } = search
  if (last?.use !== 'place' || at - last.end > LONGEST_SIDE) return undefined
  if (!SIDE.test(text.lower.slice(last.end, at))) return undefined
  const name = NEAR_KO.exec(text.folded.slice(at, at + LONGEST))?.[1]
  if (name === undefined) return undefined
  const named = { start: at, end: at + name.length }
  const plain = lastPhrase(lexicon.index('place plain'), text.lower, named)
  const isWord = plain && (plain.end - plain.start > 1 || plain.end - named.start < LEAST_NAME)
  if (isWord || isNever(search, named) || isLoan(search, named) || isPerson(search, named))
    return undefined
  if (phraseAt(lexicon.index('place side'), text.lower, named)?.end === named.end) return undefined
  const found = settlementIn(search, named, last)
  const kind = text.lower.indexOf(' ', named.end + 1)
  return found.way === 'bare' && kind > 0 ? { ...found, way: 'at' } : found
}

/** A shorter word with such an ending is no name. */
const LEAST_NAME = 3

const GLOSSED = wordPattern(
  'ko',
  String.raw`^((?:[가-힣]{2,6} )?[가-힣]{1,8})\(\p{Lu}(?:(?!\p{Lu}{2})[^()]){1,60}\)` +
    '(?= ?(?:{place inside-kind}|{place around}|에서|에(?! (?:따르|의하))|의 {place one-of} |내|섬)' +
    '(?![가-힣]))',
)
/** Units of a name with one in brackets. */
const LONGEST_GLOSSED = 90
/** A short last word goes with the one before it. */
const SHORT = 3

/** 두르바(Durba)에서: a name with the same in Latin letters, before what places have. */
export function glossedKorean(search: EastSearch, at: number): PlaceMention | undefined {
  const { text } = search
  const words = text.folded.slice(at, at + LONGEST_GLOSSED)
  if (!words.includes('(')) return undefined
  const name = GLOSSED.exec(words)?.[1]
  if (name === undefined) return undefined
  const space = name.indexOf(' ')
  // "수도 아스마라(Asmara)": what stands before a whole name describes it.
  if (space > 0 && name.length - space - 1 > SHORT) return undefined
  const named = { start: at, end: at + name.length }
  if (isNever(search, named) || isLoan(search, named) || isPerson(search, named)) return undefined
  const close = at + words.indexOf(')') + 1
  return { ...mentionOf(search, named, { level: 'unknown' }), ...wayAfter(search, close) }
}
