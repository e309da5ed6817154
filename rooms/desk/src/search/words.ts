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
      if (!canJoin) throw notUnderstood(token.at)
      joins = true
      canJoin = false
      continue
    }
    if (token.isExcluded) {
      if (joins) throw notUnderstood(token.at)
      none.push(token.words)
      canJoin = false
      continue
    }
    if (joins) all.at(-1)?.push(token.words)
    else all.push([token.words])
    joins = false
    canJoin = true
  }
  if (joins) throw notUnderstood(query.length)
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
    if (!match) throw notUnderstood(at)
    const [, minus, phrase, close, word] = match
    const isOpen = phrase !== undefined && close === undefined
    const words = (phrase ?? word ?? '').trim()
    if (isOpen || words === '' || words === '-') throw notUnderstood(at)
    const isOr = word === 'OR' && minus === undefined
    tokens.push({ words, isExcluded: minus !== undefined, isOr, at })
  }
  return tokens
}

function notUnderstood(at: number): Refusal {
  return new Refusal('not-understood', 'query', [{ offset: at }])
}
