// A document as lineage sees it: its runs of words, its quotations, its credits, and who
// published it when. Made once for a text, however many others it is compared with.
import { type DayInterval, fold } from '@tumen/claim'
import { type Credit, creditsOf, nameKeyOf } from './credit.ts'
import { type DirectQuote, directQuotesOf } from './lineage-quote.ts'
import { type Shingles, shinglesOf } from './shingle.ts'

/** What is known of a document beside its text. */
export interface LineageSource {
  text: string
  /** BCP 47. */
  language: string
  published: DayInterval
  /** Id of who published it. */
  publisher?: string
  /** All names of who published it. */
  names?: readonly string[]
}

/** A document ready to be compared. */
export interface LineageText {
  source: LineageSource
  /** Folded; equal for texts that differ in spaces and quotation marks only. */
  folded: string
  shingles: Shingles
  quotes: readonly DirectQuote[]
  credits: readonly Credit[]
  /** Keys of the publisher's names. */
  names: ReadonlySet<string>
}

/** Makes a document ready to be compared. */
export function lineageTextOf(source: LineageSource): LineageText {
  const { text, names = [] } = source
  return {
    source,
    folded: fold(text).replace(/\s+/g, ' ').trim(),
    shingles: shinglesOf(text),
    quotes: directQuotesOf(text),
    credits: creditsOf(text),
    names: new Set(names.map(nameKeyOf).filter((key) => key !== '')),
  }
}

/** What of one text names the publisher of another, a credit before an attribution. */
export function creditTo(text: LineageText, names: ReadonlySet<string>): Credit | undefined {
  const own = text.credits.filter((credit) => credit.names.some((name) => names.has(name)))
  return own.find(({ kind }) => kind === 'credit') ?? own[0]
}
