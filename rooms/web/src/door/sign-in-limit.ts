// How often a wrong word may be tried on one connection: a few times, then only after a wait that
// doubles. It is the connection and not the address or the account, because everybody here has
// the same: a guesser must not keep the owner out. What makes guessing hopeless is the word itself
// (SPEC, E14). Headers in which a proxy or a liar names another address are not read.

/** In milliseconds. */
const [FIRST, LONGEST] = [2_000, 42_000]

/** Milliseconds to wait after so many wrong words beyond the free ones; none before those. */
export function waitAfter(over: number): number {
  return over < 0 ? 0 : Math.min(LONGEST, FIRST * 2 ** over)
}

/** Wrong words that are free on a connection. */
const FREE = 5

interface Tried {
  wrong: number
  /** Nothing is looked at before this instant of the clock. */
  until: number
}

/** Counts wrong words of each connection and says how long to wait before the next is looked at. */
export class SignInLimit {
  readonly #nowMs: () => number
  /** Forgotten with the connection, so that many of them fill no memory. */
  readonly #tried = new WeakMap<object, Tried>()

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs
  }

  /** Seconds until a word from this connection is looked at; 0 for now. */
  waitFor(connection: object): number {
    const until = this.#tried.get(connection)?.until ?? 0
    return Math.max(0, until - this.#nowMs()) / 1000
  }

  /** Notes a wrong word; gives the seconds that must pass before the next one. */
  noteWrong(connection: object): number {
    const wrong = (this.#tried.get(connection)?.wrong ?? 0) + 1
    const wait = waitAfter(wrong - FREE)
    this.#tried.set(connection, { wrong, until: this.#nowMs() + wait })
    return wait / 1000
  }

  /** Forgets what was counted for a connection on which somebody has signed in. */
  noteRight(connection: object): void {
    this.#tried.delete(connection)
  }
}
