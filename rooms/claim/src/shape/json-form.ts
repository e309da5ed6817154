// A record as JSON that a canonical form can commit to: strings, booleans, whole numbers,
// lists and objects. Fractions become decimal strings; absent fields are absent.
import type { Shape } from './shape.ts'

/** JSON whose numbers are whole. */
export type WholeJson =
  | string
  | number
  | boolean
  | null
  | WholeJson[]
  | { [name: string]: WholeJson }

/** A finite fraction, not negative, in plain decimal digits that read back as the same number. */
export function decimalText(value: number): string {
  const [digits = '', power] = String(value).split('e')
  if (power === undefined) return digits
  const [before = '', after = ''] = digits.split('.')
  const point = before.length + Number(power)
  const all = before + after
  if (point <= 0) return `0.${'0'.repeat(-point)}${all}`
  return all.padEnd(point, '0')
}

const DECIMAL = /^(0|[1-9]\d*)(\.\d+)?$/

/** The number of a decimal string; the value itself when it is none. */
function decimalNumber(value: unknown): unknown {
  return typeof value === 'string' && DECIMAL.test(value) ? Number(value) : value
}

// By definition and not by assignment, so that a field named __proto__ stays a field.
function define(record: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') record[name] = value
  else Object.defineProperty(record, name, { ...FIELD, value })
}

const FIELD = { configurable: true, enumerable: true, writable: true } as const

// Walks only where the shape walks, so a hostile value can be as deep as it likes.
function mapDecimals(value: unknown, shape: Shape, change: (v: unknown) => unknown): unknown {
  if (shape.kind === 'decimal') return change(value)
  if (shape.kind === 'list' && Array.isArray(value)) {
    const items: unknown[] = []
    for (let n = 0; n < value.length; n++) items.push(mapDecimals(value[n], shape.of, change))
    return items
  }
  const isOpen = shape.kind === 'record' || shape.kind === 'map'
  if (!isOpen || typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const copy: Record<string, unknown> = {}
  for (const name of Object.keys(value)) {
    const inner = (value as Record<string, unknown>)[name]
    if (inner === undefined) continue
    const known = shape.kind === 'map' ? shape.of : shape.known.get(name)
    define(copy, name, known ? mapDecimals(inner, known, change) : inner)
  }
  return copy
}

/** A copy of `value` with every fraction as a decimal string and no undefined field. */
export function toWholeJson(value: unknown, shape: Shape): WholeJson {
  const change = (v: unknown) => (typeof v === 'number' ? decimalText(v) : v)
  return mapDecimals(value, shape, change) as WholeJson
}

/** A copy of `value` with every decimal string as a number, unchecked. */
export function fromWholeJson(value: unknown, shape: Shape): unknown {
  return mapDecimals(value, shape, decimalNumber)
}
