// The lists that tell of changes: of the log, of one record, of what was saved and of who passed on
// whose words. What differs is told by field; words of a record never stand here.

import { wordsIn } from '@tumen/words'
import { operationPhrase } from '../part/change-phrase.ts'
import { type Data, isData, listAt, textAt, valueAt } from '../phrase/record-value.ts'
import { type Cell, day, text } from '../terminal/cell.ts'
import type { Listing } from '../terminal/listing.ts'

const did: Cell = (language, row) => operationPhrase(language, textAt(row, 'operation') ?? '')

const undone: Cell = (language, row) =>
  valueAt(row, 'undone') === true ? wordsIn(language).command.undone : ''

/** Fields whose values are words of ours or numbers, which may stand in a list. */
const PLAIN = /(^|\.)(status|state|grade|relation|role|kind|op|act|value|low|high)$/

/** The fields in which a row differs from the one before it; of a first row nothing. */
const differences: Cell = (_, row) =>
  listAt(row, 'changes')
    .filter((one) => valueAt(one, 'before') !== undefined)
    .map((one) => {
      const path = textAt(one, 'path') ?? ''
      const sides = `${textAt(one, 'before') ?? ''} → ${textAt(one, 'after') ?? ''}`
      return PLAIN.test(path) ? `${path}: ${sides}` : path
    })
    .join(', ')

/** The fields of a saved query, as they are asked. */
const asked: Cell = (_, row) => {
  const query = valueAt(row, 'query')
  if (!isData(query)) return ''
  return Object.entries(query as Data)
    .map(([field, value]) => `--${field} ${String(value)}`)
    .join(' ')
}

/** What each of these operations prints. */
export const HISTORY_LISTINGS: Readonly<Record<string, readonly Listing[]>> = {
  'change.list': [
    {
      rows: 'changes',
      title: 'changes',
      nextBy: 'before',
      columns: [
        ['leaf', text('leaf')],
        ['recorded', day('recorded')],
        ['did', did],
        ['subject', text('subject')],
        ['by', text('by')],
        ['undone', undone],
      ],
    },
  ],
  'record.history': [
    {
      rows: 'rows',
      title: 'history',
      columns: [
        ['leaf', text('leaf')],
        ['recorded', day('recorded')],
        ['did', did],
        ['id', text('id')],
        ['by', text('by')],
        ['undone', undone],
      ],
      below: differences,
    },
  ],
  'query.list': [
    {
      rows: 'queries',
      title: 'queries',
      columns: [
        ['id', text('id')],
        ['name', text('name')],
        ['by', text('by')],
      ],
      below: asked,
    },
  ],
  'agent.relays': [
    {
      rows: 'edges',
      title: 'edges',
      columns: [
        ['from', text('from')],
        ['to', text('to')],
        ['document', text('documents')],
        ['claims', text('claims')],
      ],
    },
  ],
}
