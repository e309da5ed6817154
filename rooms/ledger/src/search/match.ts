// Whether a text really holds what a query asks, and where. The index only proposes documents;
// what is found is decided here, on the folded text, with offsets into the stored one.
import type { SearchQuery } from '../ledger.ts'
import { blockEnds, cutsWord, queryTokens, type SearchText, searchText } from './text.ts'

/** One spelling of a term, ready to be looked for. */
export interface Spelling {
  text: string
  /** Written without accents, so that it also finds words with them. */
  isPlain: boolean
  tokens: readonly string[]
  prefix: boolean
}

/** A query made ready: every group of `all` must occur, no group of `none`. */
export interface ReadyQuery {
  all: Spelling[][]
  none: Spelling[][]
}

type Span = { start: number; end: number }

/** Spans that one hit names at most. */
const MOST_SPANS = 10

/** The query with each spelling folded; spellings without a letter or digit are left out. */
export function readyQuery(query: SearchQuery): ReadyQuery {
  const ready = (group: { anyOf: string[] }) =>
    group.anyOf.map(readySpelling).filter((spelling) => spelling.tokens.length > 0)
  return { all: query.all.map(ready), none: query.none.map(ready) }
}

function readySpelling(written: string): Spelling {
  const { text, plain } = searchText(written.trim())
  const trimmed = text.trim()
  return { text: trimmed, isPlain: text === plain, ...queryTokens(plain) }
}

/** Where the query's terms stand in the stored text, in order; nothing when it does not fit. */
export function matchText(stored: string, query: ReadyQuery): Span[] | undefined {
  const missing = new Set(query.all)
  const spans = new Map<Spelling, Span[]>()
  for (const window of windowsOf(stored)) {
    if (query.none.flat().some((one) => findIn(window, one, 1).length > 0)) return undefined
    for (const group of query.all) {
      for (const one of group) {
        const known = spans.get(one) ?? []
        const found = findIn(window, one, MOST_SPANS - known.length)
        spans.set(one, [...known, ...found])
        if (found.length > 0) missing.delete(group)
      }
    }
  }
  if (missing.size > 0) return undefined
  return distinct([...spans.values()].flat()).slice(0, MOST_SPANS)
}

/** A part of a text, folded; what is found must begin in its first `own` units. */
interface Window {
  text: SearchText
  offset: number
  own: number
}

/** A long text in blocks, each with the next one, so that no match is cut. */
function* windowsOf(stored: string): Generator<Window> {
  const ends = blockEnds(stored)
  let offset = 0
  for (const [n, end] of ends.entries()) {
    const text = searchText(stored.slice(offset, ends[n + 1] ?? end))
    yield { text, offset, own: end - offset }
    offset = end
  }
}

function findIn({ text, offset, own }: Window, spelling: Spelling, most: number): Span[] {
  const place = spelling.isPlain ? text.plain : text.text
  const found: Span[] = []
  let start = place.indexOf(spelling.text)
  while (start >= 0 && found.length < most && (text.at[start] as number) < own) {
    const end = start + spelling.text.length
    if (!cutsWord(place, start) && !cutsWord(place, end)) {
      found.push(storedSpan(text, offset, { start, end }))
    }
    start = place.indexOf(spelling.text, start + 1)
  }
  return found
}

function storedSpan({ at }: SearchText, offset: number, { start, end }: Span): Span {
  // The unit after the last one may lie behind dropped signs, so the end is counted from it.
  return { start: offset + (at[start] as number), end: offset + (at[end - 1] as number) + 1 }
}

function distinct(spans: Span[]): Span[] {
  const sorted = spans.toSorted((a, b) => a.start - b.start || a.end - b.end)
  return sorted.filter((span, n) => {
    const before = sorted[n - 1]
    return !before || before.start !== span.start || before.end !== span.end
  })
}
