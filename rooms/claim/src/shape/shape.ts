// Shapes: which fields a record has and what each may hold, written once and used by the
// checks, the parsers and the JSON forms. A strict allow-list, so nothing is silently lost.
import type { Finding } from '../finding.ts'

/** What one value may be. */
export type Shape =
  | { kind: 'text' } // any string but an empty one
  | { kind: 'words' } // any string
  | { kind: 'id' } // an opaque id
  | { kind: 'day' } // checked by the rules of date.ts
  | { kind: 'count' } // a whole number, not negative
  | { kind: 'whole' } // a whole number
  | { kind: 'offset' } // checked by the rules of span.ts
  | { kind: 'decimal' } // a fraction, not negative; a decimal string in JSON
  | { kind: 'flag' }
  | { kind: 'word'; words: readonly string[]; known: ReadonlySet<string> }
  | { kind: 'list'; of: Shape; least: number }
  | { kind: 'map'; of: Shape }
  | RecordShape
export type Fields = Readonly<Record<string, Shape>>

/** A record: its fields by need, and all of them in order and by name, for the reading of many. */
export interface RecordShape {
  kind: 'record'
  fields: Fields
  optional: Fields
  members: readonly { name: string; of: Shape; isRequired: boolean }[]
  known: ReadonlyMap<string, Shape>
}

export const text: Shape = { kind: 'text' }
export const words: Shape = { kind: 'words' }
export const id: Shape = { kind: 'id' }
export const day: Shape = { kind: 'day' }
export const count: Shape = { kind: 'count' }
export const whole: Shape = { kind: 'whole' }
export const offset: Shape = { kind: 'offset' }
export const decimal: Shape = { kind: 'decimal' }
export const flag: Shape = { kind: 'flag' }

/** One of a controlled list. */
export function word(list: readonly string[]): Shape {
  return { kind: 'word', words: list, known: new Set(list) }
}

/** A list of at least `least` values. */
export function list(of: Shape, least = 0): Shape {
  return { kind: 'list', of, least }
}

/** A record with string keys of any name, e.g. names by language tag. */
export function map(of: Shape): Shape {
  return { kind: 'map', of }
}

/** A record that has all of `fields`, may have `optional`, and nothing else. */
export function record(fields: Fields, optional: Fields = {}): RecordShape {
  const known = new Map(Object.entries({ ...fields, ...optional }))
  const members = [...known].map(([name, of]) => {
    return { name, of, isRequired: Object.hasOwn(fields, name) }
  })
  return { kind: 'record', fields, optional, members, known }
}

/** Whether a value may serve as an id: 1 to 200 visible units, no space, no control. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[^\s\p{C}]{1,200}$/u.test(value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function checkString(value: string, shape: Shape): Finding[] {
  if (shape.kind === 'id') return isId(value) ? NONE : [{ code: 'id_invalid', field: '' }]
  if (shape.kind === 'text' && value.trim() === '') return [{ code: 'text_empty', field: '' }]
  if (shape.kind === 'word' && !shape.known.has(value))
    return [{ code: 'unknown_value', field: '', allowed: shape.words }]
  return NONE
}

function checkNumber(value: number, shape: Shape): Finding[] {
  if (shape.kind === 'offset') return NONE
  const findings: Finding[] = []
  const isFraction = shape.kind === 'decimal'
  if (isFraction && !Number.isFinite(value)) findings.push({ code: 'value_not_finite', field: '' })
  if (!isFraction && !Number.isSafeInteger(value))
    findings.push({ code: 'value_not_integer', field: '' })
  // Minus zero has no form of its own in JSON.
  if (Object.is(value, -0) || (value < 0 && shape.kind !== 'whole'))
    findings.push({ code: 'value_negative', field: '' })
  return findings
}

// Most values are right, and then nothing is allocated for them: paths are written step by step
// on the way back from a finding, each step with its sign in front (`.chain[0].agent`).
const NONE: Finding[] = []

function addBelow(findings: Finding[], step: string, inner: Finding[]): void {
  for (const finding of inner) findings.push({ ...finding, field: `${step}${finding.field}` })
}

function checkList(value: unknown[], shape: Shape & { kind: 'list' }): Finding[] {
  const findings: Finding[] = value.length < shape.least ? [{ code: 'list_empty', field: '' }] : []
  // By number, so that holes are visited too.
  for (let n = 0; n < value.length; n++) {
    const inner = checkValue(value[n], shape.of)
    if (inner.length > 0) addBelow(findings, `[${n}]`, inner)
  }
  return findings
}

// A name that could not be a field of ours may be somebody's words: it is not repeated.
function safeName(name: string): string {
  return /^[A-Za-z_$][A-Za-z0-9_$-]{0,39}$/.test(name) ? name : '[name]'
}

function checkFields(value: Record<string, unknown>, shape: RecordShape): Finding[] {
  const findings: Finding[] = []
  for (const { name, of, isRequired } of shape.members) {
    const field = value[name]
    if (field !== undefined && Object.hasOwn(value, name)) {
      const inner = checkValue(field, of)
      if (inner.length > 0) addBelow(findings, `.${name}`, inner)
    } else if (isRequired) findings.push({ code: 'field_missing', field: `.${name}` })
  }
  for (const name of Object.keys(value))
    if (!shape.known.has(name))
      findings.push({ code: 'unknown_field', field: `.${safeName(name)}` })
  return findings
}

function checkMap(value: Record<string, unknown>, of: Shape): Finding[] {
  const findings: Finding[] = []
  for (const [name, inner] of Object.entries(value))
    addBelow(findings, `.${safeName(name)}`, checkValue(inner, of))
  return findings
}

const JS_TYPE: Partial<Record<Shape['kind'], 'number' | 'boolean'>> = {
  count: 'number',
  whole: 'number',
  offset: 'number',
  decimal: 'number',
  flag: 'boolean',
}

function wrongType(): Finding[] {
  return [{ code: 'wrong_type', field: '' }]
}

function checkValue(value: unknown, shape: Shape): Finding[] {
  if (shape.kind === 'list') return Array.isArray(value) ? checkList(value, shape) : wrongType()
  if (shape.kind === 'record') return isRecord(value) ? checkFields(value, shape) : wrongType()
  if (shape.kind === 'map') return isRecord(value) ? checkMap(value, shape.of) : wrongType()
  if (typeof value !== (JS_TYPE[shape.kind] ?? 'string')) return wrongType()
  if (typeof value === 'number') return checkNumber(value, shape)
  return typeof value === 'string' ? checkString(value, shape) : NONE
}

/**
 * Everything in which `value` differs from `shape`, with the path of each field. An optional
 * field that is undefined counts as absent.
 */
export function checkShape(value: unknown, shape: Shape, field = ''): Finding[] {
  return checkValue(value, shape).map((finding) => {
    const path = `${field}${finding.field}`
    return { ...finding, field: path.startsWith('.') ? path.slice(1) : path }
  })
}
