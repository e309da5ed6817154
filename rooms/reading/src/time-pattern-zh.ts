// Chinese expressions of time that no list of words holds: the number in brackets of Taiwan and
// Hong Kong (今(8)日, 去(2022)年), 昨 and 今 before a verb, the first months of a year that is not
// named. Source: reading.md 2, Time.
import type { Lexicon } from './lexicon.ts'
import type { PreparedText } from './prepared-text.ts'
import {
  needing,
  numberIn,
  type TimePattern,
  type WordClass,
  wordClass,
} from './time-expression.ts'

/** A year sign by sign: 二零一四年, 一九九八年. */
const SIGNED_YEAR = /[一二][〇零一二三四五六七八九]{3}(?=年)/g
const YEAR_SIGNS = '〇一二三四五六七八九'

const withDigits = new WeakMap<PreparedText, string>()

/** The text in lower case with the years that are written sign by sign in digits; as long as it. */
export function withYears(text: PreparedText): string {
  const known = withDigits.get(text)
  if (known !== undefined) return known
  const digit = (sign: string) => String(Math.max(0, YEAR_SIGNS.indexOf(sign)))
  const made = text.lower.replace(SIGNED_YEAR, (year) => [...year].map(digit).join(''))
  withDigits.set(text, made)
  return made
}

const DIGITS: ReadonlyMap<string, number> = new Map(
  [...'一二三四五六七八九十'].map((sign, n) => [sign, n + 1]),
)
const SHIFTS: ReadonlyMap<string, number> = new Map([
  ...([
    ['昨', -1],
    ['今', 0],
    ['前', -2],
    ['去', -1],
  ] as const),
])

const pattern = (source: string, read: TimePattern['read']): TimePattern => ({
  pattern: new RegExp(source, 'gu'),
  read,
})

const relative = (unit: 'day' | 'year', shift: number) =>
  ({ sense: { is: 'relative', unit, shift } }) as const

const shiftOf = (sign: string | undefined) => SHIFTS.get(sign ?? '') ?? 0

const COUNT = String.raw`(?<count>\d{1,2}|[一二三四五六七八九十两]) ?`
const MONTHS = `${COUNT}个?月(?!前)`
/** 今年前十月, 头三个月. */
const FIRST_MONTHS = `(?<![此之以目])(?:(?<year>[今去])年|(?<![年度]))[前头首]${MONTHS}`

/** 11月头一个星期, 3月第二周. */
const WEEK_OF_MONTH = String.raw`(?<month>1?\d|[一二三四五六七八九十])月份?的?(?:[第头](?<n>[一二三四])|首)个?(?:周|星期)`

/** The patterns; to be made once. */
export function chineseTimePatterns(lexicon: Lexicon): TimePattern[] {
  const verb = wordClass(lexicon, 'time verb-start').source
  const feast = wordClass(lexicon, 'time feast')
  const age = wordClass(lexicon, 'time age')
  return [
    ...needing(/[昨今前本上去]日?\(/, bracketPatterns()),
    ...needing(/[昨今]/, [
      pattern(`(?<![如至迄当而现从古])(?<near>[昨今])(?=${verb})`, (g) =>
        relative('day', shiftOf(g('near'))),
      ),
    ]),
    ...needing(/月|周|星期/, monthPatterns()),
    ...needing(/[年月]来/, [lengthPattern()]),
    ...needing(/年代|\d年|\d[至到~-](?:19|20)\d/, yearPatterns()),
    ...needing(/(?<!\d)0\d年/, [shortYearPattern()]),
    ...needing(new RegExp(feast.source), [feastPattern(feast)]),
    ...needing(new RegExp(age.source), [agePattern(age)]),
  ]
}

// 四年来: up to the day of telling.
function lengthPattern(): TimePattern {
  return pattern(String.raw`(?<![每\d])${COUNT}个?(?<unit>[年月])来`, (g) => {
    const unit = g('unit') === '年' ? 'year' : 'month'
    return { sense: { is: 'past', unit, count: countOf(g('count') ?? '') } }
  })
}

function countOf(count: string): number {
  return DIGITS.get(count) ?? (count === '两' ? 2 : Number(count))
}

function bracketPatterns(): TimePattern[] {
  return [
    pattern(String.raw`[昨今前]日?\((?<date>[0-3]?\d)日?\)[日天晚晨早午]?`, (g) => {
      const date = numberIn(g('date')) ?? 0
      return date > 0 ? { sense: { is: 'day', date } } : undefined
    }),
    pattern(String.raw`[本上]\((?<month>[01]?\d)月?\)月`, (g) => {
      const month = numberIn(g('month')) ?? 0
      return month > 0 && month < 13 ? { sense: { is: 'month', month } } : undefined
    }),
    pattern(String.raw`[今去前]\((?<year>(?:19|20)\d\d|1[01]\d)年?\)年`, (g) => {
      const year = numberIn(g('year')) ?? 0
      return { sense: { is: 'year', year: year < FIRST_YEAR ? year + BEFORE_REPUBLIC : year } }
    }),
  ]
}

function monthPatterns(): TimePattern[] {
  return [
    pattern(FIRST_MONTHS, (g) => {
      const months = countOf(g('count') ?? '')
      const year = { shift: shiftOf(g('year') ?? '今') }
      return months ? { sense: { is: 'year', year, part: { months } } } : undefined
    }),
    pattern(WEEK_OF_MONTH, (g) => {
      const month = DIGITS.get(g('month') ?? '') ?? numberIn(g('month')) ?? 0
      const last = 7 * (DIGITS.get(g('n') ?? '') ?? 1)
      const day = (date: number) => ({ is: 'day', month, date }) as const
      return { sense: { is: 'span', from: day(last - 6), to: day(last) } }
    }),
  ]
}

function yearPatterns(): TimePattern[] {
  return [
    pattern(
      '(?<from>(?:19|20)\\d\\d)(?:至|到|-|~)(?<to>(?:19|20)\\d\\d)(?:年|(?=的|期?间))',
      (g) => ({
        sense: {
          ...{ is: 'span', from: { is: 'year', year: numberIn(g('from')) ?? 0 } },
          to: { is: 'year', year: numberIn(g('to')) ?? 0 },
        },
      }),
    ),
    pattern('上个?世纪(?<tens>[二三四五六七八九])十年代', (g) => ({
      sense: { is: 'decade', year: LAST_CENTURY + 10 * (DIGITS.get(g('tens') ?? '') ?? 0) },
    })),
  ]
}

// 元旦, 国庆节: but not a case or an event that is named by it.
function feastPattern(feast: WordClass): TimePattern {
  return pattern(`(?<feast>${feast.source})(?!案|事件|庆|活动|礼|[前后])`, (g) => {
    const [month = 1, date = 1] = (feast.means(g('feast')) ?? '').split('-').map(Number)
    return { sense: { is: 'day', month, date } }
  })
}

// 06年, 06年7月, 07年头五个月: only with a nought, else it is a length or a year of the Republic.
function shortYearPattern(): TimePattern {
  const month = String.raw`(?<month>1?\d)月(?:份|(?<date>[0-3]?\d)日)?`
  return pattern(String.raw`(?<!\d)0(?<year>\d)年(?:${month}|[前头首]${COUNT}个?月)?`, (g) => {
    const year = THIS_CENTURY + Number(g('year'))
    const [month, date] = [numberIn(g('month')), numberIn(g('date'))]
    if (month && date) return { sense: { is: 'day', year, month, date } }
    if (month) return { sense: { is: 'month', year, month } }
    const months = countOf(g('count') ?? '')
    return { sense: { is: 'year', year, ...(months ? { part: { months } } : {}) } }
  })
}

// 韩战期间, 文革时期: the days of what everybody knows by its name.
function agePattern(age: WordClass): TimePattern {
  return pattern(`(?<age>${age.source})(?:期间|时期|时代|当中|年间)`, (g) => {
    const [from, to] = (age.means(g('age')) ?? '').split(' ').map(dayOf)
    return from && to ? { sense: { is: 'span', from, to } } : undefined
  })
}

function dayOf(day: string) {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return { is: 'day', year, month, date } as const
}

const LAST_CENTURY = 1900
const THIS_CENTURY = 2000

/** A smaller number is a year of the Republic of China, which counts from the year after this. */
const FIRST_YEAR = 1000
/** The year before the first of the Republic of China. */
export const BEFORE_REPUBLIC = 1911

/**
 * 106年: the source of a pattern for a year of the Republic, of a Chinese list; a length has other
 * words behind it, and 105年 of prison before it.
 */
export function republicYear(lexicon: Lexicon): string {
  if (lexicon.language !== 'zh') return '(?!)'
  const length = wordClass(lexicon, 'time length-behind').source
  return String.raw`(?<![判刑])(?<republic>9\d|1[0-2]\d)年(?!${length})`
}
