// list.check, list.import: who stands on which list, from a file: under pseudonyms, all or none; or
// with names by a mapping, every row that is right. One leaf; the check says beforehand what would
// come of it. Source: desk.md I2–I8.
import { z } from 'zod'
import { makeChange, pause } from '../change/make.ts'
import { idSchema, referenceSchema } from '../claim/schema.ts'
import { dateSchema } from '../draft/date-input.ts'
import { type ListTable, listFileFields, readListFile } from '../mention/file.ts'
import {
  type MentionImport,
  prepareMentions,
  type WalkedImport,
  walkMentions,
  writeMentions,
} from '../mention/import.ts'
import { CONFLICT_CHOICES } from '../mention/plan.ts'
import {
  checkedAnswer,
  importedAnswer,
  mentionsCheckedSchema,
  mentionsImportedSchema,
} from '../mention/schema.ts'
import { type Call, type Desk, operation } from '../operation.ts'
import { can } from '../policy.ts'
import { Refusal } from '../refusal.ts'
import { isPseudonymFile } from './file.ts'
import { mappedColumns, mappingColumnsSchema, mappingNameSchema } from './map.ts'
import { type ListPlan, planImport } from './plan.ts'
import { listFrameFields, listTitleSchema } from './record.ts'

/** Most text of a file with pseudonyms. */
const MOST_PSEUDONYMS = 8_000_000

const importInput = z.strictObject({
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
  conflicts: z
    .enum(CONFLICT_CHOICES)
    .optional()
    .describe('where somebody set a field by hand: keep ours, take theirs; default neither'),
  updateOnly: z.boolean().optional().describe('refuse rows that are not there yet'),
  markGone: dateSchema
    .optional()
    .describe('day as of which rows that the file lists no more are said to be gone'),
  token: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .describe('of the check: refused if the import would do something else by now'),
})
type ImportInput = z.output<typeof importInput>

const doneFields = {
  lists: z.array(
    z.object({
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

export const checkLists = operation({
  name: 'list.check',
  summary: 'Says what an import of lists would do, row by row where something is wrong.',
  input: importInput,
  output: z.object({ ...doneFields, names: mentionsCheckedSchema.exactOptional() }),
  changes: false,
  long: true,
  async run(desk, input, call) {
    const file = await fileOf(call, input)
    if ('csv' in file) {
      const plan = await planImport(desk, call, { ...input, csv: file.csv })
      return { ...countsOf(plan), lists: plan.told.map(withoutNewId) }
    }
    const wanted = mentionImport(input)
    const prepared = await prepareMentions(desk, call, wanted, file.table)
    const walked = await walkMentions(call, wanted, prepared)
    const told = mentionCounts(walked)
    return { ...told, lists: told.lists.map(withoutNewId), names: checkedAnswer(walked) }
  },
})

export const importLists = operation({
  name: 'list.import',
  summary: 'Takes in who stands on which list, or how lists overlap, from a file.',
  input: importInput,
  output: z.object({
    ...doneFields,
    overlap: z.string().exactOptional().describe('its id'),
    names: mentionsImportedSchema.exactOptional(),
  }),
  changes: true,
  long: true,
  async run(desk, input, call) {
    const file = await fileOf(call, input)
    return 'csv' in file
      ? importEntries(desk, input, call, file.csv)
      : importMentions(desk, input, call, file.table)
  },
})

async function importEntries(desk: Desk, input: ImportInput, call: Call, csv: string) {
  const change = { operation: 'list.import', subject: input.list ?? 'import', input }
  return makeChange(desk, call, change, async (write) => {
    const plan = await planImport(desk, call, { ...input, csv })
    const { lists, entries, overlap, overlapKnown, told } = plan
    for (const row of lists) await write.append('list', row)
    for (const [n, row] of entries.entries()) {
      if (n % 500 === 0) await pause(call, 'write', n, entries.length)
      await write.append('list_entry', row)
    }
    if (overlap) await write.append('overlap', overlap)
    const id = overlap?.id ?? overlapKnown?.id
    return { ...countsOf(plan), lists: told, ...(id !== undefined && { overlap: id }) }
  })
}

async function importMentions(desk: Desk, input: ImportInput, call: Call, table: ListTable) {
  const run = desk.newId('ir')
  const change = { operation: 'list.import', subject: run, input }
  return makeChange(desk, call, change, async (write) => {
    const wanted = mentionImport(input)
    const prepared = await prepareMentions(desk, call, wanted, table)
    const walked = await writeMentions(desk, call, { input: wanted, run, prepared }, write)
    return { ...mentionCounts(walked), names: importedAnswer(run, walked) }
  })
}

function mentionImport({ columns, ...input }: ImportInput): MentionImport {
  return { ...input, ...(columns && { columns: mappedColumns(columns) }) }
}

/** A file with pseudonyms as its text, any other as a table whose columns a mapping explains. */
async function fileOf(
  call: Call,
  input: ImportInput,
): Promise<{ csv: string } | { table: ListTable }> {
  const isMapped = input.mapping !== undefined || input.columns !== undefined
  const table = input.csv === undefined || isMapped ? await readListFile(input, call) : undefined
  const text = isMapped ? undefined : (input.csv ?? table?.text)
  // Who may not read names takes in pseudonyms only, and is told what is wrong with them.
  const isEntries =
    text !== undefined && (isPseudonymFile(text) || !can(call.actor, 'mention.read'))
  if (!isEntries) return { table: table ?? (await readListFile(input, call)) }
  if (text.length > MOST_PSEUDONYMS)
    throw new Refusal('too-large', 'csv', [{ code: 'too_large', limit: MOST_PSEUDONYMS }])
  return { csv: text }
}

function withoutNewId({ id, ...list }: ListPlan['told'][number]) {
  return list.isNew ? list : { id, ...list }
}

function mentionCounts({ tally, lists, isNew, read }: WalkedImport) {
  const told = lists.map(({ id, title }) => {
    return { id, title, isNew: isNew.has(id), entries: tally.fresh.get(id) ?? 0, persons: 0 }
  })
  const unchanged = tally.outcomes.find(({ outcome }) => outcome === 'unchanged')?.rows ?? 0
  const entries = told.reduce((sum, list) => sum + list.entries, 0)
  return { lists: told, entries, unchanged, columnsLeft: read.left.map((at) => at + 1) }
}

function countsOf(plan: ListPlan) {
  const { entries, overlap, overlapKnown, unchanged, columnsLeft } = plan
  const persons = (overlap ?? overlapKnown)?.cells.reduce((sum, cell) => sum + cell.persons, 0)
  return {
    entries: entries.length,
    ...{ unchanged, columnsLeft },
    ...(persons !== undefined && { overlapPersons: persons }),
  }
}
