// Spans: does a piece say what it claims to say, and where does a quotation stand.
// A span always points into the stored text. Source: claims.md sections 1 to 3.
import type { Span } from '../claim/claim.ts'
import type { Finding } from '../finding.ts'
import { fold, isBlank, type Squeezed, squeeze } from './fold.ts'
import { splitsSurrogate, unitToCodePoint } from './text.ts'

/** The span of `text` from `start` to `end`, with its words. */
export function spanOf(text: string, start: number, end: number): Span {
  return { start, end, text: text.slice(start, end) }
}

/** What is wrong with `span` as a piece of `text`; nothing when it may be stored. */
export function checkSpan(span: Span, text: string, field = 'span'): Finding[] {
  const { start, end } = span
  const inside = Number.isSafeInteger(start) && Number.isSafeInteger(end)
  if (!inside || start < 0 || end < start || end > text.length)
    return [{ code: 'span_out_of_range', field, count: text.length }]
  const findings: Finding[] = []
  const words = text.slice(start, end)
  if (isBlank(words) || isBlank(span.text)) findings.push({ code: 'quote_empty', field })
  for (const at of [start, end])
    if (splitsSurrogate(text, at)) {
      const nth = unitToCodePoint(text, at)
      findings.push({ code: 'span_splits_surrogate', field, at, nth })
    }
  if (words !== span.text) findings.push({ code: 'quote_mismatch', field, at: start })
  return findings
}

/** Whether two spans share a unit. */
export function spansTouch(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** Words around a quotation, to choose among several places where it stands. */
export interface QuoteContext {
  prefix?: string
  suffix?: string
}

/** Where a quotation stands, or why that cannot be said. */
export type QuotePlace = { span: Span; findings?: never } | { span?: never; findings: Finding[] }

// More places than this are not told apart by a person either.
const MOST_PLACES = 1000

function placesOf(text: string, quote: string): number[] {
  const places: number[] = []
  let at = text.indexOf(quote)
  while (at !== -1 && places.length < MOST_PLACES) {
    places.push(at)
    at = text.indexOf(quote, at + 1)
  }
  return places
}

function squeezed(text: string): Squeezed {
  return squeeze(fold(text))
}

function exactSpans(text: string, quote: string): Span[] {
  return placesOf(text, quote)
    .map((start) => spanOf(text, start, start + quote.length))
    .filter((span) => !splitsSurrogate(text, span.start) && !splitsSurrogate(text, span.end))
}

function foldedSpans(text: string, quote: string): Span[] {
  const wanted = squeezed(quote).text.trim()
  const { text: folded, at } = squeezed(text)
  return placesOf(folded, wanted)
    .filter((n) => !splitsSurrogate(folded, n) && !splitsSurrogate(folded, n + wanted.length))
    .map((n) => spanOf(text, at[n] ?? 0, (at[n + wanted.length - 1] ?? 0) + 1))
}

function agrees(text: string, span: Span, context: QuoteContext): boolean {
  const prefix = squeezed(context.prefix ?? '').text.trim()
  const suffix = squeezed(context.suffix ?? '').text.trim()
  // Four times the length leaves room for the units that squeezing drops.
  const room = 4 * Math.max(prefix.length, suffix.length) + 64
  const before = squeezed(text.slice(Math.max(0, span.start - room), span.start)).text
  const after = squeezed(text.slice(span.end, span.end + room)).text
  return before.trimEnd().endsWith(prefix) && after.trimStart().startsWith(suffix)
}

/**
 * The one place where `quote` stands in `text`: by exact text, else through folding. `prefix`
 * and `suffix` choose among several; they do not matter when there is only one place.
 * Findings: `quote_empty`, `quote_not_found`, `quote_ambiguous` (with the number of places).
 */
export function findQuote(text: string, quote: string, context: QuoteContext = {}): QuotePlace {
  if (isBlank(quote)) return { findings: [{ code: 'quote_empty', field: 'quote' }] }
  const exact = exactSpans(text, quote)
  const places = exact.length > 0 ? exact : foldedSpans(text, quote)
  const agreeing = places.length > 1 ? places.filter((p) => agrees(text, p, context)) : places
  const [span, second] = agreeing
  if (span && !second) return { span }
  if (places.length === 0) return { findings: [{ code: 'quote_not_found', field: 'quote' }] }
  const count = agreeing.length || places.length
  return { findings: [{ code: 'quote_ambiguous', field: 'quote', count }] }
}
