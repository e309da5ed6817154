// A file of lists, taken apart: one row for each entry (person, list, record, report, origin), or
// one column for each list and the last one `count`. Nothing of the store is looked at here, and
// columns that are not known are counted by their place, never read.
import { readTable } from '@tumen/estimate'
import { eachRow, type FileRow, refuseTable, rowsOfText } from '../import/file-row.ts'
import type { RefusalDetail } from '../refusal.ts'

/** One entry as it stands in the file. */
export interface FileEntry {
  line: number
  person: string
  /** Nothing where the file has no such column: then all stand on one list. */
  list: string | undefined
  record?: string
  report?: string
  origin?: string
}

/** What a file holds: entries, or how many persons stand on exactly which lists. */
export type ListFile =
  | { kind: 'entries'; entries: FileEntry[]; columnsLeft: number[] }
  | { kind: 'overlap'; lists: string[]; cells: { pattern: string; persons: number }[] }

const COLUMNS = ['person', 'list', 'record', 'report', 'origin'] as const
const MOST_TEXT = 200
/** As many lists as an estimate takes. */
const MOST_LISTS = 10

/** Whether a text is of pseudonyms or of counts, or holds nothing: by its heading. */
export function isPseudonymFile(text: string): boolean {
  const { value: head } = eachRow(text).next()
  const names: string[] = head?.fields.map((name: string) => name.toLowerCase()) ?? ['person']
  return names.includes('person') || names.at(-1) === 'count'
}

/** The content of a file; refuses with every problem by its line. */
export function listFileOf(csv: string): ListFile {
  const [head, ...rows] = rowsOfText(csv)
  if (head === undefined || rows.length === 0) {
    refuseTable([{ code: 'no_rows' }])
    throw new Error('an empty file was refused')
  }
  const names = head.fields.map((name) => name.toLowerCase())
  refuseTable(
    rows
      .filter(({ fields }) => fields.length !== names.length)
      .map(({ line }) => ({ code: 'row_length', line })),
  )
  if (names.includes('person')) return entriesOf(head, names, rows)
  if (names.at(-1) === 'count') return overlapOf(head, rows)
  refuseTable([{ code: 'header_unknown', line: head.line }])
  throw new Error('a file without a heading was refused')
}

function entriesOf(head: FileRow, names: string[], rows: readonly FileRow[]): ListFile {
  const repeated = COLUMNS.filter((name) => names.indexOf(name) !== names.lastIndexOf(name))
  refuseTable(repeated.map((name) => ({ code: 'column_twice', line: head.line, column: name })))
  const known: ReadonlySet<string> = new Set(COLUMNS)
  const entries = rows.map((row) => entryOf(names, row))
  refuseTable(entries.flatMap(problemsOf))
  const columnsLeft = names.flatMap((name, at) => (known.has(name) ? [] : [at + 1]))
  return { kind: 'entries', entries, columnsLeft }
}

function entryOf(names: string[], { line, fields }: FileRow): FileEntry {
  const textAt = (name: string) => (names.includes(name) ? (fields[names.indexOf(name)] ?? '') : '')
  const [record, report, origin] = [textAt('record'), textAt('report'), textAt('origin')]
  return {
    line,
    person: textAt('person'),
    list: names.includes('list') ? textAt('list') : undefined,
    ...(record !== '' && { record }),
    ...(report !== '' && { report }),
    ...(origin !== '' && { origin }),
  }
}

function problemsOf({ line, person, list, record, report, origin }: FileEntry): RefusalDetail[] {
  const texts = { person, list: list ?? '', record: record ?? '', report: report ?? '' }
  const long = Object.entries({ ...texts, origin: origin ?? '' }).flatMap(([column, text]) =>
    text.length > MOST_TEXT ? [{ code: 'text_long', line, column, most: MOST_TEXT }] : [],
  )
  return [
    ...(person === '' ? [{ code: 'person_empty', line }] : []),
    ...(list === '' ? [{ code: 'list_missing', line }] : []),
    ...long,
  ]
}

function overlapOf(head: FileRow, rows: readonly FileRow[]): ListFile {
  const lists = head.fields.slice(0, -1)
  if (lists.length > MOST_LISTS) refuseTable([{ code: 'too_many_lists', most: MOST_LISTS }])
  if (lists.length < 2) refuseTable([{ code: 'no_lists' }])
  const cells = rows.map(({ fields }): [string, number] => {
    const signs = fields.slice(0, -1).map((sign) => (/^[01]$/.test(sign) ? sign : '?'))
    const count = fields.at(-1) ?? ''
    return [signs.join(''), /^-?\d{1,15}$/.test(count) ? Number(count) : Number.NaN]
  })
  const reading = readTable(lists, cells)
  if ('problems' in reading)
    refuseTable(
      reading.problems.map(({ code, at = 0 }) => {
        return code.startsWith('list_name')
          ? { code, list: at + 1 }
          : { code, line: rows[at]?.line ?? 0 }
      }),
    )
  const counts = new Map<string, number>()
  for (const [pattern, persons] of cells) counts.set(pattern, (counts.get(pattern) ?? 0) + persons)
  return {
    kind: 'overlap',
    lists,
    cells: [...counts].map(([pattern, persons]) => ({ pattern, persons })),
  }
}
