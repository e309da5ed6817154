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
  const hidden = hiddenWords(language, quote)
  // Not even document, chain and day: together they can say who spoke.
  if (hidden !== undefined) return { claim, words: hidden, hidden: true, source: '' }
  return {
    claim,
    words: quote.quote.map((span) => span.text).join(' … '),
    hidden: false,
    source: fill(report.quoteLine, {
      doc: quote.doc,
      chain: quote.chain.map((link) => link.label).join(' > '),
      day: dayPhrase(language, quote.published),
    }),
  }
}

/** `[restricted]` or `[sealed]` for words that are not for every eye; nothing for public ones. */
export function hiddenWords(language: Language, quote: ClaimQuote | undefined): string | undefined {
  if (quote === undefined || quote.sensitivity === 'public') return undefined
  return wordsIn(language).report.hidden[quote.sensitivity]
}

/** The quotation between « and » in its surroundings; hidden words get none. */
export function withContext(
  quotation: Quotation,
  around: { before: string; after: string } | undefined,
): Quotation {
  if (quotation.hidden || around === undefined) return quotation
  const { before, after } = around
  return { ...quotation, words: `…${before}«${quotation.words}»${after}…`, inContext: true }
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
    notes: without.map((claim) => ({ text: fill(report.noQuote, { claim }), claim })),
  }
}

/**
 * What an origin is called: the label of the last link of a claim of it, and its id. Hidden when
 * any claim of it is not public: a label beside a hidden statement would say who made it.
 */
export function originLabel(language: Language, origin: string, quotes: Quotes): string {
  const { report } = wordsIn(language)
  const { hidden, name = origin } = originsOf(quotes).get(origin) ?? {}
  const label = hidden ? report.hidden[hidden] : name
  return label === origin ? origin : fill(report.className, { label, id: origin })
}

interface NamedOrigin {
  name: string
  hidden?: 'restricted' | 'sealed'
}

const origins = new WeakMap<Quotes, ReadonlyMap<string, NamedOrigin>>()

/** The first name of each origin, and why it is hidden: read once, however many names are told. */
function originsOf(quotes: Quotes): ReadonlyMap<string, NamedOrigin> {
  const known = origins.get(quotes)
  if (known) return known
  const found = new Map<string, NamedOrigin>()
  for (const { chain, sensitivity } of Object.values(quotes)) {
    const last = chain.at(-1)
    if (last === undefined) continue
    const { name = last.label, hidden } = found.get(last.agent) ?? {}
    const why = hidden ?? (sensitivity === 'public' ? undefined : sensitivity)
    found.set(last.agent, { name, ...(why === undefined ? {} : { hidden: why }) })
  }
  origins.set(quotes, found)
  return found
}
