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

/** The operations that are asked for a file alone, with the endings that it may have. */
const FILES_OF: Readonly<Record<string, readonly string[]>> = {
  'table.export': TABLE_FORMATS,
  'everything.export': ['jsonl'],
  'exchange.export': ['zip', 'csv', 'json', 'jsonl', 'xlsx'],
}

/** How the place is written in the usage of a command; nothing where none can be named. */
export function tablePlace(operation: string): string | undefined {
  const formats = FILES_OF[operation]
  const place = `--to <${(formats ?? TABLE_FORMATS).map((one) => `file.${one}`).join('|')}>`
  if (formats) return place
  return tableOf(operation) === undefined ? undefined : `[${place}]`
}

/** A file that a table goes to. */
export interface TableFile {
  file: string
  /** What is asked for it. */
  operation: string
  /** What is asked instead of the operation, with its input as the filter. */
  inputFor(input: Record<string, unknown>): Record<string, unknown>
}

/** Takes `--to FILE` off the words of a command line. */
export function takeTableFile(
  operation: string,
  words: readonly string[],
): { table?: TableFile; rest: string[] } {
  if (tablePlace(operation) === undefined) return { rest: [...words] }
  const places = words.flatMap((word, n) => (isPlace(word) ? [n] : []))
  // Some questions have a last day, which is called so, too: then a file is what ends like one.
  const asked = contractByName(operation)
  const hasLastDay = asked !== undefined && fieldsOf(asked.input).properties?.to !== undefined
  const at = places.find((n) => !hasLastDay || formatOf(fileAt(words, n)) !== undefined) ?? -1
  const formats = FILES_OF[operation]
  if (at < 0 && formats) throw new UsageError('table-place', 'to')
  if (at < 0) return { rest: [...words] }
  const word = words[at] ?? ''
  const file = fileAt(words, at)
  const ending = extname(file ?? '')
    .slice(1)
    .toLowerCase()
  const format = formatOf(file)
  const isOne = (formats ?? TABLE_FORMATS).some((one) => one === ending)
  if (file === undefined || !isOne) throw new UsageError('table-place', 'to')
  const rest = words.filter((_, n) => n !== at && (word !== '--to' || n !== at + 1))
  const table = tableOf(operation)
  const inputFor = (input: Record<string, unknown>) => {
    // What it is said by other fields, or is one thing.
    if (formats && operation !== 'table.export') return input
    return formats ? { ...input, format } : { table, format, filter: input }
  }
  return { table: { file, operation: formats ? operation : 'table.export', inputFor }, rest }
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
