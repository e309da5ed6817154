// What people can ask about import: the contract of each operation, without its body. A file is
// kept as evidence first; everything after names the document in which it is.
import { answerObject, closed, IMPORT_KINDS, IMPORT_OUTCOMES } from '@tumen/claim'
import { z } from 'zod'
import { contract } from '../contract.ts'
import { WRITERS_AND_REVIEWERS } from '../role.ts'
import { referenceSchema } from '../schema/claim.ts'
import {
  conflictsSchema,
  importCheckedSchema,
  importDoneSchema,
  importEffectSchema,
  mappingColumnsSchema,
  mappingNameSchema,
  tokenSchema,
  updateOnlySchema,
} from '../schema/import.ts'
import { outcomeSchema } from '../schema/linkage.ts'
import { listTitleSchema } from '../schema/list.ts'
import { recordedFields } from '../schema/record.ts'

const kindSchema = z.enum(IMPORT_KINDS).describe('what the file is of')

export const importKeep = contract({
  name: 'import.keep',
  summary: 'Keeps a file with a table as evidence, so that it can be taken in; it is closed.',
  input: z.strictObject({
    bytes: z
      .string()
      .max(280_000_000)
      .describe('the file as base64: CSV, TSV, JSON, JSON lines or a workbook (XLSX)'),
    title: listTitleSchema.describe('a few words of our own'),
    encoding: z.string().max(40).optional().describe('of a text file, if it is not UTF-8'),
    sheet: z.string().max(100).optional().describe('of a workbook; default the first one'),
  }),
  output: answerObject({
    document: z.string().describe('id of the document in which it is kept'),
    isNew: z.boolean().describe('the same bytes under the same title are kept once'),
    rows: z.int(),
  }),
  roles: WRITERS_AND_REVIEWERS,
  changes: true,
  long: true,
  refusals: ['empty', 'not-understood', 'table-unreadable', 'findings', 'already-exists'],
})

const fileFields = {
  document: referenceSchema.describe('id of the document in which the file is kept'),
  kind: kindSchema,
  encoding: z.string().max(40).optional().describe('of a text file, if it is not UTF-8'),
  sheet: z.string().max(100).optional().describe('of a workbook; default the first one'),
}

/** What may be wrong with a file that is kept. */
const OF_FILES = [
  'unknown-document',
  'shredded',
  'empty',
  'not-understood',
  'table-unreadable',
] as const

export const importColumns = contract({
  name: 'import.columns',
  summary: 'Shows the columns of a file that is kept, and what each may be; nothing is stored.',
  input: z.strictObject(fileFields),
  output: answerObject({
    columns: z.array(
      answerObject({
        heading: z.string(),
        field: z.string().exactOptional().describe('what its heading suggests'),
        restricted: z.literal(true).exactOptional(),
        samples: z.array(z.string()).describe('its first cells'),
      }),
    ),
    fields: z.array(z.string()).describe('what columns of this kind can be'),
    rows: z.int(),
    mappings: z.array(z.string()).describe('saved mappings that fit'),
  }),
  roles: WRITERS_AND_REVIEWERS,
  changes: false,
  long: true,
  refusals: [...OF_FILES],
})

const importFields = {
  ...fileFields,
  namespace: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,23}$/)
    .optional()
    .describe('short name of the collection whose ids the file has; without it nothing is new'),
  mapping: mappingNameSchema
    .optional()
    .describe('saved mapping; default the one that fits the headings, or what they suggest'),
  columns: mappingColumnsSchema.optional().describe('in place of a saved mapping'),
  conflicts: conflictsSchema,
  updateOnly: updateOnlySchema,
  list: referenceSchema.optional().describe('of persons: the list that the file is'),
  listTitle: listTitleSchema.optional().describe('of persons: of a new list'),
}

const PLANNED = [
  ...OF_FILES,
  ...(['unknown-mapping', 'mapping-needed', 'mapping-ambiguous', 'mapping-unfit'] as const),
  ...(['unknown-list', 'list-without-names', 'not-found', 'unknown-place'] as const),
  ...(['ambiguous-place', 'impossible-date', 'unknown-agent'] as const),
] as const

export const importCheck = contract({
  name: 'import.check',
  summary: 'Says what taking in a kept file would do, row by row; nothing is stored.',
  input: z.strictObject({
    ...importFields,
    full: z.boolean().optional().describe('with every difference as CSV'),
  }),
  output: answerObject({
    ...importCheckedSchema.shape,
    rows: z.int(),
    effects: z
      .array(importEffectSchema)
      .exactOptional()
      .describe('of claims: the saved questions on which they bear'),
    difference: z.string().exactOptional().describe('every difference as CSV'),
  }),
  roles: WRITERS_AND_REVIEWERS,
  changes: false,
  long: true,
  refusals: [...PLANNED],
})

export const importCommit = contract({
  name: 'import.commit',
  summary: 'Takes in a kept file: every row that is right, in one change.',
  input: z.strictObject({ ...importFields, token: tokenSchema }),
  output: answerObject({ ...importDoneSchema.shape }),
  roles: WRITERS_AND_REVIEWERS,
  changes: true,
  long: true,
  refusals: [...PLANNED, 'stale-dry-run', 'findings', 'already-exists'],
})

const runFields = {
  id: z.string(),
  kind: kindSchema,
  document: z.string().exactOptional().describe('in which the file is kept'),
  namespace: z.string().exactOptional(),
  mapping: z.string().exactOptional(),
  outcomes: z.array(outcomeSchema),
  kept: z.int().exactOptional().describe('rows in which ours stayed, as was answered before'),
  undone: z.literal(true).exactOptional().describe('what it wrote does not count now'),
  ...recordedFields,
}

export const importList = contract({
  name: 'import.list',
  summary: 'Lists the imports of files, the newest first, those that were undone too.',
  input: z.strictObject({
    limit: z.int().min(1).max(1000).default(100).describe('how many at the most'),
  }),
  output: answerObject({ runs: z.array(answerObject(runFields)) }),
  roles: WRITERS_AND_REVIEWERS,
  changes: false,
  refusals: [],
})

export const importShow = contract({
  name: 'import.show',
  summary: 'Shows an import: its file, who and when, and every record that it made or changed.',
  input: z.strictObject({
    id: referenceSchema.describe('id of the import'),
    after: z.int().min(0).default(0).describe('records before those that are shown'),
    limit: z.int().min(1).max(1000).default(100).describe('how many at the most'),
  }),
  output: answerObject({
    run: answerObject({
      ...runFields,
      // Who may not read a file could try by its digest what stands in it.
      fileHash: closed(z.string().exactOptional().describe('SHA-256 of the file'), 'restricted'),
    }),
    records: z
      .array(
        answerObject({
          id: z.string(),
          kind: z.enum(['claim', 'document', 'event', 'mention', 'place']),
          outcome: z.enum(IMPORT_OUTCOMES),
        }),
      )
      .describe('in the order of the file'),
    total: z.int().describe('records in all'),
  }),
  roles: WRITERS_AND_REVIEWERS,
  changes: false,
  refusals: ['not-found'],
})
