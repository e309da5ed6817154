// A table of names and numbers: what every picture of an estimate says, for reading and copying.
import type { VNode } from 'preact'
import { ScrollRegion } from '../scroll-region.tsx'

export interface NumberTableProps {
  caption: string
  columns: readonly string[]
  /** The columns of words; default only the first, and numbers in all others. */
  words?: readonly number[]
  rows: readonly (readonly string[])[]
}

/** The table, its first column as headings of the rows. */
export function NumberTable({ caption, columns, words = [0], rows }: NumberTableProps): VNode {
  const look = (at: number) => (words.includes(at) ? undefined : 'number')
  return (
    <ScrollRegion label={caption}>
      <table class="estimate-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((heading, at) => (
              <th scope="col" class={look(at)}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...rest]) => (
            <tr>
              <th scope="row">{first}</th>
              {rest.map((text, at) => (
                <td class={look(at + 1)}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
