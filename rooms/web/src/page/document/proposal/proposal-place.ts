// The proposals of the part of a text that is shown: their numbers, which of them have a card, and
// which one is looked at. A number belongs to a proposal in the whole part, whatever is decided.
import { claimLabel, type ReadingClaim } from '@tumen/view'
import type { Language } from '@tumen/words'
import type { RecordNames } from '../../record-name.ts'
import { isOpen, type ShownProposal } from './proposal-answer.ts'
import type { RecordedClaims } from './proposal-record.tsx'

/** A proposal with the number that stands at its words. */
export interface NumberedProposal {
  number: number
  /** Number and act: a tooltip is read over a shoulder, so never who says so. */
  label: string
  proposal: ShownProposal
}

/** What of a part is shown. */
export interface PlacedProposals {
  cards: readonly NumberedProposal[]
  /** Numbers by key, for what hangs on another proposal. */
  numbers: ReadonlyMap<string, number>
  /** The one that is looked at: the asked one, else the first open one. */
  current: NumberedProposal | undefined
  hasMore: boolean
}

/** The same, with what claims and speakers are called, and what was recorded. */
export type NamedProposals = PlacedProposals & { names: RecordNames; recorded: RecordedClaims }

/** Open proposals that have a card at once, at the most. */
export const MOST_OPEN = 30

/** Numbers the proposals of a part and chooses those with a card. */
export function placeProposals(
  language: Language,
  proposals: readonly ShownProposal[],
  { asked, recorded }: { asked?: string | undefined; recorded?: RecordedClaims } = {},
): PlacedProposals {
  const all = proposals.map((proposal, n) => {
    // Of a decided one the record is told, and not what had been read.
    const claim = recorded?.get(proposal.decision?.claim ?? '') ?? proposal.claim
    return { number: n + 1, label: labelOf(language, claim), proposal }
  })
  const open = all.filter(({ proposal }) => isOpen(proposal)).sort(numbersFirst)
  const last = Math.max(0, ...open.slice(0, MOST_OPEN).map(({ number }) => number))
  const most = open.length > MOST_OPEN ? last : Number.POSITIVE_INFINITY
  const cards = all.filter(({ number }) => number <= most)
  const wanted = cards.find(({ proposal }) => proposal.key === asked)
  return {
    cards,
    numbers: new Map(all.map(({ number, proposal }) => [proposal.key, number])),
    current: wanted ?? open[0],
    hasMore: open.length > MOST_OPEN,
  }
}

/** Numbers are decided first, in the order of the text; what is only stated comes after them. */
function numbersFirst(a: NumberedProposal, b: NumberedProposal): number {
  return Number(isStatement(a.proposal)) - Number(isStatement(b.proposal))
}

/** Whether it states something without a number. */
export function isStatement({ claim }: Pick<ShownProposal, 'claim'>): boolean {
  return claim.quantity === undefined
}

/** The key of the open proposal after one of these, else of the first open one. */
export function nextOpen(
  proposals: readonly ShownProposal[],
  decided: readonly string[],
): string | undefined {
  const open = proposals.filter((one) => isOpen(one) && !decided.includes(one.key))
  const last = proposals.findLastIndex(({ key }) => decided.includes(key))
  const numbers = open.filter((one) => !isStatement(one))
  const left = numbers.length > 0 ? numbers : open
  const after = left.find((one) => proposals.indexOf(one) > last)
  return (after ?? left[0])?.key
}

/** What a card says of itself: number and act. */
export function labelOf(language: Language, claim: ShownProposal['claim']): string {
  return claimLabel(language, claim)
}

/** A proposal as it is marked in the text. */
export function markOf({ number, label, proposal }: NumberedProposal): ReadingClaim {
  const state = proposal.decision?.decision ?? 'open'
  return { id: proposal.key, number, spans: [proposal.range], label, state }
}
