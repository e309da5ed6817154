// Connections of people who have not shown that they are signed in: so many and no more. When
// another comes, the one that has been here longest goes, so that whoever holds many of them open
// keeps nobody out. Who is signed in has a connection of their own, which is not counted.

/** What is needed of a connection. */
export interface Connection {
  destroy(): unknown
  once(event: 'close', told: () => void): unknown
}

/** Each holds a body of 64 kB at most, and about as much again in buffers. */
const MOST = 256

/** The connections of strangers to one door. */
export class WaitingRoom {
  readonly #most: number
  readonly #waiting = new Set<object>()

  constructor(most = MOST) {
    this.#most = most
  }

  get size(): number {
    return this.#waiting.size
  }

  /** Lets a new connection in; the oldest leaves when there are too many. */
  enter(connection: Connection): void {
    this.#waiting.add(connection)
    connection.once('close', () => this.#waiting.delete(connection))
    const [oldest] = this.#waiting
    if (oldest === undefined || this.#waiting.size <= this.#most) return
    this.#waiting.delete(oldest)
    ;(oldest as Connection).destroy()
  }

  /** Counts a connection no longer: somebody who is signed in asks on it. */
  leave(connection: object): void {
    this.#waiting.delete(connection)
  }
}
