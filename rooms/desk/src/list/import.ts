// list.import: who stands on which list, from a file: under pseudonyms, all or none; or with names
// by a mapping, every row that is right. One leaf; the check says beforehand what would come of
// it. Source: desk.md I2–I8.

import { type importInput, listImport } from '@tumen/contract'
import type { z } from 'zod'
import { makeChange, pause } from '../change/make.ts'
import { type ListTable, readListFile } from '../import/file.ts'
import {
  type MentionImport,
  prepareMentions,
  type WalkedImport,
  writeMentions,
} from '../mention/import.ts'
import { importedAnswer } from '../mention/schema.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { can } from '../policy.ts'
import { Refusal } from '../refusal.ts'
import { isPseudonymFile } from './file.ts'
import { mappedColumns } from './map.ts'
import { type ListPlan, planImport } from './plan.ts'

/** Most text of a file with pseudonyms. */
const MOST_PSEUDONYMS = 8_000_000

type ImportInput = z.output<typeof importInput>

export const importLists = implement(listImport, async (desk, input, call) => {
  const file = await fileOf(call, input)
  return 'csv' in file
    ? importEntries(desk, input, call, file.csv)
    : importMentions(desk, input, call, file.table)
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

export function mentionImport({ columns, ...input }: ImportInput): MentionImport {
  return { ...input, ...(columns && { columns: mappedColumns(columns) }) }
}

/** A file with pseudonyms as its text, any other as a table whose columns a mapping explains. */
export async function fileOf(
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

export function mentionCounts({ tally, lists, isNew, read }: WalkedImport) {
  const told = lists.map(({ id, title }) => {
    return { id, title, isNew: isNew.has(id), entries: tally.fresh.get(id) ?? 0, persons: 0 }
  })
  const unchanged = tally.outcomes.find(({ outcome }) => outcome === 'unchanged')?.rows ?? 0
  const entries = told.reduce((sum, list) => sum + list.entries, 0)
  return { lists: told, entries, unchanged, columnsLeft: read.left.map((at) => at + 1) }
}

export function countsOf(plan: ListPlan) {
  const { entries, overlap, overlapKnown, unchanged, columnsLeft } = plan
  const persons = (overlap ?? overlapKnown)?.cells.reduce((sum, cell) => sum + cell.persons, 0)
  return {
    entries: entries.length,
    ...{ unchanged, columnsLeft },
    ...(persons !== undefined && { overlapPersons: persons }),
  }
}
