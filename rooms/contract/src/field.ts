// What people can ask about fields of a group's own: the contract of each operation, without its
// body.
import { answerObject, answerRecord, CUSTOM_FIELD_SUBJECTS, ROW_SCHEMAS } from '@tumen/claim'
import { z } from 'zod'
import { contract } from './contract.ts'
import { COUNTERS, LINKERS } from './role.ts'
import { idSchema, referenceSchema } from './schema/claim.ts'
import { dateSchema } from './schema/date.ts'
import { recordedFields } from './schema/record.ts'
import { seenSchema } from './schema/seen.ts'

/** Most fields of one workspace, and most entries of one choice. */
export const MOST_CUSTOM_FIELDS = 200
export const MOST_CHOICES = 500
/** Most characters of a value. */
export const MOST_VALUE = 5000

const { of, kind, sensitivity } = ROW_SCHEMAS.custom_field.shape
const label = z.string().trim().min(1).max(200)

const labelsSchema = z
  .strictObject({ en: label.optional(), ko: label.optional(), zh: label.optional() })
  .refine((names) => Object.values(names).some((name) => name !== undefined), 'no_name')

const choicesSchema = z
  .array(
    z.strictObject({
      id: idSchema.optional().describe('of an entry that is there; without one it is new'),
      names: labelsSchema,
      from: dateSchema.optional().describe('the first day for which it is offered'),
      to: dateSchema.optional().describe('the last day for which it is offered'),
    }),
  )
  .min(1)
  .max(MOST_CHOICES)

export const fieldDefine = contract({
  name: 'field.define',
  summary: 'Adds a field of your own to events or persons; of what, kind and class never change.',
  input: z.strictObject({
    id: idSchema.optional(),
    of: of.describe('of what it is a field'),
    kind: kind.describe('what it holds; a number may have a hedge'),
    sensitivity: sensitivity.describe('who may read it and all that stands in it'),
    names: labelsSchema.describe('what it is called, by language'),
    choices: choicesSchema.optional().describe('the entries of a choice'),
  }),
  output: answerObject({ id: z.string() }),
  roles: ['analyst'],
  changes: true,
  refusals: ['findings', 'impossible-date', 'already-exists'],
})

export const fieldAmend = contract({
  name: 'field.amend',
  summary: 'Calls a field otherwise, or says for which days its choices are offered; none goes.',
  input: z.strictObject({
    id: referenceSchema.describe('id of the field'),
    names: labelsSchema.optional().describe('what it is called, by language'),
    choices: choicesSchema.optional().describe('new entries, and others for those of these ids'),
    seen: seenSchema.optional(),
  }),
  output: answerObject({ id: z.string() }),
  roles: ['analyst'],
  changes: true,
  refusals: [
    ...(['unknown-field', 'unknown-choice', 'field-retired', 'stale', 'findings'] as const),
    ...(['impossible-date', 'nothing-changed', 'already-exists'] as const),
  ],
})

export const fieldRetire = contract({
  name: 'field.retire',
  summary: 'Lets a field take no values any more; those that it has stay readable.',
  input: z.strictObject({
    id: referenceSchema.describe('id of the field'),
    seen: seenSchema.optional(),
  }),
  output: answerObject({ id: z.string() }),
  roles: ['analyst'],
  changes: true,
  refusals: ['unknown-field', 'field-retired', 'stale', 'already-exists'],
})

const { choices: _, ...fieldFields } = answerRecord(ROW_SCHEMAS.custom_field).shape

/** A field as it is told; of a choice each entry says whether it is offered. */
export const customFieldSchema = answerObject({
  ...fieldFields,
  choices: z
    .array(
      answerObject({
        ...{ id: z.string(), names: z.record(z.string(), z.string()) },
        from: z.string().exactOptional().describe('first day for which it is offered'),
        to: z.string().exactOptional().describe('last day for which it is offered'),
        offered: z.boolean().describe('for the asked days'),
      }),
    )
    .exactOptional(),
  ...recordedFields,
})

export const fieldList = contract({
  name: 'field.list',
  summary: 'Lists the fields of your own, also retired ones, with the choices that they offer.',
  input: z.strictObject({
    of: z.enum(CUSTOM_FIELD_SUBJECTS).optional().describe('of what they are fields'),
    on: dateSchema.optional().describe('days for which choices are offered; today if absent'),
  }),
  output: answerObject({ fields: z.array(customFieldSchema) }),
  roles: COUNTERS,
  changes: false,
  refusals: ['findings', 'impossible-date'],
})

export const fieldSet = contract({
  name: 'field.set',
  summary: 'Says what stands in a field of an event or a person; what stood there stays readable.',
  input: z.strictObject({
    field: referenceSchema.describe('id of the field'),
    event: referenceSchema.optional().describe('id of the event'),
    person: referenceSchema.optional().describe('id of the person, or of one mention of it'),
    value: z
      .string()
      .trim()
      .max(MOST_VALUE)
      .optional()
      .describe('as people write it; a choice by id or name; nothing takes out what is there'),
    seen: seenSchema.optional(),
  }),
  output: answerObject({ ids: z.array(z.string()).describe('of the values') }),
  roles: LINKERS,
  changes: true,
  refusals: [
    ...(['unknown-field', 'field-retired', 'unknown-choice', 'unknown-event'] as const),
    ...(['unknown-person', 'unknown-place', 'ambiguous-place', 'impossible-date'] as const),
    ...(['findings', 'stale', 'nothing-changed', 'already-exists'] as const),
  ],
})

const { run: __, value: ___, ...valueFields } = answerRecord(ROW_SCHEMAS.custom_value).shape

/** What stands in a field, to whoever may read it. */
export const customValueSchema = answerObject({
  ...valueFields,
  value: z.string().describe('as written; the path of a place, the id of a choice'),
  ...recordedFields,
})

/** Fields of an answer with what stands in fields of a group's own. */
export const customValuesField = {
  fields: z.array(customValueSchema).describe('what stands in fields of your own'),
}

/** The input of a list that can be narrowed by a field of a group's own. */
export const customFilterInput = {
  field: referenceSchema
    .optional()
    .describe('id of a field of your own: only with something in it'),
  value: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .optional()
    .describe('what that field must say: words, a number, days, a place or a choice'),
}

export const CUSTOM_FILTER_REFUSALS = [
  ...(['unknown-field', 'unknown-choice', 'unknown-place', 'ambiguous-place'] as const),
  ...(['impossible-date', 'findings'] as const),
] as const
