// Words of a page that may tell of somebody: telephones, addresses of e-mail, numbers of papers,
// days, and names that are given. They are shown to a person, who decides; nothing is covered by
// them. Pure. Source: redaction.md 8.5.
import type { Box } from '../redaction/region.ts'
import type { PageWord } from './pdfium.ts'

/** A line of a page: its words from left to right, each with its place. */
export type PageLine = readonly PageWord[]

/** A place on a page that somebody has to look at. */
export type Suggestion = Box
/** The same with its page, counted from 1. */
export interface PageSuggestion extends Suggestion {
  page: number
}

/** Suggestions of a file at the most: nobody decides about more. */
export const MOST_SUGGESTIONS = 1000
/** Pixels around the words. */
const ROOM = 4

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\p{L}*'

/** What is looked for on a line, its words joined with one space between. */
const PATTERNS: readonly RegExp[] = [
  // A telephone: seven digits or more, in groups.
  /(?<![\p{L}\p{N}])\+?\(?\d(?:[ .()/-]{0,2}\d){6,17}(?![\p{L}\p{N}])/gu,
  /[\p{L}\p{N}._%+-]+ ?@ ?[\p{L}\p{N}.-]+\.\p{L}{2,}/gu,
  // Numbers of papers: letters of their series before digits, or after many of them.
  /(?<![\p{L}\p{N}])[A-Z]{1,3}[ -]?\d{5,12}(?![\p{L}\p{N}])/gu,
  /(?<!\d)\d{17}[\dXx](?![\p{L}\p{N}])/gu,
  /(?<!\d)\d{6} ?- ?\d{7}(?!\d)/gu,
  // Days.
  /(?<!\d)(?:19|20)\d{2} ?[-./年년] ?\d{1,2} ?[-./月월] ?\d{1,2} ?[日일.]?/gu,
  /(?<!\d)\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}(?!\d)/gu,
  new RegExp(`(?<!\\d)\\d{1,2}(?:st|nd|rd|th)? ${MONTH},? \\d{4}`, 'giu'),
  new RegExp(`${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}`, 'giu'),
]

/** The places of these on lines, out to every word that is touched. */
export function suggestionsIn(lines: readonly PageLine[], names: readonly string[]): Suggestion[] {
  const wanted = names.map((name) => nameForm(name)).filter((form) => form !== undefined)
  return lines.flatMap((line) => {
    const found = [...PATTERNS, ...wanted].flatMap((form) => touchedBy(line, form))
    return inOne(found).map(({ from, to }) => boxOf(line.slice(from, to + 1)))
  })
}

interface Span {
  from: number
  to: number
}

/** A name wherever it stands, its words with any gap between; signs of patterns are only signs. */
function nameForm(name: string): RegExp | undefined {
  const words = name.normalize('NFC').trim().split(/\s+/u)
  const parts = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
  const joined = parts.join('\\s*')
  // In letters of an alphabet a name stands for itself; in Han or Hangul it may have an ending.
  const isAlphabet = /^[\p{Script=Latin}\p{Script=Cyrillic}\s'.-]+$/u.test(name)
  if (joined === '') return undefined
  return new RegExp(isAlphabet ? `(?<!\\p{L})${joined}(?!\\p{L})` : joined, 'giu')
}

function touchedBy(line: PageLine, form: RegExp): Span[] {
  const begins: number[] = []
  let joined = ''
  for (const { text } of line) {
    if (joined !== '') joined += ' '
    begins.push(joined.length)
    joined += text.normalize('NFC')
  }
  return [...joined.matchAll(form)].map(({ index, 0: { length } }) => {
    const from = begins.findLastIndex((at) => at <= index)
    const to = begins.findLastIndex((at) => at < index + length)
    return { from: Math.max(0, from), to: Math.max(0, to) }
  })
}

/** Spans that share a word are one. */
function inOne(spans: readonly Span[]): Span[] {
  const made: Span[] = []
  for (const one of [...spans].sort((a, b) => a.from - b.from)) {
    const last = made.at(-1)
    if (last && one.from <= last.to) last.to = Math.max(last.to, one.to)
    else made.push({ ...one })
  }
  return made
}

function boxOf(words: PageLine): Suggestion {
  const edge = (n: 0 | 1 | 2 | 3) => words.map(({ box }) => box[n])
  const [left, top] = [Math.min(...edge(0)) - ROOM, Math.min(...edge(1)) - ROOM]
  const [right, bottom] = [Math.max(...edge(2)) + ROOM, Math.max(...edge(3)) + ROOM]
  return { x: left, y: top, w: right - left, h: bottom - top }
}

/** Words put together to lines, by their height on the page. */
export function linesOfWords(words: readonly PageWord[]): PageLine[] {
  const lines: PageWord[][] = []
  for (const word of words) {
    const [, top, , bottom] = word.box
    const middle = (top + bottom) / 2
    const line = lines.findLast(([first]) => {
      const [, from, , to] = first?.box ?? [0, 0, 0, 0]
      return middle > from && middle < to
    })
    if (line) line.push(word)
    else lines.push([word])
  }
  return lines.map((line) => line.sort((a, b) => a.box[0] - b.box[0]))
}
