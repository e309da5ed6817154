// A table of records: one declaration says what stands above a column and in each of its cells, so
// that no cell can stand under another heading. On a narrow screen it scrolls by itself.
import type { ComponentChildren, VNode } from 'preact'
import { ScrollRegion } from './scroll-region.tsx'

/** One column of a table. */
export interface Column<Row> {
  heading: ComponentChildren
  cell: (row: Row, at: number) => ComponentChildren
  /** What its cells are: `head` names the row, `number` stands at the right. Default: words. */
  kind?: 'head' | 'number'
  /** Of each cell beside. */
  attributes?: { class?: string; dir?: 'auto'; lang?: string }
}

export interface DataTableProps<Row> {
  caption?: ComponentChildren
  /** Where the caption is for readers who do not see the page. */
  isCaptionHidden?: boolean
  class?: string
  /** What a column that is not there for this asker may be: left out. */
  columns: readonly (Column<Row> | false)[]
  rows: readonly Row[]
  /** Whether its rows can be walked by key. */
  hasKeys?: boolean
}

/** The table without the region that scrolls. */
export function DataTable<Row>(props: DataTableProps<Row>): VNode {
  const { caption, isCaptionHidden = false, rows, hasKeys = false } = props
  const columns = props.columns.filter((column) => column !== false)
  return (
    <table class={props.class}>
      {caption !== undefined && (
        <caption class={isCaptionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
      )}
      <thead>
        <tr>
          {columns.map(({ heading, kind }) => (
            <th scope="col" class={kind === 'number' ? 'number' : undefined}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr data-row={hasKeys || undefined}>
            {columns.map(({ cell, kind, attributes }) =>
              kind === 'head' ? (
                <th scope="row" {...attributes}>
                  {cell(row, at)}
                </th>
              ) : (
                <td class={kind} {...attributes}>
                  {cell(row, at)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The table in a region of its own, which scrolls where the screen is narrow. */
export function ScrollTable<Row>({
  label,
  ...table
}: DataTableProps<Row> & { label: string }): VNode {
  return (
    <ScrollRegion label={label}>
      <DataTable {...table} />
    </ScrollRegion>
  )
}
