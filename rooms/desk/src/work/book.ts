// Who has a form open: in memory alone, by record, and forgotten after some minutes or when the
// form is left. Nothing of it is a row. Source: desk.md 12.

/** How long somebody counts as working on a record after the last sign of it. */
const STAYS_MS = 5 * 60_000
/** Records of one person at once, and of all: the oldest signs go first. */
const MOST_OF_ONE = 20
const MOST = 5000

interface Sign {
  record: string
  account: string
  at: number
}

/** What people are working on at this moment. */
export class WorkBook {
  #signs = new Map<string, Sign>()

  /** Notes that somebody has a form about a record open. */
  begin(record: string, account: string, now: number): void {
    this.#forget(now)
    const key = keyOf(record, account)
    this.#signs.delete(key)
    this.#signs.set(key, { record, account, at: now })
    const own = [...this.#signs].filter(([, sign]) => sign.account === account)
    for (const [one] of own.slice(0, -MOST_OF_ONE)) this.#signs.delete(one)
    for (const one of [...this.#signs.keys()].slice(0, -MOST)) this.#signs.delete(one)
  }

  /** Notes that somebody has left it. */
  end(record: string, account: string): void {
    this.#signs.delete(keyOf(record, account))
  }

  /** The accounts that work on a record. */
  on(record: string, now: number): string[] {
    this.#forget(now)
    return [...this.#signs.values()].flatMap((sign) =>
      sign.record === record ? [sign.account] : [],
    )
  }

  #forget(now: number): void {
    // A clock that was set back ends what was begun after it, too.
    for (const [key, { at }] of this.#signs)
      if (Math.abs(now - at) > STAYS_MS) this.#signs.delete(key)
  }
}

function keyOf(record: string, account: string): string {
  return `${record}\n${account}`
}
