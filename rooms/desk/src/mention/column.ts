// Which column of a list with names is taken for what: what a mapping of such a file may say, and
// what a heading by itself suggests. Source: desk.md I3.
import { MENTION_FIELDS, type MentionField } from '@tumen/claim'
import { type ColumnRules, fieldsByHeading, headingKey } from '../import/column.ts'
import { DATE_FORMS } from './cell.ts'

/** Whether the list itself gives a field a meaning; other words are a group's own. */
export function isMentionField(field: string): field is MentionField {
  return (MENTION_FIELDS as readonly string[]).includes(field)
}

/** What columns of lists with names can be taken for; other words are a group's own. */
export const MENTION_RULES: ColumnRules = {
  isField: isMentionField,
  problemsOf: ({ field, form }) => {
    if (field === 'age') return AGE_FORM.test(form ?? '') ? [] : ['form_year']
    if (field === 'time' && form !== undefined)
      return (DATE_FORMS as readonly string[]).includes(form) ? [] : ['form_date']
    return []
  },
}

/** A year in which ages were said, and how they are counted where no column says it. */
const AGE_FORM = /^(\d{4})(?: (korean|international))?$/

/** The year and counting of a column of ages. */
export function ageForm(form: string | undefined) {
  const [, year, counting] = AGE_FORM.exec(form ?? '') ?? []
  return { year: Number(year), counting: counting as 'korean' | 'international' | undefined }
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
const FIELD_OF_HEADING = fieldsByHeading(HEADINGS)

/** What a heading by itself says that its column is, or nothing. */
export function suggestedField(heading: string): MentionField | undefined {
  return FIELD_OF_HEADING.get(headingKey(heading)) as MentionField | undefined
}
