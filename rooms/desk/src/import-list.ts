// list.check, list.import: who stands on which list, from a file. All rows or none, under one
// leaf; the check says beforehand what would come of it. Names and other fields of persons are not
// taken in: they come with the linkage of records.
import { z } from 'zod'
import { idSchema, referenceSchema } from './claim-schema.ts'
import { planImport } from './list-plan.ts'
import { makeChange, pause } from './make-change.ts'
import { operation } from './operation.ts'
import { listFrameFields, listTitleSchema } from './record-list.ts'

const importInput = z.strictObject({
  csv: z
    .string()
    .max(8_000_000)
    .describe('person,list,record,report,origin; or one column a list (0/1), the last `count`'),
  list: referenceSchema.optional().describe('recorded list of all rows without a column `list`'),
  space: idSchema.optional().describe('space of the lists; lists in it are known by their titles'),
  title: listTitleSchema.optional().describe('of an overlap'),
  ...listFrameFields,
})

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
  output: z.object(doneFields),
  changes: false,
  long: true,
  async run(desk, input, call) {
    const plan = await planImport(desk, call, input)
    return {
      ...countsOf(plan),
      lists: plan.told.map(({ id, ...list }) => (list.isNew ? list : { id, ...list })),
    }
  },
})

export const importLists = operation({
  name: 'list.import',
  summary: 'Takes in who stands on which list, or how lists overlap, from a file; all or nothing.',
  input: importInput,
  output: z.object({ ...doneFields, overlap: z.string().exactOptional().describe('its id') }),
  changes: true,
  long: true,
  async run(desk, input, call) {
    const change = { operation: 'list.import', subject: input.list ?? 'import', input }
    return makeChange(desk, call, change, async (write) => {
      const plan = await planImport(desk, call, input)
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
  },
})

function countsOf(plan: Awaited<ReturnType<typeof planImport>>) {
  const { entries, overlap, overlapKnown, unchanged, columnsLeft } = plan
  const persons = (overlap ?? overlapKnown)?.cells.reduce((sum, cell) => sum + cell.persons, 0)
  return {
    entries: entries.length,
    ...{ unchanged, columnsLeft },
    ...(persons !== undefined && { overlapPersons: persons }),
  }
}
