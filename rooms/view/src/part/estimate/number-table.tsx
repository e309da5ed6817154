// A table of names and numbers: what every picture of an estimate says, for reading and copying.
import type { VNode } from 'preact'
import { ScrollTable } from '../data-table.tsx'

export interface NumberTableProps {
  caption: string
  columns: readonly string[]
  /** The columns of words; default only the first, and numbers in all others. */
  words?: readonly number[]
  rows: readonly (readonly string[])[]
}

/** The table, its first column as headings of the rows. */
export function NumberTable({ caption, columns, words = [0], rows }: NumberTableProps): VNode {
  return (
    <ScrollTable
      label={caption}
      caption={caption}
      class="estimate-table"
      rows={rows}
      columns={columns.map((heading, at) => ({
        heading,
        cell: (row: readonly string[]) => row[at],
        ...(at === 0 ? { kind: 'head' } : words.includes(at) ? {} : { kind: 'number' }),
      }))}
    />
  )
}
