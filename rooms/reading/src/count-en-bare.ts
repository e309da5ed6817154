// Whether an English number without a noun counts people: by what stands before it, by its verb, by
// a list that it ends, or by a number that it is compared with. Source: reading.md 2, Numbers.
import { FORM } from './act-en-lexicon.ts'
import type { Predicate } from './act-en-predicate.ts'
import { wordsIn } from './act-en-role.ts'
import type { Word } from './act-en-word.ts'
import { hasAct, isActing, isKnown, isNominal, type Site } from './count-en-claim.ts'
import { isNamedPart } from './count-en-part.ts'
import { isAbsolute, isBeforeSharedNoun, isChangeOfAct } from './count-en-subject.ts'
import { wordPattern } from './word-pattern.ts'

// A bare number counts people where the sentence has named some, or where its verb does
// something to people.
export function isBareClaim(site: Site): boolean {
  const { phrase, earlier, roles, scan } = site
  const { words } = scan
  if (isPanel(site)) return false
  if (phrase.lead && !isDefinite(site)) return true
  if (isDefinite(site)) return hasAct(site) || isKnown(site)
  if (isNominal(site) || isOfGroup(site) || isTotal(site) || isEntry(site)) return true
  if (isSummed(site) || isChanged(site)) return true
  if (isCompared(site) || isCounted(site) || isWho(site)) return true
  if (earlier.length > 0 && (isListed(site) || isGapped(site))) return true
  if (isThere(site) || isRate(site) || isAnswer(site)) return true
  if (
    isNamedPart(site) ||
    isBeforeSharedNoun(site) ||
    isInState(site) ||
    isAbsolute(site) ||
    isChangeOfAct(site)
  )
    return true
  if (!isAlone(site)) return isAboard(site)
  if (roles.mains.some(({ head }) => scan.lists.harm.has(scan.words[head]?.lower ?? '-')))
    return true
  // "acquitted nine and gave life terms to 66"
  const { around } = roles
  if (
    words[phrase.first - 1]?.detail === 'to' &&
    GIVING.has(around?.verb?.act ?? '') &&
    around?.act
  )
    return true
  const isHolding = (one: Predicate) => isActing(one) || one.verb?.weak !== undefined
  return holdersOf(site).some(isHolding) || isGoingOn(site) || isAboard(site)
}

// The verbs that the number is object or subject of: "wounded 13", "bring in 20", "Eleven drowned".
function holdersOf({ roles, phrase }: Site): Predicate[] {
  const { around } = roles
  const isNear = around !== undefined && around.end >= phrase.first - 1
  const isBeside = isNear && (!around.isPassive || GIVING.has(around.verb?.act ?? ''))
  return [...roles.objects, ...(isBeside ? [around] : []), ...roles.mains.slice(0, 1)]
}

/** "Protection was granted to | 1,543": in the passive people follow all the same. */
const GIVING: ReadonlySet<string> = new Set([
  'with grant',
  'with give',
  'with deny',
  'with receive',
  'with hand',
  'with lodge',
])

// "executed captured fighters, about 70 in all"
function isSummed({ scan: { words, lists }, phrase }: Site): boolean {
  // "their party was 40 strong"
  const isState = words[phrase.first - 1]?.is === 'be'
  if (isState && words[phrase.end]?.lower === 'strong') return true
  const isAside = words[phrase.first - 1]?.is === 'comma'
  const people = lists.people.before(words, phrase.first - 1)
  return isAside && people !== undefined && lists.inAll.at(words, phrase.end) !== undefined
}

// "a delegation of three"
function isPanel({ scan: { words, lists }, phrase: { first } }: Site): boolean {
  return words[first - 1]?.detail === 'of' && lists.panels.has(words[first - 2]?.lower ?? '-')
}

/** Units before an answer in which its question asks how many. */
const QUESTION = 300

// "How many have died in detention? Ms Tran: Two, both at Villawood."
function isAnswer({ scan: { words, text }, phrase }: Site): boolean {
  const isFirst = phrase.first === 0 || words[phrase.first - 1]?.lower === ':'
  if (!isFirst || !isFree(words[phrase.end])) return false
  const start = words[0]?.start ?? 0
  const before = text.lower.slice(Math.max(0, start - QUESTION), start).trimEnd()
  return before.endsWith('?') && /how many[^?.]*\?$/.test(before)
}

// "they have 17 in custody", "30 under arrest": a state right behind the number.
function isInState({ scan: { words, lists }, phrase }: Site): boolean {
  return words[phrase.end]?.is === 'preposition' && lists.held.at(words, phrase.end) !== undefined
}

// "a boat with as many as 120 on board"
function isAboard({ scan: { words, lists }, phrase }: Site): boolean {
  return lists.aboard.at(words, phrase.end) !== undefined
}

// "Arrivals in March: 112", "Killed: 14"
function isEntry({ scan: { words, lists }, phrase, sentence }: Site): boolean {
  if (words[phrase.first - 1]?.lower !== ':' || phrase.quantity.value === 0) return false
  for (let n = phrase.first - 2; n >= Math.max(0, phrase.first - FAR_ENTRY); n--) {
    const { lower = '', verb } = words[n] ?? {}
    const isActNoun = sentence.nouns.some((noun) => n >= noun.first && n < noun.end)
    const isHead = lists.people.at(words, n) ?? (lists.totals.get(lower) || undefined)
    const isDone = verb?.act !== undefined && (verb.forms & FORM.participle) !== 0
    if (isActNoun || isHead || isDone) return true
    if (words[n]?.is === 'mark') return false
  }
  return false
}

const FAR_ENTRY = 6

// "There were 50 or 60", "we were 12": people are there.
function isThere({ scan: { words, lists }, phrase }: Site): boolean {
  const there = lists.there.before(words, phrase.first)
  return (
    there !== undefined &&
    words[there.first - 1]?.is !== 'relative' &&
    (isFree(words[phrase.end]) || words[phrase.end]?.is === 'subordinate')
  )
}

// "50 a week"
function isRate({ scan: { words, lists }, phrase, distance }: Site): boolean {
  const isEach = lists.each.has(words[phrase.end]?.lower ?? '-')
  return distance <= NEAR && isEach && lists.periods.has(words[phrase.end + 1]?.lower ?? '-')
}

/** So many sentences later the people named last are still meant. */
const NEAR = 2

// "At least 306 had been there", right after people were counted: the subject of a whole verb.
function isGoingOn({ phrase, roles, distance, hasThings, scan: { words } }: Site): boolean {
  const [main] = roles.mains
  const isNear = phrase.kind === 'vague' || (distance <= NEAR && !hasThings)
  if (words[phrase.first - 1]?.is === 'preposition') return false
  return isNear && main?.isFinite === true && main.first === phrase.end
}

function isDefinite({ phrase: { lead } }: Site): boolean {
  return lead === 'definite' || lead === 'own'
}

// "a group of 40", "an arrest of 12".
function isOfGroup(site: Site): boolean {
  const { words, lists } = site.scan
  const { first } = site.phrase
  if (words[first - 1]?.detail !== 'of') return false
  const group = words[first - 2]?.lower ?? ''
  // "the survivor of a family of four"
  const isWhole = words[first - 4]?.detail !== 'of' || hasAct(site)
  return lists.groups.has(group) && isWhole
}

// "up from 940 a year earlier", "compared with 171,000"
function isCompared({ scan: { words, lists }, phrase, earlier }: Site): boolean {
  return earlier.length > 0 && lists.compared.before(words, phrase.first) !== undefined
}

// "26 who were picked up"
function isWho({ scan: { words, lists }, phrase }: Site): boolean {
  return lists.who.has(words[phrase.end]?.lower ?? '-')
}

// "fallen from 3,500 people a day to under 100"
function isChanged({ scan: { words, lists }, phrase, earlier }: Site): boolean {
  const from = earlier.at(-1)
  if (!from || words[phrase.first - 1]?.detail !== 'to') return false
  const [at] = wordsIn(words, from.range)
  return words
    .slice(Math.max(0, at - NEAR_CHANGE), at)
    .some(({ lower }) => lists.changes.has(lower))
}

/** Words between a verb of change and its first number. */
const NEAR_CHANGE = 3

// "Local media counted no more than 1,900."
function isCounted(site: Site): boolean {
  const { scan, phrase, distance } = site
  const end = scan.words[phrase.first - 1]?.is === 'mark' ? phrase.first - 1 : phrase.first
  const isVerb = scan.lists.counting.before(scan.words, end) !== undefined
  return distance <= 1 && isVerb && isAlone(site)
}

/** Verbs of a total. */
const BRINGING = wordPattern('en', '^{number bringing}$')

/** How far "the number of those deported" may stand from its number. */
const FAR_TOTAL = 20

// "put the number of those deported at 540", "the death toll rose to 40".
function isTotal({ scan: { words, lists }, phrase, earlier }: Site): boolean {
  const before = words[phrase.first - 1]
  if (lists.totalAfter.at(words, phrase.end)) return true
  // "This brings to 57 the monks who were jailed"
  const isBrought = before?.detail === 'to' && BRINGING.test(words[phrase.first - 2]?.lower ?? '')
  if (isBrought && words[phrase.end]?.detail === 'article') return true
  const last = earlier.at(-1)
  const from = last ? wordsIn(words, last.range)[1] : 0
  // "could exceed 1,400"
  const isOpen = before?.is === 'preposition' || before?.is === 'be' || before?.is === 'modal'
  if (!before || !(isOpen || before.verb)) return false
  for (let n = phrase.first - 2; n >= Math.max(from, phrase.first - FAR_TOTAL); n--)
    if (lists.totals.has(words[n]?.lower ?? '') && words[n + 1]?.is !== 'number') return true
  return false
}

// "granted to 159 applicants and protection to 1,562", "17 people to Chad, and Chad nine to Sudan":
// the verb of the number before holds for this one, too.
function isGapped({ scan: { words }, phrase, earlier }: Site): boolean {
  const last = earlier.at(-1)
  const [before, next] = [words[phrase.first - 1], words[phrase.end]]
  if (!last) return false
  const [first, end] = wordsIn(words, last.range)
  const isAgain = before?.detail === 'to' && words[first - 1]?.detail === 'to'
  const between = words.slice(end, phrase.first - 1)
  const isLinked =
    between.some(({ is }) => is === 'coordinate') && !between.some(({ verb }) => verb)
  if (isAgain) return isLinked && isFree(next)
  return isLinked && before?.isName === true && next?.is === 'preposition'
}

function isFree(next: Word | undefined): boolean {
  return next === undefined || ENDS.has(next.is) || next.is === 'relative' || next.detail === 'a'
}

const ENDS: ReadonlySet<string> = new Set(['preposition', 'comma', 'break', 'mark', 'coordinate'])

// "86 in October and a further 50", "up from 487 in the same period".
function isListed({ scan: { words, lists }, phrase }: Site): boolean {
  const [before, next] = [words[phrase.first - 1], words[phrase.end]]
  const isLinked = before === undefined || ENDS.has(before.is)
  // "40 went back, for a total of 310"
  const isSum = before?.lower === 'for' && words[phrase.first]?.detail === 'article'
  if (isSum && words.slice(phrase.first, phrase.end).some(({ lower }) => lower === 'total'))
    return true
  if (!isLinked || before?.is === 'preposition') return false
  if (next === undefined || ENDS.has(next.is) || next.verb !== undefined || next.is === 'be')
    return true
  // "620 crossed on Monday and 2,100 since the spring"
  if (next.lower === 'since') return true
  return lists.enders.at(words, phrase.end) !== undefined
}

// Nothing but the verb or the end of the phrase follows: "wounding three", "Twelve had been".
function isAlone({ scan: { words }, phrase, roles }: Site): boolean {
  const next = words[phrase.end]
  if (next === undefined || ENDS.has(next.is) || next.is === 'adverb') return true
  if (next.is === 'relative' || next.is === 'subordinate') return true
  return [...roles.mains, ...roles.restrictors].some(({ first }) => first === phrase.end)
}
