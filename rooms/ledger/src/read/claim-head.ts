// What is read of claims without the rest of them: pictures, counts and searches look at
// thousands, and need neither their words nor their numbers.
import type { Sensitivity } from '@tumen/claim'

/** Who speaks in a claim, where, and what says who may know; read without the rest of it. */
export interface ClaimHead {
  id: string
  doc: string
  by: string
  sensitivity: Sensitivity
  /** Agents of the chain, in order; the last is the origin. */
  agents: string[]
  /** Whether a status row says something of it. */
  isDecided: boolean
}

/** What says who may know of a claim, and whether it was taken out; read without the rest. */
export interface ClaimNotice {
  id: string
  by: string
  sensitivity: Sensitivity
  /** It was rejected, withdrawn, corrected or replaced. */
  isOver: boolean
}

/** Claims by their ids, and documents by the claims that stand in them. */
export interface ScopedRecords {
  claims: readonly string[]
  documents: readonly string[]
}

/** An act and a place of which a record speaks. */
export interface RecordScope {
  kind: 'claim' | 'document'
  id: string
  act: string
  path: string
}

/** Where a claim stands in a text; read without the rest of it. */
export interface ClaimQuote {
  id: string
  doc: string
  /** The corrected text in which the offsets count; absent: the text as it was first made. */
  layer?: string
  quote: { start: number; end: number }[]
}
