// A report as data: sections, notes, quotations, tables. The terminal prints it as text and the
// web pages as markup, from the same words and sentences.
import type { Words } from '@tumen/words'

/** The sections of a report, in the order in which they are read. */
export type SectionId = keyof Words['section']

/** Somebody's exact words, or a mark in their place when they are not for every eye. */
export interface Quotation {
  claim: string
  /** The quoted pieces, joined by `…`; `[restricted]` or `[sealed]` when hidden. */
  words: string
  hidden: boolean
  /** They are hard to look at: what they are about stands in their place. */
  isFolded?: boolean
  /** Whether the words stand between « and » in the text around them. */
  inContext?: boolean
  /** Document, chain of speakers and day, in one line; empty when hidden. */
  source: string
  /** What must be known of the words beside their number. */
  note?: string
}

/** One statement of a report, with the words and the smaller statements behind it. */
export interface Note {
  text: string
  /** The claim that stands here without words, when its quotation is not shown. */
  claim?: string
  quotations?: Quotation[]
  notes?: Note[]
}

/** One bar of a small chart; `length` is a count, not a width. */
export interface Bar {
  label: string
  length: number
  remark?: string
}

export interface Section {
  id: SectionId
  heading: string
  notes: Note[]
  bars?: { label: string; length: string; rows: Bar[] }
}

/** A whole report: what stands on top, then the sections that have something to say. */
export interface Report {
  title: string
  lead: string[]
  /** The same as keys and values, for the plain form. */
  fields?: [string, string][]
  sections: Section[]
  /** What stands at the end, such as where to find more. */
  tail?: string[]
}
