// Entries of Uwazi from tables: the CSV that it exports, and the one that it imports.
import type { ExchangeProblem, ReadTable } from '../carried/carried.ts'
import { headedTable } from '../carried/headed-table.ts'
import { BETWEEN_VALUES, type Entity, type EntityCell, madeUpId } from './entity.ts'

/** Columns that every entry has, by the names that either table gives them, in small letters. */
const COMMON = {
  id: ['id', 'sharedid'],
  title: ['title'],
  template: ['template'],
  added: ['date added'],
  language: ['language'],
  url: ['permanent link'],
  files: ['file', 'documents', 'attachments'],
  left: ['published'],
} as const

/** What entries were read, and why others were not. */
export interface ReadEntities {
  entities: readonly Entity[]
  problems: readonly ExchangeProblem[]
}

/** The entries of some tables; a table without a column for it is of the template it is called. */
export function entitiesOfTables(tables: readonly ReadTable[]): ReadEntities {
  const entities: Entity[] = []
  const problems: ExchangeProblem[] = []
  for (const table of tables) {
    const { headings, rows } = headedTable(table)
    const named = (kind: keyof typeof COMMON) =>
      headings.filter((one) => (COMMON[kind] as readonly string[]).includes(one.toLowerCase()))
    const common = new Set(Object.keys(COMMON).flatMap((kind) => named(kind as 'id')))
    const own = headings.filter((one) => one !== '' && !common.has(one))
    const file = table.path
    if (named('title').length === 0) problems.push({ code: 'table_unreadable', file, line: 1 })
    else
      for (const row of rows) {
        const first = (kind: keyof typeof COMMON) =>
          named(kind)
            .map((heading) => row.cell(heading))
            .find((cell) => cell !== '') ?? ''
        const title = first('title')
        const template = first('template') || templateOf(file)
        const { line } = row
        if (title === '') {
          problems.push({ code: 'title_missing', file, line })
          continue
        }
        const given = first('id')
        const [language, url] = [first('language'), first('url')]
        entities.push({
          ...{ file, line, template, title },
          id: given || madeUpId([template, title, first('added')]),
          ...(given === '' && { isMadeUp: true as const }),
          ...(language !== '' && { language }),
          ...(url !== '' && { url }),
          cells: own.map((column) => cellOf(column, row.cell(column))),
          files: named('files').flatMap((heading) => valuesOf(row.cell(heading)).map(fileName)),
        })
      }
  }
  return { entities, problems }
}

function templateOf(path: string): string {
  const name = path.split('/').at(-1) ?? ''
  const folder = path.split('/').at(-2)
  return name.toLowerCase() === 'import.csv' && folder ? folder : name.replace(/\.[^.]*$/, '')
}

/** Text stands as it is; only lists of values are taken apart. */
function cellOf(column: string, cell: string): EntityCell {
  return { column, values: valuesOf(cell) }
}

function valuesOf(cell: string): string[] {
  return cell
    .split(BETWEEN_VALUES)
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

/** A file by its own name: an address is never fetched. */
function fileName(value: string): string {
  return value.split('/').at(-1) ?? value
}
