// A text that somebody corrected by hand: a row on top of the text before it, which stays as it is.
// Claims say in which of them their offsets count. Source: intake.md 4, decision 0083.
import type { z } from 'zod'
import type { Finding } from '../finding.ts'
import { count, id, openRecord, text, words } from '../shape/field.ts'
import { given } from '../shape/given.ts'
import { movedLines } from '../text/difference.ts'
import { checkHash } from './form.ts'
import type { RowContext } from './kind.ts'
import { checkLayer, layerSchema, type ReadLine, type TextLayer } from './layer.ts'

/** The corrected text itself stands beside the row, as that of a document does. */
export const textLayerSchema = openRecord({
  id,
  document: id,
  /** The layer that it corrects; absent: the text as it was first made. */
  of: id.exactOptional(),
  /** The page that was corrected, counted from 1. */
  page: count,
  /** sha256 of the text's UTF-8 bytes, lower-case hex. */
  textHash: words,
  reason: text,
  /** Where pages and lines begin in this text. */
  layer: layerSchema,
})
export type CorrectedText = z.infer<typeof textLayerSchema>

export function checkTextLayer(row: CorrectedText, { text: stored }: RowContext): Finding[] {
  return [...checkHash(row.textHash, 'textHash'), ...checkLayer(row.layer, stored)]
}

/** A page of a text, without the gap after it. */
export interface TextPage {
  start: number
  end: number
}

/** A page of a text, counted from 1; a text without pages is one. Nothing beyond the last. */
export function pageOfText(
  layer: TextLayer | undefined,
  stored: string,
  page: number,
): TextPage | undefined {
  const pages = layer?.pages ?? [0]
  const start = pages[page - 1]
  if (start === undefined) return undefined
  const next = pages[page] ?? stored.length
  return { start, end: start + stored.slice(start, next).trimEnd().length }
}

/** A person has read it: nobody marks it as unsure. */
const READ_BY_PERSON = 100

/**
 * Where pages and lines begin after a page was corrected. A line keeps its place on the picture
 * where a word of it stayed; one that is new, or of which no word stayed, has none: a box without
 * a size.
 */
export function layerAfter(
  layer: TextLayer,
  { page, before, after }: { page: number; before: string; after: string },
): TextLayer {
  const own = pageOfText(layer, before, page) ?? { start: 0, end: before.length }
  const by = after.length - before.length
  const texts = [before.slice(own.start, own.end), after.slice(own.start, own.end + by)] as const
  const pages = layer.pages?.map((start, n) => (n < page ? start : start + by))
  const lines = layer.lines?.filter(([, at]) => at !== page - 1) ?? []
  const moved = lines.map(([start = 0, at = 0, ...rest]) => {
    return [at < page ? start : start + by, at, ...rest]
  })
  const inPage = layer.lines?.filter(([, at]) => at === page - 1) ?? []
  const all = [...moved, ...linesAfter(inPage, own.start, texts, page - 1)]
  const ordered = layer.lines && all.sort(([a = 0], [b = 0]) => a - b)
  return { ...layer, ...given({ pages, lines: ordered }) }
}

function linesAfter(
  lines: readonly ReadLine[],
  from: number,
  [before, after]: readonly [string, string],
  page: number,
): ReadLine[] {
  if (lines.length === 0) return []
  const starts = lines.map(([start = 0]) => start - from)
  const { at, others } = movedLines(before, after, starts)
  const begins = [...at, ...others].flatMap((one) => (one === undefined ? [] : [one]))
  begins.sort((a, b) => a - b)
  const textOf = (stored: string, all: readonly number[], start: number) => {
    const next = all.find((one) => one > start) ?? stored.length
    return stored.slice(start, next).trim()
  }
  const kept = lines.flatMap((line, n): ReadLine[] => {
    const start = at[n]
    if (start === undefined) return []
    const isSame = textOf(before, starts, starts[n] ?? 0) === textOf(after, begins, start)
    const [, , left = 0, top = 0, right = 0, bottom = 0, confidence = 0] = line
    const sure = isSame ? confidence : READ_BY_PERSON
    return [[start + from, page, left, top, right, bottom, sure]]
  })
  const placeless = others.map((start) => [start + from, page, 0, 0, 0, 0, READ_BY_PERSON])
  return [...kept, ...placeless]
}
