// From a stored text to paragraphs and sentences with their position. Source: reading.md 1.
import { fold, foldCase } from '@tumen/claim'
import type { PreparedText } from './prepared-text.ts'
import type { SourceText } from './source-text.ts'

/** Makes a text ready for the readers. */
export function prepareText(source: SourceText): PreparedText {
  const folded = fold(source.text)
  const lower = foldCase(source.text)
  return { source, language: 'en', folded, lower, paragraphs: [], sentences: [] }
}
