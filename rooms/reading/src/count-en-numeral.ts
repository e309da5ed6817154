// Where a number stands among the words of an English sentence: digits, words, both mixed, ranges,
// and how far it reaches. What it says is read by the room `claim`. Source: reading.md 2, Numbers.
import type { Word } from './act-en-word.ts'
import type { NumberLists, Phrase } from './count-en-lexicon.ts'

/** A number without its hedges: indexes of words, half-open. */
export interface Numeral {
  first: number
  end: number
  /** The words as `readQuantity` reads them. */
  text: string
  /** "31-member": the word holds its noun. */
  isSize?: true
  /** "1.2m": may be metres as well, so that only a noun shows that it counts people. */
  isShort?: true
  /** A hedge joined to it by a hyphen: "200-plus". */
  tail?: string
  /** Digits only, so that it could be a year, an age, a date. */
  isDigits: boolean
}

const DIGITS = /^(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,9})$/
const DECIMAL = /^\d{1,3}\.\d{1,2}$/
const SHORT = /^(\d{1,3}(?:\.\d{1,2})?)([a-z]{1,3})$/
const DIGIT_RANGE = /^(\d[\d,]{0,11})-(\d[\d,]{0,11})$/
const HYPHENED = /^([a-z\d,]{1,16})-([a-z]{2,10})(?:-([a-z]{2,10}))?$/
const THREE = /^\d{3}$/
const ONE_TO_THREE = /^\d{1,3}$/

/** The number that begins at a word, with its other end when it is a range. */
export function numeralAt(
  words: readonly Word[],
  first: number,
  lists: NumberLists,
): Numeral | undefined {
  const one = singleNumeralAt(words, first, lists)
  if (!one || one.isSize) return one
  return rangeFrom(words, one, lists) ?? one
}

/** The number that begins at a word, never a range. */
export function singleNumeralAt(
  words: readonly Word[],
  first: number,
  lists: NumberLists,
): Numeral | undefined {
  const { lower } = words[first] ?? { lower: '' }
  if (words[first]?.is === 'number') return digitsAt(words, first, lists)
  const hyphened = hyphenedAt(lower, first, lists)
  if (hyphened) return hyphened
  const fraction = lists.fractions.at(words, first)
  if (fraction && kindAt(words, fraction.end, lists) === 'scale')
    return scaledAt(words, fraction, lists)
  const article = lists.links.get(lower) === 'a' ? 1 : 0
  const kind = kindAt(words, first + article, lists)
  // "another dozen"
  if (kind === 'scale' && article === 0 && lists.lead.before(words, first))
    return { first, end: first + 1, text: `a ${lower}`, isDigits: false }
  if (kind === undefined || article > 0 !== (kind === 'scale')) return undefined
  const end = endOfWords(words, first + article, lists)
  return numeral(words, { first, end, isDigits: false })
}

function kindAt(words: readonly Word[], n: number, { numerals }: NumberLists): string | undefined {
  return numerals.get(words[n]?.lower ?? '-')
}

// "half a million" as 0.5 million
function scaledAt(words: readonly Word[], fraction: Phrase, lists: NumberLists): Numeral {
  const end = endOfWords(words, fraction.end, lists)
  const scale = numeral(words, { first: fraction.end, end, isDigits: false }).text
  return { first: fraction.first, end, text: `${fraction.means} ${scale}`, isDigits: false }
}

function numeral(
  words: readonly Word[],
  { first, end, isDigits }: { first: number; end: number; isDigits: boolean },
): Numeral {
  const text = words
    .slice(first, end)
    .map(({ lower }) => lower)
    .join(' ')
  return { first, end, text, isDigits }
}

function digitsAt(words: readonly Word[], first: number, lists: NumberLists): Numeral | undefined {
  const { lower } = words[first] ?? { lower: '' }
  if (DIGIT_RANGE.test(lower)) return digitRange(words, first, lists)
  const hyphened = hyphenedAt(lower, first, lists)
  if (hyphened) return hyphened
  const [, short = '', letter = ''] = SHORT.exec(lower) ?? []
  const scale = lists.scaleLetters.get(letter)
  if (scale)
    return { first, end: first + 1, text: `${short} ${scale}`, isDigits: false, isShort: true }
  if (!DIGITS.test(lower) && !DECIMAL.test(lower)) return undefined
  const grouped = endOfGroups(words, first)
  const end = endOfScales(words, grouped, lists)
  if (DECIMAL.test(lower) && end === first + 1) return undefined
  return numeral(words, { first, end, isDigits: end === grouped })
}

// "150-300", "2-3 million"
function digitRange(words: readonly Word[], first: number, lists: NumberLists): Numeral {
  const { lower } = words[first] ?? { lower: '' }
  const end = endOfScales(words, first + 1, lists)
  if (end === first + 1) return { first, end, text: lower, isDigits: true }
  const scale = numeral(words, { first: first + 1, end, isDigits: false }).text
  const [low, high] = lower.split('-')
  return { first, end, text: `${low} ${scale} to ${high} ${scale}`, isDigits: false }
}

// "23 500", with one space between.
function endOfGroups(words: readonly Word[], first: number): number {
  let end = first + 1
  if (!ONE_TO_THREE.test(words[first]?.lower ?? '')) return end
  while (THREE.test(words[end]?.lower ?? '') && isNext(words, end)) end++
  return end
}

function isNext(words: readonly Word[], n: number): boolean {
  return words[n]?.start === (words[n - 1]?.end ?? -2) + 1
}

function endOfScales(words: readonly Word[], from: number, { numerals }: NumberLists): number {
  let end = from
  while (numerals.get(words[end]?.lower ?? '-') === 'scale') end++
  return end
}

// "two hundred and fifty", "twenty five", "a dozen".
function endOfWords(
  words: readonly Word[],
  first: number,
  { numerals, links }: NumberLists,
): number {
  const kindOf = (n: number) => kindOfWord(words[n]?.lower ?? '-', numerals)
  let end = first + 1
  for (let kind = kindOf(first); kind !== undefined; ) {
    const isAnd = kind === 'scale' && links.get(words[end]?.lower ?? '-') === 'and'
    const next = isAnd ? end + 1 : end
    const nextKind = kindOf(next)
    const goesOn = nextKind === 'scale' ? !isAnd : nextKind !== undefined && kind !== ''
    if (!goesOn) break
    kind = nextKind
    end = next + 1
  }
  return end
}

// "six hundred and | twenty-four": nothing goes on behind it.
function kindOfWord(lower: string, numerals: NumberLists['numerals']): string | undefined {
  const [tens = '', ones, more] = lower.split('-')
  const isCompound = ones !== undefined && more === undefined && numerals.has(ones)
  return isCompound && numerals.has(tens) ? '' : numerals.get(lower)
}

function hyphenedAt(lower: string, first: number, lists: NumberLists): Numeral | undefined {
  const [, left = '', right = '', third] = HYPHENED.exec(lower) ?? []
  const isNumber = DIGITS.test(left) || lists.numerals.has(left)
  if (!isNumber) return undefined
  const end = first + 1
  if (third === undefined && lists.sizes.has(right))
    return { first, end, text: left, isSize: true, isDigits: false }
  const last = third ?? right
  const tail = lists.hedgeTails.get(last)
  // "60-odd" is read whole; of "200-plus" the number alone.
  if (tail && third === undefined) return { first, end, text: left, isDigits: false, tail }
  const isCompound = lists.numerals.has(right) && (third === undefined || isTail(third, lists))
  if (!isCompound && !(third === undefined && isTail(last, lists))) return undefined
  return { first, end, text: lower, isDigits: false }
}

// "-odd" hedges the number; "twenty-five-member" is no more than a size.
function isTail(word: string, lists: NumberLists): boolean {
  return lists.hedgeTails.has(word)
}

// "150 to 300", "five or six", "between 150 and 300". What rises from one to the other is no range.
function rangeFrom(words: readonly Word[], low: Numeral, lists: NumberLists): Numeral | undefined {
  const link = lists.links.get(words[low.end]?.lower ?? '-')
  const before = lists.links.get(words[low.first - 1]?.lower ?? '-')
  const isBetween = before === 'between' && link === 'and'
  if (!isBetween && link !== 'to' && link !== 'or') return undefined
  // "from March 4 to 910": a day.
  if (lists.months.has(words[low.first - 1]?.lower ?? '-')) return undefined
  const high = singleNumeralAt(words, low.end + 1, lists)
  if (!high || high.isSize) return undefined
  if (before === 'from' && isChange(words, low.first, lists)) return undefined
  const first = isBetween || before === 'from' ? low.first - 1 : low.first
  const isDigits = low.isDigits && high.isDigits
  const [a, b] = [withScale(low.text, high.text), high.text]
  const text = isBetween ? `between ${a} and ${b}` : `${a} to ${b}`
  return { first, end: high.end, text, isDigits }
}

/** Words between "an increase in deaths" and "from", behind its comma. */
const CHANGE_NEAR = 14

// "rose from 40 to 60", "an increase in deaths, from 40 to 60"
function isChange(words: readonly Word[], at: number, { changes }: NumberLists): boolean {
  if (changes.has(words[at - 2]?.lower ?? '-')) return true
  if (words[at - 2]?.is !== 'comma') return false
  return words.slice(Math.max(0, at - CHANGE_NEAR), at - 2).some(({ lower }) => changes.has(lower))
}

const PLAIN = /^(?:\d{1,3}|[a-z]{2,6})$/
const SCALED = /^(?:\d{1,3}|[a-z]{2,6}) ([a-z]{4,8})$/

// "2 to 3 million": the scale is said once for both.
function withScale(low: string, high: string): string {
  const [, scale = ''] = SCALED.exec(high) ?? []
  return scale !== '' && PLAIN.test(low) ? `${low} ${scale}` : low
}
