// English numbers that only describe a group: "including three children", "(20 women, 11 men)",
// "most of them men". They are no claims of their own but the breakdown of the number named last.
// Source: reading.md 6.
import type { RestrictionDimension } from '@tumen/claim'
import { FORM } from './act-en-lexicon.ts'
import type { Predicate } from './act-en-predicate.ts'
import { wordsIn } from './act-en-role.ts'
import type { Word } from './act-en-word.ts'
import type { Site } from './count-en-claim.ts'
import { nounFrom } from './count-en-noun.ts'
import type { CountQuantity } from './draft.ts'
import { wordPattern } from './word-pattern.ts'

/** Whether a number only says of whom a group consists. */
export function isDescription(site: Site): boolean {
  if (isInside(site) || isAmong(site) || isAppositive(site) || isOneAside(site)) return true
  if (isNamedOnly(site) || isInAmongList(site)) return true
  return isBreakdown(site) || isOfWhom(site) || isPredicate(site) || isOrigin(site)
}

// "The five monks were later named as Abel, Ken": those told of before, by name.
function isNamedOnly({ phrase, roles: { mains }, scan: { words } }: Site): boolean {
  const [main] = mains
  if (phrase.lead !== 'definite' || mains.length !== 1 || !main?.isPassive) return false
  return NAMING.test(words[main.head]?.lower ?? '')
}

const NAMING = wordPattern('en', '^{number naming}$')

// "Among the dead were two women, three boys and | nine men": the list goes on.
function isInAmongList({ phrase, sentence, earlier, scan: { words, lists } }: Site): boolean {
  if (earlier.length > 0 || !lists.whomAmong.at(words, 0)) return false
  const before = sentence.predicates.filter(({ head }) => head < phrase.first)
  const isLinked = ['comma', 'coordinate'].includes(words[phrase.first - 1]?.is ?? '')
  return isLinked && before.at(-1)?.isCopula === true
}

/** "including" reaches so many words back, over other numbers of the same list. */
const REACH = 12

/** Sentences over which a whole is known. */
const WHOLE_NEAR = 2

// "Those arrested included 12 pastors and some 30 villagers": of a whole that nobody counted.
function isFirstNamed({ scan: { words }, sentence, phrase, distance, earlier }: Site): boolean {
  const at = words.findIndex(({ lower }) => lower === 'included' || lower === 'include')
  if (at === -1 || at >= phrase.first || (earlier.length === 0 && distance <= WHOLE_NEAR))
    return false
  const isThose = words.slice(0, at).some(({ lower }) => lower === 'those' || lower === 'the')
  return isThose && sentence.predicates.some(({ head, act }) => act !== undefined && head < at)
}

// "nine families, made up of 41 people": how many they are.
function isOfFamilies({ last, noun, distance }: Site): boolean {
  const unit = last?.quantity?.value.unit
  return distance === 0 && noun?.kind === 'person' && !noun.means && FAMILIES.has(unit ?? '')
}

const FAMILIES: ReadonlySet<string> = new Set(['families', 'households'])

// "including nine women and three children": the mark, with nothing but nouns behind it.
function isInside(site: Site): boolean {
  const { scan, phrase, noun, sentence, roles } = site
  const { words, lists } = scan
  if (isNamedPart(site) || isFirstNamed(site) || isOfFamilies(site)) return false
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

/** What was done to a part by itself. */
const HELD: ReadonlySet<string> = new Set(['arrest', 'detention', 'sentence', 'forced_return'])

/** Prepositions before where the people of a part are. */
const PLACING: ReadonlySet<string> = new Set(['in', 'at', 'near', 'outside', 'across'])

/** "50 were freed, including 31 from the north": parts with a tale of their own. */
export function isNamedPart(site: Site): boolean {
  const { phrase, noun, earlier } = site
  const { words, lists } = site.scan
  const isMarked = (at: number) => lists.partsBefore.before(words, at) !== undefined
  const isLinked = ['comma', 'coordinate'].includes(words[phrase.first - 1]?.is ?? '')
  const isNext = isLinked && earlier.some(({ range }) => isMarked(wordsIn(words, range)[0]))
  if (!isMarked(phrase.first) && !isNext) return false
  const next = words[phrase.end]
  const isWho = lists.who.has(next?.lower ?? '-') || next?.detail === 'from'
  const isNamed = words[phrase.end + 1]?.isName || words[phrase.end + 2]?.isName
  // "including 12 arrested in May"
  const isDone =
    ((next?.verb?.forms ?? 0) & FORM.participle) !== 0 && HELD.has(next?.verb?.act ?? '')
  const isThere = PLACING.has(next?.lower ?? '') && isNamed === true
  return noun === undefined && phrase.whole === undefined && (isWho || isThere || isDone)
}

// "three of them women", "most of them men", but "700 of them from Estwick" and "one of them held".
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

/** "71 come from Peru, 26 from Bolivia": what people they are. */
function isOrigin({ phrase, noun, scan: { words, lists } }: Site): boolean {
  if (noun || words[0] === undefined) return false
  const at = words[phrase.end]?.detail === 'from' ? phrase.end : phrase.end + 1
  if (words[at]?.detail !== 'from' || !words[at + 1]?.isName) return false
  if (at > phrase.end) return lists.origin.at(words, phrase.end) !== undefined
  for (let n = 0; n < phrase.first; n++)
    if (lists.origin.at(words, n) && words[n + 1]?.detail === 'from') return true
  return false
}

// "Among the dead were two children", "There are 31 old women among them"
function isAmong(site: Site): boolean {
  const { phrase, noun, roles, last, distance } = site
  const { words, lists } = site.scan
  const at = words[phrase.first - 1]?.is === 'adverb' ? phrase.first - 1 : phrase.first
  const isThere = lists.there.before(words, at) !== undefined
  const [main] = roles.mains
  // "two cooks were among the 40 who drowned"
  const isOf = main?.isCopula === true && lists.whomAmong.at(words, main.end) !== undefined
  const isKnown = distance <= 1 && noun !== undefined && isSmaller(phrase, last)
  const isThe = words[(main?.end ?? 0) + 1]?.detail === 'article'
  if (isOf && (noun?.means || isKnown) && isThe) return true
  if (isThere && noun?.means && lists.whomAmong.at(words, noun.end)) return true
  if (words[phrase.first - 1]?.is !== 'be') return false
  for (let n = phrase.first - 2; n >= Math.max(0, phrase.first - REACH); n--) {
    if (lists.whomAmong.at(words, n)) return true
    if (words[n]?.is === 'comma' || words[n]?.verb?.kind === 'report') return false
  }
  return false
}

function isSmaller({ quantity }: Site['phrase'], last: Site['last']): boolean {
  const whole = last?.quantity?.value.value
  return whole !== undefined && quantity.value !== undefined && quantity.value < whole
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
  // "two of the weavers were hungry and had been driven to a school"
  const isBoth = ({ first, act, isCopula }: Predicate) =>
    act !== undefined && !isCopula && scan.words[first - 1]?.is === 'coordinate'
  if (roles.mains.some(isBoth)) return false
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
