// Numbers of those who tell something in English: "three women told", "testimony from 80". They are
// counted only where they tell what was done to themselves. Source: reading.md 2, Numbers.
import { toldNoun } from './act-en-person.ts'
import type { Predicate } from './act-en-predicate.ts'
import type { Word } from './act-en-word.ts'
import { isOne, isStrong, type Site } from './count-en-claim.ts'
import { wordPattern } from './word-pattern.ts'

/** "according to two refugees", "three women told": those who tell are not counted. */
export function isTold(site: Site): boolean {
  const { scan, phrase, noun, roles, sentence } = site
  if (isBehindTellers(site)) return true
  // "Ade, one of eight weavers deported in May, told us": counted by what was done to them.
  const done = [...roles.mains.slice(0, 1), ...roles.restrictors]
  const isOfCounted = phrase.whole?.value !== undefined && done.some(isStrong)
  const speaking = [...roles.mains, ...roles.restrictors].some(isSpeaking)
  if (isOne(site) && !isOfCounted && speaking) return true
  if (isMissedByKin(site)) return false
  const end = noun?.end ?? phrase.end
  const next = sentence.predicates.find(({ first }) => first === end)
  // "told us of electric shocks": they tell what was done to them.
  if (next && isSpeaking(next) && toldNoun(sentence, next)) return false
  if (next && isSpeaking(next) && opensSpeech(scan.words[next.end])) return !isTellingOfSelf(site)
  // "58 reported torture"
  if (next && sentence.nouns.some(({ first }) => first === next.end)) return false
  // "Three people, including a clerk, said": an insertion.
  const isAside = scan.words[end]?.is === 'comma' && scan.words[end + 1]?.lower === 'including'
  const later = isAside ? sentence.predicates.find((one) => one.first > end + 2) : undefined
  if (later && isSpeaking(later) && opensSpeech(scan.words[later.end])) return true
  const main = roles.mains.find(({ first }) => first >= end)
  if (!main || roles.objects.length > 0 || !isSpeaking(main)) return false
  const between = scan.words.slice(end, main.first)
  // "three women I knew were raped": somebody else knows.
  return !between.some(({ is }) => is === 'comma' || is === 'break' || is === 'pronoun')
}

// "wives of 26 miners have reported their abduction": what was done to the 26.
function isMissedByKin({ scan: { words, lists }, phrase: { first }, roles, sentence }: Site) {
  const isKin =
    words[first - 1]?.detail === 'of' && lists.families.has(words[first - 2]?.lower ?? '-')
  const [main] = roles.mains
  return isKin && main !== undefined && isSpeaking(main) && toldNoun(sentence, main) !== undefined
}

/** "Of seven prisoners, five said that guards had beaten them": what was done to the five. */
export function isTellingOfSelf({ phrase, noun, sentence, scan: { words, lists } }: Site): boolean {
  const isPart =
    phrase.kind === 'amount' ||
    phrase.whole !== undefined ||
    lists.wholeFirst.at(words, 0) !== undefined
  const own = sentence.predicates.find(({ first, act }) => first > phrase.end && act !== undefined)
  if (!own || !isStrong(own)) return false
  // "Three women said they were given injections": done to each of them, not to a people.
  const isThey = words[own.first - 1]?.lower === 'they'
  const isSaid = own.isPassive && (noun === undefined || noun.kind === 'person')
  if (!isPart && !(isThey && isSaid)) return false
  return words[own.end]?.lower === 'them' || isThey
}

// "said they", "said that", not "reported missing" and "said to have died".
function opensSpeech(next: Word | undefined): boolean {
  if (!next) return true
  return ['that', 'pronoun', 'determiner', 'comma', 'mark', 'break', 'relative'].includes(next.is)
}

/** "testimony from 80 witnesses and 240 victims": words over which the tellers reach. */
const REACH = 8

function isBehindTellers(site: Site): boolean {
  const { phrase, sentence, scan } = site
  const { words, lists } = scan
  for (let n = phrase.first; n > Math.max(0, phrase.first - REACH); n--) {
    const teller = lists.tellers.before(words, n)
    if (teller) return !isQuestioning(site, teller.first)
    // "cited widows of 27 men who were shot": those who tell are the widows.
    if (n < phrase.first && lists.families.has(words[n - 1]?.lower ?? '-')) return false
    const is = words[n - 1]?.is
    const isVerb = sentence.predicates.some(({ head }) => head === n - 1)
    // "citing a radio station that 85 were deported": a clause of its own.
    if (is === 'that') return false
    if (isVerb || is === 'break' || is === 'relative' || is === 'comma') return false
    if (is === 'preposition' && !lists.links.has(words[n - 1]?.lower ?? '-')) return false
  }
  return false
}

/** Words before "interviewed" within which the officers stand who did it. */
const OFFICERS_NEAR = 8

const QUESTIONING = wordPattern('en', '^{number questioning}$')

// "guards interviewed more than 70 cooks": they were checked, not heard as witnesses.
function isQuestioning({ scan: { words, lists } }: Site, at: number): boolean {
  if (!QUESTIONING.test(words[at]?.lower ?? '')) return false
  for (let n = Math.max(0, at - OFFICERS_NEAR); n < at; n++) {
    const officer = lists.officials.at(words, n)
    if (officer && OFFICERS.test(words[officer.end - 1]?.lower ?? '')) return true
  }
  return false
}

const OFFICERS = wordPattern('en', '^{number officers}$')

// "still do not know" tells nothing.
function isSpeaking({ verb, isPassive, isNegated, act }: Predicate): boolean {
  return verb?.kind === 'report' && !isPassive && !isNegated && act === undefined
}
