// Which changes were undone, and since when: kept in memory, because every read asks. A change
// counts no more from the instant of the row that undoes it on, unless that row is undone itself.
import type { UndoEffect } from './history.ts'

/** A row that undoes a change: the leaf that it names, its own leaf, and its instant. */
export interface UndoMark {
  change: number
  leaf: number
  recorded: string
}

/** An instant before anything could be undone: asked then, every row counts. */
export const EVER = '0000-01-01T00:00:00.000Z'

/** Later than every instant that can be recorded. */
const FOREVER = '9999-12-31T23:59:59.999Z'

/** The changes that do not count, at any instant. */
export class UndoneChanges {
  readonly #marks = new Map<number, UndoMark[]>()
  readonly #changes = new Map<number, number>()
  #now: ReadonlySet<number> = new Set()

  constructor(marks: Iterable<UndoMark> = []) {
    for (const mark of marks) this.#take(mark)
    this.#now = this.#notCounting(FOREVER)
  }

  /** Takes in a row that was committed just now. */
  add(mark: UndoMark): void {
    this.#take(mark)
    this.#now = this.#notCounting(FOREVER)
  }

  /** Leaves whose rows do not count as known at an instant; now when it is absent. */
  at(instant?: string): ReadonlySet<number> {
    if (instant === undefined || this.#marks.size === 0) return this.#now
    return this.#notCounting(instant)
  }

  /** The leaf of the undo because of which a change does not count now. */
  undoneBy(leaf: number): number | undefined {
    return this.#marks.get(leaf)?.findLast((mark) => !this.#now.has(mark.leaf))?.leaf
  }

  /** What would become of which rows if a change were undone; nothing when none would move. */
  effectOf(leaf: number): UndoEffect | undefined {
    const root = this.rootOf(leaf)
    const next = new UndoneChanges([...this.#marks.values()].flat())
    next.add({ change: leaf, leaf: Number.MAX_SAFE_INTEGER, recorded: FOREVER })
    const returns = this.#now.has(root)
    return next.at().has(root) === returns ? undefined : { root, returns }
  }

  /** The change at the bottom of a row of undos, whose rows leave or return; else the leaf. */
  rootOf(leaf: number): number {
    const change = this.#changes.get(leaf)
    return change === undefined ? leaf : this.rootOf(change)
  }

  #take(mark: UndoMark): void {
    // A row that names no earlier change could only be forged; the check names such a row.
    if (mark.change >= mark.leaf) return
    this.#marks.set(mark.change, [...(this.#marks.get(mark.change) ?? []), mark])
    this.#changes.set(mark.leaf, mark.change)
  }

  #notCounting(instant: string): Set<number> {
    const isUndone = (leaf: number): boolean =>
      (this.#marks.get(leaf) ?? []).some((mark) => mark.recorded <= instant && !isUndone(mark.leaf))
    return new Set([...this.#marks.keys()].filter(isUndone))
  }
}
