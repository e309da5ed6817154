// What comes in to be told: a figure with its question, the quoted words behind it and the
// names of places. The shape of the answers of `figure.ask`, `figure.explain`, `figure.diff`.

import type { Anonymity, DayInterval, LayerPlace, Sensitivity, Span } from '@tumen/claim'
import type { Content, Output } from '@tumen/contract'
import type { Figure, FigureDifference, KnownBy } from '@tumen/figure'
import type { StatedNumber } from '../phrase/number.ts'
import type { Naming } from '../phrase/record-in.ts'
import type { PlaceNames } from './question-sentence.ts'

/** The words behind a claim and how they reached us; the chain runs from document to origin. */
export interface ClaimQuote extends LayerPlace {
  doc: string
  quote: Span[]
  /** The hedge and the number inside the quote. */
  numberSpan?: Span | null
  /** `name`: what the reader's language calls who is named. */
  chain: { agent: string; label: string; anonymity: Anonymity; name?: string }[]
  origin: string
  published: string
  said?: DayInterval | string
  sensitivity: Sensitivity
  /** What of the words is hard to look at. */
  content?: Content
  /** Where somebody decided on another number than the words say. */
  decided?: { said: StatedNumber; by?: string; on: string }
  /** Its text was corrected since, and reads otherwise there. */
  corrected?: true
}

/** What the pages put into an answer: whose words, and what records and places are called. */
interface Told extends Naming {
  quotes: Readonly<Record<string, ClaimQuote>>
  placeNames: PlaceNames
}

/** An answer of `figure.ask` or `figure.explain`. */
export type FigureAnswer = Omit<Output<'figure.ask'>, keyof Told | 'knownOn' | 'knownBy'> &
  Told & {
    /** The words around each quotation, by claim id (`figure.explain`). */
    context?: Readonly<Record<string, { before: string; after: string }>>
    /** Of a cut answer: how many more there are than are named. */
    unnamed?: UnnamedCounts
  }

/** How many are left out, where a list within an item was cut. */
export interface UnnamedCounts {
  /** Origins behind a number of the support curve. */
  behindNumber: ReadonlyMap<number, number>
  /** Chosen parts that keep a part out, by the claims of that part. */
  besidePart: ReadonlyMap<string, number>
  /** Claims or origins of an item, by those that are left of them, joined by `+`. */
  ofIds: ReadonlyMap<string, number>
}

/** A figure without its reasons, as known on a day. */
export type DatedFigure = Omit<Figure, 'explanation'> & { knownOn: string; knownBy: KnownBy }

/** What moved; what an older answer does not say is left out. */
export type MovedFigure = Pick<FigureDifference, 'entered' | 'left' | 'endpoints'> &
  Partial<Pick<FigureDifference, 'changed' | 'grades'>> & {
    rows: { a: string; b: string; relation: string; change?: 'added' | 'removed' }[]
  }

/** An answer of `figure.diff`: what moved between two dates of knowledge. */
export type DifferenceAnswer = Omit<Output<'figure.diff'>, keyof Told | 'difference'> &
  Told & { difference: MovedFigure }

/** How much of a figure is told. */
export type Level = 'short' | 'full'
