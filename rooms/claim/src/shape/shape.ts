// The checks of a record, made once from its schema: a walker that finds all problems at once and
// allocates nothing for what is right, because imports are large. A strict allow-list, so nothing
// is silently lost.
import { z } from 'zod'
import type { Finding } from '../finding.ts'
import { factsOf, isId, type Leaf } from './field.ts'

/** What one value may be. */
export type Shape =
  | { kind: Leaf | 'flag' }
  | { kind: 'word'; words: readonly string[]; known: ReadonlySet<string> }
  | { kind: 'list'; of: Shape; least: number }
  | { kind: 'map'; of: Shape }
  | RecordShape

/** A record: its fields in the order in which they are checked, and by name. */
export interface RecordShape {
  kind: 'record'
  members: readonly { name: string; of: Shape; isRequired: boolean }[]
  known: ReadonlyMap<string, Shape>
}

/** The walker's form of a schema; what must be there is checked before what may be. */
export function shapeOf(schema: z.ZodType): Shape {
  const { leaf, least = 0 } = factsOf(schema)
  if (leaf) return { kind: leaf }
  if (schema instanceof z.ZodExactOptional) return shapeOf(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodBoolean) return { kind: 'flag' }
  if (schema instanceof z.ZodEnum) return wordShape(schema.options as string[])
  if (schema instanceof z.ZodArray) {
    return { kind: 'list', of: shapeOf(schema.element as z.ZodType), least }
  }
  if (schema instanceof z.ZodRecord) {
    return { kind: 'map', of: shapeOf(schema.valueType as z.ZodType) }
  }
  if (schema instanceof z.ZodObject) return recordShape(schema)
  throw new TypeError(`No field of a record is a ${schema.type}`)
}

function wordShape(words: readonly string[]): Shape {
  return { kind: 'word', words, known: new Set(words) }
}

function recordShape(schema: z.ZodObject): RecordShape {
  const fields = Object.entries(schema.shape).map(([name, field]) => {
    const isRequired = !(field instanceof z.ZodExactOptional)
    return { name, of: shapeOf(field as z.ZodType), isRequired }
  })
  const members = [true, false].flatMap((needed) =>
    fields.filter(({ isRequired }) => isRequired === needed),
  )
  return { kind: 'record', members, known: new Map(members.map(({ name, of }) => [name, of])) }
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
