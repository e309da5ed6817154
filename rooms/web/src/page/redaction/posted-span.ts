// The spans of a film as their form sends them: one row a span; where a box is, one line a picture.
import { given } from '@tumen/claim'
import type { Form } from '../../form/form.ts'
import { rowsSent } from './posted-revision.ts'

interface Key {
  picture: number
  x: number
  y: number
  w: number
  h: number
}

/** Keys as somebody types them. */
export function keysAsText(keys: readonly Key[]): string {
  return keys.map(({ picture, x, y, w, h }) => [picture, x, y, w, h].join(' ')).join('\n')
}

function keysIn(text: string | undefined): Key[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [picture = Number.NaN, x = Number.NaN, y = Number.NaN, ...size] = line
        .split(/[\s,;]+/)
        .map(Number)
      const [w = Number.NaN, h = Number.NaN] = size
      return { picture, x, y, w, h }
    })
}

/** One row as it was typed. */
export function typedSpan(form: Form, n: number) {
  const word = (name: string) => form.word(`${name}-${n}`)
  return {
    ...{ id: word('span'), from: word('from'), to: word('to'), kind: word('kind') },
    ...{ keys: word('keys'), state: word('state'), reason: word('reason'), basis: word('basis') },
  }
}

/** What the operation is asked; numbers are read by its schema. */
export function spansIn(form: Form) {
  return Array.from({ length: rowsSent(form) }, (_, n) => typedSpan(form, n))
    .filter(({ from }) => from !== undefined)
    .map(({ from, to, kind, keys, ...rest }) => ({
      ...{ from: Number(from), to: Number(to ?? from), keys: keysIn(keys) },
      ...given({ what: kind, ...rest }),
    }))
}
