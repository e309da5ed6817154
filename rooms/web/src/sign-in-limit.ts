// How often a wrong word may be tried: a few times, then only after a wait that doubles. Counted
// for the account, for the address of the socket, and for everybody together; headers in which
// a proxy or a liar names another address are not read. Source: protection.md, section 6.
import { RateLimiterMemory } from 'rate-limiter-flexible'

/** Whom an attempt is counted for. */
export interface Attempt {
  account: string
  address: string
}

/** How long things take, in seconds; a test shortens them. */
export interface LimitTimes {
  /** The time in which wrong words are counted together. */
  window: number
  /** The first wait; every further wrong word doubles it. */
  firstWait: number
  longestWait: number
}

const TIMES: LimitTimes = { window: 15 * 60, firstWait: 2, longestWait: 42 }
/** Wrong words that are free, by what they are counted for. */
const FREE = { account: 5, address: 20, all: 100 } as const
type CountedFor = keyof typeof FREE

/** Counts wrong words and says how long to wait before the next is looked at. */
export class SignInLimit {
  readonly #times: LimitTimes
  readonly #counts: Record<CountedFor, RateLimiterMemory>
  readonly #waits: RateLimiterMemory

  constructor(times: LimitTimes = TIMES) {
    this.#times = times
    const counter = (points: number) => new RateLimiterMemory({ points, duration: times.window })
    this.#counts = {
      account: counter(FREE.account),
      address: counter(FREE.address),
      all: counter(FREE.all),
    }
    this.#waits = new RateLimiterMemory({ points: 1, duration: times.longestWait })
  }

  /** Seconds until a word of this attempt is looked at; 0 for now. */
  async waitFor(attempt: Attempt): Promise<number> {
    const found = await Promise.all(keysOf(attempt).map(([, key]) => this.#waits.get(key)))
    const longestMs = Math.max(0, ...found.map((one) => one?.msBeforeNext ?? 0))
    return longestMs / 1000
  }

  /** Notes a wrong word; gives the seconds that must pass before the next one. */
  async noteWrong(attempt: Attempt): Promise<number> {
    for (const [kind, key] of keysOf(attempt)) {
      const { consumedPoints } = await this.#counts[kind].penalty(key)
      const over = consumedPoints - FREE[kind]
      if (over >= 0) await this.#waits.block(key, this.#waitAfter(over))
    }
    return this.waitFor(attempt)
  }

  /** Forgets what was counted for an account that has signed in, and for its address. */
  async noteRight(attempt: Attempt): Promise<void> {
    for (const [kind, key] of keysOf(attempt))
      if (kind !== 'all') await this.#counts[kind].delete(key)
  }

  #waitAfter(over: number): number {
    return Math.min(this.#times.longestWait, this.#times.firstWait * 2 ** over)
  }
}

function keysOf({ account, address }: Attempt): [CountedFor, string][] {
  return [
    ['account', `account ${account}`],
    ['address', `address ${address}`],
    ['all', 'all'],
  ]
}
