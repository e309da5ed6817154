// The input of a stored estimate as one text: the table, how it was made, and every option. From it
// alone the report is calculated again, and comes out the same to the last byte.

import { createHash } from 'node:crypto'
import type { EstimateAnswer } from '@tumen/contract'
import { type CaptureTable, type Collapse, cellLines, type Frame, readTable } from '@tumen/estimate'
import type { Call } from '../operation.ts'
import { answerOfReport } from './answer.ts'
import type { EstimateTable } from './input.ts'
import { type EstimateOptions, hashOfTable, reportOptionsOf } from './option.ts'
import { reckonReport } from './pool.ts'

/** What the text holds. */
interface StoredInput {
  lists: string[]
  cells: [pattern: string, persons: number][]
  collapse?: Collapse
  /** What recorded lists are of; what the asker states instead is an option. */
  frames?: Frame[]
  options: EstimateOptions
}

/** An input as it is stored, and the name of its table. */
export interface InputText {
  text: string
  tableHash: string
}

/** The text of an input; `frames` are those of recorded lists. */
export function inputTextOf(
  { table, collapse }: EstimateTable,
  options: EstimateOptions,
  frames?: readonly Frame[],
): InputText {
  const input: StoredInput = {
    lists: [...table.lists],
    cells: cellsOf(table),
    ...(collapse && { collapse }),
    ...(frames && { frames: [...frames] }),
    options,
  }
  return { text: JSON.stringify(input), tableHash: hashOfTable(table) }
}

function cellsOf(table: CaptureTable): StoredInput['cells'] {
  const lines = cellLines(table).split('\n')
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const [pattern = '', persons] = line.split(':')
      return [pattern, Number(persons)]
    })
}

/** The table and the options of an input. */
export function storedTable(text: string) {
  const { lists, cells, ...rest } = JSON.parse(text) as StoredInput
  const reading = readTable(lists, cells)
  if ('problems' in reading) throw new Error('a stored input holds a table')
  return { table: reading.table, ...rest }
}

/** Reckons the report of an input, tells progress, and can be cancelled. */
export async function reckonInput(call: Call, text: string): Promise<EstimateAnswer> {
  const { table, collapse, frames, options } = storedTable(text)
  const hash = hashOfTable(table)
  const report = await reckonReport(call, table, {
    ...(frames && { frames }),
    ...reportOptionsOf(options),
    ...(collapse && { collapse }),
    hash,
  })
  return answerOfReport(report, table, hash)
}

/** The report as it is stored. */
export function reportTextOf(answer: EstimateAnswer): string {
  return JSON.stringify(answer)
}

/** The SHA-256 of a report without the name of the engine: another engine may say the same. */
export function hashOfReport(answer: EstimateAnswer): string {
  const { engine: _, ...versions } = answer.versions
  return hashOfText(reportTextOf({ ...answer, versions: { ...versions, engine: '' } }))
}

/** The SHA-256 of a text, in hex. */
export function hashOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Every option as words, for the head of an estimate. */
export function optionWords(text: string): Record<string, string> {
  const { options } = JSON.parse(text) as StoredInput
  const entries = Object.entries(options).map(([name, value]): [string, string] => [
    name,
    typeof value === 'object' ? JSON.stringify(value) : String(value),
  ])
  return Object.fromEntries(entries)
}
