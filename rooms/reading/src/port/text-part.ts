// A part of a long text, read by itself: two megabytes are many reports, and whoever reads them
// waits for the first page and no longer. Its offsets are those of the whole text again at the end.
import type { Range, SourceText } from '../text/source-text.ts'

/** The part of a text as a text of its own, with what is known of the whole. */
export function partOfSource(source: SourceText, { start, end }: Range): SourceText {
  const { text, second, boilerplate = [], ...header } = source
  const part: SourceText = { ...header, text: text.slice(start, end) }
  // Behind the head of a second report nothing is known to be of the first.
  if (second && second.from < end)
    part.second = { ...second, from: Math.max(0, second.from - start) }
  const own = boilerplate.filter((one) => one.start < end && one.end > start)
  if (own.length === 0) return part
  const local = own.map((one) => {
    return { start: Math.max(0, one.start - start), end: Math.min(end, one.end) - start }
  })
  return { ...part, boilerplate: local }
}

const KEY = /^([a-z_]+)-(\d+)-(\d+)/u

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
