// Who copied whom: what two texts have in common word for word, and what a relation of the two
// would be called. A proposal and never a judgement: whether two documents are independent is a
// reviewer's to say. Source: reading.md 7.
import type { DocumentRelationBasis, DocumentRelationKind, LineageSignName } from '@tumen/claim'
import type { Range } from '../text/source-text.ts'
import { type Overlap, overlapOf } from './containment.ts'
import { sharedQuote } from './lineage-quote.ts'
import { creditTo, type LineageText } from './lineage-text.ts'

/** What speaks for a relation, with the words that show it in either text. */
export interface LineageSign {
  sign: LineageSignName
  /** In the dependent document. */
  from?: Range
  /** In the other one. */
  to?: Range
}

/** `copy`: most words are the same; `ask`: something is, and a reviewer must look. */
export type LineageVerdict = 'copy' | 'ask'

/** A proposed relation of two documents. */
export interface LineageProposal {
  /** Which of the two depends on the other. */
  dependent: 'a' | 'b'
  kind: DocumentRelationKind
  basis: Exclude<DocumentRelationBasis, 'reviewer'>
  verdict: LineageVerdict
  /** Share of the shorter text that stands in the other. */
  containment: number
  signs: LineageSign[]
}

/** From here on most of the shorter text is the other's. */
const COPY = 0.6
/** From here on so much is that somebody should look. */
const ASK = 0.2
/** A shorter text proves nothing by itself. */
const LEAST_SHINGLES = 20
/** A text with a smaller share of the other's runs is an excerpt of it. */
const EXCERPT = 0.8

/**
 * What the words of two texts say of their relation; nothing where they say nothing. `a` is the
 * one that was recorded later, which decides where the days of publication do not.
 */
export function compareTexts(a: LineageText, b: LineageText): LineageProposal | undefined {
  const isSame = a.folded === b.folded
  if (!isSame && languageOf(a) !== languageOf(b)) return undefined
  const overlap = overlapOf(a.shingles.keys, b.shingles.keys)
  const verdict = verdictOf(overlap, isSame)
  if (verdict === undefined) return askForQuote(a, b, overlap)
  const dependent = dependentOf(a, b, overlap)
  const [from, to] = dependent === 'a' ? [a, b] : [b, a]
  const credit = creditTo(from, to.names)
  const isCredited = credit?.kind === 'credit'
  return {
    dependent,
    kind: kindOf(from, to, { overlap, isSame, verdict }),
    basis: isCredited ? 'declared' : 'text',
    verdict,
    containment: isSame ? 1 : overlap.containment,
    signs: [
      { sign: signOf(verdict, isSame) },
      ...(credit ? [{ sign: credit.kind, from: rangeOf(credit) }] : []),
    ],
  }
}

function languageOf({ source }: LineageText): string {
  return source.language.toLowerCase().split('-')[0] ?? ''
}

function verdictOf(overlap: Overlap, isSame: boolean): LineageVerdict | undefined {
  const { a, b, containment } = overlap
  if (Math.min(a, b) < LEAST_SHINGLES) return containment >= ASK || isSame ? 'ask' : undefined
  if (isSame || containment >= COPY) return 'copy'
  return containment >= ASK ? 'ask' : undefined
}

/** A long quotation in both: perhaps one took it from the other, perhaps both were told it. */
function askForQuote(
  a: LineageText,
  b: LineageText,
  overlap: Overlap,
): LineageProposal | undefined {
  const shared = sharedQuote(a.quotes, b.quotes)
  if (!shared) return undefined
  const dependent = dependentOf(a, b, overlap)
  const [from, to] = dependent === 'a' ? [shared.a, shared.b] : [shared.b, shared.a]
  const { containment } = overlap
  const signs = [{ sign: 'shared_quote' as const, from: rangeOf(from), to: rangeOf(to) }]
  return { dependent, kind: 'relays', basis: 'text', verdict: 'ask', containment, signs }
}

/** Who names the other depends on it; else the later one; of one day the excerpt, or `a`. */
export function dependentOf(a: LineageText, b: LineageText, overlap?: Overlap): 'a' | 'b' {
  const [named, naming] = [creditTo(b, a.names)?.kind, creditTo(a, b.names)?.kind]
  if (naming === 'credit' && named !== 'credit') return 'a'
  if (named === 'credit' && naming !== 'credit') return 'b'
  if (isBefore(b, a)) return 'a'
  if (isBefore(a, b)) return 'b'
  // Only here is it needed: to count what two texts share takes longest.
  const counted = overlap ?? overlapOf(a.shingles.keys, b.shingles.keys)
  return counted.b < EXCERPT * counted.a ? 'b' : 'a'
}

function isBefore(a: LineageText, b: LineageText): boolean {
  return a.source.published.latest < b.source.published.earliest
}

/** A short text is never more than asked about, even when it is the same. */
function signOf(verdict: LineageVerdict, isSame: boolean): LineageSignName {
  if (verdict === 'ask') return 'shared_words'
  return isSame ? 'same_text' : 'most_words'
}

interface Found {
  overlap: Overlap
  isSame: boolean
  verdict: LineageVerdict
}

function kindOf(from: LineageText, to: LineageText, found: Found): DocumentRelationKind {
  const { isSame, verdict } = found
  if (!isSame && verdict === 'copy' && isSamePublisher(from, to) && isBefore(to, from))
    return 'version_of'
  const isShorter = from.shingles.keys.size < EXCERPT * to.shingles.keys.size
  return isShorter ? 'excerpt_of' : 'reprint_of'
}

/** Whether both were published by one speaker. */
export function isSamePublisher(a: LineageText, b: LineageText): boolean {
  const { publisher } = a.source
  if (publisher !== undefined && publisher === b.source.publisher) return true
  return [...a.names].some((name) => b.names.has(name))
}

function rangeOf({ start, end }: Range): Range {
  return { start, end }
}
