// The date line of an English text: "JULIACA, Peru, Jan 10 (Agency) -" says where the report was
// written, not where anything happened. Source: reading.md 2, Place; its form is a choice.
import type { Range } from './source-text.ts'

const TOWN = "^\\p{Lu}[\\p{Lu}'. ]{2,40}"
const COUNTRY = '(?:, \\p{Lu}[\\p{L}. ]{1,30}){0,2}'
const DAY = '(?:, \\p{Lu}[a-z]{2,8}\\.? \\d{1,2}(?:, \\d{4})?)?'
const AGENCY = ' ?(?:\\([^()]{2,40}\\) ?){0,2}'
const BRACKETS = '^\\(\\p{Lu}[^()]{2,60}\\d{4}\\) ?'
const DASH = '\\.?(?:\u2014|\u2013|--|-) '
// "QUITO, Ecuador, May 3 (Agency) The"; "Quito, May 3:"; "QUITO:"
const ANY_TOWN = "^\\p{Lu}[\\p{L}'. ]{2,40}"
const MONTH = ', \\p{Lu}[a-z]{2,8}\\.? \\d{1,2}(?:, \\d{4})?'
const SIGNED = `${ANY_TOWN}${COUNTRY}${MONTH} ?\\([^()]{2,40}\\)(?:\\.?-)? `
const COLON = `(?:${ANY_TOWN}${COUNTRY}${MONTH}|^\\p{Lu}[\\p{Lu} ]{3,30}): `
const DATELINE = new RegExp(
  `(?:${TOWN}${COUNTRY}${DAY}${AGENCY}|${BRACKETS})${DASH}|${SIGNED}|${COLON}`,
  'u',
)

/** Units of a date line at the most. */
const LONGEST = 140

/** Where the date line at the head of a sentence ends; its beginning where there is none. */
export function datelineEnd(folded: string, { start, end }: Range): number {
  const head = folded.slice(start, Math.min(end, start + LONGEST))
  const match = DATELINE.exec(head)?.[0]
  return match === undefined ? start : start + match.length
}
