// What a movement or a stop in English led to: "taken to the bridge and handed over". Source:
// reading.md 2, Act 1; that the end decides is a choice.
import type { Act } from '@tumen/claim'
import type { ActCandidate } from './act-en-candidate.ts'
import type { EnglishSentence, Predicate } from './act-en-predicate.ts'
import type { Roles } from './act-en-role.ts'
import type { Word } from './act-en-word.ts'

/** What a mere movement leads to: "taken to the bridge and | handed over". */
const LED_TO: ReadonlySet<Act> = new Set([
  'forced_return',
  'pushback',
  'execution',
  'killing',
  'death_in_custody',
])

/** What a later verb only carries out: sentenced and put in prison, freed and flown out. */
const CARRIED_OUT: readonly (readonly [act: Act, by: Act])[] = [
  ['sentence', 'imprisonment'],
  ['release', 'forced_return'],
  ['arrest', 'detention'],
  ['arrest', 'imprisonment'],
  ['forced_return', 'detention'],
  ['forced_return', 'imprisonment'],
  ['forced_return', 'release'],
]

/** What only goes along with the stages of what befell people, and verbs that say no stage. */
const ALONG: ReadonlySet<Act> = new Set([
  'other',
  'transfer',
  'torture',
  'sexual_violence',
  'surveillance',
])

/** Acts of those whom somebody holds: they get away without passing a border. */
export const HELD: ReadonlySet<Act> = new Set(['arrest', 'detention', 'imprisonment', 'abduction'])

/**
 * Of several verbs for one number the last stage: "were arrested and deported"; what only carries
 * an earlier one out, or goes along with it, yields.
 */
export function lastStage(candidates: ActCandidate[]): ActCandidate[] {
  const stages = candidates.filter(({ act, isEscape }, n) => {
    const isFlight =
      isEscape && act === 'border_crossing' && n > 0 && candidates.some((one) => HELD.has(one.act))
    // "have been released and will fly home"
    const isAhead = n > 0 && act === 'attempted_return'
    return !ALONG.has(act) && !isFlight && !isAhead
  })
  const last = stages.at(-1)
  const decided = CARRIED_OUT.filter(([, by]) => by === last?.act).map(([act]) => act)
  const best = stages.findLast(({ act }) => decided.includes(act)) ?? last
  const first = best ?? candidates.find(({ act }) => act !== 'other')
  return first ? [first, ...candidates.filter((one) => one !== first)] : candidates
}

/** "intercepted 75 people and | towed them back": what stopping them led to. */
export function outcome(
  { words, predicates }: EnglishSentence,
  { objects, end }: Roles,
): ActCandidate[] {
  const [verb] = objects
  const isOpen = STOPS.has(verb?.verb?.act ?? '') || (verb?.act && BEGUN.has(verb.act))
  if (!isOpen) return []
  const later = predicates.filter((one) => one.first >= end && one.isFinite)
  const ends = later.filter((next) => isDoneToThem(words, next) && LED_TO.has(next.act ?? 'other'))
  const last = ends.at(-1)
  if (!last?.act) return []
  return [{ act: last.act, rule: 'act.outcome', first: last.first, end: last.end }]
}

// ", drove them over the pass, and | handed them to soldiers"
function isDoneToThem(words: readonly Word[], next: Predicate): boolean {
  const before = words[next.first - 1]?.is
  const isLinked = before === 'coordinate' || before === 'comma'
  return isLinked && words[next.end]?.detail === 'object'
}

/** Acts that only begin it: "seized nine weavers and shot them". */
const BEGUN: ReadonlySet<Act> = new Set(['arrest', 'abduction', 'transfer', 'detention'])

/** Verbs that only begin what is done with people. */
const STOPS: ReadonlySet<string> = new Set(['with intercept', 'with stop', 'with rescue'])
