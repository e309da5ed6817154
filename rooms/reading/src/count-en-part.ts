// English numbers that only describe a group: "including three children", "(20 women, 11 men)",
// "most of them men". They are no claims of their own but the breakdown of the number named last.
// Source: reading.md 6.
import type { RestrictionDimension } from '@tumen/claim'
import type { Predicate } from './act-en-predicate.ts'
import { wordsIn } from './act-en-role.ts'
import type { Word } from './act-en-word.ts'
import type { Site } from './count-en-claim.ts'
import { nounFrom } from './count-en-noun.ts'
import type { CountQuantity } from './draft.ts'

/** Whether a number only says of whom a group consists. */
export function isDescription(site: Site): boolean {
  if (isInside(site) || isAmong(site) || isAppositive(site) || isOneAside(site)) return true
  return isBreakdown(site) || isOfWhom(site) || isPredicate(site)
}

/** "including" reaches so many words back, over other numbers of the same list. */
const REACH = 12

// "including nine women and three children": the mark, with nothing but nouns behind it.
function isInside({ scan, phrase, noun, sentence, roles }: Site): boolean {
  const { words, lists } = scan
  const isSubject = roles.mains[0]?.first === (noun?.end ?? phrase.end)
  for (let n = phrase.first; n > Math.max(0, phrase.first - REACH); n--) {
    if (lists.partsBefore.before(words, n)) return true
    const word = words[n - 1]
    // "including three children, and 40 were deported": a sentence goes on behind the comma.
    if (word?.is === 'comma' && isSubject) return false
    if (!word || word.is === 'break' || sentence.predicates.some(({ head }) => head === n - 1))
      return false
  }
  return false
}

// "three of them women", "most of them men", but "700 of them from Insein" and "one of them held".
function isAppositive(site: Site): boolean {
  const { scan, phrase, sentence } = site
  const { words } = scan
  if (!phrase.whole?.isPronoun && !isAside(site)) return false
  const before = words[phrase.first - 1]?.is ?? ''
  if (!['comma', 'break', 'coordinate', 'mark'].includes(before)) return false
  if (phrase.kind !== 'amount' && words[phrase.end]?.is === 'preposition') return false
  const next = sentence.predicates.find(({ first }) => first >= phrase.end)
  return !hasVerbBefore(scan, phrase.end, next?.first)
}

// "the women, all in their twenties, were": no noun of its own.
function isAside({ phrase, noun, scan: { words } }: Site): boolean {
  const isBare = phrase.kind === 'amount' && noun === undefined && phrase.whole === undefined
  return isBare && words[phrase.end]?.is === 'preposition'
}

// "Nadia, one of the survivors, was sold": says only who she is.
function isOneAside({ phrase, noun, scan: { words } }: Site): boolean {
  if (phrase.quantity.value !== 1 || !phrase.whole || !noun) return false
  return words[phrase.first - 1]?.is === 'comma' && words[noun.end]?.is === 'comma'
}

// "Among the dead were two children"
function isAmong({ scan: { words, lists }, phrase }: Site): boolean {
  if (words[phrase.first - 1]?.is !== 'be') return false
  for (let n = phrase.first - 2; n >= Math.max(0, phrase.first - REACH); n--) {
    if (lists.whomAmong.at(words, n)) return true
    if (words[n]?.is === 'comma' || words[n]?.verb?.kind === 'report') return false
  }
  return false
}

/** Words between "of whom" and its verb. */
const FAR_VERB = 5

// "11 of whom were unaccompanied": who they are, where nothing was done to them.
function isOfWhom({ phrase, roles, sentence, scan: { words, lists } }: Site): boolean {
  if (words[(phrase.whole?.end ?? 0) - 1]?.is !== 'relative') return false
  const next = sentence.predicates.filter(
    ({ first }) => first >= phrase.end && first < phrase.end + FAR_VERB,
  )
  const verbs = [...roles.mains, ...next]
  const isHarm = verbs.some(({ head }) => lists.harm.has(words[head]?.lower ?? '-'))
  return !isHarm && !verbs.some(isSuffered)
}

/** Acts that the people themselves do. */
const OWN: readonly string[] = ['border_crossing', 'arrival', 'death', 'death_in_custody']

// "of whom nine were freed", "of whom nine fled"; not "of whom nine hold papers".
function isSuffered({ act, verb, isPassive }: Predicate): boolean {
  const known = act ?? verb?.act
  return known !== undefined && known !== 'other' && (isPassive || OWN.includes(known))
}

// A verb of its own comes before the next mark: "most of those held this month have been".
function hasVerbBefore({ words }: Site['scan'], end: number, verb: number | undefined): boolean {
  if (verb === undefined) return false
  for (let n = end; n < verb; n++)
    if (words[n]?.is === 'comma' || words[n]?.is === 'break') return false
  return true
}

const NEAR = 3

// "(20 women, 11 men)", "31 people - 19 men, 8 women and 4 children -": only numbers of men, women
// or ages, right behind a number of people of every kind.
function isBreakdown(site: Site): boolean {
  const { scan, phrase, noun, last, distance, sentence } = site
  if (!noun?.means || noun.kind !== 'person' || !last?.quantity || distance > 0) return false
  const { value } = phrase.quantity
  const whole = last.quantity.value
  if (value === undefined || last.restrict || sharesOf(whole) + value > mostOf(whole)) return false
  const [, from] = wordsIn(scan.words, last.range)
  const between = scan.words.slice(from, phrase.first)
  const hasVerb = sentence.predicates.some(({ head }) => head >= from && head < phrase.first)
  const mark = between.find(({ is }) => is === 'comma' || is === 'break' || is === 'coordinate')
  return !hasVerb && mark !== undefined && mark.is !== 'coordinate'
}

function sharesOf({ breakdown = [] }: CountQuantity): number {
  return breakdown.reduce((sum, { value }) => sum + value, 0)
}

function mostOf({ value, high }: CountQuantity): number {
  return value ?? high ?? Number.POSITIVE_INFINITY
}

// "Six of them were women", "15 of those arrested were under 18": a form of to be with a noun for
// people or an age.
function isPredicate({ roles, scan, phrase, noun }: Site): boolean {
  const [main] = roles.mains
  if (!main?.isCopula || main.act || roles.objects.length > 0) return false
  const isPart = phrase.whole !== undefined || phrase.kind === 'amount' || noun === undefined
  return isPart && endsInPeople(scan, main.end)
}

function endsInPeople(scan: Site['scan'], from: number): boolean {
  const { words, lists } = scan
  if (nounFrom(scan, from, true)?.kind === 'person') return true
  for (let n = from; n < Math.min(words.length, from + NEAR + 1); n++) {
    const word = words[n]
    if (lists.ageBefore.at(words, n)) return true
    // "were Eritrean"
    if (n === from && word?.isName && closesAt(words[n + 1])) return true
    const bound = lists.hedgeBefore.at(words, n)
    if (bound && words[bound.end]?.is === 'number') return true
    if (word?.is !== 'word' && word?.is !== 'determiner' && word?.is !== 'adverb') return false
  }
  return false
}

function closesAt(next: Word | undefined): boolean {
  return next === undefined || ['mark', 'comma', 'break', 'coordinate'].includes(next.is)
}

/** Adds the number to the group named last as its breakdown, where the noun says of whom. */
export function addShare({ last, noun, phrase, distance, scan }: Site): void {
  const { op, value } = phrase.quantity
  const means = noun?.means || personBehind(scan, phrase.end)
  const whole = last?.quantity
  if (!whole || distance > 1 || value === undefined || !means || op === 'none') return
  const [by, ...label] = means.split(' ')
  if (whole.value.value !== undefined && value > whole.value.value) return
  const share = { by: by as RestrictionDimension, label: label.join(' '), op, value }
  const breakdown = [...(whole.value.breakdown ?? []), share]
  whole.value = { ...whole.value, breakdown }
}

// "three of them women": the noun behind the number.
function personBehind({ words, lists }: Site['scan'], from: number): string | undefined {
  for (let n = from; n < from + NEAR; n++) {
    const found = lists.people.at(words, n) ?? lists.person.at(words, n)
    if (found?.means) return found.means
  }
  return undefined
}
