import assert from 'node:assert/strict'
import test from 'node:test'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { type Column, DataTable, type DataTableProps, ScrollTable } from './data-table.tsx'

interface Row {
  name: string
  persons: number
}

const ROWS: Row[] = [
  { name: 'Heron list', persons: 12 },
  { name: 'Reed list', persons: 7 },
]
const COLUMNS: Column<Row>[] = [
  { heading: 'List', kind: 'head', cell: ({ name }) => name },
  { heading: 'Persons', kind: 'number', cell: ({ persons }) => persons },
]

function printed(more: Partial<DataTableProps<Row>> = {}): string {
  return renderToString(h(DataTable<Row>, { columns: COLUMNS, rows: ROWS, ...more }))
}

test('[V347] each cell stands under its heading, names of rows and numbers are marked', () => {
  assert.equal(
    printed(),
    '<table><thead><tr><th scope="col">List</th><th scope="col" class="number">Persons</th></tr>' +
      '</thead><tbody><tr><th scope="row">Heron list</th><td class="number">12</td></tr>' +
      '<tr><th scope="row">Reed list</th><td class="number">7</td></tr></tbody></table>',
  )
})

test('[V347] a column that is not there for an asker has neither heading nor cells', () => {
  const text = printed({ columns: [COLUMNS[0] as Column<Row>, false] })
  assert.ok(!text.includes('Persons') && !text.includes('12'))
})

test('[V347] its caption may be for readers who do not see the page, its rows for keys', () => {
  const text = printed({ caption: 'Lists', isCaptionHidden: true, hasKeys: true })
  assert.ok(text.includes('<caption class="visually-hidden">Lists</caption>'))
  assert.equal(text.split('<tr data-row').length, 3)
  const region = renderToString(
    h(ScrollTable<Row>, { label: 'Lists', columns: COLUMNS, rows: ROWS }),
  )
  assert.match(region, /aria-label="Lists"[^>]*><table>/)
})
