// The days of knowledge on which an answer changed, as a table for the command line.
import type { Figure, Question } from '@tumen/figure'
import { type Language, wordsIn } from '@tumen/words'
import { type FutureCount, futureNote } from '../log/clock-note.ts'
import { type Data, listAt, textAt, valueAt } from '../phrase/record-value.ts'
import { type Cell, day, text } from '../terminal/cell.ts'
import { type Listing, listingText } from '../terminal/listing.ts'
import type { Layout } from '../terminal/table.ts'
import { hangText } from '../terminal/wrap.ts'
import { headline } from './headline.ts'

/** The answer of a moment, in the unit of its question. */
const answer: Cell = (language, row) => {
  if (!valueAt(row, 'low') && !valueAt(row, 'high')) return ''
  return headline(language, {
    question: valueAt(row, 'question') as Question,
    figure: row as unknown as Figure,
  })
}

const statusWord: Cell = (language, row) => {
  const words: Readonly<Record<string, string | undefined>> = wordsIn(language).reason.status
  const status = textAt(row, 'status') ?? ''
  return words[status] ?? status
}

const MOMENTS: Listing = {
  rows: 'moments',
  title: 'moments',
  columns: [
    ['on', day('on')],
    ['answer', answer],
    ['state', statusWord],
    ['entered', text('entered')],
    ['left', text('left')],
  ],
}

/** The moments of an answer, each in the unit of the question. */
export function momentText(language: Language, output: Data, layout: Layout = {}): string[] {
  const question = valueAt(output, 'question')
  const moments = listAt(output, 'moments').map((one) => ({ ...one, question }))
  const future = valueAt(output, 'future') as FutureCount | undefined
  return [
    ...listingText(language, [MOMENTS], { ...output, moments }, layout),
    ...(future === undefined ? [] : hangText('', futureNote(language, future), layout.width ?? 80)),
  ]
}
