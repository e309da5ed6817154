// Where in an answer fields may stand that only few may read: made once from its schema, so that an
// answer without such fields is not looked at. Source: desk.md 10, C1 and C2.
import { ruleIn } from '@tumen/claim'
import { historyRowSchema } from '@tumen/contract'
import { z } from 'zod'

/** What to look for in one value of an answer; nothing where there is nothing to look for. */
export interface Sieve {
  /** Fields of this object that not everybody may read. */
  closed?: readonly string[]
  /** What is in its other fields. */
  fields?: readonly (readonly [name: string, sieve: Sieve])[]
  /** What is in each entry of this list or map. */
  each?: Sieve
  /** It is a record that may be closed as a whole. */
  isRecord?: true
  /** It is a row of a history, whose changes name fields of records. */
  isHistory?: true
}

/** Fields of the schema, by path, of which nobody said who may see them. */
export function unjudgedIn(schema: z.ZodType): string[] {
  const found: string[] = []
  visit(schema, '', (object, path) => {
    for (const name of Object.keys(object.shape))
      if (ruleIn(object, name) === undefined) found.push(`${path}.${name}`)
  })
  return found
}

/** The closed fields of the schema, by path, with whether an answer may be without them. */
export function closedIn(schema: z.ZodType): { path: string; isOptional: boolean }[] {
  const found: { path: string; isOptional: boolean }[] = []
  visit(schema, '', (object, path) => {
    for (const [name, field] of Object.entries(object.shape))
      if (isClosed(object, name)) {
        const isOptional = (field as z.ZodType).safeParse(undefined).success
        found.push({
          path: `${path}.${name}`,
          isOptional: isOptional || field instanceof z.ZodExactOptional,
        })
      }
  })
  return found
}

function visit(
  schema: unknown,
  path: string,
  tell: (object: z.ZodObject, path: string) => void,
): void {
  if (schema instanceof z.ZodObject) {
    tell(schema, path)
    for (const [name, field] of Object.entries(schema.shape)) visit(field, `${path}.${name}`, tell)
  } else for (const part of partsOf(schema)) visit(part, path, tell)
}

/** What a schema that is no object is made of. */
function partsOf(schema: unknown): unknown[] {
  if (!(schema instanceof z.ZodType)) return []
  if (schema instanceof z.ZodArray) return [schema.element]
  if (schema instanceof z.ZodRecord) return [schema.valueType]
  if (schema instanceof z.ZodUnion) return [...schema.options]
  if (schema instanceof z.ZodTuple) return [...schema.def.items]
  const { innerType } = schema.def as { innerType?: unknown }
  return innerType === undefined ? [] : [innerType]
}

/** Closed, whoever speaks: what is closed of nameless speakers alone is so where it leaves. */
export function isClosed(object: z.ZodObject, name: string): boolean {
  const rule = ruleIn(object, name) ?? (['restricted'] as const)
  return rule.every((one) => one === 'restricted' || one === 'sealed')
}

/** What to look for in answers of this schema. */
export function sieveOf(schema: unknown): Sieve | undefined {
  if (schema instanceof z.ZodObject) return objectSieve(schema)
  const sieves = partsOf(schema).flatMap((part) => sieveOf(part) ?? [])
  const [first] = sieves
  if (!first) return undefined
  const isMany =
    schema instanceof z.ZodArray || schema instanceof z.ZodRecord || schema instanceof z.ZodTuple
  const all = sieves.length === 1 ? first : joined(sieves)
  return isMany ? { each: all } : all
}

function objectSieve(object: z.ZodObject): Sieve | undefined {
  if (object === (historyRowSchema as z.ZodObject)) return { isHistory: true }
  const names = Object.keys(object.shape)
  const closed = names.filter((name) => isClosed(object, name))
  const fields = names.flatMap((name) => {
    const sieve = closed.includes(name) ? undefined : sieveOf(object.shape[name])
    return sieve ? [[name, sieve] as const] : []
  })
  const isRecord = names.includes('sensitivity')
  if (closed.length === 0 && fields.length === 0 && !isRecord) return undefined
  return {
    ...(closed.length > 0 && { closed }),
    ...(fields.length > 0 && { fields }),
    ...(isRecord && { isRecord }),
  }
}

/** Of a value that may be one thing or another: what is looked for in each. */
function joined(sieves: readonly Sieve[]): Sieve {
  const each = sieves.flatMap((one) => one.each ?? [])
  return {
    closed: sieves.flatMap((one) => one.closed ?? []),
    fields: sieves.flatMap((one) => one.fields ?? []),
    ...(each.length > 0 && { each: joined(each) }),
    ...(sieves.some(({ isRecord }) => isRecord) && { isRecord: true }),
  }
}
