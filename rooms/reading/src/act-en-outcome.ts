// What a movement or a stop in English led to: "taken to the bridge and handed over". Source:
// reading.md 2, Act 1; that the end decides is a choice.
import type { Act } from '@tumen/claim'
import type { ActCandidate } from './act-en-candidate.ts'
import type { EnglishSentence } from './act-en-predicate.ts'
import type { Roles } from './act-en-role.ts'

/** What a mere movement leads to: "taken to the bridge and | handed over". */
const LED_TO: ReadonlySet<Act> = new Set(['forced_return', 'pushback', 'execution', 'killing'])

/** A movement yields to the act that it led to. */
export function led(candidates: ActCandidate[]): ActCandidate[] {
  const [first, ...later] = candidates
  const end = first?.act === 'transfer' ? later.find(({ act }) => LED_TO.has(act)) : undefined
  return end ? [end, ...candidates.filter((one) => one !== end)] : candidates
}

/** "intercepted 75 people and | towed them back": what stopping them led to. */
export function outcome(
  { words, predicates }: EnglishSentence,
  { objects, end }: Roles,
): ActCandidate[] {
  if (!STOPS.has(objects[0]?.verb?.act ?? '')) return []
  const next = predicates.find(({ first }) => first >= end)
  const isLinked = next && words[next.first - 1]?.is === 'coordinate'
  const isThem = words[next?.end ?? -1]?.detail === 'object'
  return next?.act && isLinked && isThem && LED_TO.has(next.act)
    ? [{ act: next.act, rule: 'act.outcome', first: next.first, end: next.end }]
    : []
}

/** Verbs that only begin what is done with people. */
const STOPS: ReadonlySet<string> = new Set(['with intercept', 'with stop', 'with rescue'])
