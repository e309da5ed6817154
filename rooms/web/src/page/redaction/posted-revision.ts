// The whole of a revision as its form sends it: one row a box, those left empty without a word.
import { CHECK_ITEMS, given } from '@tumen/claim'
import type { Form } from '../../form/form.ts'
import { background, type Rectangle, type Size, wholeLine, wholePerson } from './brush.ts'
import { pageIn } from './redaction-path.ts'

/** The fields of one box, each with the number of its row. */
export const BOX_FIELDS = ['x', 'y', 'w', 'h'] as const

/** What may be made of the place of a new box, where no script does it. */
export const BRUSHES = ['person', 'line', 'background'] as const

/** Rows that a form has at the most. */
const MOST_ROWS = 2100

/** One row as it was typed. */
export function typedRow(form: Form, n: number) {
  const word = (name: string) => form.word(`${name}-${n}`)
  return {
    ...{ id: word('box'), x: word('x'), y: word('y'), w: word('w'), h: word('h') },
    ...{
      brush: word('brush'),
      what: word('what'),
      state: word('state'),
      reason: word('reason'),
      basis: word('basis'),
    },
  }
}

/** How many rows were sent. */
export function rowsSent(form: Form): number {
  const rows = Number(form.text('rows'))
  return Number.isSafeInteger(rows) && rows > 0 ? Math.min(rows, MOST_ROWS) : 0
}

/** Whether a brush is asked for: then the size of the picture is needed. */
export function hasBrush(form: Form): boolean {
  return Array.from({ length: rowsSent(form) }, (_, n) => n).some(
    (n) => form.word(`brush-${n}`) !== undefined,
  )
}

interface TypedBox extends Rectangle {
  brush?: string
}

/** The box as it was typed, or what its brush makes of it. */
function brushed<B extends TypedBox>({ brush, ...box }: B, size: Size): object[] {
  const isPlace = [box.x, box.y, box.w, box.h].every(Number.isSafeInteger)
  if (brush === undefined || !isPlace) return [box]
  if (brush === 'person') return [{ ...box, ...wholePerson(box, size), what: 'person' }]
  if (brush === 'line') return [{ ...box, ...wholeLine(box, size), what: 'text' }]
  // What is named stays uncovered, and all around it is covered.
  const around = background([box], size).map((place) => {
    return { ...place, what: 'background', state: 'covered' }
  })
  return [{ ...box, state: 'dropped' }, ...around]
}

/** What the operation is asked; numbers are read by its schema. */
export function revisionIn(form: Form, size: Size) {
  const rows = Array.from({ length: rowsSent(form) }, (_, n) => typedRow(form, n))
  const boxes = rows
    .filter(({ x }) => x !== undefined)
    .flatMap(({ x, y, w, h, ...rest }) => {
      const place = { x: Number(x), y: Number(y), w: Number(w), h: Number(h) }
      return brushed({ ...place, ...given(rest) }, size)
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
  const pages = { ...pageIn(form.word('page')), ...given({ tone: form.word('tone') }) }
  const looked = form.texts('looked')
  return { boxes, checklist, looked, seen, fill, format, ...pages }
}
