// Whether a saved query could be asked: its fields are those of a question or of a search, and
// each value is one that the field takes. Names and words of other fields are never repeated.
import type { QueryKind } from '@tumen/claim'
import { knownFields, questionFields, searchFields } from '@tumen/contract'
import { z } from 'zod'
import { Refusal, type RefusalDetail } from '../refusal.ts'

const FIELDS: Readonly<Record<QueryKind, Readonly<Record<string, z.ZodType>>>> = {
  // A form writes the groups that are asked for into one field.
  question: { ...questionFields, ...knownFields, restrict: z.string().max(500) },
  search: { ...searchFields, limit: z.preprocess(Number, searchFields.limit) },
}

/** The fields that say something; refuses what no form of this kind could have written. */
export function refuseUnfitQuery(
  kind: QueryKind,
  query: Readonly<Record<string, string>>,
): Record<string, string> {
  const said = Object.entries(query).filter(([, value]) => value.trim() !== '')
  const details = said.flatMap(([field, value]) => problemsOf(FIELDS[kind], field, value))
  if (said.length === 0) details.push({ path: 'query', code: 'too_small' })
  if (details.length > 0) throw new Refusal('invalid-input', 'query', details)
  return Object.fromEntries(said)
}

function problemsOf(
  fields: Readonly<Record<string, z.ZodType>>,
  field: string,
  value: string,
): RefusalDetail[] {
  const schema = Object.hasOwn(fields, field) ? fields[field] : undefined
  if (!schema) return [{ path: 'query', code: 'unrecognized_keys' }]
  const { error } = schema.safeParse(value)
  return (error?.issues ?? []).map(({ code }) => ({ path: `query.${field}`, code }))
}
