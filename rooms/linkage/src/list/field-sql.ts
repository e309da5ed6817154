// Fields of lists of people as the text of a query: what says nothing becomes no value, a sex
// becomes f or m, and a part of a date becomes the days that it leaves open.
// Source: the reference on linkage, section 5; ISO 8601 for dates and intervals.
import { literal } from '../plan/literal.ts'

/** Words that stand where nobody knew, in the languages of the lists; compared in small letters. */
const UNKNOWN = [
  ...['unknown', 'not known', 'not stated', 'unspecified', 'unclear', 'undisclosed', 'withheld'],
  ...['anonymous', 'none', 'null', 'nil', 'n/a', 'na', 'n.a.', 'unbekannt', 'inconnu'],
  ...[
    '미상',
    '불상',
    '불명',
    '미확인',
    '모름',
    '알 수 없음',
    '알수없음',
    '확인불가',
    '비공개',
    '익명',
  ],
  ...[
    '가명',
    '없음',
    '해당없음',
    '무응답',
    '不详',
    '不詳',
    '不明',
    '未知',
    '未详',
    '无',
    '無',
    '匿名',
  ],
  ...['化名', '保密', '不公开', 'неизвестно', 'нет данных'],
]

const FEMALE = [
  'f',
  'female',
  'w',
  'woman',
  'girl',
  '여',
  '여성',
  '여자',
  '女',
  '女性',
  '女子',
  'ж',
]
const MALE = ['m', 'male', 'man', 'boy', '남', '남성', '남자', '男', '男性', '男子', 'м']

/** Signs with which cells are masked, or left open. */
const MASKED = '^[\\s?*_.~#=○●◯〇□■◇△×✕xX–—-]+$'

const FIRST_DAY = '1850-01-01'
const ORIGIN = '1970-01-01'

/** A cell, or nothing where it says that nobody knows or where it is masked. */
export function knownSql(of: string): string {
  const said = `lower(trim(nfc_normalize(${of})))`
  const isEmpty = `${said} in (${listed(UNKNOWN)}) or regexp_matches(${of}, ${literal(MASKED)})`
  return `case when ${isEmpty} then null else nullif(trim(${of}), '') end`
}

/** f, m, or nothing where neither is said. */
export function sexSql(of: string): string {
  const said = `lower(trim(nfc_normalize(${of})))`
  return `case when ${said} in (${listed(FEMALE)}) then 'f' when ${said} in (${listed(MALE)}) then
    'm' end`
}

function listed(words: readonly string[]): string {
  return words.map(literal).join(', ')
}

/**
 * The first and the last day of a year, a month, a day, or an interval of these (`2019-03/2019-05`)
 * as days since 1970-01-01. Nothing where there is no such day, where the interval runs backwards,
 * or where it begins before 1850 or after today.
 */
export function dateBandSql(of: string, today: string): [low: string, high: string] {
  const first = `split_part(trim(${of}), '/', 1)`
  const last = `(case when contains(${of}, '/') then split_part(trim(${of}), '/', 2) else
    ${first} end)`
  const low = `${dayOf(first, '-01-01', 'start')}`
  const high = `${dayOf(last, '-12-31', 'end')}`
  const isPossible = `${low} <= ${high} and ${low} between date ${literal(FIRST_DAY)} and
    date ${literal(today)}`
  const number = (day: string) =>
    `case when ${isPossible} then date_diff('day', date ${literal(ORIGIN)}, ${day}) end`
  return [number(low), number(high)]
}

/** A day of a date of which parts may be missing: its first or its last. */
function dayOf(text: string, ofYear: string, end: 'start' | 'end'): string {
  const month = `try_cast(${text} || '-01' as date)`
  const ofMonth = end === 'start' ? month : `last_day(${month})`
  return `(case when regexp_full_match(${text}, '[0-9]{4}') then
      try_cast(${text} || ${literal(ofYear)} as date)
    when regexp_full_match(${text}, '[0-9]{4}-[0-9]{2}') then ${ofMonth}
    when regexp_full_match(${text}, '[0-9]{4}-[0-9]{2}-[0-9]{2}') then
      try_cast(${text} as date) end)`
}
