// A text made ready for the readers, in one pass: folded, divided into paragraphs and sentences
// with their position. Source: reading.md 1.
import type { Position } from '@tumen/claim'
import type { Language, Range, SourceText } from './source-text.ts'

/** A paragraph; lines that belong together are one. */
export interface Paragraph extends Range {
  position: Position
  /** Indexes into `sentences`, half-open. */
  first: number
  last: number
}

/** A sentence, inside one paragraph. */
export interface Sentence extends Range {
  position: Position
  /** Index into `paragraphs`. */
  paragraph: number
}

/** A text made ready; `folded` and `lower` have the length of the stored text. */
export interface PreparedText {
  source: SourceText
  language: Language
  /** Folded, with line feeds inside broken sentences as spaces. */
  folded: string
  /** The same in lower case. */
  lower: string
  paragraphs: Paragraph[]
  sentences: Sentence[]
}
