// English numbers that count nobody by their surroundings: years, dates, ages, clock times, money,
// shares, numbers of articles, pages and telephones. Source: reading.md 2, Numbers.

import type { CountedNoun } from './count-en-noun.ts'
import type { CountPhrase, Scan } from './count-en-phrase.ts'
import { wordPattern } from './word-pattern.ts'

/** A number with what it counts. */
export interface Counted {
  phrase: CountPhrase
  noun?: CountedNoun | undefined
}

/** Whether the words around a number say that it is no count. */
export function isNoCount(scan: Scan, counted: Counted): boolean {
  if (counted.phrase.kind !== 'number') return false
  const { noun, phrase } = counted
  const isPeople =
    noun?.kind === 'person' || noun?.kind === 'official' || phrase.whole?.isPronoun === true
  if (isAge(scan, counted) || isMoney(scan, counted.phrase) || isTitle(scan, counted)) return true
  if (isFraction(scan, counted.phrase) || isPopulation(scan, counted.phrase)) return true
  if (!counted.phrase.numeral.isDigits) return false
  if (isClock(scan, counted.phrase) || isDate(scan, counted)) return true
  if (isYear(scan, counted) || isJoined(scan, counted)) return true
  return !isPeople && isLabelled(scan, counted.phrase)
}

const INHABITED = wordPattern('en', '^{number inhabited}$')

const HELD_KIND = wordPattern('en', '^{number held-kind}$')

// "a population of 2.3 million", but "a prison population of 4,000"
function isPopulation({ words, lists }: Scan, { first }: CountPhrase): boolean {
  // "Population: 0.8 million"
  const isLed = words[first - 1]?.detail === 'of' || words[first - 1]?.lower === ':'
  const at = isLed ? first - 2 : first - 1
  // "a land or town of 40,000 people"
  if (words[first - 1]?.detail === 'of' && INHABITED.test(words[at]?.lower ?? '')) return true
  if (words[at]?.lower !== 'population') return false
  const kind = words[at - 1]?.lower ?? '-'
  const isOfHeld = HELD_KIND.test(kind)
  return !isOfHeld && lists.people.before(words, at) === undefined
}

// "Nine Lives", in quotation marks and with capitals.
function isTitle({ words }: Scan, { phrase: { numeral }, noun }: Counted): boolean {
  const isQuoted = words[numeral.first - 1]?.is === 'mark' && numeral.first > 1
  return (
    isQuoted && words[numeral.first]?.isName === true && words[noun?.head ?? -1]?.isName === true
  )
}

const OLDEST = 119

function lowerAt({ words }: Scan, n: number): string {
  return words[n]?.lower ?? ''
}

// "aged between 4 and 71", "12 years old", "Abdul, 34,", "children under 12", "a man of about 30".
function isAge(scan: Scan, { phrase, noun }: Counted): boolean {
  const { words, lists } = scan
  const { numeral, first, end } = phrase
  if (lists.ageBefore.before(words, numeral.first) || lists.ageBefore.before(words, first))
    return true
  if (lists.ageAfter.at(words, numeral.end)) return true
  if (noun || phrase.whole) return false
  if ((phrase.quantity.value ?? phrase.quantity.high ?? 0) > OLDEST) return false
  const isAside = words[first - 1]?.is === 'comma' || lowerAt(scan, first - 1) === '('
  const isClosed = words[end] === undefined || !['word', 'number'].includes(words[end]?.is ?? '')
  const owner =
    lists.links.get(lowerAt(scan, first - 1)) === 'of' || isAside ? first - 2 : first - 1
  // "Ade (or Adewale), 34, was"
  const isBracketed = lowerAt(scan, owner) === ')' && phrase.quantity.op === 'exactly'
  const isOwned = isNamed(scan, owner) || (isBracketed && words[end]?.is === 'comma')
  if (isAside && isClosed && isOwned && closes(scan, end)) return true
  if (isPairOfAges(scan, phrase) || isOneOfAge(scan, phrase)) return true
  // "were under 18", "mostly over 60"
  const isBound = phrase.quantity.op === 'fewer_than' || phrase.quantity.op === 'more_than'
  if (isBound && (isState(scan, first - 1) || isYoung(scan, phrase))) return true
  // "a crew of nine"
  if (lists.groups.has(lowerAt(scan, owner))) return false
  const isPlain = phrase.quantity.op === 'exactly' && !isAside && owner === first - 1
  return (
    !isPlain &&
    !isAside &&
    (isNamed(scan, owner) || isPeopleAt(scan, owner)) &&
    bounds(scan, phrase)
  )
}

// "he is 28", "who was 19"
function isOneOfAge({ words, lists }: Scan, { first, end }: CountPhrase): boolean {
  if (words[first - 1]?.is !== 'be' || ['word', 'preposition'].includes(words[end]?.is ?? ''))
    return false
  return lists.onePerson.has(words[first - 2]?.lower ?? '-')
}

// "two brothers, 17 and 19, were"
function isPairOfAges({ words }: Scan, { first, end }: CountPhrase): boolean {
  const isFirst = words[end]?.is === 'coordinate' && words[end + 1]?.is === 'number'
  const at = isFirst ? first : first - 2
  const last = at + 3
  const isPair = words[at]?.is === 'number' && words[at + 1]?.is === 'coordinate'
  return isPair && words[at - 1]?.is === 'comma' && words[last]?.is === 'comma'
}

const OLDEST_CHILD = 25

// "half of them under 12", but "killing over 20".
function isYoung(scan: Scan, { first, end, quantity }: CountPhrase): boolean {
  if ((quantity.value ?? OLDEST_CHILD + 1) > OLDEST_CHILD) return false
  const before = scan.words[first - 1]
  const isHeld = before === undefined || before.verb !== undefined || before.is === 'preposition'
  return !isHeld && closes(scan, end)
}

function isState({ words }: Scan, n: number): boolean {
  const at = words[n]?.is === 'adverb' ? n - 1 : n
  return words[at]?.is === 'be'
}

function closes({ words }: Scan, end: number): boolean {
  const word = words[end]
  return word === undefined || word.is === 'comma' || word.is === 'mark' || word.is === 'break'
}

// A person by name or by a noun for one: "Abdul, 34,".
function isNamed({ words, lists }: Scan, n: number): boolean {
  const word = words[n]
  if (!word) return false
  return (
    lists.person.before(words, n + 1) !== undefined ||
    (word.isName && word.is === 'word' && !word.isPlural)
  )
}

function isPeopleAt({ words, lists }: Scan, n: number): boolean {
  return lists.people.before(words, n + 1) !== undefined
}

// "over 60", "between 18 and 35", "of about 30": bounds of an age right behind the people.
function bounds(scan: Scan, phrase: CountPhrase): boolean {
  const { op } = phrase.quantity
  if (scan.lists.links.get(lowerAt(scan, phrase.first - 1)) === 'of')
    return phrase.end > phrase.first
  return op === 'more_than' || op === 'fewer_than' || op === 'range'
}

const CURRENCY = /^[$\u20ac\u00a3\u00a5\u20a9\u20bd\u20b9]$/
const SHARE = /^[%\u2030\u00b0]$/

function isMoney(scan: Scan, { numeral }: CountPhrase): boolean {
  const { words, lists } = scan
  const before = lowerAt(scan, numeral.first - 1)
  if (CURRENCY.test(before) || SHARE.test(lowerAt(scan, numeral.end))) return true
  if (lists.shareAfter.at(words, numeral.end)) return true
  const isCode = words[numeral.first - 1]?.isName === true && lists.money.has(before)
  return isCode && words[numeral.first - 1]?.is === 'word'
}

/** "1 in 10", not "31 in 2014". */
const ROUND = /^(?:[2-9]|10|20|50|100)$/

// "one in five", "nine out of ten".
function isFraction(scan: Scan, { numeral }: CountPhrase): boolean {
  const { words, lists } = scan
  const isIn = lists.links.get(lowerAt(scan, numeral.end)) === 'in'
  const next = lowerAt(scan, numeral.end + 1)
  if (isIn && (lists.numerals.has(next) || ROUND.test(next))) return true
  const isAfter = lists.links.get(lowerAt(scan, numeral.first - 1)) === 'in'
  const before = words[numeral.first - 2]
  return isAfter && (lists.numerals.has(before?.lower ?? '-') || before?.is === 'number')
}

function isClock(scan: Scan, { numeral }: CountPhrase): boolean {
  const { words, lists } = scan
  const [before, after] = [words[numeral.first - 1], words[numeral.end]]
  const [first, last] = [words[numeral.first], words[numeral.end - 1]]
  if (after?.lower === ':' && after.start === last?.end && words[numeral.end + 1]?.is === 'number')
    return true
  if (
    before?.lower === ':' &&
    before.end === first?.start &&
    words[numeral.first - 2]?.is === 'number'
  )
    return true
  return lists.clock.has(after?.lower ?? '-') || lists.clock.has(afterDot(scan, numeral.end))
}

// "5 p.m.": the word holds its dot.
function afterDot(scan: Scan, n: number): string {
  return lowerAt(scan, n).replace(/\.$/, '')
}

const LAST_DAY = 31

// "12 March", "March 12", "3 and 6 July", "between 4 and 10 June".
function isDate(scan: Scan, { phrase, noun }: Counted): boolean {
  const { words, lists } = scan
  const { numeral, quantity } = phrase
  const isDay = (quantity.value ?? quantity.high ?? 0) <= LAST_DAY
  if (!isDay) return false
  if (lists.months.has(lowerAt(scan, numeral.end)) && words[numeral.end]?.isName) return true
  const isPeople = noun?.kind === 'person' || phrase.whole !== undefined
  // "on Nov. 17"
  const isDotted = lowerAt(scan, numeral.first - 1) === '.'
  const month = lowerAt(scan, numeral.first - (isDotted ? 2 : 1))
  if (lists.months.has(month) && !isPeople) return true
  return isDayBeside(scan, numeral.end) || isDayBehind(scan, numeral.first, !isPeople && !noun)
}

// "on August 4 and 5"
function isDayBehind({ words, lists }: Scan, first: number, isBare: boolean): boolean {
  if (!isBare) return false
  let n = first - 1
  while (n > first - FURTHEST_DAY) {
    const link = words[n]
    const isLink = link?.is === 'comma' || DAY_LINKS.has(lists.links.get(link?.lower ?? '-') ?? '-')
    if (!isLink || words[n - 1]?.is !== 'number') return false
    if (lists.months.has(words[n - 2]?.lower ?? '-') && words[n - 2]?.isName) return true
    n -= 2
  }
  return false
}

const FURTHEST_DAY = 6
const DAY_LINKS: ReadonlySet<string> = new Set(['and', 'or', 'to', 'of'])

// A further day of the month follows: "on 3, 5 and 8 May".
function isDayBeside({ words, lists }: Scan, from: number): boolean {
  for (let n = from; n < from + FURTHEST_DAY; n++) {
    const word = words[n]
    if (!word) return false
    if (lists.months.has(word.lower) && word.isName) return n > from
    // "the arrests of 12 in May": no further day.
    const isLink = word.is === 'comma' || DAY_LINKS.has(lists.links.get(word.lower) ?? '-')
    if (!isLink && word.is !== 'number') return false
  }
  return false
}

const YEAR = /^(?:1[89]|20)\d\d(?:-(?:\d\d|(?:1[89]|20)\d\d))?$/

// Four digits without a separator are a year, unless people follow and nothing leads to a time.
function isYear({ words, text }: Scan, { phrase, noun }: Counted): boolean {
  const { numeral } = phrase
  const digits = words.slice(numeral.first, numeral.end).filter(({ is }) => is === 'number')
  if (!digits.every(({ lower }) => YEAR.test(lower))) return false
  const before = words[phrase.first - 1]
  const isTime = before?.is === 'preposition' || before?.is === 'subordinate'
  // A title whose line ends in its year: "ANNUAL REVIEW 2019".
  const behind = words[numeral.end]?.start ?? 0
  const isTitle = /^.?\n/.test(text.source.text.slice(words[numeral.end - 1]?.end, behind))
  if (noun?.kind === 'person') return (isTime || isTitle) && !phrase.hasHedge
  // "a play about the 2009 floods": the preposition is no hedge.
  if (phrase.lead === 'definite') return true
  return digits.length > 1 || isTime || !phrase.hasHedge
}

// A part of a longer sign: telephone numbers, "12/40", "#7", an item "3.", a decimal.
function isJoined(scan: Scan, { phrase, noun }: Counted): boolean {
  const { words } = scan
  const { numeral, first, hasHedge } = phrase
  const [before, after] = [words[first - 1], words[numeral.end]]
  const isTight = before?.end === words[first]?.start
  if (isTight && before?.is === 'mark' && /[/#+&@.*]/.test(before.lower)) return true
  // a note: "[7]"
  if (before?.lower === '[' && after?.lower === ']') return true
  if (after?.lower === '/' && after.start === words[numeral.end - 1]?.end) return true
  const isBare = noun === undefined && !hasHedge
  if (isBare && (after?.is === 'number' || before?.is === 'number')) return true
  return first === 0 && (after?.lower === '.' || after?.lower === ')')
}

// "Law 214", "Camp No. 15".
function isLabelled(scan: Scan, { numeral, first, hasHedge, lead }: CountPhrase): boolean {
  if (hasHedge || lead || first !== numeral.first) return false
  const at = lowerAt(scan, first - 1) === '.' ? first - 2 : first - 1
  if (!scan.lists.labels.has(lowerAt(scan, at))) return false
  // "on the same day 40 were shot": a label has no article.
  const before = scan.words[at - 1]
  const isFree = before?.is === 'determiner' || (before?.is === 'word' && !before.isName)
  return scan.words[at]?.isName === true || !isFree
}
