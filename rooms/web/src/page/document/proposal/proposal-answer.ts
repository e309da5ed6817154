// What document.read answers, as the pages of proposals print it, and their addresses.

import type { Claim } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { documentPath } from '@tumen/view'
import type { Ask } from '../../../door/ask.ts'

/** A link of the chain: who it is, when that is known. */
export type ProposedLink = Omit<Claim['chain'][number], 'agent'> & {
  agent?: string
  isNew: boolean
  candidates: readonly string[]
}
/** A proposal as the pages print it. */
export type ShownProposal = Output<'document.read'>['proposals'][number]
/** The answer of document.read. */
export type ProposalAnswer = Output<'document.read'>

/** Reads a document, or the part of it between two offsets. */
export function readProposals(
  { call }: Pick<Ask, 'call'>,
  document: string,
  part: { from?: number; to?: number } = {},
): Promise<ProposalAnswer> {
  return call('document.read', { document, ...part })
}

/** Whether nobody has decided about it. */
export function isOpen({ decision }: ShownProposal): boolean {
  return decision === undefined
}

/** Nothing of the text is left to be read or decided. */
export function isAllDecided({ counts, part }: ProposalAnswer): boolean {
  return counts.open === 0 && !part
}

/** The page of a document's proposals; `next` is the key of the one to look at. */
export function proposalsPath(id: string, query: { at?: number; next?: string } = {}): string {
  const words = new URLSearchParams()
  if (query.at) words.set('at', String(query.at))
  if (query.next !== undefined) words.set('next', query.next)
  return `${documentPath(id)}/proposals${words.size === 0 ? '' : `?${words}`}`
}

/** The page on which a proposal is edited. */
export function editPath(id: string, key: string): string {
  return `${documentPath(id)}/proposals/${encodeURIComponent(key)}/edit`
}
