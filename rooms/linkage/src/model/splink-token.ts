// The words of a condition in Splink's JSON: names, numbers, texts and signs of the small grammar
// that is understood. Nothing here is ever run. Source: the reference on linkage, 3.2.

/** One word of a condition. Names in quotation marks are names even where they look like words. */
export interface SplinkToken {
  readonly kind: 'name' | 'word' | 'number' | 'text' | 'sign'
  readonly text: string
}

const PATTERNS: readonly (readonly [SplinkToken['kind'] | 'space', RegExp])[] = [
  ['space', /\s+/y],
  ['name', /(?:[lr]\.)?"(?:[^"]|"")+"/y],
  ['word', /[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)?/y],
  ['number', /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y],
  ['text', /'(?:[^']|'')*'/y],
  ['sign', />=|<=|[()=,-]/y],
]

/** The words of a condition, or nothing where a sign is none of the grammar's. */
export function splinkTokens(condition: string): SplinkToken[] | undefined {
  const tokens: SplinkToken[] = []
  for (let at = 0; at < condition.length; ) {
    const token = tokenAt(condition, at)
    if (!token) return undefined
    at += token.text.length
    if (token.kind !== 'space') tokens.push({ kind: token.kind, text: token.text })
  }
  return tokens
}

function tokenAt(
  condition: string,
  at: number,
): { kind: SplinkToken['kind'] | 'space'; text: string } | undefined {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at
    const [text] = pattern.exec(condition) ?? []
    if (text !== undefined) return { kind, text }
  }
  return undefined
}
