// Inputs of operations, made from their schemas for the tests of this room.

/** What of a JSON schema the inputs of operations use. */
export interface InputSchema {
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: InputSchema[]
  items?: InputSchema
  properties?: Record<string, InputSchema>
}

/** An input with `words` wherever words may stand. */
export function fillInput(schema: InputSchema, words: string): unknown {
  const [first] = schema.anyOf ?? []
  if (first) return fillInput(first, words)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.type === 'array') return [fillInput(schema.items ?? {}, words)]
  if (schema.type === 'integer' || schema.type === 'number') return 7
  if (schema.type === 'boolean') return false
  if (schema.type !== 'object') return words
  const entries = Object.entries(schema.properties ?? {})
  if (entries.length === 0) return { en: words, ko: words }
  return Object.fromEntries(entries.map(([name, inner]) => [name, fillInput(inner, words)]))
}
