// English expressions of time as patterns over the word list. Source: reading.md 2, Time.
import { PEOPLE_NEXT } from './number.ts'
import type { TimeUnit } from './time-day.ts'
import { type Meant, phraseMeant, type TimeReader, type TimeTable } from './time-pattern.ts'
import type { TimeSense, YearSense } from './time-sense.ts'

const Y = String.raw`(?:1[89]|20)\d\d(?![\d,]\d)`
const DATE = String.raw`\b(?<date>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d,]\d)`
const LAST = DATE.replace('date', 'last')
const MONTH = String.raw`(?<month>\b{month})\b\.?`
/** A year behind a month. */
const AFTER = `(?:(?:,| of)? (?:(?<year>${Y})|(?<shift>{shift}) year|(?<that>that|the same) year))?`
/** A year that a part stands before. */
const YEAR = String.raw`(?:(?<year>${Y})|(?<shift>{shift}) year|(?<own>year))\b`
const TO = '(?: ?(?:-|–|—|~|to|and|until|or|&) ?| through )'
const PART = String.raw`\b(?<part>{part})`
const UNIT = String.raw`(?<unit>day|night|week|month|year)\b`
const PART_OF_DAY = 'morning|afternoon|evening'
const UNITS = String.raw`(?<unit>day|week|month|year)s?\b`
const COUNT = String.raw`\b(?<count>{number}|\d{1,3})`
const BEFORE_YEAR =
  'in|since|during|throughout|until|till|by|from|after|before|through|for|of|end|' +
  'christmas|easter|ramadan|chuseok|eve'
const HALF = String.raw`\b(?<which>{which}) (?<of>half|six months|quarter)\b`
const IN = String.raw`(?<=\b(?:in|during|since|of) (?:the )?)`
const NEEDS_UNIT = /day|night|week|month|year/u
const NEEDS_YEAR = /[12]\d\d\d/u

function yearIn(m: Meant): { year?: YearSense } {
  if (m.word('year') !== undefined) return { year: m.number('year') }
  if (m.word('that') !== undefined) return { year: { shift: 0, isRunning: true } }
  return m.word('shift') === undefined ? {} : { year: { shift: m.number('shift') } }
}

function partIn(m: Meant): { part?: string } {
  const part = m.means('part')
  return part === undefined ? {} : { part }
}

const dayOf = (m: Meant, group = 'date'): TimeSense => ({
  ...{ is: 'day', month: m.number('month'), date: m.number(group) },
  ...yearIn(m),
})
const day: TimeReader = (m) => dayOf(m)
const days: TimeReader = (m) => ({ is: 'span', from: dayOf(m), to: dayOf(m, 'last') })
const unitIn = (m: Meant) => (m.word('unit') === 'night' ? 'day' : m.word('unit')) as TimeUnit
const yearOf = (m: Meant, part?: string | { months: number }): TimeSense => {
  const { year } = yearIn(m)
  const isOpen = year === undefined && m.word('own') === undefined
  return { is: 'year', year: year ?? { shift: 0 }, isOpen, ...(part !== undefined && { part }) }
}
/** A day in figures, year first. */
export const isoDay: TimeReader = (m) => ({
  ...{ is: 'day', year: m.number('y'), month: m.number('m'), date: m.number('d') },
})

// "In the three months to September 2021".
const monthsTo: TimeReader = (m) => {
  const [year, month] = [m.number('year'), m.number('month')]
  const first = year * 12 + month - (m.number('count') || 12)
  const from = { is: 'month' as const, year: Math.floor(first / 12), month: (first % 12) + 1 }
  return { is: 'span', from, to: { is: 'month', year, month } }
}

const half: TimeReader = (m) => {
  const n = m.number('which')
  return yearOf(m, m.word('of') === 'quarter' ? `quarter-${n}` : n === 1 ? 'half-1' : 'half-2')
}

/** The expressions of English. */
export const ENGLISH_TIMES: TimeTable = [
  [`${DATE}(?: of)? ${MONTH}${AFTER}`, day, /\d/u],
  // "In May 30 fled": after "in" the number is no day, nor before people, but "on May 30 men".
  [
    String.raw`(?:(?<=\bon )|(?<!\bin )(?!{month}\.? \d+${PEOPLE_NEXT}))${MONTH} ${DATE}${AFTER}`,
    day,
    /\d/u,
  ],
  [`${DATE}${TO}${LAST}(?: of)? ${MONTH}${AFTER}`, days, /\d/u],
  [`${MONTH} ${DATE}${TO}${LAST}(?! of)${AFTER}`, days, /\d/u],
  [
    String.raw`(?:${PART}[ -])?(?:\b(?:last|this past|this) )?${MONTH}${AFTER}`,
    (m) => ({ is: 'month', month: m.number('month'), ...yearIn(m), ...partIn(m) }),
  ],
  [String.raw`\b(?<y>${Y})-(?<m>\d\d)-(?<d>\d\d)\b`, isoDay, /\d-\d/u],
  [
    String.raw`\b(?:(?<shift>{shift}) )?(?<weekday>{weekday})\b`,
    (m) => ({ is: 'weekday', weekday: m.number('weekday'), shift: m.number('shift') || 0 }),
    /day/u,
  ],
  [
    String.raw`(?:${PART} (?:in )?)?\b(?:(?<shift>{shift})|(?<own>the)) ${UNIT}`,
    (m) =>
      m.word('own') && !m.word('part')
        ? undefined
        : { is: 'relative', unit: unitIn(m), shift: m.number('shift') || 0, ...partIn(m) },
    NEEDS_UNIT,
  ],
  [
    String.raw`\b(?<run>{running}) ${UNIT}`,
    (m) => ({ is: 'running', unit: unitIn(m), shift: m.number('run') }),
    NEEDS_UNIT,
  ],
  [
    String.raw`\b(?<run>{running}) (?:${PART_OF_DAY})\b`,
    (m) => ({ is: 'running', unit: 'day', shift: m.number('run') }),
    new RegExp(PART_OF_DAY, 'u'),
  ],
  [
    `the ${DATE} of (?:(?<shift>{shift})|that|the same) month`,
    (m) =>
      m.word('shift') === undefined
        ? { is: 'running', unit: 'month', shift: 0, date: m.number('date') }
        : { is: 'day', date: m.number('date'), monthShift: m.number('shift') },
    / month/u,
  ],
  [
    `${COUNT} ${UNITS} (?<way>ago|earlier|later|after that)`,
    (m) => {
      const [unit, count] = [unitIn(m), m.number('count')]
      if (m.word('way') === 'ago') return { is: 'ago', unit, count }
      return { is: 'running', unit, shift: m.word('way') === 'earlier' ? -count : count }
    },
    NEEDS_UNIT,
  ],
  [
    String.raw`\b(?:past|last|previous|preceding) ${COUNT} ${UNITS}`,
    (m) => ({ is: 'past', unit: unitIn(m), count: m.number('count') }),
    NEEDS_UNIT,
  ],
  [
    String.raw`\b(?:the|this) past ${UNIT}`,
    (m) => ({ is: 'past', unit: unitIn(m), count: 1 }),
    / past /u,
  ],
  [
    `the same (?:${COUNT} )?(?:months|period|quarter|weeks|days)(?: (?:of|in) (?<year>${Y}))?`,
    (m) => ({ is: 'same-period', shift: 0, ...(m.word('year') && { year: m.number('year') }) }),
    /the same/u,
  ],
  [
    String.raw`(?:${COUNT} months|\byear) (?:to|ending|ended)(?: in)? ${MONTH},? (?<year>${Y})`,
    monthsTo,
    / (?:to|end)/u,
  ],
  [`(?:the )?${HALF}(?:(?: of| in|,)? (?:the )?${YEAR})?`, half, /half|six months|quarter/u],
  [
    String.raw`(?:the )?first (?<months>{number}|\d\d?) months (?:of|in) (?:the )?${YEAR}`,
    (m) => yearOf(m, { months: m.number('months') }),
    / months /u,
  ],
  [
    String.raw`(?:${PART}[ -](?:in )?|(?<=\b(?:${BEFORE_YEAR}) |\())(?<year>${Y})\b(?!-| people)`,
    (m) => yearOf(m, partIn(m).part),
    NEEDS_YEAR,
  ],
  [
    String.raw`\b(?<from>${Y})${TO}(?<to>${Y})\b`,
    (m) => ({
      is: 'span',
      from: { is: 'year', year: m.number('from') },
      to: { is: 'year', year: m.number('to') },
    }),
    NEEDS_YEAR,
  ],
  [
    String.raw`\b(?<year>(?:19|20)\d0)s\b`,
    (m) => ({ is: 'decade', year: m.number('year') }),
    /\d0s/u,
  ],
  [
    String.raw`(?:\b(?<first>{shift}) |${IN})(?<season>{season})\b${AFTER}`,
    (m) => {
      const year = yearIn(m).year ?? { shift: m.number('first') || 0 }
      return { is: 'year', year, part: m.means('season') ?? 'spring' }
    },
  ],
  [String.raw`\b(?<phrase>{phrase})\b`, phraseMeant],
]
