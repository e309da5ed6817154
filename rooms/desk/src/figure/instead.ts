// For a question without any answer: the nearest questions that have one. First the place above at
// the same time, then the nearest time, then other acts. Few are calculated, and none over many
// claims. Source: figures.md F87.

import { ACTS, type Act, actNeighbours, actsBelow, given } from '@tumen/claim'
import type { insteadSchema } from '@tumen/contract'
import type { Figure, Question } from '@tumen/figure'
import type { ClaimInContext, FigureRead } from '@tumen/ledger'
import type { z } from 'zod'
import { periodOf } from '../claim/scope.ts'
import { stateAt } from '../claim/state.ts'
import { addDays } from '../day.ts'
import type { Actor, Desk } from '../operation.ts'
import { type Bears, bearingFor, instantsOf, scopeOf } from './bearing.ts'
import type { DatedQuestion } from './input.ts'

type Instead = z.input<typeof insteadSchema>[number]

/** How many questions are offered. */
const MOST_OFFERED = 3

/** Statements nearest in time that are tried for one offer. */
const MOST_TRIED = 4

/** Above so many statements an offer is not reckoned. */
const MOST_RECKONED = 300

/** Days around the question that are looked through, one after the other; then all. */
const WINDOWS = [366, 3660, undefined] as const

/** Reckons a question, whatever it rests on. */
type Reckon = (question: DatedQuestion) => Promise<{ figure: Figure }>

/** Whether nothing at all answers, and nothing stands beside that would (F87). */
export function isUnanswered({ low, high, explanation }: Figure): boolean {
  const { used, nearby } = explanation
  return low === null && high === null && used.length === 0 && nearby.length === 0
}

/** The nearest questions that something answers, nearest first; none about an event. */
export async function insteadOf(
  desk: Desk,
  actor: Actor,
  question: DatedQuestion,
  reckon: Reckon,
): Promise<Instead[]> {
  if (question.event !== undefined) return []
  const search = new Search(desk, actor, question, reckon)
  const own = [question.act, ...actsBelow(question.act)]
  const near = actNeighbours(question.act)
  const isTimed = question.at !== undefined || question.from !== undefined
  await search.placeAbove()
  if (isTimed || question.to !== undefined) await search.nearest(own, question.act)
  if (near.length > 0) await search.nearest(near)
  // Where even neighbours say nothing: whatever else is said to have happened there.
  if (search.offers.length === 0) await search.nearest(ACTS.filter((act) => !own.includes(act)))
  return search.offers
}

class Search {
  readonly offers: Instead[] = []
  readonly #desk: Desk
  readonly #question: DatedQuestion
  readonly #reckon: Reckon
  readonly #bears: Bears
  readonly #tried = new Set<string>()

  constructor(desk: Desk, actor: Actor, question: DatedQuestion, reckon: Reckon) {
    this.#desk = desk
    this.#question = question
    this.#reckon = reckon
    const bears = bearingFor(actor, question.known)
    const noOthers = new Map<string, ClaimInContext>()
    this.#bears = (one) => {
      if (!bears(one)) return false
      const { accepted, gone } = stateAt(one, question.known, noOthers)
      return accepted !== undefined && accepted <= question.known.on && !gone
    }
  }

  /** The same act and time at the least place around that answers. */
  async placeAbove(): Promise<void> {
    for (const place of placesAbove(this.#question.place))
      if (await this.#offer({ ...this.#question, place })) return
  }

  /** One of these acts at the time nearest to the question, there or in the least place around. */
  async nearest(acts: readonly Act[], act?: Act): Promise<void> {
    const { place } = this.#question
    const places = place === undefined ? [undefined] : [place, ...placesAbove(place)]
    for (const there of places)
      for (const days of WINDOWS) {
        const found = await this.#around({ acts: [...acts], ...placed(there) }, days)
        for (const { claim } of found) {
          const { at: _, from: __, to: ___, place: ____, ...rest } = this.#question
          const asked = { ...rest, ...placed(there), act: act ?? claim.row.proposition.act }
          if (await this.#offer({ ...asked, ...periodOf(claim.row) })) return
        }
        if (found.length > 0) break
      }
  }

  async #around(read: FigureRead, days: number | undefined): Promise<ClaimInContext[]> {
    const { from, to } = scopeOf(this.#question)
    return this.#read(
      {
        ...read,
        ...(days === undefined || from === undefined ? {} : { from: addDays(from, -days) }),
        ...(days === undefined || to === undefined ? {} : { to: addDays(to, days) }),
      },
      MOST_TRIED,
    )
  }

  #read(read: FigureRead, most: number): Promise<ClaimInContext[]> {
    return this.#desk.ledger.read.claimsAround({
      ...read,
      ...instantsOf(this.#question.known),
      without: scopeOf(this.#question),
      keep: this.#bears,
      most,
    })
  }

  /** Takes a question that something answers, if there is room; false where nothing does. */
  async #offer(asked: DatedQuestion): Promise<boolean> {
    const key = JSON.stringify(scopeOf(asked))
    if (this.offers.length >= MOST_OFFERED || this.#tried.has(key)) return false
    this.#tried.add(key)
    const { length } = await this.#read(scopeOf(asked), MOST_RECKONED + 1)
    if (length === 0) return false
    if (length > MOST_RECKONED) {
      this.offers.push({ asked })
      return true
    }
    const { figure } = await this.#reckon(asked)
    if (figure.low === null && figure.high === null) return false
    this.offers.push({ asked, figure })
    return true
  }
}

function placed(place: string | undefined): Pick<Question, 'place'> {
  return given({ place })
}

/** The places around a place, the least first, up to the country. */
function placesAbove(place = ''): string[] {
  const steps = place.split('/')
  return steps
    .slice(1)
    .map((_, n) => steps.slice(0, n + 1).join('/'))
    .reverse()
}
