// What document.read answers, as the pages of proposals print it, and their addresses.
import type { Claim, ClaimRelationType, ProposalDecision } from '@tumen/claim'
import { type DocumentTitle, documentPath, type ProposalQuestion } from '@tumen/view'
import type { Words } from '@tumen/words'
import type { Ask } from '../../../door/ask.ts'

type FieldName = keyof Words['page']['proposal']['field']

/** A link of the chain: who it is, when that is known. */
export type ProposedLink = Omit<Claim['chain'][number], 'agent'> & {
  agent?: string
  isNew: boolean
  candidates: readonly string[]
}

/** What a person made of a proposal. */
export interface ShownDecision {
  decision: ProposalDecision
  claim?: string
  reason?: string
  by: string
  recorded: string
  leaf: number
}

/** A proposal as the pages print it. */
export interface ShownProposal {
  id: string
  key: string
  range: { start: number; end: number }
  claim: Omit<Claim, 'id' | 'chain' | 'origin' | 'extraction'>
  chain: readonly ProposedLink[]
  links: readonly { type: ClaimRelationType; to: string }[]
  confidence: number
  fields: readonly { field: FieldName; rules: readonly string[]; confidence: number }[]
  questions: readonly ProposalQuestion[]
  standing: readonly string[]
  decision?: ShownDecision
}

/** How many proposals a document has, and what became of them. */
export interface ProposalCounts {
  all: number
  open: number
  accepted: number
  rejected: number
}

/** The answer of document.read. */
export interface ProposalAnswer {
  document: DocumentTitle
  proposals: readonly ShownProposal[]
  counts: ProposalCounts
}

/** Reads a document, or the part of it between two offsets. */
export function readProposals(
  { call }: Pick<Ask, 'call'>,
  document: string,
  part: { from?: number; to?: number } = {},
): Promise<ProposalAnswer> {
  return call<ProposalAnswer>('document.read', { document, ...part })
}

/** Whether nobody has decided about it. */
export function isOpen({ decision }: ShownProposal): boolean {
  return decision === undefined
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
