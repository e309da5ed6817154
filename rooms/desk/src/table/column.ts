// The columns of a table, made from the schema of the records that stand in it: no list of fields
// beside the contract. Objects are taken apart, an interval says how precise it is, and what is
// closed to some is marked as a file that comes in marks it. Source: desk.md 6 I3, 9 L6.
import { visibleSigns } from '@tumen/claim'
import { z } from 'zod'
import { isClosed } from '../clearance/sieve.ts'

/** What stands in a cell; nothing where a record has nothing. */
export type Cell = string | number | undefined

/** A column: its heading, which a program can rely on, and what a record has there. */
export interface Column {
  name: string
  cellOf(record: unknown): Cell
}

/** Fields by name, in their order. */
export type Fields = readonly (readonly [name: string, schema: unknown])[]

/** Between the values of a list, and of a list in a list. */
export const BETWEEN = [' | ', ', '] as const

type Step = string | ((value: unknown) => unknown)

/** The columns of an object, or of fields that are taken together from several. */
export function columnsOf(fields: z.ZodObject | Fields): Column[] {
  const found = fields instanceof z.ZodObject ? fieldsIn(fields, []) : fieldsFrom(fields, [])
  return found.map(({ path, closed, isNumber }) => ({
    name: `${path.map((step) => (typeof step === 'string' ? step : step.name)).join('.')}${
      closed ? ':admin' : ''
    }`,
    cellOf: (record) => cellAt(record, path, isNumber),
  }))
}

interface Leaf {
  path: Step[]
  closed: boolean
  /** It stands once in a record, as a number. */
  isNumber: boolean
}

function fieldsIn(object: z.ZodObject, path: Step[]): Leaf[] {
  const isInterval = 'earliest' in object.shape && 'latest' in object.shape
  const fields = Object.entries(object.shape).flatMap(([name, schema]) =>
    leavesOf(schema, [...path, name]).map((leaf) => ({
      ...leaf,
      closed: leaf.closed || isClosed(object, name),
    })),
  )
  if (!isInterval) return fields
  return [...fields, { path: [...path, precision], closed: false, isNumber: false }]
}

function fieldsFrom(fields: Fields, path: Step[]): Leaf[] {
  return fields.flatMap(([name, schema]) => leavesOf(schema, [...path, name]))
}

function leavesOf(schema: unknown, path: Step[]): Leaf[] {
  const { inner, isMany } = unwrapped(schema)
  if (inner instanceof z.ZodObject)
    return fieldsIn(inner, path).map((leaf) => (isMany ? { ...leaf, isNumber: false } : leaf))
  return [{ path, closed: false, isNumber: !isMany && inner instanceof z.ZodNumber }]
}

/** What is inside of what may be absent and of lists. */
function unwrapped(schema: unknown): { inner: unknown; isMany: boolean } {
  if (schema instanceof z.ZodArray) return { inner: unwrapped(schema.element).inner, isMany: true }
  const { innerType } = (schema as { def?: { innerType?: unknown } }).def ?? {}
  return innerType === undefined ? { inner: schema, isMany: false } : unwrapped(innerType)
}

/** How precise an interval of days is: a day, a whole month or year, or what it is. */
function precision(value: unknown): unknown {
  const { earliest, latest } = (value ?? {}) as { earliest?: unknown; latest?: unknown }
  if (typeof earliest !== 'string' || typeof latest !== 'string') return undefined
  if (earliest === latest) return 'day'
  const isWhole = (from: string, to: string) => earliest.endsWith(from) && latest === to
  if (isWhole('-01-01', `${earliest.slice(0, 4)}-12-31`)) return 'year'
  return isWhole('-01', lastOfMonth(earliest)) ? 'month' : 'interval'
}

function lastOfMonth(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

function cellAt(record: unknown, path: readonly Step[], isNumber: boolean): Cell {
  const value = valueAt(record, path, 0)
  if (isNumber && typeof value === 'number') return value
  const text = textOf(value, 0)
  return text === '' ? undefined : visibleSigns(text)
}

/** The value at a path; of a list one text with the value of each, absent ones as nothing. */
function valueAt(value: unknown, [step, ...rest]: readonly Step[], depth: number): unknown {
  if (step === undefined || value === undefined || value === null) return value
  if (Array.isArray(value)) {
    const texts = value.map((one) => textOf(valueAt(one, [step, ...rest], depth + 1), depth + 1))
    return texts.every((text) => text === '') ? undefined : texts.join(BETWEEN[depth] ?? ', ')
  }
  const next = typeof step === 'string' ? (value as Record<string, unknown>)[step] : step(value)
  return valueAt(next, rest, depth)
}

function textOf(value: unknown, depth: number): string {
  if (value === undefined || value === null) return ''
  const between = BETWEEN[depth] ?? ', '
  if (Array.isArray(value)) return value.map((one) => textOf(one, depth + 1)).join(between)
  if (typeof value !== 'object') return String(value)
  const parts = Object.entries(value).map(([key, one]) => `${key}: ${textOf(one, depth + 1)}`)
  return parts.join(between)
}
