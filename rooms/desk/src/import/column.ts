// Which column of a file is taken for what: a mapping against the headings of a file, and the saved
// mapping that fits it. Columns whose name ends in `:admin` are for who may see restricted fields.
// Source: desk.md I3.
import type { ListMapping, MappedColumn } from '@tumen/claim'
import type { RefusalDetail } from '../refusal.ts'

/** A column of a file, and what its cells are. */
export interface ReadColumn {
  /** Its place in the file, from 0. */
  at: number
  field: string
  form?: string
  clears: boolean
  isRestricted: boolean
}

/** The columns that are read, and the places of those that no mapping speaks of. */
export interface ReadColumns {
  columns: ReadColumn[]
  left: number[]
  /** Headings of the mapping that the file does not have, by their places in the mapping. */
  missing: number[]
}

const ADMIN = /:admin$/

/** A field without the mark of a restricted column. */
export function plainField(field: string): string {
  return field.replace(ADMIN, '')
}

/** Whether a column is for those alone who may see restricted fields. */
export function isRestrictedColumn({ column, field }: Pick<MappedColumn, 'column' | 'field'>) {
  return ADMIN.test(column) || ADMIN.test(field)
}

/** A heading as it is found again, whatever its case, width or spaces. */
export function headingKey(heading: string): string {
  return heading.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** The columns of a file by a mapping; restricted ones are read even where it is silent. */
export function columnsOf(
  headings: readonly string[],
  mapping: readonly MappedColumn[],
): ReadColumns {
  const places = new Map(headings.map((heading, at) => [headingKey(heading), at]))
  const columns = mapping.flatMap((mapped): ReadColumn[] => {
    const at = places.get(headingKey(mapped.column))
    return at === undefined ? [] : [readColumn(mapped, at)]
  })
  const taken = new Set(columns.map(({ at }) => at))
  const secret = headings.flatMap((heading, at): ReadColumn[] => {
    const field = heading.trim()
    const isOther = taken.has(at) || !ADMIN.test(field) || plainField(field) === ''
    return isOther ? [] : [readColumn({ column: field, field }, at)]
  })
  const read = new Set([...taken, ...secret.map(({ at }) => at)])
  return {
    columns: [...columns, ...secret],
    left: headings.flatMap((_, at) => (read.has(at) ? [] : [at])),
    missing: mapping.flatMap(({ column }, n) => (places.has(headingKey(column)) ? [] : [n])),
  }
}

function readColumn(mapped: MappedColumn, at: number): ReadColumn {
  const { field, form, clears = false } = mapped
  const isRestricted = isRestrictedColumn(mapped)
  return { at, field: plainField(field), ...(form !== undefined && { form }), clears, isRestricted }
}

/** What columns of a kind of file can be taken for. */
export interface ColumnRules {
  /** Whether the kind gives a field a meaning. */
  isField(field: string): boolean
  /** What else is wrong with a column by itself. */
  problemsOf(mapped: MappedColumn): string[]
}

/** What is wrong with a mapping by itself, by the place of the column in it, from 1. */
export function mappingProblems(
  mapping: readonly MappedColumn[],
  rules: ColumnRules,
): RefusalDetail[] {
  const keys = mapping.map(({ column }) => headingKey(column))
  const fields = mapping.map((one) => `${isRestrictedColumn(one)} ${plainField(one.field)}`)
  const problems = mapping.flatMap((one, n) => [
    ...(keys.indexOf(keys[n] as string) < n ? [{ code: 'column_twice', row: n + 1 }] : []),
    ...(fields.indexOf(fields[n] as string) < n ? [{ code: 'field_twice', row: n + 1 }] : []),
    ...columnProblems(one, rules).map((code) => ({ code, row: n + 1 })),
  ])
  const isNamed = mapping.some((one) => !isRestrictedColumn(one) && rules.isField(one.field))
  return isNamed ? problems : [...problems, { code: 'nothing_mapped' }]
}

function columnProblems(mapped: MappedColumn, { isField, problemsOf }: ColumnRules): string[] {
  const field = plainField(mapped.field)
  if (field === '') return ['field_empty']
  if (isRestrictedColumn(mapped)) return isField(field) ? ['field_restricted'] : []
  return problemsOf(mapped)
}

/** The saved mappings whose columns all stand in a file; of these, those with most columns. */
export function fittingMappings(
  headings: readonly string[],
  mappings: readonly ListMapping[],
): ListMapping[] {
  const there = new Set(headings.map(headingKey))
  const fitting = mappings.filter(({ columns }) =>
    columns.every(({ column }) => there.has(headingKey(column))),
  )
  const most = Math.max(...fitting.map(({ columns }) => columns.length))
  return fitting.filter(({ columns }) => columns.length === most)
}

/** What headings by themselves say that their columns are. */
export function fieldsByHeading(
  headings: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(headings).flatMap(([field, words]) =>
      words.split(',').map((heading) => [heading, field] as const),
    ),
  )
}

/** What is wrong with a column of a kind that has these fields and these of dates. */
export function formProblem(
  { field, form }: MappedColumn,
  fields: readonly string[],
  dates: ReadonlySet<string>,
  forms: readonly string[],
): string[] {
  if (!fields.includes(field)) return ['field_unknown']
  if (form === undefined || !dates.has(field)) return []
  return forms.includes(form) ? [] : ['form_date']
}
