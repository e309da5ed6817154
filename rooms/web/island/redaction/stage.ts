// The picture in parts, each on a canvas of its own that is there while it is near the view, with
// what is covered painted into it. Taken away at once when the picture is to be hidden.
import type { Rectangle } from '../../src/page/redaction/brush.ts'
import type { Box } from './row.ts'

/** As covered pixels are published. */
const FILL = '#202020'
const ZOOMS = [0.25, 0.5, 1, 1.5, 2, 3, 4]

interface Part {
  place: Rectangle
  canvas?: HTMLCanvasElement | undefined
  image?: HTMLImageElement | undefined
  isDrawn: boolean
}

export interface StageData {
  tiles: readonly Rectangle[]
  width: number
  height: number
  src: string
  shade: string
  isPublished: boolean
  /** Of each saved box by its row: where it was then, and what the copy fills for it. */
  filled: readonly ({ of: readonly number[]; place: Rectangle } | null)[]
}

export class Stage {
  readonly element: HTMLElement
  readonly plane: HTMLElement
  readonly #data: StageData
  readonly #parts: Part[]
  #boxes: readonly Box[] = []
  #peeked: number | undefined
  #zoom = ZOOMS.indexOf(1)
  shade: string
  isPublished: boolean
  isBlank = false

  constructor(element: HTMLElement, plane: HTMLElement, data: StageData) {
    this.element = element
    this.plane = plane
    this.#data = data
    this.#parts = data.tiles.map((place) => ({ place, isDrawn: false }))
    this.shade = data.shade
    this.isPublished = data.isPublished
    element.addEventListener('scroll', () => this.fill(), { passive: true })
    addEventListener('resize', () => this.fill())
  }

  get zoom(): number {
    return ZOOMS[this.#zoom] as number
  }

  isShown(part: number): boolean {
    return this.#parts[part]?.isDrawn === true
  }

  /** What of the picture is on the stage, in its pixels. */
  #onStage(): Rectangle {
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.element
    const [x, y] = [scrollLeft / this.zoom, scrollTop / this.zoom]
    return { x, y, w: clientWidth / this.zoom, h: clientHeight / this.zoom }
  }

  /** What of it is in view: also the window may hide some of the stage. */
  view(): Rectangle {
    const stage = this.element.getBoundingClientRect()
    const { clientLeft, clientTop, clientWidth, clientHeight } = this.element
    const [left, top] = [stage.left + clientLeft, stage.top + clientTop]
    const all = this.#onStage()
    const [fromX, fromY] = [Math.max(0, -left), Math.max(0, -top)].map((one) => one / this.zoom)
    const toX = Math.min(clientWidth, innerWidth - left) / this.zoom
    const toY = Math.min(clientHeight, innerHeight - top) / this.zoom
    const [x = 0, y = 0] = [fromX, fromY]
    return { x: all.x + x, y: all.y + y, w: Math.max(0, toX - x), h: Math.max(0, toY - y) }
  }

  /** Scrolls so that this point of the picture is at the upper left. */
  turnTo({ x, y }: { x: number; y: number }): void {
    this.element.scrollTo(x * this.zoom, y * this.zoom)
    this.fill()
  }

  /** The same, with the stage in the window. */
  goTo(point: { x: number; y: number }): void {
    this.element.scrollIntoView({ block: 'nearest', behavior: 'instant' })
    this.turnTo(point)
  }

  /** Larger, smaller, or full size, around the middle of the view. */
  scale(step: -1 | 0 | 1): void {
    const { x, y, w, h } = this.#onStage()
    const full = ZOOMS.indexOf(1)
    this.#zoom = step === 0 ? full : Math.min(ZOOMS.length - 1, Math.max(0, this.#zoom + step))
    this.layOut()
    const { clientWidth, clientHeight } = this.element
    const left = x + w / 2 - clientWidth / this.zoom / 2
    this.turnTo({ x: left, y: y + h / 2 - clientHeight / this.zoom / 2 })
  }

  /** Puts an element where a rectangle of the picture is. */
  place({ style }: HTMLElement, { x, y, w, h }: Rectangle): void {
    style.left = `${x * this.zoom}px`
    style.top = `${y * this.zoom}px`
    style.width = `${w * this.zoom}px`
    style.height = `${h * this.zoom}px`
  }

  layOut(): void {
    const { width, height } = this.#data
    this.place(this.plane, { x: 0, y: 0, w: width, h: height })
    for (const { canvas, place } of this.#parts) if (canvas) this.place(canvas, place)
  }

  /** Draws anew the parts that have something of these places. */
  show(boxes: readonly Box[], changed: readonly Rectangle[]): void {
    this.#boxes = boxes
    const places = [...changed, ...changed.flatMap((one) => this.#savedOf(one) ?? [])]
    for (const part of this.#parts)
      for (const one of places) if (part.isDrawn && meets(one, part.place)) this.#paint(part, one)
  }

  /** What the copy fills for a box as it was saved last. */
  #savedOf(box: Rectangle & { row?: number }): Rectangle | undefined {
    return box.row === undefined ? undefined : this.#data.filled[box.row]?.place
  }

  /** What the copy fills for a box; of one that was moved since, as it is drawn. */
  #filledBy(box: Box): Rectangle {
    const saved = this.#data.filled[box.row]
    const isSame = saved && [box.x, box.y, box.w, box.h].every((at, n) => at === saved.of[n])
    return isSame ? saved.place : box
  }

  /** Shows what a box covers, as long as it is held; nothing ends that. */
  peek(box: Box | undefined): void {
    const places = [...this.#boxes.filter(({ row }) => row === this.#peeked), ...(box ? [box] : [])]
    this.#peeked = box?.row
    this.show(this.#boxes, places)
  }

  /** Takes all of the picture away, or brings it back. */
  blank(isBlank: boolean): void {
    this.isBlank = isBlank
    for (const part of this.#parts) drop(part)
    if (!isBlank) this.fill()
  }

  /** The same in other colours, or as outlines. */
  change({ shade, isPublished }: { shade?: string; isPublished?: boolean }): void {
    if (shade !== undefined && shade !== this.shade) {
      this.shade = shade
      for (const part of this.#parts) drop(part)
    }
    this.isPublished = isPublished ?? this.isPublished
    for (const part of this.#parts) if (part.isDrawn) this.#paint(part)
    this.fill()
  }

  /** Fetches the parts that are in view, and lets go those that are not near it. */
  fill(): void {
    if (this.isBlank) return
    const { x, y, w, h } = this.#onStage()
    const near = { x: x - w, y: y - h, w: 3 * w, h: 3 * h }
    for (const [n, part] of this.#parts.entries())
      if (meets({ x, y, w, h }, part.place)) this.#open(n, part)
      else if (!meets(near, part.place)) drop(part)
  }

  #open(n: number, part: Part): void {
    if (part.canvas) return
    const canvas = document.createElement('canvas')
    const image = new Image()
    canvas.width = part.place.w
    canvas.height = part.place.h
    part.canvas = canvas
    part.image = image
    this.place(canvas, part.place)
    this.plane.prepend(canvas)
    image.addEventListener('load', () => {
      if (part.image === image) this.#paint(part)
    })
    image.addEventListener('error', () => {
      if (part.image === image) drop(part)
    })
    image.src = `${this.#data.src}${n}/${this.shade}`
  }

  /** Draws a part, or what of it a place has: less is painted anew, so keys are answered sooner. */
  #paint(part: Part, within: Rectangle = part.place): void {
    const context = part.canvas?.getContext('2d', { alpha: false })
    if (!context || !part.image) return
    const at = common(within, part.place)
    const [x, y] = [at.x - part.place.x, at.y - part.place.y]
    context.drawImage(part.image, x, y, at.w, at.h, x, y, at.w, at.h)
    part.isDrawn = true
    if (!this.isPublished) return
    context.fillStyle = FILL
    for (const box of this.#boxes) {
      const filled = this.#filledBy(box)
      if (box.state !== 'covered' || box.row === this.#peeked || !meets(filled, at)) continue
      const covered = common(filled, at)
      context.fillRect(covered.x - part.place.x, covered.y - part.place.y, covered.w, covered.h)
    }
  }
}

/** What two rectangles that meet have in common. */
function common(a: Rectangle, b: Rectangle): Rectangle {
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)]
  const [right, bottom] = [Math.min(a.x + a.w, b.x + b.w), Math.min(a.y + a.h, b.y + b.h)]
  return { x, y, w: right - x, h: bottom - y }
}

function drop(part: Part): void {
  part.canvas?.remove()
  // A canvas that nobody holds may live on; its pixels do not.
  if (part.canvas) part.canvas.width = 0
  part.image?.removeAttribute('src')
  part.canvas = undefined
  part.image = undefined
  part.isDrawn = false
}

function meets(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}
