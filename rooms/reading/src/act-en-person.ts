// What an English noun for people says of them ("detainees"), and what those who tell say of
// themselves ("described beatings"); weaker than any verb with an act. Source: reading.md 2, Act 6.
import type { Act } from '@tumen/claim'
import type { ActCandidate } from './act-en-candidate.ts'
import { firstFrame } from './act-en-frame.ts'
import { englishLexicon } from './act-en-lexicon.ts'
import type { ActNoun, EnglishSentence, Predicate } from './act-en-predicate.ts'
import { onlyCounts } from './act-en-present.ts'
import { isReport, type Roles } from './act-en-role.ts'
import type { Word } from './act-en-word.ts'
import type { Context } from './draft.ts'
import { wordPattern } from './word-pattern.ts'

/** The act that the noun of the number names, where no verb of its own says something else. */
export function person(sentence: EnglishSentence, roles: Roles, context: Context): ActCandidate[] {
  const set = englishLexicon(context.lexicon).frames('act persons')
  const around = { first: roles.first, end: roles.end + 3 }
  const match = firstFrame(sentence.words, around, set)
  if (!match) return []
  const verb = HELD.has(match.act) ? ownVerb(sentence, roles, context) : undefined
  // "Three detainees were denied a lawyer": that they are held is known, not told.
  if (verb) return [{ act: 'other', rule: 'act.own-verb', first: verb.first, end: verb.end }]
  return [{ act: match.act as Act, rule: 'act.person', first: match.first, end: match.end }]
}

const HEARING = wordPattern('en', '^{act hearing}$')

/** What people go on being while something else is told of them. */
const HELD: ReadonlySet<string> = new Set(['detention', 'imprisonment', 'abduction'])

// A whole verb of theirs that says something, though no act.
function ownVerb(sentence: EnglishSentence, roles: Roles, context: Context): Predicate | undefined {
  const [main] = roles.mains
  if (!main?.isFinite || main.isCopula || main.isPlanned) return undefined
  if (!main.verb || (main.verb.kind === 'report' && !main.isPassive)) return undefined
  return onlyCounts(sentence, roles, context) ? undefined : main
}

/** What those who speak say was done to them: "told us that they had been raped". */
export function told(sentence: EnglishSentence, { mains: [main] }: Roles): ActCandidate[] {
  const { words, predicates } = sentence
  if (main?.verb?.kind !== 'report') return []
  // "had been warned that they would be jailed": they tell nothing.
  if (main.isPassive && HEARING.test(words[main.head]?.lower ?? ''))
    return [{ act: 'other', rule: 'act.own-verb', first: main.first, end: main.end }]
  const suffered = toldNoun(sentence, main)
  if (suffered) {
    const { act, first, end } = suffered
    return [{ act, rule: 'act.told-of-themselves', first, end }]
  }
  const next = predicates.find(({ first, act }) => first >= main.end && act !== undefined)
  // "were denied a doctor and | some told us of beatings": others tell.
  const isOthers = predicates.some(
    (one) => one.isFinite && isReport(one) && one.first >= main.end && one !== next,
  )
  const subject = words[(next?.first ?? 0) - 1]
  const isThey = subject?.is === 'pronoun' && subject.detail === 'pronoun'
  // "said that guards had beaten them"
  const isThem = words[next?.end ?? -1]?.lower === 'them'
  // "described being hung by the wrists"
  const isBeing = next?.isPassive === true && !next.isFinite && next.first === main.end
  if (isOthers || !next?.act || !(isThey || isThem || isBeing)) return []
  return [{ act: next.act, rule: 'act.told-of-themselves', first: next.first, end: next.end }]
}

/** So many words behind the verb of telling stands what was suffered. */
const TOLD_NEAR = 5

/** What only those tell of first to whom it was done. */
const SUFFERED: ReadonlySet<Act> = new Set(['torture', 'sexual_violence', 'forced_labour'])

/** The noun for what those who speak suffered: "told us of electric shocks". */
export function toldNoun(
  { words, nouns, predicates }: EnglishSentence,
  main: Predicate,
): ActNoun | undefined {
  const noun = nouns.find(({ first }) => first >= main.end)
  if (!noun || noun.first - main.end > TOLD_NEAR) return undefined
  // "have reported their abduction"
  if (!SUFFERED.has(noun.act) && words[noun.first - 1]?.lower !== 'their') return undefined
  const isNext = !predicates.some(({ first }) => first >= main.end && first < noun.first)
  return isNext && words.slice(main.end, noun.first).every(isOpen) ? noun : undefined
}

function isOpen({ is }: Word): boolean {
  return !['comma', 'break', 'that', 'relative', 'subordinate'].includes(is)
}
