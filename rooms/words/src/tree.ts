// The files of a language hold parts of one tree of texts, each from its root.

/** A text, texts in a row, or texts by key. */
export type Tree = string | readonly string[] | { readonly [key: string]: Tree }

/** The parts as one tree; `text` makes each text that comes out of the one in the file. */
export function joinedTree(parts: readonly object[], text: (written: string) => string): object {
  return parts.reduce((joined: object, part) => withPart(joined, part, text), {})
}

function withPart(joined: object, part: object, text: (written: string) => string): object {
  const both: Record<string, unknown> = { ...joined }
  for (const [key, value] of Object.entries(part)) both[key] = placed(both[key], value, text)
  return both
}

function placed(known: unknown, value: Tree, text: (written: string) => string): unknown {
  if (typeof value === 'string') return text(value)
  if (Array.isArray(value)) return value.map(text)
  return withPart((known ?? {}) as object, value, text)
}
