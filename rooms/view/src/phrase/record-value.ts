// Reads fields out of answers that come in as plain data, so that one printer serves every
// operation and a field that is not there is simply not printed.

/** An answer of an operation, of which only some fields are known. */
export type Data = Readonly<Record<string, unknown>>

/** Whether a value is an object with fields. */
export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value at a dotted path, or nothing. */
export function valueAt(data: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (isData(value) ? value[key] : undefined), data)
}

/** The text or number at a dotted path as text, or nothing. */
export function textAt(data: unknown, path: string): string | undefined {
  const value = valueAt(data, path)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

/** The list of objects at a dotted path; empty when there is none. */
export function listAt(data: unknown, path: string): Data[] {
  const value = valueAt(data, path)
  return Array.isArray(value) ? value.filter(isData) : []
}
