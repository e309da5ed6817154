// One sitting at a picture: every state that its boxes had, to go back and forth without limit, and
// which parts of the picture were looked at for long enough. Pure. Source: redaction.md 10.
import type { Rectangle } from './brush.ts'

/** States one after another; those that followed stay when one goes back, until one is done. */
export class Sitting<State> {
  readonly #states: State[]
  #at = 0

  constructor(first: State) {
    this.#states = [first]
  }

  get now(): State {
    return this.#states[this.#at] as State
  }

  /** Whether anything was done that was not undone. */
  get isChanged(): boolean {
    return this.#at > 0
  }

  do(next: State): void {
    this.#at += 1
    this.#states.splice(this.#at, Infinity, next)
  }

  /** Goes back by one, or forth; whether there was anything. */
  undo(): boolean {
    return this.#go(-1)
  }

  redo(): boolean {
    return this.#go(1)
  }

  #go(step: 1 | -1): boolean {
    const to = this.#at + step
    if (to < 0 || to >= this.#states.length) return false
    this.#at = to
    return true
  }
}

/** Pieces of a part along each side: a narrow screen shows a part piece by piece. */
const PIECES = 8
/** How long a piece is in view before it counts, in full size at least. */
export const LOOK_MS = 1000

/** How long each part has been in view. */
export class Look {
  readonly #pieces: readonly { part: number; place: Rectangle }[]
  readonly #ms: Float64Array
  readonly #seen: Set<number>

  /** `seen`: numbers of parts that were seen before. */
  constructor(parts: readonly Rectangle[], seen: Iterable<number>) {
    this.#pieces = parts.flatMap((place, part) =>
      piecesOf(place).map((piece) => ({ part, place: piece })),
    )
    this.#ms = new Float64Array(this.#pieces.length)
    this.#seen = new Set(seen)
  }

  get seen(): readonly number[] {
    return [...this.#seen].sort((a, b) => a - b)
  }

  /** Adds time for what is wholly in `view`; gives the parts that have been seen by that. */
  add(ms: number, view: Rectangle, isShown: (part: number) => boolean): number[] {
    const open = new Set<number>()
    const touched = new Set<number>()
    for (const [n, { part, place }] of this.#pieces.entries()) {
      if (this.#seen.has(part)) continue
      if (isShown(part) && isWithin(place, view)) {
        this.#ms[n] = (this.#ms[n] as number) + ms
        touched.add(part)
      }
      if ((this.#ms[n] as number) < LOOK_MS) open.add(part)
    }
    const done = [...touched].filter((part) => !open.has(part))
    for (const part of done) this.#seen.add(part)
    return done
  }
}

function piecesOf({ x, y, w, h }: Rectangle): Rectangle[] {
  const cut = (length: number, n: number) => Math.round((n * length) / PIECES)
  return Array.from({ length: PIECES * PIECES }, (_, n) => {
    const [column, row] = [n % PIECES, Math.floor(n / PIECES)]
    const [left, top] = [cut(w, column), cut(h, row)]
    const size = { w: cut(w, column + 1) - left, h: cut(h, row + 1) - top }
    return { x: x + left, y: y + top, ...size }
  })
}

/** Half a pixel: how far a scrolled view is rounded. */
const ROUNDING = 0.5

function isWithin({ x, y, w, h }: Rectangle, view: Rectangle): boolean {
  return (
    x >= view.x - ROUNDING &&
    y >= view.y - ROUNDING &&
    x + w <= view.x + view.w + ROUNDING &&
    y + h <= view.y + view.h + ROUNDING
  )
}

/**
 * Where a view of this size goes to see the whole of a part, one place after the other; they share
 * the width of a piece, so that each piece is whole in one of them.
 */
export function stopsOf(
  { x, y, w, h }: Rectangle,
  view: { w: number; h: number },
): { x: number; y: number }[] {
  const across = stopsAlong(x, w, Math.floor(view.w))
  return stopsAlong(y, h, Math.floor(view.h)).flatMap((top) =>
    across.map((left) => ({ x: left, y: top })),
  )
}

function stopsAlong(from: number, length: number, side: number): number[] {
  if (side >= length) return [from]
  const step = Math.max(1, side - Math.ceil(length / PIECES))
  const count = Math.ceil((length - side) / step)
  return Array.from(
    { length: count + 1 },
    (_, n) => from + Math.round((n * (length - side)) / count),
  )
}
