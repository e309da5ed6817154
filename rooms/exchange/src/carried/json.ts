// Values of JSON that somebody else wrote, taken for what they are.

export type Fields = Readonly<Record<string, unknown>>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function listIn(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined
}

/** The objects of a list; of what is no list none. */
export function fieldsIn(value: unknown): Fields[] {
  return (listIn(value) ?? []).filter(isFields)
}

/** A text, number or truth as text, without spaces around it; of anything else nothing. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
