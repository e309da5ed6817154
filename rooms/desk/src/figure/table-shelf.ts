// The books of the tables that were asked last, kept for whoever asks next at the same day and may
// read the same: a book follows the log, so that of a table those cells alone are reckoned again
// which a change can have moved. One book is used by one asker at a time. Source: decision 0113.
import type { FigureRead } from '@tumen/ledger'
import { step } from '../change/make.ts'
import { rootNow } from '../log/root.ts'
import type { Call, Desk } from '../operation.ts'
import type { DatedQuestion } from './input.ts'
import { isInside, TableBook } from './table-claim.ts'

/** Claims that all books hold together; with its share of the answers each takes about 1 kB. */
const MOST_CLAIMS = 150_000
/** How long somebody waits at once for a book that another one reads. */
const WAIT_MS = 100

/** A book that is kept, or is being read. */
interface Place {
  /** Whose it is, and of which day. */
  owner: string
  /** What it holds, or will hold. */
  scope: FigureRead
  book?: TableBook
  busy?: Promise<void>
}

/** Books by their askers and days; nothing that a shredding has to reach is kept beyond it. */
export class TableShelf {
  readonly #most: number
  /** The one that was asked last comes last. */
  #places: Place[] = []

  constructor(most = MOST_CLAIMS) {
    this.#most = most
  }

  /** How many claims are held. */
  get claims(): number {
    return this.#places.reduce((sum, { book }) => sum + (book?.claims ?? 0), 0)
  }

  /** Lets go of every book; one that is being read is not kept either. */
  clear(): void {
    this.#places = []
  }

  /** Does something with a book that is up to date and holds what is asked, and keeps it. */
  async use<T>(
    { desk, call, known }: { desk: Desk; call: Call; known: DatedQuestion['known'] },
    scope: FigureRead,
    work: (book: TableBook) => Promise<T>,
  ): Promise<T> {
    const owner = JSON.stringify([known, call.actor, desk.memory.reach ?? null], plainly)
    const place = await this.#takenPlace(call, owner, scope)
    let done = () => {}
    place.busy = new Promise((resolve) => {
      done = resolve
    })
    let { book } = place
    try {
      // Where the log is broken nobody knows what changed.
      const isSound = (await rootNow(desk.ledger)) !== undefined
      const { size } = isSound ? await desk.ledger.head() : { size: 0 }
      const isNew = !isSound || !(await book?.follow(desk, size))
      if (isNew) book = new TableBook(call.actor, known, size)
      const made = await work(book as TableBook)
      if (!isSound) book = undefined
      return made
    } finally {
      this.#putBack(place, book)
      done()
    }
  }

  /** A place that holds what is asked, or a new one, once nobody else uses it. */
  async #takenPlace(call: Call, owner: string, scope: FigureRead): Promise<Place> {
    for (;;) {
      const place = this.#places.find((one) => one.owner === owner && isInside(scope, one.scope))
      if (!place?.busy) {
        const taken = place ?? { owner, scope }
        this.#places = [...this.#places.filter((one) => one !== place), taken]
        return taken
      }
      const rest = new Promise((resolve) => setTimeout(resolve, WAIT_MS))
      await Promise.race([place.busy, rest])
      step(call, 'cells', 0, 0)
    }
  }

  /** Keeps a whole book, and of the others those that were asked last, while they are few. */
  #putBack(place: Place, book: TableBook | undefined): void {
    delete place.busy
    delete place.book
    const isKept = book?.isWhole === true && book.claims <= this.#most
    if (isKept) Object.assign(place, { book, scope: book.covered ?? place.scope })
    else this.#places = this.#places.filter((one) => one !== place)
    let held = 0
    const kept = this.#places.toReversed().filter((one) => {
      held += one.book?.claims ?? 0
      return held <= this.#most || one.busy !== undefined
    })
    this.#places = kept.toReversed()
  }
}

/** Sets and maps as lists: what somebody may read is told apart by each of their entries. */
export function plainly(_: string, value: unknown): unknown {
  return value instanceof Set || value instanceof Map ? [...value] : value
}
