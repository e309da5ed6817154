// The lists of the command line about rows with names and the columns of their files.

import { listAt, textAt, valueAt } from '../phrase/record-value.ts'
import { type Cell, interval, text } from '../terminal/cell.ts'
import type { Listing } from '../terminal/listing.ts'

const born: Cell = (_, row) => {
  const [low, high] = [textAt(row, 'bornLow'), textAt(row, 'bornHigh')]
  return low === high ? (low ?? '') : `${low}/${high}`
}

const samples: Cell = (_, row) => [valueAt(row, 'samples')].flat().map(String).join(' | ')

const taken: Cell = (_, row) =>
  listAt(row, 'columns')
    .map((column) => `${textAt(column, 'column')} → ${textAt(column, 'field')}`)
    .join(', ')

/** The listings by operation. */
export const MENTION_LISTINGS: Readonly<Record<string, readonly Listing[]>> = {
  'mention.list': [
    {
      rows: 'mentions',
      title: 'mentions',
      columns: [
        ['id', text('id')],
        ['name', text('name')],
        ['born', born],
        ['sex', text('sex')],
        ['home', text('home')],
        ['place', text('place')],
        ['time', interval('time')],
      ],
    },
  ],
  'list.mappings': [
    {
      rows: 'mappings',
      title: 'mappings',
      columns: [
        ['mapping', text('id')],
        ['version', text('version')],
        ['taken', taken],
        ['description', text('description')],
      ],
    },
  ],
  'list.columns': [
    {
      rows: 'columns',
      title: 'columns',
      columns: [
        ['heading', text('heading')],
        ['taken', text('field')],
        ['samples', samples],
      ],
    },
  ],
}
