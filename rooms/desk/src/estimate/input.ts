// What `estimate.run` is given, as a table of overlaps: the text of a file (one column a list and
// the last one `count`, or records of who stands on which list), or lists and cells as data.
// Every problem comes with its place and none with what stands there.
import {
  type CaptureTable,
  type Collapse,
  type ListRecord,
  type Origins,
  readTable,
  tableFromRecords,
} from '@tumen/estimate'
import { type FileRow, refuseTable, rowsOfText } from '../import/file-row.ts'
import { Refusal, type RefusalDetail } from '../refusal.ts'

/** More lists take minutes for what one person more or less would change. */
const MOST_LISTS = 10
const MOST_NAME = 200

/** A table, and how it was made when it came from records. */
export interface EstimateTable {
  table: CaptureTable
  collapse?: Collapse
}

/** One of these is given. */
export interface TableInput {
  csv?: string | undefined
  lists?: string[] | undefined
  cells?: [string, number][] | undefined
  records?: ListRecord[] | undefined
  origins?: Origins | undefined
}

type Cells = [pattern: string, count: number][]
/** The place of a cell or record, as a reader of the input finds it. */
type PlaceOf = (at: number) => RefusalDetail

/** The table of an input; refuses with every problem at once. */
export function tableOfInput(input: TableInput): EstimateTable {
  const { csv, lists, cells, records, origins } = input
  const given = [csv, lists ?? cells, records].filter((one) => one !== undefined)
  if (given.length !== 1)
    throw new Refusal('invalid-input', 'csv', [{ code: 'exactly_one', path: 'csv' }])
  const found =
    csv !== undefined
      ? tableOfText(csv, origins)
      : records !== undefined
        ? tableOfRecords(records, origins, (at) => ({ row: at + 1 }))
        : tableOfCells(lists ?? [], cells ?? [], (at) => ({ row: at + 1 }))
  if (found.table.lists.length > MOST_LISTS)
    refuseTable([{ code: 'too_many_lists', most: MOST_LISTS }])
  return found
}

function tableOfCells(lists: string[], cells: Cells, placeOf: PlaceOf): EstimateTable {
  const long = lists.flatMap((name, at) =>
    name.length > MOST_NAME ? [{ code: 'list_name_long', list: at + 1 }] : [],
  )
  const reading = readTable(lists, cells)
  if ('table' in reading && long.length === 0) return { table: reading.table }
  const problems = 'problems' in reading ? reading.problems : []
  const told = problems.map(({ code, at }): RefusalDetail => {
    if (at === undefined) return { code }
    return code.startsWith('list_name') ? { code, list: at + 1 } : { code, ...placeOf(at) }
  })
  refuseTable([...long, ...told])
  throw new Error('a table without problems was refused')
}

function tableOfRecords(
  records: readonly ListRecord[],
  origins: Origins | undefined,
  placeOf: PlaceOf,
): EstimateTable {
  const reading = tableFromRecords(records, origins ?? namedOrigins(records))
  if ('table' in reading) return reading
  const told = reading.problems.map(({ code, at }): RefusalDetail => {
    return at === undefined ? { code } : { code, ...placeOf(at) }
  })
  refuseTable(told)
  throw new Error('records without problems were refused')
}

// Where nobody says whose reports an origin writes: those of the list that bears its name.
function namedOrigins(records: readonly ListRecord[]): Origins | undefined {
  if (records.every(({ origin }) => origin === undefined)) return undefined
  const lists = new Set(records.map(({ list }) => list))
  return { own: Object.fromEntries([...lists].map((list) => [list, list])) }
}

function tableOfText(text: string, origins: Origins | undefined): EstimateTable {
  const [head, ...rows] = rowsOfText(text)
  if (head === undefined || rows.length === 0) {
    refuseTable([{ code: 'no_rows' }])
    throw new Error('an empty table was refused')
  }
  const names = head.fields.map((name) => name.toLowerCase())
  if (names.includes('person') && names.includes('list'))
    return tableOfRecordRows(names, rows, origins)
  if (names.at(-1) !== 'count') refuseTable([{ code: 'header_unknown', line: head.line }])
  return tableOfCellRows(head, rows)
}

function tableOfCellRows(head: FileRow, rows: readonly FileRow[]): EstimateTable {
  const width = head.fields.length - 1
  refuseLengths(rows, head.fields.length)
  const cells = rows.map(({ fields }): [string, number] => {
    const signs = fields.slice(0, width).map((sign) => (/^[01]$/.test(sign) ? sign : '?'))
    return [signs.join(''), countOf(fields[width] ?? '')]
  })
  const lines = rows.map(({ line }) => line)
  return tableOfCells(head.fields.slice(0, width), cells, (at) => ({ line: lines[at] ?? 0 }))
}

// A formula, a fraction or a word is no count; what a spreadsheet would make of it does not matter.
function countOf(text: string): number {
  return /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN
}

function refuseLengths(rows: readonly FileRow[], length: number): void {
  refuseTable(
    rows
      .filter(({ fields }) => fields.length !== length)
      .map(({ line }) => ({ code: 'row_length', line })),
  )
}

function tableOfRecordRows(
  names: string[],
  rows: readonly FileRow[],
  origins: Origins | undefined,
): EstimateTable {
  refuseLengths(rows, names.length)
  const column = (name: string) => names.indexOf(name)
  const [person, list] = [column('person'), column('list')]
  const [report, origin] = [column('report'), column('origin')]
  const records = rows.map(({ fields }): ListRecord => {
    const [from, by] = [fields[report], fields[origin]]
    return {
      ...{ person: fields[person] ?? '', list: fields[list] ?? '' },
      ...(from && { report: from }),
      ...(by && { origin: by }),
    }
  })
  const lines = rows.map(({ line }) => line)
  return tableOfRecords(records, origins, (at) => ({ line: lines[at] ?? 0 }))
}
