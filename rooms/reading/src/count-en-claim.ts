// Whether an English number claims that something happened to people: by its noun, by the verb
// that it belongs to, or by a number before it in a list. Source: reading.md 2, Numbers.
import type { EnglishSentence, Predicate } from './act-en-predicate.ts'
import { type Roles, wordsIn } from './act-en-role.ts'
import { isBareClaim } from './count-en-bare.ts'
import type { CountedNoun } from './count-en-noun.ts'
import type { CountPhrase, Scan } from './count-en-phrase.ts'
import { isGeneral, isNoAmount } from './count-en-quantifier.ts'
import {
  isAbsolute,
  isHeldKind,
  isInCompany,
  isOfThemAsSubject,
  isOthersDone,
  isSubjectOfVerb,
} from './count-en-subject.ts'
import { isSuffered, NO_ACT } from './count-en-suffered.ts'
import { isTellingOfSelf, isTold } from './count-en-teller.ts'
import type { Draft } from './draft.ts'

/** A number in its sentence. */
export interface Site {
  scan: Scan
  sentence: EnglishSentence
  roles: Roles
  phrase: CountPhrase
  noun?: CountedNoun | undefined
  isTable: boolean
  /** The last number of the sentence counted things. */
  hasThings: boolean
  /** The drafts of the same sentence so far. */
  earlier: readonly Draft[]
  last: Draft | undefined
  /** How many sentences back the last draft stands. */
  distance: number
}

/** Whether the number is proposed as a claim. */
export function isClaim(site: Site): boolean {
  const { phrase, noun, isTable } = site
  if (noun?.kind === 'thing') return false
  if (isTable && noun?.kind !== 'person') return false
  if (isTold(site) || isExcepted(site) || isRoom(site) || isEcho(site)) return false
  if (isShare(site) || isParentOf(site) || isSpokenFor(site) || isOnlyWhole(site)) return false
  if (phrase.numeral.isSize) return isSizeOfGroup(site)
  const isNone = phrase.quantity.op === 'none'
  const isIdle = phrase.kind === 'amount' && isNoAmount(site)
  if (noun?.kind === 'official' && !isNone) return !isAsked(site) && !isIdle && isSuffered(site)
  if (phrase.kind === 'amount') return isAmountClaim(site)
  if (isOne(site)) return isOneClaim(site)
  if (noun?.kind === 'unit') return noun.means === BODIES || hasAct(site)
  if (phrase.numeral.isShort) return noun?.kind === 'person'
  if (isKinOfOne(site)) return isSuffered(site) && !isAlong(site)
  if (isOwned(site) || isNamedAgain(site)) return false
  if (noun?.kind === 'person') return phrase.lead !== 'definite' || hasAct(site) || isKnown(site)
  if (phrase.whole) return !isAfterThings(site)
  return isBareClaim(site)
}

// "700 monks live among the 9,000 in the valley": only the whole of those before.
function isOnlyWhole({ phrase, earlier, scan: { words } }: Site): boolean {
  const before = words[phrase.first - 1]?.lower
  return phrase.lead === 'definite' && before === 'among' && earlier.length > 0
}

const BODIES = 'bodies'

/** Whether the number is one: it mostly stands for somebody named before. */
export function isOne({ phrase: { quantity } }: Site): boolean {
  return quantity.op === 'exactly' && quantity.value === 1
}

// "fled with his four children"
function isKinOfOne({ scan: { words, lists }, phrase, noun }: Site): boolean {
  if (phrase.lead !== 'own' || noun?.kind !== 'person') return false
  return lists.kin.at(words, noun.head) !== undefined
}

// "Of the four children, the eldest was nine": the group is only named again.
function isNamedAgain({ scan: { words, lists }, phrase, noun, roles }: Site): boolean {
  const mark = lists.wholeFirst.before(words, phrase.first)
  const isHead = mark?.first === 0 || (mark && words[mark.first - 1]?.lower === ';')
  const end = noun?.end ?? phrase.end
  const from = words[end]?.is === 'relative' ? end + 1 : end
  const own = [...roles.restrictors, ...roles.mains].find(({ first }) => first === from)
  // "Of 80 men, three came out": counted only where something was done to all of them.
  const isClosed = words[end]?.is === 'comma' || (phrase.whole === undefined && !own)
  const isOnlyNamed = phrase.lead === 'definite' || (isClosed && noun !== undefined)
  return isHead === true && isOnlyNamed && !(own && isStrong(own))
}

/** Words between the two of "hundreds, possibly thousands". */
const NEAR_ECHO = 4

function isEcho({ scan: { words, lists }, phrase, last, distance }: Site): boolean {
  const isGuess = phrase.kind === 'vague' && distance === 0 && last?.quantity?.value.op === 'vague'
  if (!isGuess || !last) return false
  const [, from] = wordsIn(words, last.range)
  const between = words.slice(from, phrase.first)
  const isLinked = between.every(({ is, lower }) => is === 'comma' || lists.orMore.has(lower))
  return between.length <= NEAR_ECHO && isLinked
}

// "a capacity of 450", "built for 250 prisoners"
function isRoom({ scan: { words, lists }, phrase }: Site): boolean {
  // "fourteen to a room"
  const isEach =
    words[phrase.end + 1]?.detail === 'article' || words[phrase.end + 1]?.is === 'pronoun'
  if (words[phrase.end]?.detail === 'to' && isEach && words[phrase.first - 1]?.is === 'comma')
    return true
  return lists.capacity.before(words, phrase.first) !== undefined
}

// "all but three of the condemned"
function isExcepted({ scan: { words, lists }, phrase }: Site): boolean {
  return lists.except.before(words, phrase.first) !== undefined
}

// "Haitians accounted for 17,842 and Cubans for 2,604": what a total is made of.
function isShare({ scan: { words, lists }, phrase }: Site): boolean {
  if (lists.composes.before(words, phrase.first)) return true
  if (words[phrase.first - 1]?.lower !== 'for') return false
  for (let n = phrase.first - 2; n > 0; n--) if (lists.composes.before(words, n)) return true
  return false
}

// "a mother of two of the missing"
function isParentOf({ scan: { words, lists }, phrase }: Site): boolean {
  if (words[phrase.first - 1]?.detail !== 'of') return false
  return lists.parents.at(words, phrase.first - 2) !== undefined
}

// "asked how many employers had been prosecuted"
function isAsked({ scan: { words, lists }, phrase }: Site): boolean {
  return phrase.kind === 'amount' && lists.asking.has(words[phrase.first - 1]?.lower ?? '-')
}

// "a lawyer for four of the defendants": nothing is told of them.
function isSpokenFor({ scan: { words, lists }, phrase: { first } }: Site): boolean {
  if (words[first - 1]?.is !== 'preposition') return false
  return lists.spokesmen.has(words[first - 2]?.lower ?? '-')
}

function isAlong({ scan: { words }, phrase }: Site): boolean {
  return words[phrase.first - 1]?.is === 'preposition'
}

// "she has three daughters", "the second of five children"
function isOwned({ scan: { words, lists }, phrase, noun }: Site): boolean {
  if (!noun || lists.kin.at(words, noun.head) === undefined) return false
  const before = words[phrase.first - 1]
  const isOfFamily =
    before?.detail === 'of' && lists.ordinals.has(words[phrase.first - 2]?.lower ?? '-')
  return before?.is === 'have' || isOfFamily
}

// "a 31-member group", not "a five-member committee".
function isSizeOfGroup({ scan: { words, lists }, phrase }: Site): boolean {
  for (let n = phrase.end; n < phrase.end + 4; n++) {
    const lower = words[n]?.lower ?? ''
    if (lists.panels.has(lower)) return false
    if (lists.groups.has(lower)) return true
  }
  return false
}

function actsOf({ roles }: Site): Predicate[] {
  const around = roles.around ? [roles.around] : []
  return [...roles.objects, ...roles.mains, ...around, ...roles.restrictors].filter(isActing)
}

/** A verb that may do something to people, even where its words leave open what. */
export function isActing({ act, verb }: Predicate): boolean {
  return act !== undefined || verb?.act !== undefined
}

/** Whether the number before it is the same: "the 60" after "about 60". */
export function isKnown({ phrase, last }: Site): boolean {
  return last?.quantity?.value.value === phrase.quantity.value
}

/** Whether a verb or a noun for an act holds the number. */
export function hasAct(site: Site): boolean {
  return actsOf(site).length > 0 || isNominal(site)
}

/** A noun for an act stands so far before its number at the most. */
const FAR = 8

// "the arrests of 86", "the forced return to Laos of some 4,000".
export function isNominal({ sentence, phrase, scan }: Site): boolean {
  const noun = sentence.nouns.filter(({ end }) => end <= phrase.first).at(-1)
  if (!noun || phrase.first - noun.end > FAR) return false
  for (let n = phrase.first - 1; n >= noun.end; n--) {
    if (scan.words[n]?.detail === 'of') return true
    const is = scan.words[n]?.is
    if (is === 'preposition' || is === 'comma' || is === 'coordinate') return false
  }
  return false
}

// "Many were deported", "some were released"; "some complained" claims nothing that is counted.
function isAmountClaim(site: Site): boolean {
  const { roles, noun, phrase, scan } = site
  if (isAfterThings(site)) return false
  if (noun?.kind === 'unit' || isGeneral(site) || isNoAmount(site)) return false
  // "revoked the status of many people"
  if (scan.words[phrase.first - 1]?.detail === 'of' && !isNominal(site)) return false
  if (scan.lists.asking.has(scan.words[phrase.first - 1]?.lower ?? '-')) return false
  if (noun === undefined && phrase.whole === undefined && isAdjective(site)) return false
  const isRest =
    phrase.quantity.op === 'unknown_some' && scan.lists.rest.at(scan.words, phrase.first)
  if (isRest && !isPartition(site)) return false
  // "the mayor along with some drivers had fined nine": no subject.
  const before = scan.words[phrase.first - 1]
  const isAlongside = before?.is === 'preposition' && before.detail !== 'of'
  const mains = isAlongside ? [] : roles.mains
  const own = [...roles.objects, ...(isRest ? mains.slice(0, 1) : mains)]
  if (isTellingOfSelf(site) || isOfThemAsSubject(site)) return true
  if (roles.objects.some(({ head }) => scan.lists.harm.has(scan.words[head]?.lower ?? '-')))
    return true
  // "many of those jailed went hungry"
  const isThose = scan.words[phrase.end - 1]?.lower === 'those'
  if (isHeldKind(site) || isOthersDone(site)) return true
  if (isNominal(site) || (isThose && roles.restrictors.some(isStrong))) return true
  if (isInCompany(site) || isAbsolute(site) || (!isRest && isSubjectOfVerb(site))) return true
  if (phrase.quantity.op !== 'none') return own.some(isStrong) || (!isRest && isHarmed(site))
  return phrase.whole ? own.length > 0 : own.some(isActing) || isHarmed(site)
}

// "Most were released, the rest are held": in a sentence of its own or among parts without
// numbers; what is left beside a number is known from it.
function isPartition({ earlier }: Site): boolean {
  return earlier.length === 0 || earlier.some(({ quantity }) => quantity?.value.value === undefined)
}

/** An act by itself, not one that is only feared. */
export function isStrong({ act, isWeak }: Predicate): boolean {
  return act !== undefined && act !== NO_ACT && !isWeak
}

// "30 houses were searched and six of them burnt"
function isAfterThings({ hasThings, earlier, noun, phrase }: Site): boolean {
  return (
    hasThings && earlier.length === 0 && noun === undefined && (phrase.whole?.isPronoun ?? true)
  )
}

// "some were", "sends some back", not "some time", "several years".
function isAdjective({ scan: { words }, phrase, roles }: Site): boolean {
  const next = words[phrase.end]
  const isVerb = roles.mains.some(({ first }) => first === phrase.end)
  return next?.is === 'word' && !isVerb && next.verb === undefined
}

// "One man had drowned"
function isHarmed({ roles, phrase, noun, scan: { words, lists } }: Site): boolean {
  const isNamed = noun !== undefined || phrase.whole !== undefined || phrase.quantity.op === 'none'
  return isNamed && roles.mains.some(({ head }) => lists.harm.has(words[head]?.lower ?? '-'))
}

// "two died, one in Mahilyow and one in Vitebsk"
function isOneOfList({ scan: { words }, phrase, earlier }: Site): boolean {
  const before = words[phrase.first - 1]?.is ?? ''
  if (earlier.length === 0 || !['comma', 'coordinate', 'break'].includes(before)) return false
  return words[phrase.end]?.is === 'preposition' && words[phrase.end + 1]?.isName === true
}

// "Eight had been set free, and one had been found dead": of those counted in the sentence.
function isOneMore({ scan: { words }, phrase, earlier, roles }: Site): boolean {
  const before = words[phrase.first - 1]
  const isLinked = before?.is === 'coordinate' || before?.lower === ';'
  const [main] = roles.mains
  if (!main || main.first !== phrase.end || earlier.length === 0) return false
  return isLinked && main.isFinite && (isActing(main) || main.isNegated)
}

// "one of the men", "one man"; not "one" that stands for a person named before.
function isOneClaim(site: Site): boolean {
  const { phrase, noun, roles } = site
  if (phrase.whole)
    return hasAct(site) || (phrase.whole.value !== undefined && roles.mains.length > 0)
  if (noun === undefined) return isOneOfList(site) || isOneMore(site)
  return noun.kind === 'person' && (actsOf(site).some(isStrong) || isHarmed(site))
}
