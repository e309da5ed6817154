// What the reckoning took from a claim: its number, its time and place, and since when it is
// known. Charts and tables of a figure draw exactly this, so they need no second reading.
import { type Claim, isPlaceAside, OPERATORS, UNITS, VAGUE_WORDS } from '@tumen/claim'
import type { FigureClaim, KnownBy } from '@tumen/figure'
import { z } from 'zod'

/** A number with its hedge. */
export const numberFields = {
  op: z.enum(OPERATORS),
  value: z.number().exactOptional(),
  low: z.number().exactOptional(),
  high: z.number().exactOptional(),
  vague: z.enum(VAGUE_WORDS).exactOptional(),
}

/** A claim as it was reckoned with. */
export const takenSchema = z.object({
  number: z
    .object({
      ...numberFields,
      unit: z.enum(UNITS).exactOptional(),
      partOf: z
        .object({ value: z.number(), op: z.enum(OPERATORS).exactOptional() })
        .exactOptional(),
      isRate: z.literal(true).exactOptional(),
    })
    .exactOptional(),
  from: z.string().exactOptional(),
  to: z.string().exactOptional(),
  at: z.string().exactOptional(),
  places: z.array(z.string()),
  placeAside: z
    .literal(true)
    .exactOptional()
    .describe('its places do not say where the act was: it counts as anywhere'),
  through: z.array(z.string()).exactOptional().describe('places on the way'),
  known: z.string().describe('the day since which it is known, on the clock of the question'),
  gone: z.string().exactOptional().describe('the day on which it was withdrawn or corrected'),
})
export type TakenClaim = z.output<typeof takenSchema>

/** What was taken from `claim`, as it was stated, with days on the clock `by`. */
export function takenFrom(claim: FigureClaim, stated: Claim, by: KnownBy): TakenClaim {
  const { place = [], through, from, to, at, pub, rec, retracted, corrected } = claim
  const number = numberOf(claim)
  const gone = retracted ?? corrected
  return {
    ...(number === undefined ? {} : { number }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(at === undefined ? {} : { at }),
    places: [place].flat(),
    ...(isPlaceAside(stated.proposition.act, stated.places) ? { placeAside: true } : {}),
    ...(through?.place === undefined ? {} : { through: [through.place].flat() }),
    known: by === 'recorded' ? (rec ?? pub) : pub,
    ...(gone === undefined ? {} : { gone }),
  }
}

function numberOf({ op, ...claim }: FigureClaim): TakenClaim['number'] {
  if (op === undefined) return undefined
  const { value, low, high, vague, unit, of, rate } = claim
  return {
    op,
    ...(value === undefined ? {} : { value }),
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    ...(vague === undefined ? {} : { vague }),
    ...(unit === undefined ? {} : { unit }),
    ...(of === undefined ? {} : { partOf: of }),
    ...(rate === undefined ? {} : { isRate: true }),
  }
}
