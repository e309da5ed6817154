// How the text of a document that is no text was made: by which program, where, what it lost, and
// where its pages begin. Source: intake.md 1 and 4.
import { z } from 'zod'
import { type Finding, fieldPath } from '../finding.ts'
import { count, list, text } from '../shape/field.ts'
import { given } from '../shape/given.ts'

/** Where the file was opened: with neither network nor files, without files, or among all. */
export const ISOLATION_LEVELS = ['A', 'B', 'C'] as const
export type IsolationLevel = (typeof ISOLATION_LEVELS)[number]

/** Something of a file that whoever reads its text must know of, or why it has none. */
export const layerFindingSchema = z.strictObject({
  code: text,
  count,
  /** On which pages, counted from 1; absent where it is of the whole file. */
  pages: list(count).exactOptional(),
})
export type LayerFinding = z.infer<typeof layerFindingSchema>

/**
 * A line that was read from a picture: where it begins in the text (UTF-16 code units), its page
 * counted from 0, left, top, right and bottom in pixels of that page, and how sure the program was,
 * from 0 to 100.
 */
const readLineSchema = list(count)
/** Numbers of such a line. */
const READ_LINE = 7
export type ReadLine = z.infer<typeof readLineSchema>

/** What an office file may hold that its print shows, or that nobody could look for in it. */
export const PRINTED_CHANGES = [
  ...(['tracked_changes', 'comments', 'hidden_text', 'unread_office'] as const),
] as const
export type PrintedChange = (typeof PRINTED_CHANGES)[number]

/** What stands before the code of such a finding of the print. */
const PRINTED = 'printed_'

/** The findings of a print: of those of its office file the ones that it may show. */
export function printedFindings(findings: readonly LayerFinding[]): LayerFinding[] {
  return findings.flatMap(({ code, count }) =>
    PRINTED_CHANGES.some((one) => one === code) ? [{ code: PRINTED + code, count }] : [],
  )
}

/** What the office file of a print held, and its pages may show. */
export function printedChanges(layer: TextLayer | undefined) {
  const findings = layer?.findings ?? []
  return PRINTED_CHANGES.flatMap((change) => {
    const found = findings.find(({ code }) => code === PRINTED + change)
    return found ? [{ change, count: found.count }] : []
  })
}

/** What the pages of a file are, where they are none: tables of a workbook, pictures of a talk. */
export const PAGE_KINDS = ['sheet', 'slide'] as const

/** When words are said: where they begin in the text, from and to in milliseconds of the sound. */
const saidAtSchema = list(count)
/** Numbers of such a time. */
const SAID_AT = 3

/** A text layer. The text itself is that of the document. */
export const layerSchema = z.strictObject({
  /** Program and version, e.g. `poppler 25.03.0`; absent where no text could be made. */
  tool: text.exactOptional(),
  /** Absent where the file is a text. */
  isolation: z.enum(ISOLATION_LEVELS).exactOptional(),
  /** Where each page begins in the text (UTF-16 code units), in their order. */
  pages: list(count).exactOptional(),
  pageKind: z.enum(PAGE_KINDS).exactOptional(),
  /** When the words of subtitles or of a typed transcript are said, in the order of the text. */
  times: list(saidAtSchema).exactOptional(),
  /** Width and height of each page in pixels, where the words were read from pictures. */
  sizes: list(list(count)).exactOptional(),
  /** Lines that were read from pictures, in the order of the text. */
  lines: list(readLineSchema).exactOptional(),
  /** What was left out of the text. */
  losses: list(z.strictObject({ kind: text, count, units: count })),
  findings: list(layerFindingSchema),
})
export type TextLayer = z.infer<typeof layerSchema>

/** Pages, and lines that were read, begin in their order, inside the text. */
export function checkLayer(layer: TextLayer, stored?: string): Finding[] {
  const { pages = [], lines = [], sizes = [], times = [] } = layer
  const of = (field: string, begins: readonly number[]) => inOrder(field, begins, stored)
  const [first = 0] = pages
  return [
    ...of('layer.pages', pages),
    ...(first === 0 ? [] : [{ code: 'value_out_of_range' as const, field: 'layer.pages[0]' }]),
    ...of(
      'layer.lines',
      lines.map(([start = 0]) => start),
    ),
    ...of(
      'layer.times',
      times.map(([start = 0]) => start),
    ),
    ...times.flatMap((time, n): Finding[] => {
      const isWhole = time.length === SAID_AT && (time[1] ?? 0) <= (time[2] ?? 0)
      return isWhole ? [] : [{ code: 'value_out_of_range', field: fieldPath('layer.times', n) }]
    }),
    ...lines.flatMap((line, n): Finding[] => {
      const isWhole = line.length === READ_LINE && (line[1] ?? 0) < sizes.length
      return isWhole ? [] : [{ code: 'value_out_of_range', field: fieldPath('layer.lines', n) }]
    }),
  ]
}

function inOrder(field: string, begins: readonly number[], stored: string | undefined): Finding[] {
  return begins.flatMap((at, n): Finding[] => {
    const isLow = at < (begins[n - 1] ?? 0)
    const isHigh = stored !== undefined && at > stored.length
    return isLow || isHigh ? [{ code: 'value_out_of_range', field: fieldPath(field, n) }] : []
  })
}

/** The page on which a place of the text stands, counted from 1; nothing without pages. */
export function pageAt(layer: TextLayer | undefined, offset: number): number | undefined {
  const pages = layer?.pages ?? []
  return pages.length === 0 ? undefined : lastBegun(pages, offset) + 1
}

/** Of empty pages that begin at one place the last one has the text. */
function lastBegun(begins: readonly number[], offset: number): number {
  let [low, high] = [0, begins.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((begins[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** Where in its file a place of the text stands. */
export interface LayerPlace {
  /** Counted from 1. */
  page?: number
  /** What the page is, where it is none. */
  pageKind?: (typeof PAGE_KINDS)[number]
  /** Whole seconds from the beginning of the sound. */
  second?: number
}

/** The page, or the second, of a place of the text; nothing where its file has neither. */
export function placeIn(layer: TextLayer | undefined, offset: number): LayerPlace {
  const { times = [], pageKind } = layer ?? {}
  if (times.length > 0) {
    const begins = times.map(([start = 0]) => start)
    return { second: Math.floor((times[lastBegun(begins, offset)]?.[1] ?? 0) / 1000) }
  }
  const page = pageAt(layer, offset)
  return page === undefined ? {} : { page, ...given({ pageKind }) }
}

/** Where the pages of a text begin, or what is said at one time. */
export function layerBegins(layer: TextLayer | undefined): readonly number[] {
  return layer?.times?.map(([start = 0]) => start) ?? layer?.pages ?? []
}

/** The lines of a range of the text that were read from pictures: where it stands on its page. */
export function linesAt(
  layer: TextLayer | undefined,
  { start, end }: { start: number; end: number },
): ReadLine[] {
  const lines = layer?.lines ?? []
  return lines.filter(([begin = 0], n) => begin < end && (lines[n + 1]?.[0] ?? end + 1) > start)
}

/** Below this a program is not sure of a line that it has read, of 100. */
export const SURE_OF_LINE = 80

/** A line of the text of which the program was not sure, without the gap behind it. */
export interface UnsureLine {
  start: number
  end: number
  /** From 0 to 100. */
  confidence: number
}

/** The lines of a text of which the program that read them was not sure. */
export function unsureLines(layer: TextLayer | undefined, text: string): UnsureLine[] {
  const { lines = [], pages = [] } = layer ?? {}
  return lines.flatMap(([start = 0, page = 0, ...rest], n) => {
    const confidence = rest.at(-1) ?? 0
    if (confidence >= SURE_OF_LINE) return []
    const next = Math.min(lines[n + 1]?.[0] ?? text.length, pages[page + 1] ?? text.length)
    const end = start + text.slice(start, next).trimEnd().length
    return end > start ? [{ start, end, confidence }] : []
  })
}
