// A record as it may leave: the same fields with the types of their values alone, and anything else
// left out. What is stored was checked when it came in; an answer is an allow-list, not a check.
import { z } from 'zod'
import { factsOf, type Leaf } from './field.ts'

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
  return z.object(answerFields(schema))
}

/** The same of a record, whose fields can be left out, or others put beside them. */
export function answerRecord<F extends z.ZodRawShape>(schema: z.ZodObject<F>): z.ZodObject<F> {
  return z.object(answerFields(schema))
}

/** The fields of such answers; of those that may stand in a history, where `isTold` says so. */
export function answerFields<F extends z.ZodRawShape>(
  schema: z.ZodObject<F>,
  isTold: (name: string) => boolean = () => true,
): F {
  const fields = Object.entries(schema.shape).filter(([name]) => isTold(name))
  const plainFields = fields.map(([name, field]) => [name, plain(field as z.ZodType)])
  return Object.fromEntries(plainFields)
}
