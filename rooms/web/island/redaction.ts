// Covering a picture with hands on it: each box a button over the picture, every key of the page,
// undoing, and the parts that were looked at. What is sent is the form of the page, whose rows this
// fills in; without scripts the same form is filled in by hand. Source: redaction.md 10.
import { type Rectangle, wholeLine, wholePerson } from '../src/page/redaction/brush.ts'
import { Look, stopsOf } from '../src/page/redaction/sitting.ts'
import { Board, type Data, filled, rowOf } from './redaction/board.ts'
import { followStroke } from './redaction/pointer.ts'
import { type Box, Rows } from './redaction/row.ts'
import { Stage } from './redaction/stage.ts'

/** How often it is asked what is in view. */
const TICK_MS = 200
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

class Work {
  readonly #root: HTMLElement
  readonly #form: HTMLFormElement
  readonly #data: Data
  readonly #rows: Rows
  readonly #stage: Stage
  readonly #board: Board
  readonly #look: Look
  #isSaved = false
  #newlySeen = 0
  #tick = performance.now()

  constructor(root: HTMLElement, form: HTMLFormElement) {
    this.#root = root
    this.#form = form
    const data = JSON.parse(root.dataset.redaction ?? '') as Data
    this.#data = data
    const rows = new Rows(form)
    const stage = new Stage(this.#part('.redaction-stage'), this.#part('.redaction-plane'), data)
    this.#rows = rows
    this.#stage = stage
    this.#board = new Board(root, { data, rows, stage })
    const seen = data.tiles.flatMap((tile, n) => (tile.seen ? [n] : []))
    this.#look = new Look(data.tiles, seen)
  }

  start(): void {
    for (const plain of document.querySelectorAll<HTMLElement>('[data-plain]')) plain.remove()
    this.#root.hidden = false
    // What was refused is seen with what is wrong with it.
    this.#rows.open(document.querySelector('#problem') !== null)
    this.#stage.layOut()
    this.#stage.turnTo(this.#data.tiles[this.#data.tile] ?? { x: 0, y: 0 })
    this.#board.start()
    this.#countSeen()
    this.#listenToPage()
    this.#listenToForm()
    this.#listenToPlane()
    this.#listenToTools()
    setInterval(() => this.#watch(), TICK_MS)
  }

  #part<E extends HTMLElement>(selector: string): E {
    return this.#root.querySelector(selector) as E
  }

  #countSeen(): void {
    const [now, all] = [this.#look.seen.length, this.#data.tiles.length]
    this.#part('[data-seen]').textContent = filled(this.#data.words.seen, { seen: now, all })
  }

  #scale(step: -1 | 0 | 1): void {
    this.#stage.scale(step)
    this.#board.dressAll()
    this.#board.tell(filled(this.#data.words.zoom, { percent: 100 * this.#stage.zoom }))
  }

  #changeView(more: { shade?: string; isPublished?: boolean }): void {
    this.#stage.change(more)
    this.#board.dressAll()
  }

  #blank(isBlank: boolean): void {
    this.#stage.element.hidden = isBlank
    this.#stage.blank(isBlank)
    const button = this.#part<HTMLButtonElement>('[data-does="blank"]')
    button.dataset.words ??= button.firstChild?.textContent ?? ''
    if (button.firstChild)
      button.firstChild.textContent = isBlank ? this.#data.words.back : button.dataset.words
    this.#board.tell(isBlank ? this.#data.words.blank : '')
    button.focus()
    if (!isBlank) this.#stage.element.focus()
  }

  // Looking at parts.

  #watch(): void {
    const now = performance.now()
    const ms = Math.min(now - this.#tick, 2 * TICK_MS)
    this.#tick = now
    if (document.hidden || this.#stage.isBlank || this.#stage.zoom < 1) return
    const done = this.#look.add(ms, this.#stage.view(), (part) => this.#stage.isShown(part))
    for (const part of done) {
      this.#rows.saySeen(part)
      this.#newlySeen += 1
      this.#board.tell(filled(this.#data.words.part, { n: part + 1 }))
    }
    if (done.length > 0) this.#countSeen()
  }

  /** The next place of the walk, or the one before; after the last, what is still to be seen. */
  #walk(step: 1 | -1): void {
    if (this.#stage.zoom < 1) this.#scale(0)
    this.#stage.element.scrollIntoView({ block: 'nearest', behavior: 'instant' })
    const view = this.#stage.view()
    const stops = this.#data.tiles.flatMap((tile, part) =>
      stopsOf(tile, view).map((stop) => ({ ...stop, part })),
    )
    const far = ({ x, y }: { x: number; y: number }) => Math.abs(x - view.x) + Math.abs(y - view.y)
    const here = stops.reduce(
      (best, stop, n) => (far(stop) < far(stops[best] ?? stop) ? n : best),
      0,
    )
    const { seen } = this.#look
    const open = stops.find(({ part }) => !seen.includes(part))
    const to = stops[here + step] ?? (step === 1 ? open : undefined)
    if (to) this.#stage.goTo(to)
  }

  // What hands do.

  #save(): void {
    const back = this.#form.elements.namedItem('back')
    const { x, y } = this.#stage.view()
    const near = ({ x: left, y: top }: Rectangle) => Math.abs(left - x) + Math.abs(top - y)
    const { tiles } = this.#data
    const part = tiles.reduce(
      (best, one, n) => (near(one) < near(tiles[best] ?? one) ? n : best),
      0,
    )
    const query = new URLSearchParams({ part: String(part + 1), shade: this.#stage.shade })
    if (this.#data.page) query.set('page', String(this.#data.page))
    if (!this.#stage.isPublished) query.set('view', 'outlines')
    if (back instanceof HTMLInputElement) back.value = String(query)
    this.#form.requestSubmit()
  }

  readonly #tools: Readonly<Record<string, () => void>> = {
    add: () => this.#board.addNew(),
    person: () => this.#ofBox((box) => wholePerson(box, this.#data), 'person'),
    line: () => this.#ofBox((box) => wholeLine(box, this.#data), 'text'),
    background: () => this.#board.addBackground(),
    undo: () => this.#board.goBack(false),
    redo: () => this.#board.goBack(true),
    out: () => this.#scale(-1),
    full: () => this.#scale(0),
    in: () => this.#scale(1),
    view: () => this.#changeView({ isPublished: !this.#stage.isPublished }),
    suspects: () => this.#board.turnOrder(),
    blank: () => this.#blank(!this.#stage.isBlank),
    before: () => this.#walk(-1),
    next: () => this.#walk(1),
    save: () => this.#save(),
  }

  /** Makes a box of the one that was looked at last. */
  #ofBox(make: (box: Box) => Rectangle, what: string): void {
    const { box } = this.#board
    if (box) this.#board.add([make(box)], what)
  }

  #listenToPage(): void {
    addEventListener('keydown', (event) => this.#key(event), { capture: true })
    addEventListener('keyup', ({ key, code }) => {
      if (key.toLowerCase() === 'o' || code === 'KeyO') this.#stage.peek(undefined)
    })
    addEventListener('blur', () => this.#stage.peek(undefined))
    addEventListener('beforeunload', (event) => {
      // A page that was emptied, since its account was closed, goes without a question.
      if (this.#isSaved || !this.#root.isConnected) return
      if (this.#board.isChanged || this.#newlySeen > 0) event.preventDefault()
    })
    addEventListener('pageshow', () => {
      this.#isSaved = false
    })
  }

  #listenToForm(): void {
    this.#form.addEventListener('submit', () => {
      this.#isSaved = true
    })
    this.#form.addEventListener('change', () => this.#board.readAgain())
  }

  #listenToPlane(): void {
    const [{ plane }, board] = [this.#stage, this.#board]
    plane.addEventListener('focusin', ({ target }) => {
      const row = rowOf(target)
      if (row !== undefined) board.look(row)
    })
    plane.addEventListener('click', (event) => {
      // Pressed by a key or a screen reader: a hand on the mouse only points.
      const row = rowOf(event.target)
      const box = board.boxes.find((one) => one.row === row)
      if (event.detail === 0 && box) board.toggle(box)
    })
    plane.addEventListener('dblclick', ({ clientX, clientY }) => {
      // The plane holds the pointer; what is below it is asked for.
      const row = rowOf(document.elementFromPoint(clientX, clientY)) ?? board.box?.row
      if (row === undefined) return
      this.#rows.open(true)
      this.#rows.field(row, 'x')?.focus()
    })
    plane.addEventListener('contextmenu', (event) => event.preventDefault())
    plane.addEventListener('pointerdown', (event) => {
      if (event.button === 0) followStroke(event, { board, stage: this.#stage, data: this.#data })
    })
  }

  #listenToTools(): void {
    for (const button of this.#root.querySelectorAll<HTMLElement>('[data-does]')) {
      const does = button.dataset.does ?? ''
      button.addEventListener('click', () => this.#tools[does]?.())
      // Keys act on the box that was looked at last; pressing a button does not forget it.
      if (does !== 'original') continue
      const end = () => this.#stage.peek(undefined)
      button.addEventListener('pointerdown', () => this.#stage.peek(this.#board.box))
      for (const name of ['pointerup', 'pointerleave', 'pointercancel', 'keyup', 'blur'])
        button.addEventListener(name, end)
      button.addEventListener('keydown', ({ key }) => {
        if (key === ' ' || key === 'Enter') this.#stage.peek(this.#board.box)
      })
    }
    for (const link of document.querySelectorAll<HTMLElement>('a[data-shade], a[data-part]'))
      link.addEventListener('click', (event) => {
        event.preventDefault()
        const { shade, part } = link.dataset
        if (shade !== undefined) this.#changeView({ shade })
        const tile = part === undefined ? undefined : this.#data.tiles[Number(part)]
        if (tile) this.#stage.goTo(tile)
      })
  }

  #key(event: KeyboardEvent): void {
    // 229: an input method is at work, also where `isComposing` does not say so.
    if (event.isComposing || event.keyCode === 229 || document.querySelector('dialog[open]')) return
    const { target } = event
    // Esc hides the picture also from whoever is typing.
    const isTyping = target instanceof Element && target.matches('input, select, textarea')
    if (isTyping && event.key !== 'Escape') return
    if (this.#keyOfStage(event) || this.#keyOfTool(event)) {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
  }

  /** Keys that are no single letters, where the picture or one of its boxes has the focus. */
  #keyOfStage(event: KeyboardEvent): boolean {
    const { key, target, shiftKey, altKey, ctrlKey, metaKey } = event
    if (key === 'Escape') this.#blank(true)
    else if (!(target instanceof Element) || !this.#root.contains(target)) return false
    else if (key === 'Enter' && (ctrlKey || metaKey)) this.#save()
    else if (ctrlKey || metaKey) return false
    else if (key === 'PageDown' || key === 'PageUp') this.#walk(key === 'PageDown' ? 1 : -1)
    else {
      const row = rowOf(target)
      const box = this.#board.boxes.find((one) => one.row === row)
      const step = STEPS[key]
      if (box && key === 'Delete') this.#board.remove(box)
      else if (box && step) this.#push(box, step, { by: shiftKey ? 10 : 1, isEdge: altKey })
      else return false
    }
    return true
  }

  /** Moves a box, or takes the edge on that side further out. */
  #push(box: Box, [dx, dy]: readonly [number, number], how: { by: number; isEdge: boolean }): void {
    const { x, y, w, h } = box
    const { by, isEdge } = how
    if (!isEdge) {
      this.#board.change(box, { x: x + by * dx, y: y + by * dy })
      return
    }
    const [left, top] = [dx < 0 ? by : 0, dy < 0 ? by : 0]
    const size = { w: w + by * Math.abs(dx), h: h + by * Math.abs(dy) }
    this.#board.change(box, { x: x - left, y: y - top, ...size })
  }

  /** Single letters and signs, where they are on: each presses its button. */
  #keyOfTool({ key, code, ctrlKey, metaKey, altKey, repeat }: KeyboardEvent): boolean {
    if (!this.#data.isKeyed || ctrlKey || metaKey || altKey || key.length !== 1) return false
    const isLatin = /^[\x20-\x7e]$/.test(key)
    const letter = isLatin || !code.startsWith('Key') ? key : code.slice(3).toLowerCase()
    const button = this.#root.querySelector<HTMLElement>(`[data-key="${CSS.escape(letter)}"]`)
    if (!button) return false
    if (letter === 'o') this.#stage.peek(this.#board.box)
    else if (!repeat || letter === 'u' || letter === 'U') button.click()
    return true
  }
}

const root = document.querySelector<HTMLElement>('[data-redaction]')
const form = document.querySelector<HTMLFormElement>('form[data-boxes]')
if (root && form) new Work(root, form).start()
