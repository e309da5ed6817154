// What has gone wrong with a workspace since it was opened and is not over: in memory, since every
// check finds it again, and told to whoever may mend it. Source: desk.md P2.
import type { TroubleKind } from '@tumen/contract'

/** What is wrong, and since when. */
export class TroubleBook {
  readonly #since = new Map<TroubleKind, string>()

  /** Something went wrong at an instant; what was wrong before is wrong since then. */
  begin(what: TroubleKind, at: string): void {
    if (!this.#since.has(what)) this.#since.set(what, at)
  }

  /** It was found to be well. */
  end(what: TroubleKind): void {
    this.#since.delete(what)
  }

  /** All that is wrong. */
  all(): { what: TroubleKind; since: string }[] {
    return [...this.#since].map(([what, since]) => ({ what, since }))
  }
}
