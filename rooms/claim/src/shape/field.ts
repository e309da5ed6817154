// What a field of a record may hold, and who may see it, as zod schemas. A record is declared once,
// with these: its type, its checks, its JSON form and the classes of its fields follow from it.
import { z } from 'zod'
import type { FieldClass } from '../vocabulary/vocabulary.ts'

/** What the checks and the JSON form must know of a value besides its type. */
export type Leaf =
  | 'text'
  | 'words'
  | 'id'
  | 'day'
  | 'isoDay'
  | 'count'
  | 'whole'
  | 'offset'
  | 'decimal'

/** Who may see a field: where the speaker has a name, and where there is none. */
export type FieldRule = readonly [named: FieldClass, anonymous: FieldClass]

interface Facts {
  leaf?: Leaf
  least?: number
  seen?: FieldRule
  /** Of an object in an answer: who may see those of its fields of which nothing is said. */
  rest?: FieldRule
}

const FACTS = z.registry<Facts>()

/** Says something of a schema that nothing else uses yet. */
export function noteFacts<S extends z.ZodType>(schema: S, facts: Facts): S {
  FACTS.add(schema, { ...factsOf(schema), ...facts })
  return schema
}

/** What was said of a schema beside its type; a copy of a schema knows what the schema does. */
export function factsOf(schema: z.ZodType): Facts {
  return FACTS.get(schema) ?? {}
}

function leaf<S extends z.ZodType>(kind: Leaf, schema: S): S {
  FACTS.add(schema, { leaf: kind })
  return schema
}

/** Any string but an empty one. */
export const text = leaf('text', z.string().regex(/\S/))
/** Any string. */
export const words = leaf('words', z.string())
const ID = /^[^\s\p{C}]{1,200}$/u

/** Whether a value may serve as an id: 1 to 200 visible units, no space, no control. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value)
}

/** An opaque id. */
export const id = leaf('id', z.string().regex(ID))
/** A day, which the rules of dates check. */
export const day = leaf('day', z.string())
/** The same, of which answers say that it is one. */
export const isoDay = leaf('isoDay', z.string())
/** A whole number, not negative. */
export const count = leaf('count', z.int().min(0))
export const whole = leaf('whole', z.int())
/** A place in a text, which the rules of spans check. */
export const offset = leaf('offset', z.number())
/** A fraction, not negative; a decimal string in JSON. */
export const decimal = leaf('decimal', z.number().min(0))
export const flag = z.boolean()

/** A list of at least `least` values. */
export function list<S extends z.ZodType>(of: S, least = 0): z.ZodArray<S> {
  const schema = z.array(of).min(least)
  FACTS.add(schema, { least })
  return schema
}

/** A record with string keys of any name, e.g. names by language tag. */
export function map<S extends z.ZodType>(of: S): z.ZodRecord<z.ZodString, S> {
  return z.record(z.string(), of)
}

declare const judged: unique symbol

/** A field of which somebody said who may see it. */
export type Judged<S extends z.ZodType = z.ZodType> = S & { readonly [judged]: true }

/** The same schema, of which it is said who may see a field of it. */
export function judge<S extends z.ZodType>(schema: S, seen: FieldRule): Judged<S> {
  const own = schema.clone() as Judged<S>
  FACTS.add(own, { seen })
  return own
}

/** A field that everybody may see who may see the record. */
export function open<S extends z.ZodType>(schema: S): Judged<S> {
  return judge(schema, ['public', 'public'])
}

/** A field of this class, whoever speaks. */
export function closed<S extends z.ZodType>(schema: S, as: FieldClass): Judged<S> {
  return judge(schema, [as, as])
}

/** A field that is public of a speaker with a name, and of this class of one without. */
export function masked<S extends z.ZodType>(schema: S, as: FieldClass): Judged<S> {
  return judge(schema, ['public', as])
}

/** A record of exactly these fields; one that nobody judged does not compile. */
export function record<F extends Readonly<Record<string, Judged>>>(fields: F) {
  return z.strictObject(fields)
}

/** A record whose fields are all as open as itself, those that will be added too. */
export function openRecord<F extends Readonly<Record<string, z.ZodType>>>(fields: F) {
  const own = Object.entries(fields).map(([name, field]) => [name, open(field)])
  return z.strictObject(Object.fromEntries(own) as F)
}

/** Who may see which field of a record; a field that nobody judged is not in it. */
export function rulesOf<F extends object>(schema: {
  readonly shape: F
}): Readonly<Record<keyof F & string, FieldRule>> {
  const rules = Object.entries(schema.shape).flatMap(([name, field]) => {
    const { seen } = factsOf(field as z.ZodType)
    return seen ? [[name, seen]] : []
  })
  return Object.fromEntries(rules) as Record<keyof F & string, FieldRule>
}
