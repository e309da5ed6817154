// A text made ready for the readers, in one pass: folded, divided into paragraphs and sentences
// with their position. Source: reading.md 1.
import type { Position } from '@tumen/claim'
import type { Language, Range, SourceText } from './source-text.ts'

/** A paragraph; lines that belong together are one. */
export interface Paragraph extends Range {
  position: Position
  /** Indexes into `sentences`, half-open; none in advertisements and menus. */
  first: number
  last: number
  /** A line of cells, as a table has them. */
  table?: true
}

/** A sentence, inside one paragraph; never one of an advertisement or a menu. */
export interface Sentence extends Range {
  position: Position
  /** Index into `paragraphs`. */
  paragraph: number
  /** The sentence is a line of a table. */
  table?: true
}

/** What was found in places of the text before, by what was looked for. */
export type Found = Map<object, Map<string, unknown>>

/** A text made ready; `folded` and `lower` have the length of the stored text. */
export interface PreparedText {
  source: SourceText
  /** English stands for a text in none of the three languages: it has no sentences. */
  language: Language
  /** Folded, with line feeds inside broken sentences as spaces. */
  folded: string
  /** The same in lower case. */
  lower: string
  paragraphs: Paragraph[]
  sentences: Sentence[]
  /** The heading of a second report, of which the header says nothing: publisher, day, country. */
  second?: Range
  /** It lives with the text, so that whoever asks of a sentence again need not look again. */
  found: Found
}
