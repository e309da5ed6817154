// Whether a text really holds what a query asks, and where. The index only proposes documents;
// what is found is decided here, on the folded text, with offsets into the stored one.
import type { SearchQuery } from './ledger.ts'
import { cutsWord, queryTokens, type SearchText, searchText } from './search-text.ts'

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
  const text = searchText(stored)
  const holds = (group: Spelling[]) => group.some((one) => !findFrom(text, one, 0).next().done)
  if (query.none.some(holds) || !query.all.every(holds)) return undefined
  const found = query.all.flat().flatMap((one) => take(findFrom(text, one, 0), MOST_SPANS))
  return distinct(found).slice(0, MOST_SPANS)
}

function* findFrom(text: SearchText, spelling: Spelling, from: number): Generator<Span> {
  const place = spelling.isPlain ? text.plain : text.text
  let start = place.indexOf(spelling.text, from)
  while (start >= 0) {
    const end = start + spelling.text.length
    if (!cutsWord(place, start) && !cutsWord(place, end)) yield storedSpan(text, start, end)
    start = place.indexOf(spelling.text, start + 1)
  }
}

function storedSpan(text: SearchText, start: number, end: number): Span {
  // The unit after the last one may lie behind dropped signs, so the end is counted from it.
  return { start: text.at[start] as number, end: (text.at[end - 1] as number) + 1 }
}

function take<T>(from: Generator<T>, most: number): T[] {
  const taken: T[] = []
  for (const one of from) {
    taken.push(one)
    if (taken.length === most) break
  }
  return taken
}

function distinct(spans: Span[]): Span[] {
  const sorted = spans.toSorted((a, b) => a.start - b.start || a.end - b.end)
  return sorted.filter((span, n) => {
    const before = sorted[n - 1]
    return !before || before.start !== span.start || before.end !== span.end
  })
}
