// Of a film what is covered from which picture to which, as it is kept and as a person says it, and
// its seconds, each of them a column of its pictures. Rows count pictures from 1.
// Source: redaction.md 7, 9.
import { type FilmSpanRow, type Finding, fieldPath, given, type Redaction } from '@tumen/claim'
import type { Input } from '@tumen/contract'
import { type FilmShape, type FilmSpan, isCovered, type Region, regionsAt } from '@tumen/intake'
import { Refusal } from '../refusal.ts'
import type { Tracks } from './film-work.ts'
import type { PlacedRegion } from './render-pages.ts'
import { lacksReason } from './state.ts'

export type FilmRow = Redaction & { film: NonNullable<Redaction['film']> }

/** Whether a redaction is one of a film. */
export const isFilmRow = (row: Redaction): row is FilmRow => row.film !== undefined

export function shapeOf({ film: { pictures: count, ...film } }: FilmRow): FilmShape {
  return { ...film, count }
}

/** The pictures of a second, counted from 0; the last second may have fewer. */
export function picturesOf({ rate, count }: FilmShape, page: number) {
  const from = (page - 1) * rate
  return { from, count: Math.min(rate, count - from) }
}

/** Of each second the size of its column of pictures. */
export function columnsOf(shape: FilmShape): { width: number; height: number }[] {
  const { width, height, rate, count } = shape
  return Array.from({ length: Math.ceil(count / rate) }, (_, n) => {
    return { width, height: height * picturesOf(shape, n + 1).count }
  })
}

/** What is covered, or left uncovered, as the process for films takes it: pictures from 0. */
export function spansOf({ spans = [] }: Redaction, of: FilmSpanRow['state']): FilmSpan[] {
  return spans
    .filter(({ state }) => state === of)
    .map(({ from, to, what, keys, source }) => ({
      ...{ from: from - 1, to: to - 1, what, isFound: source !== 'hand' },
      keys: keys.map(({ picture, ...box }) => ({ ...box, picture: picture - 1 })),
    }))
}

/** What is filled in the column of a second, each region with the number of its picture. */
export function columnRegions(row: FilmRow, page: number) {
  const [shape, spans] = [shapeOf(row), spansOf(row, 'covered')]
  const { from, count } = picturesOf(shape, page)
  return Array.from({ length: count }, (_, n) =>
    regionsAt(spans, from + n, shape).map(([x0, y0, x1, y1]) => ({
      ...{ box: String(from + n + 1), x: x0, y: n * shape.height + y0, w: x1 - x0, h: y1 - y0 },
    })),
  ).flat()
}

/** Of each second in which anything is filled, the rectangle around all of it. */
export function filledSeconds(row: FilmRow): PlacedRegion[] {
  const [shape, spans] = [shapeOf(row), spansOf(row, 'covered')]
  return columnsOf(shape).flatMap((_, n) => {
    const { from, count } = picturesOf(shape, n + 1)
    const all = Array.from({ length: count }, (__, m) => regionsAt(spans, from + m, shape)).flat()
    if (all.length === 0) return []
    const edge = (at: 0 | 1 | 2 | 3, of: (...values: number[]) => number) =>
      of(...all.map((region) => region[at]))
    const place: Region = [
      edge(0, Math.min),
      edge(1, Math.min),
      edge(2, Math.max),
      edge(3, Math.max),
    ]
    return [{ place, page: n + 1 }]
  })
}

/** Whether a film shows in any picture what it covered before: both together would be the film. */
export function showsMore(now: FilmRow, before: FilmRow): boolean {
  const [shape, spans, covered] = [
    shapeOf(now),
    spansOf(now, 'covered'),
    spansOf(before, 'covered'),
  ]
  return Array.from({ length: shape.count }, (_, n) => n).some((n) => {
    const own = regionsAt(spans, n, shape)
    return regionsAt(covered, n, shape).some((region) => !isCovered(region, own))
  })
}

/** Tracks as they are kept, in whole pixels around each face. */
export function foundSpans(
  tracks: Tracks,
  { source, first, ...said }: Said & { source: 'auto' | 'second-pass'; first: number },
): FilmSpanRow[] {
  return tracks.map((track, n) => {
    const keys = track.map(({ picture, x, y, w, h }) => {
      const [left, top] = [Math.floor(x), Math.floor(y)]
      const size = { w: Math.ceil(x + w) - left, h: Math.ceil(y + h) - top }
      return { picture: picture + 1, x: left, y: top, ...size }
    })
    const [from, to] = [keys[0]?.picture ?? 1, keys.at(-1)?.picture ?? 1]
    const what = { what: 'box', keys, source, state: 'covered' } as const
    return { id: `p${first + n}`, from, to, ...what, ...said }
  })
}

/** The number that the next span of a film has. */
export function nextSpan({ spans = [] }: Pick<Redaction, 'spans'>): number {
  return 1 + Math.max(0, ...spans.map(({ id }) => Number(id.slice(1)) || 0))
}

type SpanInput = NonNullable<Input<'redaction.revise'>['spans']>[number]
type Said = Pick<FilmSpanRow, 'by' | 'at'>

/**
 * The spans of the next revision. What was found stays as long as it is, and says why where it is
 * not covered; a span that is as it was keeps who said so.
 */
export function revisedSpans(
  before: FilmRow,
  asked: readonly SpanInput[],
  said: Said,
): FilmSpanRow[] {
  const known = new Map((before.spans ?? []).map((span) => [span.id, span]))
  let next = nextSpan(before)
  const used = new Set<string>()
  const spans = asked.map((one) => {
    const old = one.id === undefined ? undefined : known.get(one.id)
    if (one.id !== undefined && (!old || used.has(one.id)))
      throw new Refusal('not-found', 'spans', [{ code: 'unknown_box', path: 'spans' }])
    const span = spanOf(one, old, said, old?.id ?? `p${next}`)
    if (!old) next += 1
    used.add(span.id)
    return span
  })
  const gone = [...known.values()].find(({ id, source }) => source !== 'hand' && !used.has(id))
  const bare = gone ?? spans.find((span) => lacksReason({ ...span, from: span.source }))
  if (bare) throw new Refusal('drop-needs-reason', 'spans', [{ id: bare.id }])
  const isNew = ({ id }: FilmSpanRow) => !known.has(id)
  if (before.plan !== 'yunet' && spans.some((span) => span.what === 'box' && isNew(span)))
    throw new Refusal('needs-yunet', 'spans')
  return spans
}

function spanOf(
  { from, to, what = 'whole', keys = [], state = 'covered', reason, basis }: SpanInput,
  old: FilmSpanRow | undefined,
  said: Said,
  id: string,
): FilmSpanRow {
  const why = state === 'dropped' ? given({ reason, basis }) : {}
  const own =
    old && old.source !== 'hand'
      ? // What was found may be covered for longer, and never for less.
        { what: old.what, keys: old.keys, from: Math.min(from, old.from), to: Math.max(to, old.to) }
      : { what, keys, from, to }
  const span = { id, ...own, source: old?.source ?? ('hand' as const), state, ...why }
  const { by, at, ...was } = old ?? { ...said, id: '' }
  const isSame = JSON.stringify(sorted(span)) === JSON.stringify(sorted(was))
  return { ...span, ...(isSame ? { by, at } : said) }
}

const sorted = (one: object) => Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))

/** Spans that end before they begin, or cover nothing of the film, each by its field. */
export function spanFindings({ spans = [], film }: FilmRow): Finding[] {
  return spans.flatMap((span, n): Finding[] => {
    const { from, to, what, keys, source } = span
    if (source !== 'hand') return []
    const isInside = from >= 1 && from <= to && to <= film.pictures
    const areOrdered = keys.every((key, m) => key.picture > (keys[m - 1]?.picture ?? 0))
    const meets = keys.every(({ picture, x, y, w, h }) => {
      const isIn = x < film.width && y < film.height && x + w > 0 && y + h > 0
      return isIn && picture >= from && picture <= to
    })
    const isKeyed = what === 'box' ? keys.length > 0 : keys.length === 0
    if (isInside && areOrdered && meets && isKeyed) return []
    return [{ code: 'value_out_of_range', field: fieldPath('spans', n) }]
  })
}
