// The lists that tell of signed checkpoints and of what others said of them.

import { fill, wordsIn } from '@tumen/words'
import { listAt, textAt, valueAt } from '../phrase/record-value.ts'
import { type Cell, text } from '../terminal/cell.ts'
import type { Listing } from '../terminal/listing.ts'

/** Each voice with the time that it states, or its name alone. */
function voices(rows: string, name: string): Cell {
  return (_, row) =>
    listAt(row, rows)
      .map((one) => [textAt(one, name), textAt(one, 'time')].filter(Boolean).join(' '))
      .join(', ')
}

/** What each of these operations prints. */
export const SIGNED_LISTINGS: Readonly<Record<string, readonly Listing[]>> = {
  'log.heads': [
    {
      rows: 'heads',
      title: 'heads',
      nextBy: 'before',
      below: (language, row) =>
        valueAt(row, 'closed') === true
          ? fill(wordsIn(language).page.witness.closedLog, { log: textAt(row, 'log') })
          : '',
      columns: [
        ['size', text('size')],
        ['signed', text('signed')],
        ['cosigned', voices('cosignatures', 'name')],
        ['stamped', voices('tokens', 'authority')],
      ],
    },
  ],
}
