// One quiet line under a list, a search or a figure: the same as a file. A form and no links, so
// that typed words stand in no address and a fresh proof can be asked for on the way.
import type { TableName } from '@tumen/contract'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'

/** Where a table is asked for. */
export const TABLE_PATH = '/table'

/** The formats, by which the line offers them. */
const FORMATS = ['csv', 'xlsx', 'jsonl'] as const

export interface AsTableProps {
  language: Language
  /** What goes out; named where a page offers several. */
  table: TableName
  /** The fields of the list that the page shows; what is absent is not asked. */
  filter?: Readonly<Record<string, string | undefined>>
  isNamed?: boolean
}

/** The line with its three formats. */
export function AsTable({ language, table, filter = {}, isNamed = false }: AsTableProps): VNode {
  const { page, table: words } = wordsIn(language)
  const what = words.name[table]
  const fields = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '')
  return (
    <form method="post" action={TABLE_PATH} class="as-table no-print">
      <input type="hidden" name="table" value={table} />
      {fields.map(([name, value]) => (
        <input type="hidden" name={`filter.${name}`} value={value} />
      ))}
      <span>{isNamed ? fill(page.table.of, { what }) : page.table.as}</span>
      {FORMATS.map((format) => (
        <button
          type="submit"
          name="format"
          value={format}
          aria-label={fill(page.table.name, { what, format: page.table[format] })}
        >
          {page.table[format]}
        </button>
      ))}
    </form>
  )
}
