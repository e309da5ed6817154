// Which column of a file is taken for what: a mapping against the headings of a file, the saved
// mapping that fits a file, and what a heading by itself suggests. Columns whose name ends in
// `:admin` are for those who may see restricted fields. Source: desk.md I3.
import {
  type ListMapping,
  type MappedColumn,
  MENTION_FIELDS,
  type MentionField,
} from '@tumen/claim'
import type { RefusalDetail } from '../refusal.ts'
import { DATE_FORMS } from './cell.ts'

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

/** Whether the list itself gives a field a meaning; other words are a group's own. */
export function isMentionField(field: string): field is MentionField {
  return (MENTION_FIELDS as readonly string[]).includes(field)
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

/** What is wrong with a mapping by itself, by the place of the column in it, from 1. */
export function mappingProblems(mapping: readonly MappedColumn[]): RefusalDetail[] {
  const keys = mapping.map(({ column }) => headingKey(column))
  const fields = mapping.map((one) => `${isRestrictedColumn(one)} ${plainField(one.field)}`)
  const problems = mapping.flatMap((one, n) => [
    ...(keys.indexOf(keys[n] as string) < n ? [{ code: 'column_twice', row: n + 1 }] : []),
    ...(fields.indexOf(fields[n] as string) < n ? [{ code: 'field_twice', row: n + 1 }] : []),
    ...columnProblems(one).map((code) => ({ code, row: n + 1 })),
  ])
  const isNamed = mapping.some((one) => !isRestrictedColumn(one) && isMentionField(one.field))
  return isNamed ? problems : [...problems, { code: 'nothing_mapped' }]
}

function columnProblems(mapped: MappedColumn): string[] {
  const field = plainField(mapped.field)
  if (field === '') return ['field_empty']
  if (isRestrictedColumn(mapped)) return isMentionField(field) ? ['field_restricted'] : []
  const { form } = mapped
  if (field === 'age') return AGE_FORM.test(form ?? '') ? [] : ['form_year']
  if (field === 'time' && form !== undefined)
    return (DATE_FORMS as readonly string[]).includes(form) ? [] : ['form_date']
  return []
}

/** A year in which ages were said, and how they are counted where no column says it. */
const AGE_FORM = /^(\d{4})(?: (korean|international))?$/

/** The year and counting of a column of ages. */
export function ageForm(form: string | undefined) {
  const [, year, counting] = AGE_FORM.exec(form ?? '') ?? []
  return { year: Number(year), counting: counting as 'korean' | 'international' | undefined }
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

const HEADINGS: Readonly<Record<MentionField, string>> = {
  record: 'record,record_id,record id,id,no,no.,number,번호,일련번호,编号,序号,編號',
  list: 'list,list_id,명단,목록,名单,名單',
  name: 'name,full name,person,이름,성명,성함,姓名,名字',
  birth_year: 'birth_year,birth year,year of birth,born,출생연도,생년,출생년도,出生年,出生年份',
  age: 'age,나이,연령,年龄,年齡',
  age_counting: 'age_counting,age counting,나이 셈법,年龄算法',
  sex: 'sex,gender,성별,性别,性別',
  home: 'home,home place,origin place,고향,출신지,본적,거주지,籍贯,家乡,原籍',
  place: 'place,arrest_place,arrest place,장소,체포 장소,체포지,地点,被捕地点,抓捕地点',
  time: 'time,date,month,arrest_month,arrest month,arrest_date,arrest date,날짜,체포일,체포 시기,日期,时间,被捕时间',
  report: 'report,report_id,보고서,报告',
  origin: 'origin,출처,来源',
}
const FIELD_OF_HEADING: ReadonlyMap<string, MentionField> = new Map(
  MENTION_FIELDS.flatMap((field) =>
    HEADINGS[field].split(',').map((heading) => [heading, field] as const),
  ),
)

/** What a heading by itself says that its column is, or nothing. */
export function suggestedField(heading: string): MentionField | undefined {
  return FIELD_OF_HEADING.get(headingKey(heading))
}
