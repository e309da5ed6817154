// Rows about a picture that is covered before it leaves: what is covered and what not, by whom and
// why, who has looked at which part, and the copies that were made of it. Source: redaction.md 9.
import { z } from 'zod'
import { type Finding, fieldPath } from '../finding.ts'
import { closed, count, id, list, open, record, whole, words } from '../shape/field.ts'
import { checkInstant } from '../time/date.ts'
import { PRINTED_CHANGES } from './layer.ts'

/** How faces are found; `manual`: every box is drawn by a person. */
export const FINDING_PLANS = ['yunet', 'ultraface', 'manual'] as const
export type FindingPlan = (typeof FINDING_PLANS)[number]

/** Where a box comes from: faces, words that may tell of somebody, hands, and a second look. */
export const BOX_SOURCES = ['auto', 'suspect', 'suggestion', 'hand', 'second-pass'] as const
export type BoxSource = (typeof BOX_SOURCES)[number]

/** What is in a box. */
export const BOX_KINDS = [
  ...(['face', 'person', 'plate', 'text', 'screen', 'paper', 'mark', 'background'] as const),
  'other',
] as const

export const BOX_STATES = ['covered', 'dropped', 'undecided'] as const

/** Why something that was found is not covered; the last two name what says so. */
export const DROP_REASONS = [
  'not-a-face',
  'depiction',
  'same-face',
  'harmless',
  'consent',
  'public-act',
] as const
export type DropReason = (typeof DROP_REASONS)[number]

/** What somebody has looked for in the whole picture. */
export const CHECK_ITEMS = [
  ...(['faces', 'reflections', 'screens', 'papers', 'plates', 'uniforms', 'marks'] as const),
  ...(['clothes', 'children', 'places', 'times', 'photographer'] as const),
] as const
export type CheckItem = (typeof CHECK_ITEMS)[number]

/**
 * A rectangle in the picture as it is shown, in pixels; it may reach over an edge. Of a PDF its
 * page, counted from 1.
 */
const place = { x: whole, y: whole, w: count, h: count, page: count.exactOptional() }

/** Whether pages of a PDF keep their colours, or become grey without the dots of printers. */
export const PAGE_TONES = ['grey', 'colour'] as const

export const redactionBoxSchema = z.strictObject({
  id,
  ...place,
  from: z.enum(BOX_SOURCES),
  what: z.enum(BOX_KINDS),
  state: z.enum(BOX_STATES),
  reason: z.enum(DROP_REASONS).exactOptional(),
  /** Id of the consent, or of the decision. */
  basis: id.exactOptional(),
  /** Account that said so, and when. */
  by: id,
  at: words,
})
export type RedactionBox = z.infer<typeof redactionBoxSchema>

/** What of a film is covered: whole pictures, their lower third where captions run, or a box. */
export const SPAN_KINDS = ['whole', 'lower', 'box'] as const

/** Pictures of a film, counted from 1, from one to another, both included. */
export const filmSpanSchema = z.strictObject({
  id,
  ...{ from: count, to: count },
  what: z.enum(SPAN_KINDS),
  /** Of a box where it is in which picture; between two it moves evenly. */
  keys: list(z.strictObject({ picture: count, x: whole, y: whole, w: count, h: count })),
  source: z.enum(['auto', 'hand', 'second-pass']),
  state: z.enum(['covered', 'dropped']),
  reason: z.enum(DROP_REASONS).exactOptional(),
  basis: id.exactOptional(),
  by: id,
  at: words,
})
export type FilmSpanRow = z.infer<typeof filmSpanSchema>

/** A part of the picture that somebody has looked at. */
const seenPartSchema = z.strictObject({ by: id, ...place, at: words })

/** Of a picture as stored: turns are those of EXIF, from 1; factors those of a JPEG. */
const pictureSourceSchema = z.strictObject({
  kind: z.enum(['jpeg', 'png', 'webp', 'heic']),
  ...{ storedWidth: count, storedHeight: count, orientation: count },
  hMax: count.exactOptional(),
  vMax: count.exactOptional(),
})

/** One revision of what is covered in a picture; the newest counts. */
export const redactionSchema = record({
  id: open(id),
  revision: open(count),
  document: open(id),
  state: open(z.enum(['open', 'withdrawn'])),
  plan: open(z.enum(FINDING_PLANS)),
  /** SHA-256 of the model, lower-case hex; absent where every box is drawn by hand. */
  model: open(words.exactOptional()),
  /** Quarters clockwise by which a person turned it; absent where it stands as it came. */
  turn: open(count.exactOptional()),
  /** Of a PDF the sizes of its pages as they are drawn, turned; absent of a picture. */
  pages: open(list(z.strictObject({ width: count, height: count })).exactOptional()),
  tone: open(z.enum(PAGE_TONES).exactOptional()),
  /** Of a film how its pictures are taken; its pages are its seconds, each a column of pictures. */
  film: open(
    z.strictObject({ width: count, height: count, rate: count, pictures: count }).exactOptional(),
  ),
  /** How its file stores a picture, turned: its blocks decide how far a box reaches. */
  source: open(pictureSourceSchema.exactOptional()),
  /** As it is shown, turned; of a PDF its first page. */
  width: open(count),
  height: open(count),
  /** What the whole picture looks like from afar: 16 digits of hexadecimal; of no face in it. */
  look: closed(words.exactOptional(), 'restricted'),
  fill: open(z.enum(['solid', 'noise'])),
  format: open(z.enum(['jpeg', 'png'])),
  /** Second looks, at what would leave, that have brought something. */
  looks: open(count),
  boxes: closed(list(redactionBoxSchema), 'restricted'),
  spans: closed(list(filmSpanSchema).exactOptional(), 'restricted'),
  seen: closed(list(seenPartSchema), 'restricted'),
  /** Of a print of an office file: what that held, and whether it was looked for on the pages. */
  changes: open(
    list(
      z.strictObject({ change: z.enum(PRINTED_CHANGES), count, looked: z.boolean() }),
    ).exactOptional(),
  ),
  checklist: open(
    list(z.strictObject({ item: z.enum(CHECK_ITEMS), is: z.enum(['done', 'absent']) })),
  ),
})
export type Redaction = z.infer<typeof redactionSchema>

/** A copy in which the boxes of a revision are covered. */
export const redactionCopySchema = record({
  derivative: open(id),
  document: open(id),
  redaction: open(id),
  revision: open(count),
  /** What is covered, out to the blocks of the picture. */
  regions: closed(
    list(
      z.strictObject({ x0: count, y0: count, x1: count, y1: count, page: count.exactOptional() }),
    ),
    'restricted',
  ),
})
export type RedactionCopy = z.infer<typeof redactionCopySchema>

/** Instants are in their form. */
export function checkRedaction({ boxes, seen, spans = [] }: Redaction): Finding[] {
  return [
    ...boxes.flatMap(({ at }, n) => checkInstant(at, fieldPath('boxes', n))),
    ...spans.flatMap(({ at }, n) => checkInstant(at, fieldPath('spans', n))),
    ...seen.flatMap(({ at }, n) => checkInstant(at, fieldPath('seen', n))),
  ]
}
