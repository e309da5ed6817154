// The boxes of a sitting: what becomes of each, how it is shown and said, and what was done before.
import {
  background,
  clipped,
  inReadingOrder,
  type Rectangle,
} from '../../src/page/redaction/brush.ts'
import { Sitting } from '../../src/page/redaction/sitting.ts'
import type { Box, Rows } from './row.ts'
import type { Stage, StageData } from './stage.ts'

/** What the page gives. */
export interface Data extends StageData {
  tiles: readonly (Rectangle & { seen: boolean })[]
  tile: number
  /** Of a PDF. */
  page?: number
  /** What a hand draws, without another word. */
  kind: string
  isKeyed: boolean
  words: Record<
    'counts' | 'seen' | 'said' | 'name' | 'part' | 'gone' | 'blank' | 'back' | 'none' | 'zoom',
    string
  > & { source: Record<string, string>; state: Record<string, string> }
}

/** A new box; pixels. */
const NEW_BOX = { w: 64, h: 72 }

/** A sentence with its values. */
export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))

/** The row of the box that something is in. */
export function rowOf(target: EventTarget | null): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('.redaction-box') : null
  return row ? Number(row.dataset.box) : undefined
}

/** A corner to be dragged; keys do the same with Alt and an arrow. */
function handleFor(corner: string): HTMLElement {
  const handle = document.createElement('span')
  handle.className = 'redaction-handle'
  handle.dataset.corner = corner
  handle.hidden = true
  return handle
}

export class Board {
  readonly #root: HTMLElement
  readonly #data: Data
  readonly #rows: Rows
  readonly #stage: Stage
  readonly #sitting: Sitting<readonly Box[]>
  readonly #buttons = new Map<number, HTMLButtonElement>()
  readonly #handles = ['nw', 'ne', 'sw', 'se'].map(handleFor)
  #current: number | undefined
  #isOpenFirst = false
  /** Whose reason the dialog asks for. */
  #asked: Box | undefined

  constructor(root: HTMLElement, { data, rows, stage }: { data: Data; rows: Rows; stage: Stage }) {
    this.#root = root
    this.#data = data
    this.#rows = rows
    this.#stage = stage
    this.#sitting = new Sitting<readonly Box[]>(rows.read())
  }

  start(): void {
    this.show([], true)
    this.#stage.plane.append(...this.#handles)
    this.#listenToDialog()
  }

  get boxes(): readonly Box[] {
    return this.#sitting.now
  }

  /** The one that was looked at last. */
  get box(): Box | undefined {
    return this.boxes.find(({ row }) => row === this.#current)
  }

  get isChanged(): boolean {
    return this.#sitting.isChanged
  }

  /** Takes what somebody has typed into the form. */
  readAgain(): void {
    const known = new Map(this.boxes.map((box) => [box.row, box]))
    const read = this.#rows.read().map((box) => {
      const old = known.get(box.row)
      return old && JSON.stringify({ ...old, ...box }) === JSON.stringify(old) ? old : box
    })
    const before = this.boxes
    if (read.length === before.length && read.every((box) => before.includes(box))) return
    this.#sitting.do(read)
    this.show(before)
  }

  /** A box has the focus: it is the one that is meant, and is said. */
  look(row: number): void {
    this.#current = row
    this.#placeHandles()
    this.say(this.box)
  }

  /** Those that wait for a person come first, or no more. */
  turnOrder(): void {
    this.#isOpenFirst = !this.#isOpenFirst
    const order = this.order()
    const buttons = order.flatMap(({ row }) => this.#buttons.get(row) ?? [])
    this.#stage.plane.append(...buttons, ...this.#handles)
    if (order[0]) this.focus(order[0].row)
  }

  // What is done.

  /** Makes the boxes be these, and says which one changed. */
  #do(next: readonly Box[], said?: Box): void {
    const before = this.boxes
    this.#sitting.do(next)
    this.show(before)
    if (said) this.focus(said.row)
    this.say(said)
  }

  change(box: Box, more: Partial<Box>): void {
    const next = { ...box, ...more }
    const kept = { ...next, ...clipped(next, this.#data) }
    this.#do(
      this.boxes.map((one) => (one.row === box.row ? kept : one)),
      kept,
    )
  }

  add(places: readonly Rectangle[], what: string, rest = this.boxes): void {
    const used = new Set(rest.map(({ row }) => row))
    const added = places.map((place) => {
      const row = this.#rows.free(used)
      used.add(row)
      const said = { from: 'hand', what, state: 'covered', reason: '', basis: '' }
      return { ...clipped(place, this.#data), row, ...said }
    })
    this.#do([...rest, ...added], added.at(-1))
  }

  addNew(): void {
    const { x, y, w, h } = this.#stage.view()
    const place = { x: x + (w - NEW_BOX.w) / 2, y: y + (h - NEW_BOX.h) / 2, ...NEW_BOX }
    this.add([place], this.#data.kind)
  }

  /** Covers all but what was drawn and dropped, or all but the box that is looked at. */
  addBackground(): void {
    const isKept = ({ from, state }: Box) => from === 'hand' && state === 'dropped'
    const kept = this.boxes.filter(isKept)
    const box = this.box
    const areas = kept.length > 0 || !box ? kept : [box]
    const rest =
      kept.length > 0 || !box || box.from !== 'hand'
        ? this.boxes
        : this.boxes.map((one) => (one.row === box.row ? { ...one, state: 'dropped' } : one))
    this.add(background(areas, this.#data), 'background', rest)
  }

  toggle(box: Box): void {
    if (box.state !== 'covered') this.change(box, { state: 'covered', reason: '', basis: '' })
    else if (box.from === 'hand') this.change(box, { state: 'dropped' })
    else this.#askReason(box)
  }

  /** Once for all boxes: a dialog says later, and not at once, that it was closed. */
  #listenToDialog(): void {
    const dialog = this.#part<HTMLDialogElement>('dialog')
    const basis = dialog.querySelector('input') as HTMLInputElement
    dialog.addEventListener('submit', (event) => {
      const reason = (event.submitter as HTMLButtonElement | null)?.value ?? ''
      basis.required = reason === 'consent' || reason === 'public-act'
      if (basis.required && !basis.reportValidity()) event.preventDefault()
    })
    dialog.addEventListener('close', () => {
      const box = this.#asked
      // Opened again by a quick hand before this was said.
      if (dialog.open || !box) return
      const why = { reason: dialog.returnValue, basis: basis.required ? basis.value.trim() : '' }
      if (why.reason === '') this.focus(box.row)
      else this.change(box, { state: 'dropped', ...why })
    })
  }

  #askReason(box: Box): void {
    const dialog = this.#part<HTMLDialogElement>('dialog')
    const basis = dialog.querySelector('input') as HTMLInputElement
    this.#asked = box
    basis.value = box.basis
    basis.required = false
    dialog.returnValue = ''
    dialog.showModal()
    dialog.querySelector<HTMLElement>('ul button')?.focus()
  }

  remove(box: Box): void {
    if (box.from !== 'hand') {
      this.#askReason(box)
      return
    }
    const order = this.order()
    const at = order.findIndex(({ row }) => row === box.row)
    const next = order[at + 1] ?? order[at - 1]
    this.#do(this.boxes.filter((one) => one !== box))
    if (next) this.focus(next.row)
    else this.#stage.element.focus()
    this.tell(filled(this.#data.words.gone, { n: box.row + 1, all: this.boxes.length }))
  }

  goBack(isForth: boolean): void {
    const before = this.boxes
    if (!(isForth ? this.#sitting.redo() : this.#sitting.undo())) {
      this.tell(this.#data.words.none)
      return
    }
    this.show(before)
    const changed = this.boxes.find((box) => !before.includes(box))
    if (changed) this.focus(changed.row)
    else if (!this.box) this.#stage.element.focus()
    this.say(changed)
  }

  // What is shown.

  order(): Box[] {
    return inReadingOrder(this.boxes, this.#data, this.#isOpenFirst)
  }

  /** Shows the boxes and writes those that changed into the form, unless they were read from it. */
  show(before: readonly Box[], isFromForm = false): void {
    const was = new Map(before.map((box) => [box.row, box]))
    const changed: Box[] = []
    for (const box of this.boxes) {
      const old = was.get(box.row)
      was.delete(box.row)
      if (old === box) continue
      changed.push(box, ...(old ? [old] : []))
      if (!isFromForm) this.#rows.write(box)
      this.#dress(this.#buttons.get(box.row) ?? this.#button(box.row), box)
    }
    for (const gone of was.values()) {
      changed.push(gone)
      this.#rows.clear(gone.row)
      this.#buttons.get(gone.row)?.remove()
      this.#buttons.delete(gone.row)
    }
    this.#sort()
    this.#placeHandles()
    this.#stage.show(this.boxes, changed)
    this.#count()
  }

  #button(row: number): HTMLButtonElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.dataset.box = String(row)
    this.#buttons.set(row, button)
    return button
  }

  #dress(button: HTMLButtonElement, box: Box): void {
    const isFilled = this.#stage.isPublished && box.state === 'covered'
    button.className = `redaction-box redaction-is-${box.state} redaction-by-${box.from}`
    button.classList.toggle('redaction-is-filled', isFilled)
    button.setAttribute('aria-label', filled(this.#data.words.name, this.#sayings(box)))
    button.dataset.number = `${box.row + 1}${box.state === 'undecided' ? '?' : ''}`
    this.#stage.place(button, box)
  }

  /** Puts the buttons in order; one that is in its place is not touched, and keeps its focus. */
  #sort(): void {
    let last: Element | null = null
    for (const { row } of this.order()) {
      const button = this.#buttons.get(row)
      if (!button) continue
      if (!button.isConnected || (last && last.nextElementSibling !== button))
        if (button !== document.activeElement)
          if (last) last.after(button)
          else this.#stage.plane.append(button)
      last = button
    }
  }

  #placeHandles(): void {
    const box = this.box
    for (const handle of this.#handles) {
      handle.hidden = !box
      if (!box) continue
      const corner = handle.dataset.corner ?? ''
      const x = box.x + (corner.endsWith('e') ? box.w : 0)
      const y = box.y + (corner.startsWith('s') ? box.h : 0)
      this.#stage.place(handle, { x, y, w: 0, h: 0 })
      handle.style.width = ''
      handle.style.height = ''
    }
  }

  #sayings(box: Box) {
    const { source, state } = this.#data.words
    const { x, y, w, h } = box
    const numbers = { x, y, w, h, n: box.row + 1, all: this.boxes.length }
    return { ...numbers, found: source[box.from] ?? '', state: state[box.state] ?? '' }
  }

  tell(text: string): void {
    this.#part('[data-told]').textContent = text
  }

  say(box: Box | undefined): void {
    if (box) this.tell(filled(this.#data.words.said, this.#sayings(box)))
  }

  focus(row: number): void {
    this.#buttons.get(row)?.focus()
  }

  dressAll(): void {
    for (const box of this.boxes) {
      const button = this.#buttons.get(box.row)
      if (button) this.#dress(button, box)
    }
    this.#placeHandles()
  }

  #count(): void {
    const count = (of: string) => this.boxes.filter(({ state }) => state === of).length
    this.#part('[data-counts]').textContent = filled(this.#data.words.counts, {
      covered: count('covered'),
      undecided: count('undecided'),
      dropped: count('dropped'),
    })
  }

  #part<E extends HTMLElement>(selector: string): E {
    return this.#root.querySelector(selector) as E
  }
}
