// Expressions of time as tables of patterns: `{month}` stands for the words of that section of the
// list, and a group that bears the name of a section means what the list says.
import type { TimeRole } from '@tumen/claim'
import type { Lexicon } from './lexicon.ts'
import { matchesOf } from './pattern-match.ts'
import type { Range } from './source-text.ts'
import type { TimeUnit } from './time-day.ts'
import type { TimeSense } from './time-sense.ts'
import { alternation } from './word-pattern.ts'

/** What the groups of a match say. */
export interface Meant {
  /** The words of a group, where it matched. */
  word(group: string): string | undefined
  /** What the list says of them. */
  means(group: string): string | undefined
  /** That as a number, or the number that they are; not a number where nothing matched. */
  number(group: string): number
}

/** What a match says; a role where the words themselves give one. */
export type TimeReader = (m: Meant) => (TimeSense & { role?: TimeRole }) | undefined

/** Patterns with what they say; the last is a quick look that saves the long one. */
export type TimeTable = readonly (readonly [source: string, read: TimeReader, needs?: RegExp])[]

/** A pattern, ready to be run. */
export interface TimePattern {
  pattern: RegExp
  needs: RegExp | undefined
  read(match: RegExpExecArray): ReturnType<TimeReader>
}

/** An expression with its place. */
export interface FoundTime extends Range {
  sense: TimeSense
  role?: TimeRole | undefined
  /** Where the name of a month or day begins, which English writes with a capital letter. */
  name?: number | undefined
}

/** Groups that hold words of a section of another name. */
const SECTIONS: Readonly<Record<string, string>> = {
  ...{ count: 'number', months: 'number', first: 'shift', run: 'running', week: 'week-prefix' },
  ...{ back: 'month-shift', yearWord: 'year' },
}

/** The patterns of a table with the words of a language; to be made once. */
export function compileTimes(table: TimeTable, lexicon: Lexicon): TimePattern[] {
  const meansOf = (group: string, word: string) => {
    const section = `time ${SECTIONS[group] ?? group}`
    return lexicon.has(section) ? lexicon.words(section).get(word) : undefined
  }
  const meant = ({ groups }: RegExpExecArray): Meant => {
    const word = (group: string) => groups?.[group]
    const means = (group: string) => {
      const found = word(group)
      return found === undefined ? undefined : meansOf(group, found)
    }
    return { word, means, number: (group) => Number(means(group) ?? hanNumber(word(group))) }
  }
  return table.map(([source, read, needs]) => {
    const words = source.replace(/\{([a-z-]+)\}/gu, (_, section: string) => {
      return `(?:${alternation(lexicon, `time ${section}`)})`
    })
    return { pattern: new RegExp(words, 'gu'), needs, read: (match) => read(meant(match)) }
  })
}

const DIGITS = '〇一二三四五六七八九'

/** A number in figures or in Chinese signs (十二, 二〇一五); of other words not a number. */
function hanNumber(word = 'x'): number {
  if (/^\d+$/u.test(word)) return Number(word)
  const plain = word.replace(/[零○]/gu, '〇').replace('两', '二').replace('廿', '二十')
  const digits = [...plain.replace('十', '')].map((sign) => DIGITS.indexOf(sign))
  if (digits.includes(-1)) return Number.NaN
  if (!plain.includes('十')) return Number(digits.join(''))
  const [tens = '', ones = ''] = plain.split('十').map((sign) => DIGITS.indexOf(sign || '〇'))
  return (Number(tens) || 1) * 10 + Number(ones)
}

/** Every match of the patterns in the range, in order; of two that overlap the longer one. */
export function matchTimes(
  patterns: readonly TimePattern[],
  lower: string,
  { start, end }: Range,
): FoundTime[] {
  const part = lower.slice(start, end)
  const found: FoundTime[] = []
  for (const { pattern, needs, read } of patterns) {
    if (needs && !needs.test(part)) continue
    for (const match of matchesOf(pattern, part)) {
      const said = read(match)
      if (!said) continue
      const { role, ...sense } = said
      const at = start + match.index
      const named = match.groups?.month ?? match.groups?.weekday
      const name = named === undefined ? undefined : at + match[0].lastIndexOf(named)
      found.push({ start: at, end: at + match[0].length, sense: sense as TimeSense, role, name })
    }
  }
  return found.length > 1 ? withoutOverlap(found) : found
}

function withoutOverlap(found: FoundTime[]): FoundTime[] {
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: FoundTime[] = []
  for (const one of found) {
    const last = kept.at(-1)
    if (!last || one.start >= last.end) kept.push(one)
    else if (one.end - one.start > last.end - last.start) kept[kept.length - 1] = one
  }
  return kept
}

/** What a whole phrase of the list means: "relative day -1", "baseline: same-period -1". */
export function phraseMeant(m: Meant): ReturnType<TimeReader> {
  const [head = '', ...rest] = (m.means('phrase') ?? '').split(' ')
  const role = head.endsWith(':') ? (head.slice(0, -1) as TimeRole) : undefined
  const [is = '', unit = '', count, part] = role ? rest : [head, ...rest]
  if (is === 'recent' || is === 'weekend') return { is }
  if (is === 'same-period') return { is, shift: Number(unit), ...(role && { role }) }
  const n = { unit: unit as TimeUnit, shift: Number(count), count: Number(count) }
  if (is === 'past' || is === 'ago') return { is, unit: n.unit, count: n.count }
  if (is === 'running') return { is, unit: n.unit, shift: n.shift }
  return is === 'relative' ? { is, unit: n.unit, shift: n.shift, ...(part && { part }) } : undefined
}
