// A record that a sentence names. In a terminal its id stands there, which commands take; for a
// page a mark does, in whose place the page prints what the record is called, as a link.
import type { RecordLabel } from './record-name.ts'

/** What is told with names of records instead of their ids. */
export interface Naming {
  /** What a page calls a record; nothing in a terminal, which tells ids. */
  names?: ((id: string) => RecordLabel) | undefined
}

// Two code points that are no characters, so no text that came in means anything by them.
const BEGIN = '\u{fdd0}'
const END = '\u{fdd1}'
const MARKED = new RegExp(`${BEGIN}([^${BEGIN}${END}]*)${END}`, 'u')

/** The record as a sentence names it. */
export function recordIn({ names }: Naming, id: string): string {
  return names === undefined ? id : `${BEGIN}${id}${END}`
}

/** Several records, as a sentence names them in a row. */
export function recordsIn(naming: Naming, ids: readonly string[], between: string): string {
  return ids.map((id) => recordIn(naming, id)).join(between)
}

/** A sentence as text and, at every second place, ids of marked records. */
export function splitAtRecords(sentence: string): string[] {
  return sentence.split(MARKED)
}
