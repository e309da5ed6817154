// The cells of a workbook as text: numbers as they are stored, days by the format in which they are
// shown, and never finer than it. Source: ECMA-376 part 1, 18.3.1.4, 18.8.30, 18.17.4.1.

/** How finely a number format shows a date; nothing when it shows none. */
export type DateGrain = 'day' | 'month' | 'year'

/** What the cells of a workbook need to know beside themselves. */
export interface CellAround {
  shared: readonly string[]
  /** By the number of a cell's style. */
  grains: readonly (DateGrain | undefined)[]
  /** Days are counted from 1904. */
  isFrom1904: boolean
}

/** A cell as it stands in a sheet. */
export interface RawCell {
  type: string
  style: number
  /** The stored value; of a formula the one that was reckoned last. */
  value: string
}

/** The text of a cell. */
export function cellText({ type, style, value }: RawCell, around: CellAround): string {
  if (type === 's') return around.shared[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'true' : 'false'
  if (type !== 'n' || value === '') return value
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  const grain = around.grains[style]
  if (grain !== undefined) return dateText(number, grain, around.isFrom1904) ?? value
  return Number.isSafeInteger(number) ? String(number) : value
}

const DAY_MS = 86_400_000

function dateText(serial: number, grain: DateGrain, isFrom1904: boolean): string | undefined {
  // Day 60 of the count from 1900 is 29 February 1900, which never was.
  const start = isFrom1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30)
  if (serial < 1 || serial > 2_958_465) return undefined
  const day = new Date(start + Math.floor(serial) * DAY_MS).toISOString().slice(0, 10)
  return { day, month: day.slice(0, 7), year: day.slice(0, 4) }[grain]
}

// The formats that every workbook has without writing them down.
const DAY_FORMATS = [14, 15, 16, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]

/** The grain of a format that a workbook has of itself, by its number. */
export function builtInGrain(format: number): DateGrain | undefined {
  if (format === 17) return 'month'
  return DAY_FORMATS.includes(format) ? 'day' : undefined
}

/** The grain of a format as it is written, e.g. `yyyy-mm`. */
export function formatGrain(code: string): DateGrain | undefined {
  const [first = ''] = code.split(';')
  const plain = first
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .toLowerCase()
  if (/[#?]|0|general/.test(plain)) return undefined
  if (/d/.test(plain)) return 'day'
  // Without a year m may stand for minutes.
  if (!/[ye]/.test(plain)) return undefined
  return /m/.test(plain) ? 'month' : 'year'
}
