// A claim's exact words for the reader, with document and chain of speakers. Restricted and
// sealed words never appear: neither they nor who spoke them.

import { dayPhrase } from './date-phrase.ts'
import type { ClaimQuote } from './figure-answer.ts'
import { fill } from './fill.ts'
import type { Language } from './language.ts'
import type { Note, Quotation } from './report.ts'
import { wordsIn } from './words.ts'

type Quotes = Readonly<Record<string, ClaimQuote>>

/** The quotation of one claim; nothing when its words did not come with the answer. */
export function quotationOf(
  language: Language,
  claim: string,
  quotes: Quotes,
): Quotation | undefined {
  const quote = quotes[claim]
  if (!quote) return undefined
  const { report } = wordsIn(language)
  const hidden = quote.sensitivity === 'public' ? undefined : report.hidden[quote.sensitivity]
  return {
    claim,
    words: hidden ?? quote.quote.map((span) => span.text).join(' … '),
    hidden: hidden !== undefined,
    source: fill(report.quoteLine, {
      doc: quote.doc,
      chain: hidden ?? quote.chain.map((link) => link.label).join(' > '),
      day: dayPhrase(language, quote.published),
    }),
  }
}

/** The quotations of claims in the order given, and a note for each without words. */
export function quotationsOf(
  language: Language,
  claims: readonly string[],
  quotes: Quotes,
): Required<Pick<Note, 'quotations' | 'notes'>> {
  const { report } = wordsIn(language)
  const quotations = claims.flatMap((claim) => quotationOf(language, claim, quotes) ?? [])
  const without = claims.filter((claim) => quotes[claim] === undefined)
  return {
    quotations,
    notes: without.map((claim) => ({ text: fill(report.noQuote, { claim }) })),
  }
}

/** What an origin is called: the label of the last link of a claim of it; never when sealed. */
export function originLabel(language: Language, origin: string, quotes: Quotes): string {
  const { report } = wordsIn(language)
  const quote = Object.values(quotes).find((one) => one.chain.at(-1)?.agent === origin)
  if (!quote) return origin
  if (quote.sensitivity !== 'public') {
    return fill(report.className, { label: report.hidden[quote.sensitivity], id: origin })
  }
  const label = quote.chain.at(-1)?.label ?? origin
  return label === origin ? origin : fill(report.className, { label, id: origin })
}
