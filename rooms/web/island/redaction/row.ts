// The boxes as the form has them: what is sent is always its rows, so that nothing is known twice.
import type { Rectangle } from '../../src/page/redaction/brush.ts'

/** A box and the row of the form in which it stands. */
export interface Box extends Rectangle {
  row: number
  from: string
  what: string
  state: string
  reason: string
  basis: string
}

const PLACE = ['x', 'y', 'w', 'h'] as const
const SAID = ['what', 'state', 'reason', 'basis'] as const

export class Rows {
  readonly #form: HTMLFormElement

  constructor(form: HTMLFormElement) {
    this.#form = form
  }

  /** Opens or closes them: a browser paints hundreds of fields, though nobody looks at them. */
  open(isOpen: boolean): void {
    const rows = this.#form.querySelector<HTMLDetailsElement>('details[data-rows]')
    if (rows) rows.open = isOpen
  }

  get #rows(): HTMLTableRowElement[] {
    return [...this.#form.querySelectorAll<HTMLTableRowElement>('.redaction-boxes tbody tr')]
  }

  /** The field of a row. */
  field(row: number, name: string): HTMLInputElement | undefined {
    const field = this.#form.elements.namedItem(`${name}-${row}`)
    return field instanceof HTMLElement ? (field as HTMLInputElement) : undefined
  }

  /** The boxes that stand there; a row without whole numbers is none. */
  read(): Box[] {
    return this.#rows.flatMap((line, row) => {
      const word = (name: string) => this.field(row, name)?.value.trim() ?? ''
      const [x, y, w, h] = PLACE.map((name) =>
        word(name) === '' ? Number.NaN : Number(word(name)),
      )
      if (![x, y, w, h].every(Number.isSafeInteger)) return []
      const place = { x, y, w, h } as Rectangle
      const [what, state, reason, basis] = SAID.map(word) as [string, string, string, string]
      return [{ ...place, row, from: line.dataset.from ?? 'hand', what, state, reason, basis }]
    })
  }

  /** Writes a box into its row. */
  write(box: Box): void {
    for (const name of PLACE) this.#set(box.row, name, String(box[name]))
    for (const name of SAID) this.#set(box.row, name, box[name])
  }

  /** Empties a row: a box that was drawn is gone then. */
  clear(row: number): void {
    for (const name of PLACE) this.#set(row, name, '')
  }

  #set(row: number, name: string, value: string): void {
    const field = this.field(row, name)
    if (field && field.value !== value) field.value = value
  }

  /** A row that no box of `used` has; one more is made where there is none. */
  free(used: ReadonlySet<number>): number {
    const rows = this.#rows
    const empty = rows.findIndex((line, n) => !used.has(n) && line.dataset.from === undefined)
    if (empty !== -1) return empty
    const last = rows.at(-1)
    if (!last) return 0
    const line = last.cloneNode(true) as HTMLTableRowElement
    delete line.dataset.from
    const [from, to] = [rows.length - 1, rows.length]
    for (const field of line.querySelectorAll<HTMLInputElement>('input, select')) {
      if (field.type === 'hidden') field.remove()
      field.name = field.name.replace(/\d+$/, String(to))
      const label = field.getAttribute('aria-label')?.replace(String(from + 1), String(to + 1))
      field.setAttribute('aria-label', label ?? '')
    }
    const heading = line.querySelector('th')
    if (heading) heading.textContent = String(to + 1)
    last.after(line)
    const count = this.#form.elements.namedItem('rows')
    if (count instanceof HTMLInputElement) count.value = String(to + 1)
    return to
  }

  /** Says with the form that a part was seen. */
  saySeen(part: number): void {
    const field = document.createElement('input')
    field.type = 'hidden'
    field.name = 'seen'
    field.value = String(part)
    this.#form.append(field)
  }
}
