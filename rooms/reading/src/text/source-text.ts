// What the reader is given: a document's text as it is stored, and what is known about it from
// outside. No field is required but the text and the day on which it came out.
import type { DayInterval } from '@tumen/claim'

/** Half-open offsets in UTF-16 code units into the stored text. */
export interface Range {
  start: number
  end: number
}

/** Whether a range lies in another. */
export function isInside(inner: Range, outer: Range): boolean {
  return inner.start >= outer.start && inner.end <= outer.end
}

/** A document as the reader needs it. */
export interface SourceText {
  /** The stored text; every offset points into it. */
  text: string
  /** BCP 47; without it the script of the letters decides. */
  language?: string
  title?: string
  /** The outlet as named in the header, without the year of a yearly report. */
  publisher?: string
  /** Whom the header credits with the text: the agency or outlet that it was taken from. */
  credit?: string
  published: DayInterval
  /** The period that a yearly report tells of; dates without a year belong to it. */
  covers?: DayInterval
  /** The country of a country entry, by name. */
  country?: string
  /** Where a second report seems to begin, and its day: what leans on one may lean on either. */
  second?: { from: number; day: string }
  /** Notices that stand elsewhere, of what this text says: corrections far below a part of it. */
  corrections?: readonly string[]
  /** Advertisements, menus: no claim comes from them. */
  boilerplate?: readonly Range[]
}

/** The languages that can be read. */
export const LANGUAGES = ['en', 'ko', 'zh'] as const
export type Language = (typeof LANGUAGES)[number]
