// How often a word may be guessed at a door of accounts: so many times within a quarter of an hour
// for an account, from an address, and by all together; then only after a wait that doubles. Keys
// that only their device can sign with are not guessed, and are not counted by account: a guesser
// keeps no owner out. Source: protection.md, section 6.
import { waitAfter } from '../door/sign-in-limit.ts'

const WINDOW_MS = 15 * 60_000
/** Wrong words within the window that are free. */
const FREE = { account: 5, connection: 20, all: 300 } as const

/** What is counted for one attempt. */
export interface Guess {
  /** The account as it was typed, whether or not it is there. */
  account?: string
  /** Where it comes from: never kept as it is, only its digest. */
  connection: string
}

interface Tried {
  wrong: number[]
  /** Nothing is looked at before this instant of the clock. */
  until: number
}

/** Counts wrong words and says how long to wait before the next is looked at. */
export class GuessLimit {
  readonly #nowMs: () => number
  readonly #tried = new Map<string, Tried>()

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs
  }

  /** Seconds until a word is looked at; 0 for now. */
  waitFor(guess: Guess): number {
    const until = keysOf(guess).map(([, key]) => this.#tried.get(key)?.until ?? 0)
    return Math.max(0, ...until.map((one) => one - this.#nowMs())) / 1000
  }

  /** Notes a wrong word; gives the seconds that must pass before the next one. */
  noteWrong(guess: Guess): number {
    const now = this.#nowMs()
    this.#forget(now)
    for (const [kind, key] of keysOf(guess)) {
      const recent = (this.#tried.get(key)?.wrong ?? []).filter((at) => at > now - WINDOW_MS)
      const wrong = [...recent, now]
      const wait = waitAfter(wrong.length - FREE[kind])
      this.#tried.set(key, { wrong, until: now + wait })
    }
    return this.waitFor(guess)
  }

  /** Forgets what was counted for an account whose person has signed in. */
  noteRight({ account }: Guess): void {
    if (account !== undefined) this.#tried.delete(`account ${account}`)
  }

  #forget(now: number): void {
    for (const [key, { wrong }] of this.#tried)
      if ((wrong.at(-1) ?? 0) <= now - WINDOW_MS) this.#tried.delete(key)
  }
}

function keysOf({ account, connection }: Guess): [keyof typeof FREE, string][] {
  return [
    ...(account === undefined
      ? []
      : [['account', `account ${account}`] as [keyof typeof FREE, string]]),
    ['connection', `connection ${connection}`],
    ['all', 'all'],
  ]
}
