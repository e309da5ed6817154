// Codes of HURIDOCS' micro-thesauri: 12 digits, two a level. Spreadsheets lose their leading zeros,
// and OpenEvSys put the number of the list behind them. Source: conventions.md 1.2–1.4.
import { ACTS, type Act, huridocsOf } from '@tumen/claim'

/** Other, and unknown. */
export const [OTHER, UNKNOWN] = ['900000000000', '990000000000'] as const

/** A code as it is written; nothing for what is none. */
export function readCode(text: string): string | undefined {
  const digits = text.trim()
  if (/^\d{12}$/.test(digits)) return digits
  if (/^\d{11}$/.test(digits)) return `0${digits}`
  return /^\d{14}$/.test(digits) ? digits.slice(0, 12) : undefined
}

/** The code above a code; nothing above the top. */
export function codeAbove(code: string): string | undefined {
  const pairs = code.match(/\d\d/g) ?? []
  const last = pairs.findLastIndex((pair) => pair !== '00')
  if (last < 1) return undefined
  return pairs.map((pair, n) => (n >= last ? '00' : pair)).join('')
}

/** The act of a code of list 4: the first that has it, or that has one above it. */
export function actOfCode(code: string): Act | undefined {
  for (let at: string | undefined = code; at !== undefined; at = codeAbove(at)) {
    const act = ACTS.find((one) => huridocsOf(one) === at)
    if (act && at !== OTHER) return act
  }
  return undefined
}

/** List 15, by the first part of the path of a place. */
const COUNTRIES: Readonly<Record<string, string>> = {
  ...{ CN: '030119000000', KP: '030131000000', KR: '030132000000', MN: '030140000000' },
  ...{ LA: '030435000000', TH: '030453000000', VN: '030458000000', RU: '040150000000' },
}

/** The country of a place. */
export function countryCode(place: string | undefined): string {
  return COUNTRIES[place?.split('/')[0] ?? ''] ?? ''
}

/** The place of a country's code. */
export function countryOfCode(code: string): string | undefined {
  return Object.entries(COUNTRIES).find(([, one]) => one === code)?.[0]
}

/** List 39, sex; list 22, chain of events; list 19, how a source is connected. */
export const SEX = { m: '010000000000', f: '020000000000' } as const
export const CHAIN = { follows: '220000000000', part_of: '210000000000' } as const
export const CONNECTION = {
  witness: '010200000000',
  relative: '020101000000',
  source: UNKNOWN,
} as const

/** List 48: what of a day is known, by how long a time it stands for. */
export function dateKind(earliest: string, latest: string): string {
  if (earliest === latest) return ''
  const isYear = earliest.endsWith('-01-01') && latest.endsWith('-12-31')
  if (isYear && earliest.slice(0, 4) === latest.slice(0, 4)) return '030000000000'
  const isMonth = earliest.endsWith('-01') && earliest.slice(0, 7) === latest.slice(0, 7)
  return isMonth && Number(latest.slice(8)) >= 28 ? '020000000000' : '010000000000'
}
