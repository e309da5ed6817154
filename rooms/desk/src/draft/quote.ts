// From quoted words to spans: where the pieces of a quotation and its number are in the text.
import {
  findQuote,
  fold,
  foldCase,
  isBlank,
  type Span,
  type Squeezed,
  spanOf,
  squeeze,
} from '@tumen/claim'
import { Refusal } from '../refusal.ts'

/**
 * The spans of the pieces, in order. The first piece must stand once, or `offset` says where;
 * each further piece is the next place after the one before. Refuses with `quote-not-found`
 * or, with the offsets to choose from, `quote-ambiguous`.
 */
export function quoteSpans(text: string, pieces: string[], offset?: number): Span[] {
  const spans: Span[] = []
  for (const [n, piece] of pieces.entries()) {
    const before = spans.at(-1)
    const places = quotePlaces(text, piece)
    const field = `quote.${n}`
    if (places.length === 0) throw new Refusal('quote-not-found', field)
    spans.push(before ? nextPlace(places, before, field) : firstPlace(places, offset, field))
  }
  return spans
}

/** The span of words inside one of the spans given, in capitals or not; nothing without them. */
export function spanWithin(text: string, spans: Span[], words: string): Span | undefined {
  for (const find of [quotePlaces, placesInAnyCase])
    for (const span of spans) {
      const piece = text.slice(span.start, span.end)
      const found = find(piece, words).find((place) => isWhole(piece, place))
      if (found) return spanOf(text, span.start + found.start, span.start + found.end)
    }
  return undefined
}

/** Words that are not a piece of a longer one: no 9 of 2019, and no nine of nineteen. */
function isWhole(text: string, { start, end }: Pick<Span, 'start' | 'end'>): boolean {
  const [first = '', last = ''] = [text[start], text[end - 1]]
  const before = text.slice(Math.max(0, start - 2), start)
  const after = text.slice(end, end + 2)
  if (/[0-9]/.test(first) && /(?:[0-9]|[0-9][.,])$/.test(before)) return false
  if (/[0-9]/.test(last) && /^(?:[0-9]|[.,][0-9])/.test(after)) return false
  if (/[A-Za-z]/.test(first) && /[A-Za-z]$/.test(before)) return false
  return !(/[A-Za-z]/.test(last) && /^[A-Za-z]/.test(after))
}

function firstPlace(places: Span[], offset: number | undefined, field: string): Span {
  const chosen = offset === undefined ? places : places.filter((span) => span.start === offset)
  const [only, second] = chosen
  if (only && !second) return only
  const details = places.slice(0, 50).map((span) => ({ offset: span.start }))
  if (!only) throw new Refusal('quote-not-found', field, details)
  throw new Refusal('quote-ambiguous', field, details)
}

function nextPlace(places: Span[], before: Span, field: string): Span {
  const next = places.find((span) => span.start >= before.end)
  if (!next) throw new Refusal('quote-not-found', field)
  return next
}

/** All places where the words stand: as they are, else with spaces and signs folded. */
export function quotePlaces(text: string, words: string): Span[] {
  if (isBlank(words)) return []
  const single = findQuote(text, words)
  if (single.span) return [single.span]
  if (single.findings.some((finding) => finding.code === 'quote_not_found')) return []
  const exact = everyIndex(text, words).map((at) => spanOf(text, at, at + words.length))
  if (exact.length > 0) return exact
  return foldedPlaces(text, squeeze(fold(text)), squeeze(fold(words)).text.trim())
}

/** A number at the head of a sentence has a capital that nobody types. */
function placesInAnyCase(text: string, words: string): Span[] {
  const wanted = squeeze(foldCase(words)).text.trim()
  return wanted === '' ? [] : foldedPlaces(text, squeeze(foldCase(text)), wanted)
}

function foldedPlaces(text: string, folded: Squeezed, wanted: string): Span[] {
  return everyIndex(folded.text, wanted).map((n) =>
    spanOf(text, folded.at[n] ?? 0, (folded.at[n + wanted.length - 1] ?? 0) + 1),
  )
}

function everyIndex(text: string, words: string): number[] {
  const found: number[] = []
  let at = text.indexOf(words)
  while (at >= 0 && found.length < 1000) {
    found.push(at)
    at = text.indexOf(words, at + 1)
  }
  return found
}
