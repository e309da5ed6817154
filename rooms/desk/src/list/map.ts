// list.map, list.mappings, list.columns: how the columns of files with names are read, saved by
// name; and what a file shows of itself to somebody who makes such a mapping. Source: desk.md I3.
import { checkRow, MENTION_FIELDS } from '@tumen/claim'
import { z } from 'zod'
import { makeChange } from '../change/make.ts'
import { mappedColumnSchema } from '../linkage/schema.ts'
import {
  fittingMappings,
  isRestrictedColumn,
  mappingProblems,
  suggestedField,
} from '../mention/column.ts'
import { listFileFields, readListFile } from '../mention/file.ts'
import { operation } from '../operation.ts'
import { refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { savedMappings } from './saved-mapping.ts'

/** The name of a saved mapping, in any script. */
export const mappingNameSchema = z
  .string()
  .regex(/^[^\s\p{C}]{1,64}$/u)
  .describe('name of a saved mapping, without spaces')

/** The columns of a mapping, as a caller writes them. */
export const mappingColumnsSchema = z
  .array(
    z.strictObject({
      column: z.string().trim().min(1).max(500).describe('heading in the file'),
      field: z
        .string()
        .trim()
        .regex(/^[^\s\p{C}]{1,60}$/u)
        .describe(`${MENTION_FIELDS.join(', ')}, or a word of your own`),
      form: z
        .string()
        .trim()
        .min(1)
        .max(60)
        .optional()
        .describe('of ages the year, e.g. "2022" or "2022 korean"; of dates ymd, dmy or mdy'),
      clears: z.boolean().optional().describe('an empty cell clears what was there'),
    }),
  )
  .min(1)
  .max(300)
  .describe('what each column is taken for')

/** A mapping as a row holds it. */
export function mappedColumns(columns: z.output<typeof mappingColumnsSchema>) {
  return columns.map(({ column, field, form, clears }) => ({
    ...{ column, field },
    ...(form !== undefined && { form }),
    ...(clears !== undefined && { clears }),
  }))
}

export const mapList = operation({
  name: 'list.map',
  summary: 'Saves how the columns of a file with names are read; files with them find it again.',
  input: z.strictObject({
    name: mappingNameSchema,
    columns: mappingColumnsSchema,
    description: z.string().trim().min(1).max(2000).optional().describe('for colleagues'),
  }),
  output: z.object({ mapping: z.string(), version: z.int().describe('how often it was saved') }),
  changes: true,
  long: false,
  async run(desk, input, call) {
    const { name, description } = input
    const columns = mappedColumns(input.columns)
    const problems = mappingProblems(columns)
    if (problems.length > 0) throw new Refusal('mapping-unfit', 'columns', problems)
    const row = { id: name, ...(description !== undefined && { description }), columns }
    refuseFindings(checkRow('list_mapping', row))
    const change = { operation: 'list.map', subject: name, input }
    return makeChange(desk, call, change, async (write) => {
      const known = (await savedMappings(desk)).find((saved) => saved.row.id === name)
      await write.append('list_mapping', row)
      return { mapping: name, version: (known?.version ?? 0) + 1 }
    })
  },
})

export const listMappings = operation({
  name: 'list.mappings',
  summary: 'Lists the saved mappings of files with names.',
  input: z.strictObject({}),
  output: z.object({
    mappings: z.array(
      z.object({
        id: z.string(),
        description: z.string().exactOptional(),
        columns: z.array(mappedColumnSchema),
        version: z.int(),
        ...{ recorded: z.string(), by: z.string(), leaf: z.int() },
      }),
    ),
  }),
  changes: false,
  long: false,
  async run(desk) {
    const mappings = (await savedMappings(desk)).map(
      ({ row: { id, description, columns }, version, recorded, by, leaf }) => ({
        id,
        ...(description !== undefined && { description }),
        ...{ columns, version, recorded, by, leaf },
      }),
    )
    return { mappings }
  },
})

/** Rows of a file that are shown to whoever maps it. */
const SAMPLES = 3

export const showColumns = operation({
  name: 'list.columns',
  summary: 'Shows the columns of a file with names, and what each may be; nothing is stored.',
  input: z.strictObject({ ...listFileFields }),
  output: z.object({
    columns: z.array(
      z.object({
        heading: z.string(),
        field: z.string().exactOptional().describe('what its heading suggests'),
        restricted: z.literal(true).exactOptional(),
        samples: z.array(z.string()).describe('its first cells'),
      }),
    ),
    rows: z.int(),
    mappings: z.array(z.string()).describe('saved mappings that fit'),
  }),
  changes: false,
  long: true,
  async run(desk, input, call) {
    const { headings, rows, count } = await readListFile(input, call)
    const first = [...firstOf(rows, SAMPLES)]
    const saved = (await savedMappings(desk)).map(({ row }) => row)
    const columns = headings.map((heading, at) => {
      const field = suggestedField(heading)
      const restricted = isRestrictedColumn({ column: heading, field: '' })
      return {
        ...{ heading, samples: first.map(({ fields }) => fields[at] ?? '') },
        ...(field !== undefined && { field }),
        ...(restricted && { restricted: true as const }),
      }
    })
    const fitting = fittingMappings(headings, saved).map(({ id }) => id)
    return { columns, rows: count, mappings: fitting }
  },
})

function* firstOf<T>(all: Iterable<T>, most: number): Generator<T> {
  let given = 0
  for (const one of all) {
    if (given++ === most) return
    yield one
  }
}
