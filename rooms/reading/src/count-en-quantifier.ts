// English words for amounts that count nobody where they stand: "both praised and jailed", "all but
// two letters", "the nine all died", "all sailors who landed".
// Source: reading.md 2, Numbers.
import { FORM } from './act-en-lexicon.ts'
import type { Site } from './count-en-claim.ts'
import { nounFrom } from './count-en-noun.ts'

/** A conjunction, a rest of things, or a word that only floats behind its subject. */
export function isNoAmount(site: Site): boolean {
  if (isIdiom(site) || isBothAnd(site) || isAllBut(site) || isFloating(site)) return true
  return isOfThings(site) || isHighest(site)
}

// "the most prominent leaders", "its most senior monk": no part of them.
function isHighest({ scan: { words }, phrase: { first, end, whole } }: Site): boolean {
  const before = words[first - 1]
  const isOwn = before?.is === 'determiner' && before.detail !== 'many'
  return words[end - 1]?.lower === 'most' && isOwn && !whole && words[end]?.detail !== 'of'
}

/** Words before "all" that make a phrase of it: "above all", "after all", "at all". */
const BEFORE_ALL: ReadonlySet<string> = new Set(['above', 'after', 'at'])

// "goes back above all to petitions", and "nobody may be returned"
function isIdiom({ scan: { words }, phrase, noun, roles: { mains } }: Site): boolean {
  const isAll = words[phrase.end - 1]?.lower === 'all' && !noun && !phrase.whole
  if (isAll && BEFORE_ALL.has(words[phrase.end - 2]?.lower ?? '')) return true
  const [main] = mains
  if (phrase.quantity.op !== 'none' || !main) return false
  const isDemand = words.slice(main.first, main.head).some(({ detail }) => detail === 'demand')
  return main.isPossible || isDemand
}

// "the king both praised and jailed poets": no pair of people.
function isBothAnd({ scan: { words }, phrase: { first, end } }: Site): boolean {
  const isVerb = words[end]?.verb !== undefined
  return words[first]?.lower === 'both' && isVerb && words[end + 1]?.is === 'coordinate'
}

// "lost all but two letters"
function isAllBut({ scan: { words, lists }, phrase: { end } }: Site): boolean {
  if (words[end]?.lower !== 'but') return false
  return words.slice(end + 2, end + 5).some(({ lower }) => lists.things.has(lower))
}

// "resisted all calls", "in all those talks": a noun that looks like a verb, or one behind
// "those".
function isOfThings({ scan, phrase: { end }, noun }: Site): boolean {
  const next = scan.words[end]
  if (noun || !next) return false
  const isPlural = next.isPlural && next.verb?.forms === FORM.third
  if (next.is !== 'determiner') return isPlural
  return nounFrom(scan, end + 1, false)?.kind === 'thing'
}

// "the nine all died", "we all try"
function isFloating({ scan: { words, lists }, phrase: { first }, noun }: Site): boolean {
  const word = words[first]?.lower ?? ''
  if (noun || (word !== 'all' && word !== 'both')) return false
  const before = words[first - 1]
  if (before?.is === 'pronoun' || before?.is === 'number') return true
  return lists.numerals.has(before?.lower ?? '-') || lists.people.before(words, first) !== undefined
}

/** "all sailors who landed": everybody of a kind; but "all arrested weavers" are some. */
export function isGeneral({ phrase, noun, scan: { words } }: Site): boolean {
  if (phrase.quantity.vague !== 'all' || phrase.whole || !noun) return false
  const isDone = words.slice(phrase.end, noun.head).some(({ verb }) => {
    return verb?.act !== undefined && (verb.forms & FORM.participle) !== 0
  })
  return !isDone
}
