// The query language: spaces mean all, "…" is a phrase, OR joins two terms, - leaves out. A
// query that cannot be read is refused with the offset, never silently changed.
import { Refusal } from '../refusal.ts'

/** Terms of a query: every group must occur, by any of its words; none of `none` may. */
export interface SearchWords {
  all: string[][]
  none: string[]
}

interface Token {
  words: string
  isExcluded: boolean
  isOr: boolean
  at: number
}

/** Reads a query; refuses with `not-understood` and the offset of what is wrong. */
export function readSearchWords(query: string): SearchWords {
  const all: string[][] = []
  const none: string[] = []
  let joins = false
  let canJoin = false
  for (const token of tokensOf(query)) {
    if (token.isOr) {
      if (!canJoin) throw notUnderstood(token.at, 'or_alone')
      joins = true
      canJoin = false
      continue
    }
    if (token.isExcluded) {
      if (joins) throw notUnderstood(token.at, 'minus_after_or')
      none.push(token.words)
      canJoin = false
      continue
    }
    if (joins) all.at(-1)?.push(token.words)
    else all.push([token.words])
    joins = false
    canJoin = true
  }
  if (joins) throw notUnderstood(query.length, 'or_alone')
  if (all.length === 0) throw new Refusal('not-understood', 'query', [{ code: 'nothing_asked' }])
  return { all, none }
}

/** Curly and full-width quotation marks count, as people's keyboards write them. */
const TOKEN = /\s*(?:(-)?(?:["“”＂]([^"“”＂]*)(["“”＂])?|([^\s"“”＂]+)))/gy

function tokensOf(query: string): Token[] {
  const tokens: Token[] = []
  const trimmed = query.trimEnd()
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < trimmed.length) {
    const at = TOKEN.lastIndex
    const match = TOKEN.exec(trimmed)
    if (!match) throw notUnderstood(at, 'quote_open')
    const [, minus, phrase, close, word] = match
    const isOpen = phrase !== undefined && close === undefined
    const words = (phrase ?? word ?? '').trim()
    if (isOpen) throw notUnderstood(at, 'quote_open')
    if (words === '-') throw notUnderstood(at, 'minus_alone')
    if (words === '') throw notUnderstood(at, 'nothing_quoted')
    const isOr = word === 'OR' && minus === undefined
    tokens.push({ words, isExcluded: minus !== undefined, isOr, at })
  }
  return tokens
}

/** Why a query cannot be read. */
type WrongCode = 'or_alone' | 'quote_open' | 'nothing_quoted' | 'minus_alone' | 'minus_after_or'

function notUnderstood(at: number, code: WrongCode): Refusal {
  return new Refusal('not-understood', 'query', [{ code, offset: at }])
}
