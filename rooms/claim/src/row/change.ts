// Rows about what people keep and change: saved queries, and changes that were taken back.
import { z } from 'zod'
import type { Finding } from '../finding.ts'
import { closed, flag, id, map, open, openRecord, record, text } from '../shape/field.ts'
import { QUERY_KINDS, QUERY_STATES } from '../vocabulary/vocabulary.ts'

/** A question or a search that somebody saved; the newest row of an id counts. */
export const querySchema = openRecord({
  id,
  kind: z.enum(QUERY_KINDS),
  /** What its owner calls it. */
  name: text,
  /** The value of each field as the form writes it. */
  query: map(text),
  /** True when others may see it; else it is its owner's alone. */
  shared: flag,
  state: z.enum(QUERY_STATES),
})
export type QueryRow = z.infer<typeof querySchema>

export function checkQuery({ query }: QueryRow): Finding[] {
  return Object.keys(query).length === 0 ? [{ code: 'list_empty', field: 'query' }] : []
}

/** A row that takes a change back: from its instant on, no row of that change counts. */
export const undoSchema = record({
  /** Number of the log's leaf of the change, in decimal. */
  change: closed(text, 'internal'),
  reason: open(text.exactOptional()),
})
export type UndoRow = z.infer<typeof undoSchema>

export function checkUndo({ change }: UndoRow): Finding[] {
  const isLeaf = /^(0|[1-9]\d{0,14})$/.test(change)
  return isLeaf ? [] : [{ code: 'value_not_integer', field: 'change' }]
}
