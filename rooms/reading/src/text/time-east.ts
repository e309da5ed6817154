// Korean and Chinese expressions of time as patterns over the word lists: numbers before the signs
// for year, month and day. Source: reading.md 2, Time.
import type { TimeUnit } from './time-day.ts'
import { isoDay } from './time-en.ts'
import { type Meant, phraseMeant, type TimeReader, type TimeTable } from './time-pattern.ts'
import type { TimeSense, YearSense } from './time-sense.ts'

// Signs of both languages: a text has those of its own.
const N = '(?:[0-9]{1,2}|[一二三四五六七八九十两廿]{1,3})'
const NOT_BEHIND = '(?<![0-9一二三四五六七八九十])'
const YEAR_SIGN = '[년年]'
const NUMBERED = `(?<![0-9])(?<year>[0-9]{4}|[〇零○一二三四五六七八九]{4}) ?${YEAR_SIGN}도?`
const YEAR = `(?:${NUMBERED}|(?<yearWord>{year})|(?<run>{running}))`
const MONTH = `(?:${NOT_BEHIND}(?<month>${N}) ?(?:월|月份?)|(?<back>{month-shift}))`
// "7日间" is how long, and "3日至7日间" until when.
const ENDS_SPAN = `(?<=[至到] ?(?:${N} ?月)?${N} ?[日号])(?=[期之]?间)`
const DAY = `(?<date>${N}) ?[일日号](?:(?!{length})|${ENDS_SPAN})`
const NEEDS_DATE = /[월일달月日号]/u

/** The year before a date; nothing where what stands there is no year. */
function yearIn(m: Meant): { year?: YearSense } | undefined {
  if (m.word('year') !== undefined) return { year: m.number('year') }
  if (m.word('yearWord') !== undefined) return { year: { shift: m.number('yearWord') } }
  const [unit, shift] = runningIn(m)
  if (unit === undefined) return {}
  return unit === 'year' ? { year: { shift, isRunning: true } } : undefined
}

function runningIn(m: Meant): [unit: TimeUnit | undefined, shift: number] {
  const [unit, shift] = m.means('run')?.split(' ') ?? []
  return [unit as TimeUnit | undefined, Number(shift)]
}

function partIn(m: Meant): { part?: string } {
  const part = m.means('part')
  return part === undefined ? {} : { part }
}

const day: TimeReader = (m) => {
  const named = yearIn(m)
  const back = m.word('back') === undefined ? {} : { monthShift: m.number('back') }
  const month = m.word('month') === undefined ? {} : { month: m.number('month') }
  return named && { is: 'day', ...named, ...month, ...back, date: m.number('date') }
}

const month: TimeReader = (m) => {
  const named = yearIn(m)
  if (!named || m.number('month') > 12) return undefined
  if (m.word('month') !== undefined)
    return { is: 'month', month: m.number('month'), ...named, ...partIn(m) }
  return { is: 'relative', unit: 'month', shift: m.number('back'), ...partIn(m) }
}

const months: TimeReader = (m) => {
  const named = yearIn(m)
  const of = (group: string): TimeSense => ({ is: 'month', month: m.number(group), ...named })
  return named && { is: 'span', from: of('from'), to: of('to') }
}

const year: TimeReader = (m) => {
  const named = yearIn(m)?.year
  if (named !== undefined) return { is: 'year', year: named, ...partIn(m) }
  const [unit, shift] = runningIn(m)
  return unit && m.word('part') === undefined ? { is: 'running', unit, shift } : undefined
}

const runningDay: TimeReader = (m) => {
  const [unit, shift] = runningIn(m)
  return unit === 'month' ? { is: 'running', unit, shift, date: m.number('date') } : undefined
}

const samePeriod: TimeReader = (m) => {
  const named = yearIn(m)?.year
  if (typeof named === 'number') return { is: 'same-period', shift: 0, year: named }
  return { is: 'same-period', shift: named?.shift ?? -1, role: 'baseline' }
}

const unitIn = (m: Meant) => (m.means('unit') ?? 'day') as TimeUnit
const past: TimeReader = (m) => ({ is: 'past', unit: unitIn(m), count: m.number('count') })
const COUNT = `(?<![0-9])(?<count>{number}|[0-9]{1,3}|${N})`

/** The expressions of Korean and Chinese. */
export const EASTERN_TIMES: TimeTable = [
  [`(?:${YEAR} ?,? ?)?${MONTH} ?(?:지난 )?${DAY}`, day, NEEDS_DATE],
  [`(?<run>{running}) ?${DAY}`, runningDay, NEEDS_DATE],
  [`(?<![0-9월月년年十一二三四五六七八九])(?:지난 )?${DAY}`, day, NEEDS_DATE],
  [`(?:${YEAR} ?,? ?)?${MONTH}(?:의? ?(?<part>{part}))?`, month, NEEDS_DATE],
  [`(?:${YEAR} ?)?${NOT_BEHIND}(?<from>${N})[월月]?[~至到-](?<to>${N})[월月]`, months, NEEDS_DATE],
  [
    '(?<![0-9])(?<y>[0-9]{4})[.-] ?(?<m>[0-9]{1,2})[.-] ?(?<d>[0-9]{1,2})(?:\\.|(?![0-9]))',
    isoDay,
    /\d[.-] ?\d/u,
  ],
  [`${YEAR}(?:의? ?(?:(?<part>{part})|{whole-year}))?`, year],
  [
    `(?:${YEAR} ?)?{first-months} ?(?<months>{number}|${N}) ?(?:개월|달|个月|月)`,
    (m) => {
      const part = { months: m.number('months') }
      return { is: 'year', year: yearIn(m)?.year ?? { shift: 0 }, part }
    },
    /[월달月]/u,
  ],
  // "前三季度", "1~3분기": from the beginning of the year.
  [
    `(?:${YEAR} ?)?(?:(?:前|头)(?<first>[二两三四2-4]) ?个?季度|1 ?[~∼-] ?(?<last>[2-4]) ?분기)`,
    (m) => {
      const quarters = m.word('first') === '两' ? 2 : m.number(m.word('first') ? 'first' : 'last')
      return { is: 'year', year: yearIn(m)?.year ?? { shift: 0 }, part: { months: 3 * quarters } }
    },
    /분기|季度/u,
  ],
  [
    '第?(?<which>[1-4一二三四]) ?(?:분기|季度)',
    (m) => ({ is: 'year', year: { shift: 0 }, part: `quarter-${m.number('which')}`, isOpen: true }),
    /분기|季度/u,
  ],
  [`${YEAR}의? ?{same-period}`, samePeriod],
  [
    '(?:上世纪)?(?<decade>(?:19|20)?[0-9]0|[一二三四五六七八九]十)(?:年代|년대)(?: ?(?:초반?|중반|후반|初|末))?',
    (m) => ({ is: 'decade', year: m.number('decade') + (m.number('decade') < 100 ? 1900 : 0) }),
    /年代|년대/u,
  ],
  [
    `(?<![0-9])(?<from>[0-9]{4})${YEAR_SIGN}? ?[至到~–-] ?(?<to>[0-9]{4}) ?${YEAR_SIGN}`,
    (m) => ({
      is: 'span',
      from: { is: 'year', year: m.number('from') },
      to: { is: 'year', year: m.number('to') },
    }),
    /[至到~–-]/u,
  ],
  [
    `${COUNT} ?(?<unit>{unit}) ?(?:(?<ago>{ago})|{later})`,
    (m) => {
      const [unit, count] = [unitIn(m), m.number('count')]
      return m.word('ago') ? { is: 'ago', unit, count } : { is: 'running', unit, shift: count }
    },
    /[전前뒤후后]/u,
  ],
  [`{past}의? ?${COUNT} ?(?<unit>{unit})(?:간|동안|内|里|中)?`, past],
  [`${COUNT}(?<unit>{unit})来`, past, /来/u],
  [
    '(?:(?<week>{week-prefix}) ?)?(?<weekday>{weekday})',
    (m) => ({
      ...{ is: 'weekday', weekday: m.number('weekday'), shift: 0 },
      ...(m.word('week') !== undefined && { week: m.number('week') }),
    }),
  ],
  ['(?<phrase>{phrase})', phraseMeant],
]
