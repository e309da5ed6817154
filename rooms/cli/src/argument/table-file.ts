// A list into a file: `tumen claim list --act arrest --to claims.csv` is the table of what the list
// would show. The ending of the file says the format.
import { extname } from 'node:path'
import {
  contractByName,
  TABLE_FORMATS,
  TABLE_OPERATIONS,
  type TableFormat,
  type TableName,
} from '@tumen/contract'
import { fieldsOf, UsageError } from './argument.ts'

/** The table that an operation fills; of a search the documents, and in a workbook both. */
function tableOf(operation: string): TableName | undefined {
  const names = Object.keys(TABLE_OPERATIONS) as TableName[]
  return names.find((name) => TABLE_OPERATIONS[name] === operation)
}

/** How the place is written in the usage of a command. */
export const TABLE_PLACE = '--to <file.csv|file.xlsx|file.jsonl>'

/** Whether the answer of an operation can go to a file as a table. */
export function hasTable(operation: string): boolean {
  return operation === 'table.export' || tableOf(operation) !== undefined
}

/** A file that a table goes to. */
export interface TableFile {
  file: string
  /** What is asked instead of the operation, with its input as the filter. */
  inputFor(input: Record<string, unknown>): Record<string, unknown>
}

/** Takes `--to FILE` off the words of a command line. */
export function takeTableFile(
  operation: string,
  words: readonly string[],
): { table?: TableFile; rest: string[] } {
  if (!hasTable(operation)) return { rest: [...words] }
  const places = words.flatMap((word, n) => (isPlace(word) ? [n] : []))
  // Some questions have a last day, which is called so, too: then a file is what ends like one.
  const asked = contractByName(operation)
  const hasLastDay = asked !== undefined && fieldsOf(asked.input).properties?.to !== undefined
  const at = places.find((n) => !hasLastDay || formatOf(fileAt(words, n)) !== undefined) ?? -1
  const isWhole = operation === 'table.export'
  if (at < 0 && isWhole) throw new UsageError('table-place', 'to')
  if (at < 0) return { rest: [...words] }
  const word = words[at] ?? ''
  const file = fileAt(words, at)
  const format = formatOf(file)
  if (file === undefined || format === undefined) throw new UsageError('table-place', 'to')
  const rest = words.filter((_, n) => n !== at && (word !== '--to' || n !== at + 1))
  const table = tableOf(operation)
  const inputFor = (input: Record<string, unknown>) =>
    isWhole ? { ...input, format } : { table, format, filter: input }
  return { table: { file, inputFor }, rest }
}

function isPlace(word: string): boolean {
  return word === '--to' || word.startsWith('--to=')
}

function fileAt(words: readonly string[], at: number): string | undefined {
  const word = words[at] ?? ''
  return word === '--to' ? words[at + 1] : word.slice('--to='.length)
}

function formatOf(file: string | undefined): TableFormat | undefined {
  return TABLE_FORMATS.find((one) => `.${one}` === extname(file ?? '').toLowerCase())
}
