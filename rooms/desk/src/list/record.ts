// list.record, list.declare: a list of persons and what it is of, and somebody's word that it names
// nobody twice. Who stands on it comes by list.import. Source: estimate.md 10, linkage.md 10.
import { checkRow, DUPLICATE_STATES, type PersonList } from '@tumen/claim'
import { EVER, type Stored } from '@tumen/ledger'
import { z } from 'zod'
import { makeChange } from '../change/make.ts'
import { actSchema, idSchema, referenceSchema } from '../claim/schema.ts'
import { periodSchema, readPeriod } from '../draft/date-input.ts'
import { type Call, type Desk, operation } from '../operation.ts'
import { gazetteerOf, resolvePlace } from '../place/gazetteer.ts'
import { findAgent, findDocument, refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'

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
const frameSchema = z.object(listFrameFields)
export type ListFrame = z.output<typeof frameSchema>

export const listTitleSchema = z.string().trim().min(1).max(200)

export const recordList = operation({
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
  output: z.object({ id: z.string(), space: z.string() }),
  changes: true,
  long: false,
  async run(desk, input, call) {
    const id = input.id ?? desk.newId('ls')
    const space = input.space ?? id
    const frame = await checkedFrame(desk, call, input)
    const row: PersonList = { id, title: input.title, space, ...frame }
    refuseFindings(checkRow('list', row))
    const change = { operation: 'list.record', subject: id, input }
    return makeChange(desk, call, change, async (write) => {
      const known = await desk.ledger.read.rows('list', undefined, EVER)
      if (known.some((one) => one.row.id === id)) throw new Refusal('already-exists', 'id')
      await write.append('list', row)
      return { id, space }
    })
  },
})

/** What a list is of, with the path of its place; refuses what is not there. */
export async function checkedFrame(
  desk: Desk,
  call: Call,
  { documents, origin, act, population, place, period }: ListFrame,
): Promise<Omit<PersonList, 'id' | 'title' | 'space'>> {
  const missing = { code: 'unknown-document', field: 'documents' } as const
  for (const id of documents ?? []) await findDocument(desk, call.actor, id, missing)
  if (origin !== undefined) await findAgent(desk, origin, 'origin')
  const path =
    place === undefined
      ? undefined
      : resolvePlace(await gazetteerOf(desk.ledger), place, 'place').id
  return {
    ...(documents && { documents: [...new Set(documents)] }),
    ...(origin !== undefined && { origin }),
    ...(act && { act }),
    ...(population !== undefined && { population }),
    ...(path !== undefined && { place: path }),
    ...(period !== undefined && { period: readPeriod(period, 'period') }),
  }
}

export const declareList = operation({
  name: 'list.declare',
  summary: 'Says in your name whether a list names nobody twice; the newest word counts.',
  input: z.strictObject({
    list: referenceSchema.describe('id of the list'),
    duplicates: z.enum(DUPLICATE_STATES).describe('none: each entry is another person'),
    reason: z.string().trim().min(1).max(2000).optional().describe('how you know'),
  }),
  output: z.object({ done: z.literal(true) }),
  changes: true,
  long: false,
  async run(desk, { list, duplicates, reason }, call) {
    await findList(desk, list, 'list')
    const row = { list, duplicates, ...(reason === undefined ? {} : { reason }) }
    refuseFindings(checkRow('list_declaration', row))
    const change = { operation: 'list.declare', subject: list, input: row }
    return makeChange(desk, call, change, async (write) => {
      if (duplicates === 'none') await refuseRepeated(desk, list)
      await write.append('list_declaration', row)
      return { done: true as const }
    })
  },
})

/** Nobody's word makes one person of two entries, or two persons of one pseudonym. */
async function refuseRepeated(desk: Desk, list: string): Promise<void> {
  const size = (await desk.ledger.read.listSizes()).find((one) => one.list === list)
  const repeated = size === undefined ? 0 : size.entries - size.persons
  if (repeated > 0) throw new Refusal('list-repeats', 'list', [{ list, entries: repeated }])
}

/** The list, or a refusal. */
export async function findList(desk: Desk, id: string, field: string): Promise<Stored<PersonList>> {
  const found = (await desk.ledger.read.rows('list')).find(({ row }) => row.id === id)
  if (!found) throw new Refusal('unknown-list', field)
  return found
}
