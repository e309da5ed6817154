// A record as it may leave: the same fields with the types of their values alone, and anything else
// left out. What is stored was checked when it came in; an answer is an allow-list, not a check.
import { z } from 'zod'
import { type FieldRule, factsOf, judge, type Leaf, noteFacts } from './field.ts'

const PLAIN: Readonly<Record<Leaf, z.ZodType>> = {
  text: z.string(),
  words: z.string(),
  id: z.string(),
  day: z.string(),
  isoDay: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  count: z.int(),
  whole: z.int(),
  offset: z.int(),
  decimal: z.number(),
}

/** The same with its description, which the reference shows. */
function plain(schema: z.ZodType): z.ZodType {
  const bare = undescribed(schema)
  return schema.description === undefined ? bare : bare.describe(schema.description)
}

function undescribed(schema: z.ZodType): z.ZodType {
  const { leaf } = factsOf(schema)
  if (leaf) return PLAIN[leaf]
  if (schema instanceof z.ZodExactOptional)
    return plain(schema.unwrap() as z.ZodType).exactOptional()
  if (schema instanceof z.ZodArray) return z.array(plain(schema.element as z.ZodType))
  if (schema instanceof z.ZodRecord)
    return z.record(z.string(), plain(schema.valueType as z.ZodType))
  if (!(schema instanceof z.ZodObject)) return schema
  return answerRecord(schema)
}

const MEMBERS: FieldRule = ['internal', 'internal']
const ALL: FieldRule = ['public', 'public']

/**
 * An object of an answer: its fields are for the members who may ask for it, but for those of which
 * something else was said. The fields of records keep their classes.
 */
export function answerObject<F extends z.core.$ZodLooseShape>(
  fields: F,
): z.ZodObject<z.core.util.Writeable<F>> {
  return noteFacts(z.object(fields), { rest: MEMBERS })
}

/** The same of an object that was made of another one. */
export function derivedObject<F extends z.ZodRawShape>(schema: z.ZodObject<F>): z.ZodObject<F> {
  return noteFacts(schema, { rest: MEMBERS })
}

/**
 * Who may see a field of an object in an answer; nothing where nobody said it. What was said of a
 * schema is true of it where it may be absent, too.
 */
export function ruleIn(object: z.ZodObject, name: string): FieldRule | undefined {
  let field: unknown = object.shape[name]
  while (field instanceof z.ZodType) {
    const { seen } = factsOf(field)
    if (seen) return seen
    field = (field as { _zod: { def: { innerType?: unknown } } })._zod.def.innerType
  }
  return factsOf(object).rest
}

/** The same of a record, whose fields can be left out, or others put beside them. */
export function answerRecord<F extends z.ZodRawShape>(schema: z.ZodObject<F>): z.ZodObject<F> {
  return noteFacts(z.object(answerFields(schema)), { rest: ALL })
}

/** The fields of such answers; of those that may stand in a history, where `isTold` says so. */
export function answerFields<F extends z.ZodRawShape>(
  schema: z.ZodObject<F>,
  isTold: (name: string) => boolean = () => true,
): F {
  const fields = Object.entries(schema.shape).filter(([name]) => isTold(name))
  const plainFields = fields.map(([name, field]) => {
    const { seen = ALL } = factsOf(field as z.ZodType)
    const bare = plain(field as z.ZodType)
    return [name, seen.every((one) => one === 'public') ? bare : judge(bare, seen)]
  })
  return Object.fromEntries(plainFields)
}
