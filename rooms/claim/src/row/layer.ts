// How the text of a document that is no text was made: by which program, where, what it lost, and
// where its pages begin. Source: intake.md 1 and 4.
import { z } from 'zod'
import { type Finding, fieldPath } from '../finding.ts'
import { count, list, text } from '../shape/field.ts'

/** Where the file was opened: with neither network nor files, without files, or among all. */
export const ISOLATION_LEVELS = ['A', 'B', 'C'] as const
export type IsolationLevel = (typeof ISOLATION_LEVELS)[number]

/** Something of a file that whoever reads its text must know of, or why it has none. */
export const layerFindingSchema = z.strictObject({ code: text, count })
export type LayerFinding = z.infer<typeof layerFindingSchema>

/** A text layer. The text itself is that of the document. */
export const layerSchema = z.strictObject({
  /** Program and version, e.g. `poppler 25.03.0`; absent where no text could be made. */
  tool: text.exactOptional(),
  isolation: z.enum(ISOLATION_LEVELS),
  /** Where each page begins in the text (UTF-16 code units), in their order. */
  pages: list(count).exactOptional(),
  /** What was left out of the text. */
  losses: list(z.strictObject({ kind: text, count, units: count })),
  findings: list(layerFindingSchema),
})
export type TextLayer = z.infer<typeof layerSchema>

/** Pages begin in their order, inside the text. */
export function checkLayer({ pages = [] }: TextLayer, stored: string | undefined): Finding[] {
  return pages.flatMap((at, n): Finding[] => {
    const isLow = at < (pages[n - 1] ?? 0) || (n === 0 && at !== 0)
    const isHigh = stored !== undefined && at > stored.length
    return isLow || isHigh
      ? [{ code: 'value_out_of_range', field: fieldPath('layer.pages', n) }]
      : []
  })
}

/** The page on which a place of the text stands, counted from 1; nothing without pages. */
export function pageAt(layer: TextLayer | undefined, offset: number): number | undefined {
  const pages = layer?.pages ?? []
  if (pages.length === 0) return undefined
  let [low, high] = [0, pages.length - 1]
  // Of empty pages that begin at one place the last one has the text.
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((pages[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low + 1
}
