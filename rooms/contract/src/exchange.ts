// What people can ask about other people's formats: the contract of each operation, without its
// body, and which format goes which way.
import { answerObject, COLLECTION_FIELDS, COLLECTION_TARGETS, DAY_ORDERS } from '@tumen/claim'
import { z } from 'zod'
import { contract } from './contract.ts'
import { LINKERS } from './role.ts'

/** Formats with what they are: ways out, ways in, and whether what went out comes back. */
export const EXCHANGE_FORMATS = {
  uwazi: { out: 'zip', in: true, returns: true },
  huridocs: { out: 'zip', in: true, returns: true },
  ftm: { out: 'jsonl', in: true, returns: true },
  hxl: { out: 'csv', in: false, returns: false },
  ucdp: { out: 'csv', in: false, returns: false },
  geojson: { out: 'json', in: false, returns: false },
  annotation: { out: 'jsonl', in: false, returns: false },
  xlsform: { out: 'xlsx', in: false, returns: false },
} as const

export type ExchangeFormat = keyof typeof EXCHANGE_FORMATS

const FORMATS = Object.keys(EXCHANGE_FORMATS) as [ExchangeFormat, ...ExchangeFormat[]]

/** The formats that come in. */
export const FORMATS_IN = ['uwazi', 'huridocs', 'ftm', 'bayanat', 'kobo'] as const

/** How a format goes out and comes in: the command for each way, as far as there is one. */
export interface FormatWays {
  out?: string
  in?: string
  /** Whether what went out comes back as it was, but for what is said to be lost. */
  back?: true
}

const exchanged = (format: ExchangeFormat): FormatWays => {
  const { in: isIn, returns } = EXCHANGE_FORMATS[format]
  return {
    out: `exchange export --format ${format} --to FILE`,
    ...(isIn && { in: `exchange import FILE --format ${format} --namespace NAME` }),
    ...(returns && { back: true as const }),
  }
}

const taken = (format: string): FormatWays => ({
  in: `exchange import FILE --format ${format} --namespace NAME`,
})

const WAYS = {
  everything: {
    ...{ out: 'export --everything FILE', in: 'import --everything FILE FOLDER', back: true },
  },
  uwazi: exchanged('uwazi'),
  huridocs: exchanged('huridocs'),
  ftm: exchanged('ftm'),
  hxl: exchanged('hxl'),
  ucdp: exchanged('ucdp'),
  geojson: exchanged('geojson'),
  annotation: exchanged('annotation'),
  xlsform: exchanged('xlsform'),
  bayanat: taken('bayanat'),
  kobo: taken('kobo'),
  archiver: { in: 'document add FILE.wacz' },
  tables: { out: 'claim list --to FILE', in: 'import keep FILE' },
  names: { in: 'list import FILE' },
  claims: { out: 'claim export --json', in: 'claim import -', back: true },
  bundle: { out: 'bundle make', in: 'bundle take FILE --partner NAME' },
} as const satisfies Readonly<Record<string, FormatWays>>

/** Every format that goes out or comes in, in the order in which they are told. */
export type FormatTold = keyof typeof WAYS

/** The same with its ways: the command line and the page tell no other table. */
export const FORMAT_WAYS: Readonly<Record<FormatTold, FormatWays>> = WAYS

export const FORMATS_TOLD = Object.keys(WAYS) as FormatTold[]

export const exchangeExport = contract({
  name: 'exchange.export',
  summary: "Writes records in other people's formats: Uwazi, HURIDOCS, FollowTheMoney, HXL.",
  input: z.strictObject({
    format: z.enum(FORMATS).describe('see tumen formats'),
    restricted: z
      .boolean()
      .default(false)
      .describe('also restricted records, where the format is for moving: uwazi, huridocs'),
  }),
  output: answerObject({
    format: z.enum(FORMATS),
    counts: z.record(z.string(), z.int()).describe('records of each kind'),
    leftOut: z.int().describe('restricted records that stayed here'),
    bytes: z.int().describe('of the file'),
  }),
  roles: LINKERS,
  changes: false,
  long: true,
  file: true,
  refusals: ['bundle-needed', 'proof-needed', 'not-found', 'stale', 'unknown-list'],
})

const mappingSchema = z
  .array(
    z.strictObject({
      template: z.string().min(1).max(300),
      target: z.enum(COLLECTION_TARGETS),
      columns: z
        .array(
          z.strictObject({
            column: z.string().min(1).max(300),
            field: z.enum(COLLECTION_FIELDS),
            order: z.enum(DAY_ORDERS).exactOptional(),
          }),
        )
        .max(300),
    }),
  )
  .max(200)

const fileFields = {
  format: z.enum(FORMATS_IN).describe('whose file it is'),
  bytes: z
    .string()
    .max(280_000_000)
    .describe('the file as base64: a table, JSON, or a ZIP of them with their files'),
  namespace: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,23}$/)
    .describe('a short name of the collection, the same each time; ids begin with it'),
  mapping: mappingSchema
    .optional()
    .describe('what templates and columns are taken for; default: by their names'),
  publisher: z.string().min(1).max(200).optional().describe('of documents that name none'),
  language: z.string().min(2).max(35).optional().describe('of documents that name none, e.g. ko'),
  sensitivity: z
    .enum(['public', 'restricted'])
    .default('restricted')
    .describe('who may read the documents: a collection is closed unless somebody says otherwise'),
} as const

const problemSchema = answerObject({
  code: z.string(),
  file: z.string().exactOptional(),
  line: z.int(),
  column: z.string().exactOptional().describe('heading of the cell'),
})

const countsSchema = z
  .array(
    answerObject({
      kind: z.enum(['document', 'event', 'person', 'place', 'link', 'relation']),
      new: z.int(),
      unchanged: z.int(),
      ours: z.int().describe('it is here and says something else: ours stays'),
    }),
  )
  .describe('what becomes of the records')

const takenFields = {
  counts: countsSchema,
  problems: z.array(problemSchema).describe('the first 200; each leaves its row or cell out'),
  problemCount: z.int(),
  unnamed: z.array(z.string()).describe('templates and columns that the mapping does not name'),
  filesMissing: z.array(z.string()).describe('named by a row and not in the file, the first 200'),
}

export const exchangeCheck = contract({
  name: 'exchange.check',
  summary: "Says what taking in a file of another people's format would do; nothing is stored.",
  input: z.strictObject(fileFields),
  output: answerObject({
    ...takenFields,
    mapping: z
      .array(
        answerObject({
          template: z.string(),
          target: z.enum(COLLECTION_TARGETS),
          entries: z.int().exactOptional(),
          columns: z.array(
            answerObject({
              column: z.string(),
              field: z.enum(COLLECTION_FIELDS),
              order: z.enum(DAY_ORDERS).exactOptional(),
            }),
          ),
        }),
      )
      .describe('what was taken for what: change it and give it along'),
    differences: z
      .array(answerObject({ kind: z.string(), id: z.string(), fields: z.array(z.string()) }))
      .describe('of records that are here and differ, the first 200'),
    token: z.string().describe('the import refuses when it would do something else by then'),
  }),
  roles: LINKERS,
  changes: false,
  long: true,
  refusals: ['file-unfit', 'archive-refused', 'not-understood', 'table-unreadable', 'empty'],
})

export const exchangeImport = contract({
  name: 'exchange.import',
  summary: "Takes in a file of another people's format, all that is right of it in one change.",
  input: z.strictObject({
    ...fileFields,
    token: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional()
      .describe('of the check: refused if the import would do something else by now'),
  }),
  output: answerObject({ ...takenFields, list: z.string().exactOptional() }),
  roles: LINKERS,
  changes: true,
  long: true,
  refusals: [
    ...(['file-unfit', 'archive-refused', 'not-understood', 'table-unreadable', 'empty'] as const),
    ...(['stale-dry-run', 'already-exists', 'findings', 'nothing-changed'] as const),
  ],
})
