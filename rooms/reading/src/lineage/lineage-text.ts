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

/** A document ready to be compared; what a comparison does not ask for is never made. */
export function lineageTextOf(source: LineageSource): LineageText {
  const { text, names = [] } = source
  return {
    source,
    get folded() {
      return kept(this, 'folded', fold(text).replace(/\s+/g, ' ').trim())
    },
    get shingles() {
      return kept(this, 'shingles', shinglesOf(text))
    },
    get quotes() {
      return kept(this, 'quotes', directQuotesOf(text))
    },
    get credits() {
      return kept(this, 'credits', creditsOf(text))
    },
    names: new Set(names.map(nameKeyOf).filter((key) => key !== '')),
  }
}

/** Puts the value in the place of the getter that made it. */
function kept<T>(owner: object, name: string, value: T): T {
  Object.defineProperty(owner, name, { value, enumerable: true })
  return value
}

/** What of one text names the publisher of another, a credit before an attribution. */
export function creditTo(text: LineageText, names: ReadonlySet<string>): Credit | undefined {
  const own = text.credits.filter((credit) => credit.names.some((name) => names.has(name)))
  return own.find(({ kind }) => kind === 'credit') ?? own[0]
}
