// Which of nested English places counts: of "Kunming in Yunnan province", "Bangkok, Thailand" and
// "Japan's Ishikawa" the inner one. Source: reading.md 2, Place and role.
import type { PlaceLevel } from '@tumen/claim'
import type { EnglishPlaceWords, EnglishSearch } from './place-en-word.ts'
import { liesIn, type PlaceMention } from './place-mention.ts'
import { wordPattern } from './word-pattern.ts'

/** The places of a sentence without those that only say in which larger one another lies. */
export function withoutOuter(
  found: readonly PlaceMention[],
  { text, words }: EnglishSearch,
): PlaceMention[] {
  const kept: PlaceMention[] = []
  // Where the last name ends, with the larger places behind it.
  let end = 0
  for (const one of found) {
    const last = kept.at(-1)
    const between = last ? text.lower.slice(end, one.start) : ''
    end = one.end
    if (last && isInnerFirst(between, words) && (liesIn(last, one) || isKindIn(last, one))) continue
    if (last && EDGE.test(between)) continue
    if (last && OWNER.test(between) && (liesIn(one, last) || !one.place)) {
      kept[kept.length - 1] = { ...one, way: last.way, relation: last.relation }
      continue
    }
    kept.push(one)
  }
  return kept
}

// "Mekar Village in Sunda Township, Palin Region": names that only their kinds show to be nested.
function isKindIn(inner: PlaceMention, outer: PlaceMention): boolean {
  if (inner.place && outer.place) return false
  // "Lodin in Marga county": a name without a kind.
  if (inner.level === 'unknown' && !inner.place && REGIONS.has(outer.level)) return true
  const [small, large] = [KINDS.indexOf(inner.level), KINDS.indexOf(outer.level)]
  return small >= 0 && large >= 0 && small < large
}

const REGIONS: ReadonlySet<PlaceLevel> = new Set(['adm2', 'adm1'] as const)

const KINDS: readonly PlaceLevel[] = ['site', 'settlement', 'adm2', 'adm1', 'country']

// "Norland's Estwick", "Norland's capital of Estwick"
const OWNER = wordPattern(
  'en',
  "^'s? (?:(?:northern |southern |eastern |western )?[a-z]{4,12} (?:{place owned} )?(?:of )?)?$",
)

// "Hadra, on the outskirts of Tovil"
const EDGE = wordPattern(
  'en',
  '^,? (?:on|at|in) the {place edge} of (?:the {place edge-of},? )?(?:of )?$',
)

function isInnerFirst(between: string, { modifiers, kinds }: EnglishPlaceWords): boolean {
  const words = between.match(/[\p{L}-]+|[^\s\p{L}]/gu) ?? []
  if (words.length > 6 || words.length === 0) return between === ' '
  return words.every(
    (word) => [',', '(', 'in', 'of'].includes(word) || modifiers.has(word) || kinds.has(word),
  )
}
