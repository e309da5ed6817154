// The whole of a revision as its form sends it: one row a box, those left empty without a word.
import { CHECK_ITEMS, given } from '@tumen/claim'
import type { Form } from '../../form/form.ts'

/** The fields of one box, each with the number of its row. */
export const BOX_FIELDS = ['x', 'y', 'w', 'h'] as const

/** Rows that a form has at the most. */
const MOST_ROWS = 2100

/** One row as it was typed. */
export function typedRow(form: Form, n: number) {
  const word = (name: string) => form.word(`${name}-${n}`)
  return {
    ...{ id: word('box'), x: word('x'), y: word('y'), w: word('w'), h: word('h') },
    ...{ what: word('what'), state: word('state'), reason: word('reason'), basis: word('basis') },
  }
}

/** How many rows were sent. */
export function rowsSent(form: Form): number {
  const rows = Number(form.text('rows'))
  return Number.isSafeInteger(rows) && rows > 0 ? Math.min(rows, MOST_ROWS) : 0
}

/** What the operation is asked; numbers are read by its schema. */
export function revisionIn(form: Form) {
  const rows = Array.from({ length: rowsSent(form) }, (_, n) => typedRow(form, n))
  const boxes = rows
    .filter(({ x }) => x !== undefined)
    .map(({ x, y, w, h, ...rest }) => {
      return { x: Number(x), y: Number(y), w: Number(w), h: Number(h), ...given(rest) }
    })
  const checklist = CHECK_ITEMS.flatMap((item) => {
    const is = form.word(`check-${item}`)
    return is === undefined ? [] : [{ item, is }]
  })
  const seen = form.texts('seen').map(Number)
  const { fill = 'solid', format = 'jpeg' } = given({
    fill: form.word('fill'),
    format: form.word('format'),
  })
  return { boxes, checklist, seen, fill, format }
}
