// A claim's exact words for the reader, with document and chain of speakers. Restricted and
// sealed words never appear: neither they nor who spoke them.

import { dayPhrase, shortDayPhrase } from './date-phrase.ts'
import type { ClaimQuote } from './figure-answer.ts'
import { fill } from './fill.ts'
import type { Language } from './language.ts'
import { numberPhrase } from './number-phrase.ts'
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
    ...(quote.decided && { decided: decisionSentence(language, quote.decided) }),
  }
}

/** "The words say about 60; decided otherwise by ana on 3 May 2022." */
export function decisionSentence(
  language: Language,
  { said, by, on }: NonNullable<ClaimQuote['decided']>,
): string {
  return fill(wordsIn(language).report.decided, {
    ...{ number: numberPhrase(language, said), by, day: dayPhrase(language, on) },
  })
}

/** That a number was decided otherwise; nothing where it was not, or the words are hidden. */
export function decidedNote(language: Language, quote: ClaimQuote | undefined): string | undefined {
  if (quote?.decided === undefined || hiddenWords(language, quote) !== undefined) return undefined
  return decisionSentence(language, quote.decided)
}

/** `[restricted]` or `[sealed]` for words that are not for every eye; nothing for public ones. */
export function hiddenWords(language: Language, quote: ClaimQuote | undefined): string | undefined {
  if (quote === undefined || quote.sensitivity === 'public') return undefined
  return wordsIn(language).report.hidden[quote.sensitivity]
}

/** "Harbour Wire, 5 August 2022", or the mark of words that are not for every eye. */
export function sourceOf(
  language: Language,
  quote: ClaimQuote | undefined,
  phrase: typeof dayPhrase = dayPhrase,
): string | undefined {
  if (quote === undefined) return undefined
  const hidden = hiddenWords(language, quote)
  if (hidden !== undefined) return hidden
  const label = quote.chain[0]?.label
  const day = phrase(language, quote.published)
  return label === undefined ? day : fill(wordsIn(language).report.nearbySource, { label, day })
}

/**
 * Who published each claim and when; and of whom the words are where one text holds the words of
 * several. The mark alone for words that are not for every eye; nothing without a quotation.
 */
export function sourcesOf(
  language: Language,
  claims: readonly string[],
  quotes: Quotes,
): ReadonlyMap<string, string> {
  const { report } = wordsIn(language)
  const origins = new Map<string, Set<string>>()
  const told = claims.flatMap((claim): [string, string][] => {
    const source = sourceOf(language, quotes[claim], shortDayPhrase)
    if (source === undefined) return []
    const own = origins.get(source) ?? new Set()
    origins.set(source, own.add(quotes[claim]?.origin ?? ''))
    return [[claim, source]]
  })
  return new Map(
    told.map(([claim, source]) => {
      const origin = originName(quotes, quotes[claim])
      const isShared = (origins.get(source)?.size ?? 0) > 1
      const isNamed = isShared && origin !== undefined
      return [claim, isNamed ? fill(report.originIn, { origin, source }) : source]
    }),
  )
}

/** What an origin is called, unless a hidden statement of it, or this one, forbids to say so. */
function originName(quotes: Quotes, quote: ClaimQuote | undefined): string | undefined {
  const last = quote?.chain.at(-1)
  if (last === undefined || quote?.sensitivity !== 'public' || quote.chain.length < 2)
    return undefined
  return originsOf(quotes).get(last.agent)?.hidden === undefined ? last.label : undefined
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
