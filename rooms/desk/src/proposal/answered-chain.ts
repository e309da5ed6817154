// The chain of speakers after somebody has said who said it first. The page shows the same chain
// before it is recorded.
import type { LinkRole } from '@tumen/claim'
import { NOT_SAID } from '@tumen/contract'

/** One of a chain: as it stands in the text, and as a form names it. */
export interface ChainEntry {
  label: string
  role: LinkRole
  entry: string
}

/**
 * The chain with this answer. One of the chain ends it; another stands instead of the one who was
 * read to have said it first, after all who pass it on; "not said" leaves the publisher. Nothing
 * where nobody would be left.
 */
export function answeredChain<E extends ChainEntry>(
  chain: readonly E[],
  answer: string,
): (E | ChainEntry)[] | undefined {
  const isPublished = chain[0]?.role === 'publisher'
  if (answer === NOT_SAID) return isPublished ? chain.slice(0, 1) : undefined
  const at = chain.findIndex(({ label }) => label === answer)
  if (at >= 0) return chain.slice(0, at + 1)
  // A publisher that speaks alone passes on what somebody else said first.
  const before = isPublished && chain.length === 1 ? chain : chain.slice(0, -1)
  return [...before, { label: answer, role: 'person', entry: answer }]
}
