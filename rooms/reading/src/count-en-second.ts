// One number that carries two claims: "the 60 were arrested in May and imprisoned in Liaoning as
// of last month". The second verb is a claim of its own where it tells of a state at a day.
// Source: reading.md 2, Act 2; claims.md 3.3.
import { firstFrame } from './act-en-frame.ts'
import { englishLexicon } from './act-en-lexicon.ts'
import { englishSentence, type Predicate } from './act-en-predicate.ts'
import { rolesOf } from './act-en-role.ts'
import type { Draft } from './draft.ts'
import type { Lexicon } from './lexicon.ts'
import type { PreparedText } from './prepared-text.ts'

/** The counts with those that a second verb makes; what they refer to is renumbered. */
export function withSecondClaims(
  counts: readonly Draft[],
  text: PreparedText,
  lexicon: Lexicon,
): Draft[] {
  const all: Draft[] = []
  const placeOf: number[] = []
  for (const [n, draft] of counts.entries()) {
    placeOf.push(all.length)
    all.push(draft)
    const isDone = draft.act !== undefined || isAgain(draft, counts[n + 1])
    const second = isDone ? undefined : secondClaim(draft, text, lexicon)
    if (second) all.push(second)
  }
  for (const draft of all) {
    const to = draft.refersTo
    if (to) draft.refersTo = { ...to, draft: placeOf[to.draft] ?? to.draft }
  }
  return all
}

// The number is told of twice already.
function isAgain({ range }: Draft, next: Draft | undefined): boolean {
  return next?.act !== undefined && next.range.start < range.end
}

function secondClaim(draft: Draft, text: PreparedText, lexicon: Lexicon): Draft | undefined {
  const { words, predicates } = englishSentence(text, lexicon, draft.sentence)
  const [first, second] = rolesOf({ words, predicates, nouns: [] }, draft.range).mains
  if (!first?.act || !second?.act || !STATES.has(second.act) || first.act === second.act)
    return undefined
  const end = nextVerb(predicates, second)?.first ?? words.length
  const days = englishLexicon(lexicon).frames('act state days')
  if (!firstFrame(words, { first: second.end, end }, days)) return undefined
  const start = words[second.first]?.start ?? draft.clause.start
  const shown = { start, end: words[second.end - 1]?.end ?? start }
  const clause = { start, end: words[end - 1]?.end ?? draft.clause.end }
  // Nobody is sentenced between an arrest and what follows it in one breath.
  const value = first.act === 'arrest' ? 'detention' : second.act
  return { ...draft, clause, act: { value, rules: ['act.second-verb'], range: shown } }
}

function nextVerb(predicates: readonly Predicate[], verb: Predicate): Predicate | undefined {
  return predicates.find((one) => one.first >= verb.end && one.isFinite)
}

/** Acts that last. */
const STATES: ReadonlySet<string> = new Set(['detention', 'imprisonment', 'forced_labour'])
