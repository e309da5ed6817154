// Whose turn it is: few requests are worked at together, the others wait in the order in which
// they came. Were all of them begun at once, each would take as long as the slowest. Whoever
// takes long passes the turn on meanwhile, so that nobody waits for a reckoning of seconds.
import type { MiddlewareHandler } from 'hono'
import type { DoorEnv } from './app.tsx'

/** Works that run at once, and for how long one of them keeps its turn. */
export interface TurnBounds {
  most: number
  keptMs: number
}

/** Two, because one may wait for its body to arrive. */
const BOUNDS: TurnBounds = { most: 2, keptMs: 250 }

/** The turns of one door. */
export class Turns {
  readonly #bounds: TurnBounds
  readonly #waiting: (() => void)[] = []
  #taken = 0

  constructor(bounds = BOUNDS) {
    this.#bounds = bounds
  }

  /** Does the work when its turn comes, and gives back what it gave. */
  async run<R>(work: () => Promise<R>): Promise<R> {
    if (this.#taken < this.#bounds.most) this.#taken++
    else await new Promise<void>((begin) => this.#waiting.push(begin))
    let isPassed = false
    const pass = () => {
      if (isPassed) return
      isPassed = true
      const next = this.#waiting.shift()
      // What has arrived meanwhile is taken in first, so that the order stays the one of arrival.
      if (next) setImmediate(next)
      else this.#taken--
    }
    const late = setTimeout(pass, this.#bounds.keptMs)
    try {
      return await work()
    } finally {
      clearTimeout(late)
      pass()
    }
  }
}

/** The turns of who is signed in, and those of everybody else. */
export interface DoorTurns {
  own: Turns
  strangers: Turns
}

const BOUNDS_OF_STRANGERS: TurnBounds = { most: 1, keptMs: 250 }

/** Answers requests in their turn; strangers wait for one another and keep nobody else waiting. */
export function inTurn(
  turns: DoorTurns = { own: new Turns(), strangers: new Turns(BOUNDS_OF_STRANGERS) },
): MiddlewareHandler<DoorEnv> {
  return (c, next) => (c.get('isStranger') ? turns.strangers : turns.own).run(next)
}
