// What a figure took from a claim: its number, its time and place, and since when it is known.
// Charts and tables of a figure draw exactly this, so they need not read again.

import { type Claim, given, isPlaceAside } from '@tumen/claim'
import type { takenSchema } from '@tumen/contract'
import type { FigureClaim, KnownBy } from '@tumen/figure'
import type { z } from 'zod'

export type TakenClaim = z.output<typeof takenSchema>

/** What was taken from `claim`, as it was stated, with days on the clock `by`. */
export function takenFrom(claim: FigureClaim, stated: Claim, by: KnownBy): TakenClaim {
  const { place = [], through, from, to, at, pub, rec, retracted, corrected } = claim
  const number = numberOf(claim)
  const gone = retracted ?? corrected
  return {
    ...given({ number, from, to, at }),
    places: [place].flat(),
    ...(isPlaceAside(stated.proposition.act, stated.places) ? { placeAside: true } : {}),
    ...(through?.place === undefined ? {} : { through: [through.place].flat() }),
    known: by === 'recorded' ? (rec ?? pub) : pub,
    ...given({ gone }),
  }
}

function numberOf({ op, ...claim }: FigureClaim): TakenClaim['number'] {
  if (op === undefined) return undefined
  const { value, low, high, vague, unit, of, rate } = claim
  return {
    op,
    ...given({ value, low, high, vague, unit, partOf: of }),
    ...(rate === undefined ? {} : { isRate: true }),
  }
}
