// Two claims on one number: "the 60 were arrested in various parts of China and imprisoned in
// Liaoning". The second tells of a later stage, at a place of its own. Source: reading.md 6.
import type { Act } from '@tumen/claim'
import type { Predicate } from './act-en-predicate.ts'
import type { Site } from './count-en-claim.ts'
import type { Draft } from './draft.ts'

const HELD: readonly Act[] = ['detention', 'imprisonment', 'custody']

/**
 * The second claim of a definite number whose people were first arrested and then held, on the
 * number without its article; nothing when it has only one act.
 */
export function laterStage(site: Site, first: Draft): Draft | undefined {
  const { phrase, roles, scan } = site
  const [arrested, held] = roles.mains
  if (phrase.lead !== 'definite' || arrested?.act !== 'arrest' || !held?.act) return undefined
  if (!HELD.includes(held.act) || !isPlaced(site, arrested) || !isPlaced(site, held))
    return undefined
  const { words } = scan
  const start = words[phrase.numeral.first]?.start ?? first.range.start
  const range = { start: words[held.first]?.start ?? 0, end: words[held.end - 1]?.end ?? 0 }
  return {
    ...first,
    range: { ...first.range, start },
    // Nobody is sentenced between an arrest and what follows it in one breath.
    act: { value: 'detention', rules: ['act.later-stage'], range },
  }
}

// A place, or a time, of its own follows the verb.
function isPlaced({ scan: { words } }: Site, { end }: Predicate): boolean {
  return words[end]?.is === 'preposition'
}
