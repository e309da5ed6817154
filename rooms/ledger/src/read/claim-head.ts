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

/** Claims, by ids or by their documents, of which it is asked whether they speak of something. */
export interface ScopedClaims {
  claims: readonly string[]
  documents: readonly string[]
  acts: readonly string[]
  /** Path of a place. */
  within?: string
}

/** Where a claim stands in a text; read without the rest of it. */
export interface ClaimQuote {
  id: string
  doc: string
  quote: { start: number; end: number }[]
}
