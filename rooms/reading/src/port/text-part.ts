// A part of a long text, read by itself: two megabytes are many reports, and whoever reads them
// waits for the first page and no longer. Its offsets are those of the whole text again at the end.
import { correctionsIn } from '../guard/correction.ts'
import type { Range, SourceText } from '../text/source-text.ts'

/** Units before and behind a part that are read with it: they may take back its numbers. */
const BESIDE = 2000

/** A part of a text as a text of its own, and where that begins. */
export interface TextPart {
  source: SourceText
  at: number
  /** What is asked for of it; the rest only stands beside. */
  own: Range
}

/** A part of a text with a little of what stands around, and what is known of the whole. */
export function partOfSource(source: SourceText, own: Range): TextPart {
  const { text, second, boilerplate = [], ...header } = source
  const { start, end } = around(text, own)
  const local = boilerplate
    .filter((one) => one.start < end && one.end > start)
    .map((one) => {
      return { start: Math.max(start, one.start) - start, end: Math.min(end, one.end) - start }
    })
  const corrections = correctionsIn(text.slice(end))
  const part: SourceText = { ...header, text: text.slice(start, end), boilerplate: local }
  if (corrections.length > 0) part.corrections = corrections
  // Behind the head of a second report nothing is known to be of the first.
  if (second && second.from < end)
    part.second = { ...second, from: Math.max(0, second.from - start) }
  return { source: part, at: start, own }
}

/** Whole lines around a part; none where a line is too long. */
function around(text: string, { start, end }: Range): Range {
  const from = start > BESIDE ? text.lastIndexOf('\n', start - BESIDE) + 1 : 0
  const next = text.indexOf('\n', end + BESIDE)
  const to = next < 0 ? text.length : next
  return {
    start: start - from <= 2 * BESIDE ? from : start,
    end: to - end <= 2 * BESIDE ? to : end,
  }
}

/** Whether what begins there is of the part itself. */
export function isOwn(at: number, { own }: Pick<TextPart, 'own'>): boolean {
  return at >= own.start && at < own.end
}

const KEY = /^([a-z_]+)-(\d+)-(\d+)/u

/** Where the words of a proposal stand, by its key. */
export function rangeOfKey(key: string): Range {
  const [, , start = 0, end = 0] = KEY.exec(key) ?? []
  return { start: Number(start), end: Number(end) }
}

/** What was read of a part with the offsets, and the keys made of them, of the whole text. */
export function movedBy<T>(value: T, by: number): T {
  return by === 0 ? value : (moved(value, by) as T)
}

function moved(value: unknown, by: number): unknown {
  if (Array.isArray(value)) return value.map((one) => moved(one, by))
  if (typeof value !== 'object' || value === null) return value
  const all: Record<string, unknown> = {}
  for (const [name, one] of Object.entries(value)) all[name] = movedField(name, one, by)
  return all
}

function movedField(name: string, value: unknown, by: number): unknown {
  if ((name === 'start' || name === 'end') && typeof value === 'number') return value + by
  if ((name !== 'key' && name !== 'to') || typeof value !== 'string') return moved(value, by)
  return value.replace(KEY, (_, kind, start, end) => `${kind}-${+start + by}-${+end + by}`)
}
