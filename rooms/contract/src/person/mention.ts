// What people can ask about mention: the contract of each operation, without its body.

import { answerObject, derivedObject, SEXES } from '@tumen/claim'
import { z } from 'zod'
import { contract } from '../contract.ts'
import { customValuesField } from '../field.ts'
import { NAMERS } from '../role.ts'
import { referenceSchema } from '../schema/claim.ts'
import { dateSchema } from '../schema/date.ts'
import { mentionSchema } from '../schema/linkage.ts'
import { pageInput } from '../schema/page.ts'
import { recordedFields } from '../schema/record.ts'
import { seenSchema } from '../schema/seen.ts'

export const mentionList = contract({
  name: 'mention.list',
  summary: 'Lists what a list with names says of people, a page at a time.',
  input: z.strictObject({
    list: referenceSchema.describe('id of the list'),
    name: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .describe('a name in any script, a part of it, or the number on the list'),
    ...pageInput,
  }),
  output: answerObject({
    mentions: z.array(
      derivedObject(mentionSchema.extend({ ...recordedFields, ...customValuesField })),
    ),
    total: z.int().describe('how many the list has, of the name if one is asked for'),
    next: z.string().exactOptional(),
  }),
  roles: NAMERS,
  changes: false,
  refusals: ['unknown-list'],
})

const year = z.int().min(1850).max(2199)

/** A name, as a person types it. */
export const personNameSchema = z.string().trim().min(1).max(256).describe('as written')

/** What can be said of somebody by hand. */
export const mentionFields = {
  name: personNameSchema.optional(),
  bornLow: year.optional().describe('first possible year of birth; with bornHigh'),
  bornHigh: year.optional().describe('last possible year of birth'),
  sex: z.enum(SEXES).optional().describe('as stated'),
  home: z.string().min(1).max(500).optional().describe('name or id of a place'),
  place: z.string().min(1).max(500).optional().describe('name or id of a place'),
  time: dateSchema.optional().describe('3 May 2022, 2022-05 or an interval'),
  report: z.string().trim().min(1).max(256).optional().describe('where it stands'),
  origin: referenceSchema.optional().describe('id of whoever this row comes from'),
}

/** Parts that can be emptied; `born` stands for both years. */
export const CLEARED_PARTS = [
  'name',
  'born',
  'sex',
  'home',
  'place',
  'time',
  'report',
  'origin',
] as const

export const mentionAmend = contract({
  name: 'mention.amend',
  summary: 'Corrects what was read of a row of a list; its words stay as the list wrote them.',
  input: z.strictObject({
    id: referenceSchema.describe('id of the mention'),
    seen: seenSchema.optional(),
    ...mentionFields,
    clear: z
      .array(z.enum(CLEARED_PARTS))
      .max(CLEARED_PARTS.length)
      .optional()
      .describe('fields to empty'),
  }),
  output: answerObject({ id: z.string() }),
  roles: ['analyst'],
  changes: true,
  refusals: [
    'stale',
    'findings',
    'already-exists',
    'unknown-place',
    'ambiguous-place',
    'unknown-agent',
    'unknown-mention',
    'impossible-date',
  ],
})
