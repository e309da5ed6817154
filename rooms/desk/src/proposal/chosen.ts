// The proposals about which somebody decides: those of the ids under which they were shown. What
// reads otherwise by now is refused, so that nobody accepts what they have not seen.
import { type EvidenceDocument, given } from '@tumen/claim'
import { type Proposal, rangeOfKey } from '@tumen/reading'
import { newestLayer } from '../document/text.ts'
import type { Call, Desk } from '../operation.ts'
import { findDocument } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { keyOfId, proposalsOf } from './book.ts'

/** The chosen proposals of a document, in the order of its text, each once. */
export interface ChosenProposals {
  document: EvidenceDocument
  /** The corrected text that was read; absent: the text as it was first made. */
  layer?: string
  chosen: Proposal[]
  /** Every proposal of the parts of the document that hold them. */
  all: readonly Proposal[]
}

/** Finds proposals by their ids; refuses with `unknown-proposal` or `proposal-changed`. */
export async function chooseProposals(
  desk: Desk,
  call: Call,
  asked: { document: string; proposals: readonly string[] },
): Promise<ChosenProposals> {
  const missing = { code: 'unknown-document' as const, field: 'document' }
  const { row: document } = await findDocument(desk, call.actor, asked.document, missing)
  const newest = await newestLayer(desk, document.id)
  const on = asked.proposals.map((id) => rangeOfKey(keyOfId(id)))
  const shown = await proposalsOf(desk, call, document, on)
  const idOf = new Map(shown.map(({ id, proposal }) => [proposal.key, id]))
  refuse('unknown-proposal', asked.proposals, (id) => !idOf.has(keyOfId(id)))
  refuse('proposal-changed', asked.proposals, (id) => idOf.get(keyOfId(id)) !== id)
  const ids = new Set(asked.proposals)
  const chosen = shown.filter(({ id }) => ids.has(id)).map(({ proposal }) => proposal)
  return {
    document,
    ...given({ layer: newest?.row.id }),
    chosen,
    all: shown.map(({ proposal }) => proposal),
  }
}

function refuse(
  code: 'unknown-proposal' | 'proposal-changed',
  ids: readonly string[],
  isWrong: (id: string) => boolean,
): void {
  const wrong = ids.filter(isWrong).map((id) => ({ proposal: keyOfId(id) }))
  if (wrong.length > 0) throw new Refusal(code, 'proposals', wrong)
}
