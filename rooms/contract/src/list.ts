// What people can ask about list: the contract of each operation, without its body.

import { answerObject, DUPLICATE_STATES, IMPORT_KINDS } from '@tumen/claim'
import { z } from 'zod'
import { contract } from './contract.ts'
import { MOST_LIST_BYTES } from './limit.ts'
import { ESTIMATORS, LISTERS, NAMERS } from './role.ts'
import { actSchema, idSchema, referenceSchema } from './schema/claim.ts'
import { dateSchema, periodSchema } from './schema/date.ts'
import { futureField } from './schema/future.ts'
import {
  conflictsSchema,
  importCheckedSchema,
  importDoneSchema,
  mappingColumnsSchema,
  mappingNameSchema,
  tokenSchema,
  updateOnlySchema,
} from './schema/import.ts'
import { mappedColumnSchema } from './schema/linkage.ts'
import { listEntrySchema, listSchema, listTitleSchema, overlapSchema } from './schema/list.ts'
import { pageInput } from './schema/page.ts'
import { recordedFields } from './schema/record.ts'
import { seenSchema } from './schema/seen.ts'

/** What may be wrong with a file of a list, whether it is checked or taken in. */
const OF_FILES = [
  'empty',
  'not-understood',
  'unknown-place',
  'ambiguous-place',
  'unknown-agent',
  'unknown-document',
  'unknown-list',
  'unknown-mapping',
  'impossible-date',
  'table-unreadable',
  'mapping-needed',
  'mapping-ambiguous',
  'mapping-unfit',
] as const

/** What a list is of, as a caller writes it. */
export const listFrameFields = {
  documents: z
    .array(referenceSchema)
    .min(1)
    .max(100)
    .optional()
    .describe('ids of the documents in which it stands'),
  origin: referenceSchema
    .optional()
    .describe('id of whoever made it from what they saw or heard themselves'),
  act: actSchema.optional(),
  population: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe('who could have been listed, in a few words'),
  place: z.string().min(1).max(500).optional().describe('name or id of a place'),
  period: periodSchema.optional().describe('2022-04, April 2022, or first and last day'),
}

export const listRecord = contract({
  name: 'list.record',
  summary: 'Records a list of persons: what it is of and who made it; entries come by list.import.',
  input: z.strictObject({
    id: idSchema.optional(),
    title: listTitleSchema.describe('a few words of our own'),
    space: idSchema
      .optional()
      .describe('lists of one space name the same person by the same pseudonym; default a new one'),
    ...listFrameFields,
  }),
  output: answerObject({ id: z.string(), space: z.string() }),
  roles: LISTERS,
  changes: true,
  refusals: [
    'not-found',
    'findings',
    'already-exists',
    'unknown-place',
    'ambiguous-place',
    'unknown-agent',
    'unknown-document',
    'impossible-date',
    'shredded',
  ],
})

export const listDeclare = contract({
  name: 'list.declare',
  summary: 'Says in your name whether a list names nobody twice; the newest word counts.',
  input: z.strictObject({
    list: referenceSchema.describe('id of the list'),
    duplicates: z.enum(DUPLICATE_STATES).describe('none: each entry is another person'),
    reason: z.string().trim().min(1).max(2000).optional().describe('how you know'),
    seen: seenSchema.optional(),
  }),
  output: answerObject({ done: z.literal(true) }),
  roles: LISTERS,
  changes: true,
  refusals: ['stale', 'findings', 'already-exists', 'unknown-list', 'list-repeats'],
})

/** The fields by which a file comes. */
const listFileFields = {
  csv: z
    .string()
    .max(MOST_LIST_BYTES)
    .optional()
    .describe('text of the file: a table parted by commas, semicolons or tabs, or JSON'),
  bytes: z
    .string()
    .max(280_000_000)
    .optional()
    .describe('the file as base64 instead: text, JSON or a workbook (XLSX)'),
  encoding: z.string().max(40).optional().describe('of a text file, if it is not UTF-8'),
  sheet: z.string().max(100).optional().describe('of a workbook; default the first one'),
}

export const importInput = z.strictObject({
  ...listFileFields,
  list: referenceSchema.optional().describe('recorded list of all rows without a column of lists'),
  space: idSchema.optional().describe('space of the lists; lists in it are known by their titles'),
  title: listTitleSchema.optional().describe('of an overlap'),
  ...listFrameFields,
  mapping: mappingNameSchema
    .optional()
    .describe('of a file with names: saved mapping; default the one that fits its headings'),
  columns: mappingColumnsSchema
    .optional()
    .describe('of a file with names, in place of a saved mapping'),
  conflicts: conflictsSchema,
  updateOnly: updateOnlySchema,
  markGone: dateSchema
    .optional()
    .describe('day as of which rows that the file lists no more are said to be gone'),
  token: tokenSchema,
})

const doneFields = {
  lists: z.array(
    answerObject({
      id: z.string().exactOptional().describe('nothing for a list that would be new'),
      title: z.string(),
      isNew: z.boolean(),
      entries: z.int().describe('new ones'),
      persons: z.int().describe('different pseudonyms of these'),
    }),
  ),
  entries: z.int().describe('new entries'),
  unchanged: z.int().describe('entries that are there already'),
  overlapPersons: z.int().exactOptional().describe('persons of an overlap'),
  columnsLeft: z.array(z.int()).describe('columns of the file that were not read'),
}

export const listCheck = contract({
  name: 'list.check',
  summary: 'Says what an import of lists would do, row by row where something is wrong.',
  input: importInput,
  output: answerObject({ ...doneFields, names: importCheckedSchema.exactOptional() }),
  roles: LISTERS,
  changes: false,
  long: true,
  refusals: ['not-found', 'findings', ...OF_FILES, 'shredded'],
})

export const listImport = contract({
  name: 'list.import',
  summary: 'Takes in who stands on which list, or how lists overlap, from a file.',
  input: importInput,
  output: answerObject({
    ...doneFields,
    overlap: z.string().exactOptional().describe('its id'),
    names: importDoneSchema.exactOptional(),
  }),
  roles: LISTERS,
  changes: true,
  long: true,
  refusals: ['not-found', 'findings', 'already-exists', ...OF_FILES, 'stale-dry-run', 'shredded'],
})

export const listMap = contract({
  name: 'list.map',
  summary: 'Saves how the columns of a file are read; files with them find it again.',
  input: z.strictObject({
    name: mappingNameSchema,
    columns: mappingColumnsSchema,
    kind: z.enum(IMPORT_KINDS).default('persons').describe('what such a file is of'),
    description: z.string().trim().min(1).max(2000).optional().describe('for colleagues'),
    seen: seenSchema.optional(),
  }),
  output: answerObject({
    mapping: z.string(),
    version: z.int().describe('how often it was saved'),
  }),
  roles: ['analyst'],
  changes: true,
  refusals: ['stale', 'findings', 'already-exists', 'mapping-unfit'],
})

export const listMappings = contract({
  name: 'list.mappings',
  summary: 'Lists the saved mappings of files.',
  input: z.strictObject({}),
  output: answerObject({
    mappings: z.array(
      answerObject({
        id: z.string(),
        kind: z.enum(IMPORT_KINDS).describe('what such a file is of'),
        description: z.string().exactOptional(),
        columns: z.array(mappedColumnSchema),
        version: z.int(),
        ...recordedFields,
      }),
    ),
  }),
  roles: NAMERS,
  changes: false,
  refusals: [],
})

export const listColumns = contract({
  name: 'list.columns',
  summary: 'Shows the columns of a file with names, and what each may be; nothing is stored.',
  input: z.strictObject({ ...listFileFields }),
  output: answerObject({
    columns: z.array(
      answerObject({
        heading: z.string(),
        field: z.string().exactOptional().describe('what its heading suggests'),
        restricted: z.literal(true).exactOptional(),
        samples: z.array(z.string()).describe('its first cells'),
      }),
    ),
    rows: z.int(),
    mappings: z.array(z.string()).describe('saved mappings that fit'),
  }),
  roles: ['analyst'],
  changes: false,
  long: true,
  refusals: ['empty', 'not-understood', 'table-unreadable'],
})

export const listList = contract({
  name: 'list.list',
  summary: 'Lists the lists of persons and the overlaps of lists, with their sizes.',
  input: z.strictObject({}),
  output: answerObject({
    lists: z.array(listSchema),
    overlaps: z.array(overlapSchema),
    ...futureField,
  }),
  roles: ESTIMATORS,
  changes: false,
  refusals: [],
})

export const listShow = contract({
  name: 'list.show',
  summary: 'Shows a list of persons: what it is of, and its entries under their pseudonyms.',
  input: z.strictObject({ id: referenceSchema.describe('id of the list'), ...pageInput }),
  output: answerObject({
    list: listSchema,
    rows: z.array(listEntrySchema),
    mentions: z.array(z.string()).describe('ids of rows with names; they follow the entries'),
    next: z.string().exactOptional(),
  }),
  roles: ESTIMATORS,
  changes: false,
  refusals: ['unknown-list'],
})
