// English numbers and words for amounts that count people by how they stand in their clause: as
// the subject of a whole verb, in "with nine being deported", behind a noun for an act that
// rise "from 40 to 60". Source: reading.md 2, Numbers; the shapes are those of real reports.
import { FORM } from './act-en-lexicon.ts'
import type { Predicate } from './act-en-predicate.ts'
import type { Roles } from './act-en-role.ts'
import type { Word } from './act-en-word.ts'
import { isStrong, type Site } from './count-en-claim.ts'
import { nounFrom } from './count-en-noun.ts'
import { wordPattern } from './word-pattern.ts'

/** So many sentences back people must have been counted of whom "some" are. */
const NEAR = 2

/** "Some were carried to a barn", "many nuns hid in the cellar": whatever they did. */
export function isSubjectOfVerb(site: Site): boolean {
  const { phrase, noun, roles, distance, scan } = site
  const [main] = roles.mains
  // "her brothers, both registered at school, were held"
  const isAside = main?.isBare === true && scan.words[phrase.first - 1]?.is === 'comma'
  if (phrase.quantity.op === 'none' || isAside) return false
  if (!main || !isTelling(main)) return false
  if (!main.isPassive && scan.lists.opinion.at(scan.words, main.head)) return false
  if (scan.words[phrase.first - 1]?.is === 'preposition') return false
  if (noun) return noun.kind === 'person' && main.first === noun.end && !isPresent(main)
  return main.first === phrase.end && distance <= NEAR
}

/** "Most of them ran off": whatever they did, where they are the subject of the sentence. */
export function isOfThemAsSubject({ phrase, noun, roles, scan: { words, lists } }: Site): boolean {
  const [main] = roles.mains
  const isOpen = !lists.asking.has(words[phrase.first - 1]?.lower ?? '-')
  const isHead = words[phrase.first - 1]?.is !== 'preposition' && isOpen
  return (
    phrase.whole !== undefined &&
    isHead &&
    main?.isFinite === true &&
    isFirstOf(words, phrase.whole.isPronoun ? phrase.end : (noun?.end ?? -1), roles)
  )
}

// The verb next to it, or behind "who are all men," and "heard by monitors".
function isFirstOf(words: readonly Word[], end: number, { mains, restrictors }: Roles): boolean {
  const [main] = mains
  if (main?.first === end || (!main?.isCopula && restrictors[0]?.first === end)) return true
  const isAside = words[end]?.is === 'comma' && words[end + 1]?.is === 'relative'
  return isAside && words[(main?.first ?? 0) - 1]?.is === 'comma'
}

const HELD_PEOPLE = wordPattern('en', '^{number held-people}$')

/** "There are many more prisoners": who they are says what was done. */
export function isHeldKind({ phrase, noun, roles, scan: { words } }: Site): boolean {
  if (noun?.kind !== 'person' || !HELD_PEOPLE.test(words[noun.head]?.lower ?? '')) return false
  const isThere = words.slice(0, phrase.first).some(({ lower }) => lower === 'there')
  return isThere && roles.around?.isCopula === true
}

/** "the many other weavers who are being held": what was done to them. */
export function isOthersDone({ phrase, noun, roles, scan: { words } }: Site): boolean {
  const [one] = roles.restrictors
  const isMore = words.slice(phrase.first, phrase.end).some(({ lower }) => MORE.has(lower))
  if (!isMore || !one || one.isBare || !one.isFinite || noun?.kind !== 'person') return false
  return phrase.quantity.op !== 'none' && one.isPassive && isStrong(one)
}

const MORE: ReadonlySet<string> = new Set(['other', 'others', 'more'])

// A whole verb that is no form of to be and reports, plans or seems nothing.
function isTelling(one: Predicate): boolean {
  const { isCopula, isPassive, isPossible, isBare, verb } = one
  if (!one.isFinite || isCopula || isPossible || !verb || verb.forms === FORM.third) return false
  if (isPassive) return (verb.kind !== 'report' || verb.act !== undefined) && !isBare
  // "many neighbours lit candles"
  return verb.act !== undefined || !UNTOLD.has(verb.kind ?? '')
}

/** Kinds of verbs that do not say what people did. */
const UNTOLD: ReadonlySet<string> = new Set(['report', 'plan', 'undone', 'aspect'])

function isPresent({ verb, isBare, isPassive, first, head }: Predicate): boolean {
  const forms = verb?.forms ?? 0
  return !isPassive && !isBare && first === head && (forms & FORM.past) === 0
}

/** "with nine being deported", "with many ending up in camps". */
export function isAbsolute({ phrase, noun, sentence, scan: { words } }: Site): boolean {
  if (words[phrase.first - 1]?.detail !== 'with') return false
  let end = noun?.end ?? phrase.end
  while (words[end]?.is === 'adverb') end++
  const next = sentence.predicates.find(({ first }) => first >= phrase.end)
  return next?.first === end && (next.isBare || !next.isFinite) && !next.isInfinitive
}

/** "was jailed together with several others": what was done to those before. */
export function isInCompany({ phrase: { first }, sentence, scan: { words } }: Site): boolean {
  const isWith = words[first - 1]?.detail === 'with'
  if (!isWith || !COMPANY.has(words[first - 2]?.lower ?? '')) return false
  const before = sentence.predicates.findLast(({ head }) => head < first)
  return before?.isPassive === true && before.act !== undefined && before.act !== 'other'
}

const COMPANY: ReadonlySet<string> = new Set(['along', 'together'])

/** Numbers that share one noun at the most. */
const MOST_SHARED = 8

/** "with 62, 41 and 17 detainees": the noun of the last number is that of all. */
export function isBeforeSharedNoun({ phrase, scan }: Site): boolean {
  const { words } = scan
  let at = phrase.end
  for (let turn = 0; turn < MOST_SHARED; turn++) {
    const isLink = words[at]?.is === 'comma' || words[at]?.is === 'coordinate'
    if (!isLink || words[at + 1]?.is !== 'number') break
    at += 2
  }
  return at > phrase.end && nounFrom(scan, at, false)?.kind === 'person'
}

/** Words over which "an increase in deaths" reaches to its numbers. */
const FAR_CHANGE = 20

/** "noted an increase in deaths since May, from 31 to 45" */
export function isChangeOfAct({ phrase, sentence, scan: { words, lists } }: Site): boolean {
  const before = words[phrase.first - 1]
  if (before?.detail !== 'from' && before?.detail !== 'to') return false
  const noun = sentence.nouns.findLast(({ end }) => end < phrase.first)
  if (!noun || !OF_PEOPLE.has(noun.act) || phrase.first - noun.end > FAR_CHANGE) return false
  return words
    .slice(Math.max(0, noun.first - 3), phrase.first)
    .some(({ lower }) => lists.changes.has(lower))
}

/** Acts whose number is one of people. */
const OF_PEOPLE: ReadonlySet<string> = new Set([
  'death',
  'killing',
  'death_in_custody',
  'execution',
  'forced_return',
  'arrival',
  'arrest',
])
