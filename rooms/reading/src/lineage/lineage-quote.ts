// Direct quotations of a text, by how they begin: two texts that quote the same words at length
// may tell one story although nothing else is the same. Source: reading.md 7.
import { fold } from '@tumen/claim'
import type { Range } from '../text/source-text.ts'
import { MOST_UNITS, tokensOf } from './shingle.ts'

/** A direct quotation, and its first tokens as one key. */
export interface DirectQuote extends Range {
  key: string
}

/** Units of a quotation at the least: shorter ones are common words. */
const LEAST_UNITS = 25
/** Tokens at the beginning that must be equal. */
const FIRST_TOKENS = 12
const MOST_QUOTES = 200

// Folding makes all curly quotation marks one; Korean and Chinese corner brackets stay.
const QUOTED = /"([^"\n]{25,2000})"|[\u300c\u300e]([^\u300c-\u300f\n]{25,2000})[\u300d\u300f]/g

/** The direct quotations that are long enough to tell something, in the order of the text. */
export function directQuotesOf(text: string): DirectQuote[] {
  const quotes: DirectQuote[] = []
  for (const match of fold(text.slice(0, MOST_UNITS)).matchAll(QUOTED)) {
    const words = match[1] ?? match[2] ?? ''
    const tokens = tokensOf(words)
    if (words.trim().length < LEAST_UNITS || tokens.length < 2) continue
    const start = match.index + 1
    const key = tokens.slice(0, FIRST_TOKENS).join(' ')
    quotes.push({ start, end: start + words.length, key })
    if (quotes.length === MOST_QUOTES) break
  }
  return quotes
}

/** The first quotation that both texts have; nothing when there is none. */
export function sharedQuote(
  a: readonly DirectQuote[],
  b: readonly DirectQuote[],
): { a: DirectQuote; b: DirectQuote } | undefined {
  const byKey = new Map(b.map((quote) => [quote.key, quote]))
  for (const quote of a) {
    const other = byKey.get(quote.key)
    if (other) return { a: quote, b: other }
  }
  return undefined
}
