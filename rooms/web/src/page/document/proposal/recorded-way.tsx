// The ways of words that are recorded of a document: a chain that a person has set right on one
// card is offered on the others, so that nobody types it twice.
import { fill } from '@tumen/words'
import type { Ask } from '../../../door/ask.ts'
import type { Chip } from './chip-row.tsx'
import { wayOf } from './posted-answer.ts'
import type { ShownProposal } from './proposal-answer.ts'
import type { RecordedClaims } from './proposal-record.tsx'

/** A chip with the names of its chain. */
export interface RecordedWay extends Chip {
  names: string
}

/** Those offered on a card, at the most. */
const MOST_WAYS = 3

/** The recorded chains other than the one that was read, the latest first, without keys. */
export function recordedWays(
  { words }: Pick<Ask, 'words'>,
  { chain }: Pick<ShownProposal, 'chain'>,
  recorded: RecordedClaims,
): RecordedWay[] {
  const read = chain.map(({ label }) => label).join(' › ')
  const ways = new Map<string, RecordedWay>()
  for (const claim of [...recorded.values()].reverse()) {
    const names = claim.chain.map(({ label }) => label).join(' › ')
    // Whoever may not know who spoke cannot say that it was the same speaker.
    if (names === read || claim.chain.some(({ agent }) => agent === '')) continue
    const value = wayOf(claim.chain.map(({ agent }) => agent))
    const label = fill(words.page.proposal.asRecorded, { names })
    if (!ways.has(value)) ways.set(value, { value, label, name: label, key: undefined, names })
  }
  return [...ways.values()].slice(0, MOST_WAYS)
}
