// Claims as they stood on a day, for one person who asks: accepted by then, not rejected and not
// replaced by a better record of ours. What was withdrawn stays, with the day; so does what passes
// on a withdrawn statement (F20).
import { type Claim, given, isPlaceWithin, sameAgents } from '@tumen/claim'
import { type FigureClaim, scopeKeyOf } from '@tumen/figure'
import type { ClaimInContext } from '@tumen/ledger'
import { standingRelations } from '../claim/copied-speaker.ts'
import { readClaims } from '../claim/read.ts'
import { revokerIds, stateAt } from '../claim/state.ts'
import { endOfDay } from '../day.ts'
import { claimToFigureClaim } from '../figure/claim.ts'
import type { Actor, Desk } from '../operation.ts'
import { gazetteerOf } from '../place/gazetteer.ts'
import { mayReadClaim } from '../record/row-answer.ts'
import type { ViewFrame } from './frame.ts'
import { happenedOf, isWithinDays } from './happened.ts'

/** A claim that was known on the day, with since when. */
export interface KnownClaim {
  context: ClaimInContext
  claim: Claim
  figure: FigureClaim
  /** Of several agents judged to be one the same. */
  voice: string
  known: string
  /** Since when it is withdrawn or corrected, by the day. */
  gone?: string
}

/** Those of the claims that were known at the end of a day and that the asker may read. */
export async function knownClaims(
  desk: Desk,
  actor: Actor,
  contexts: readonly ClaimInContext[],
  on: string,
): Promise<KnownClaim[]> {
  const end = endOfDay(on)
  const readable = contexts.filter(mayReadClaim(actor))
  const revokers = await readClaims(desk, readable.flatMap(revokerIds), end)
  const gazetteer = await gazetteerOf(desk, end)
  const classes = sameAgents((await standingRelations(desk, end)).map(({ row }) => row))
  const known = readable.flatMap((context): KnownClaim[] => {
    const state = stateAt(context, { on, by: 'recorded' }, revokers)
    const { accepted, gone: isRejected, mended = '9999', retracted, corrected } = state
    if (context.claim.recorded > end || accepted === undefined || accepted > on) return []
    if (isRejected || mended <= on) return []
    const claim = context.claim.row
    const figure = claimToFigureClaim(context, state, gazetteer, () => undefined)
    const voice = classes.get(claim.origin) ?? claim.origin
    const gone = retracted ?? corrected
    return [{ context, claim, figure, voice, known: accepted, ...given({ gone }) }]
  })
  return withCopies(known)
}

/** What says the same as a withdrawn statement of the same voice goes with it. */
function withCopies(known: readonly KnownClaim[]): KnownClaim[] {
  const keyOf = ({ figure, voice }: KnownClaim) =>
    JSON.stringify([voice, scopeKeyOf(figure), figure.said ?? ''])
  const gone = new Map<string, string>()
  for (const one of known)
    if (one.figure.retracted !== undefined && one.gone !== undefined) gone.set(keyOf(one), one.gone)
  if (gone.size === 0) return [...known]
  return known.map((one) => ({ ...one, ...given({ gone: one.gone ?? gone.get(keyOf(one)) }) }))
}

/** The paths of the places that stand for a claim's act. */
export function placesOfKnown({ figure }: KnownClaim): string[] {
  return figure.place === undefined ? [] : [figure.place].flat()
}

/** Whether a claim is of the acts, in the place and at a time that are asked for. */
export function isInFrame(one: KnownClaim, { acts, place, ...days }: ViewFrame): boolean {
  if (acts && !acts.has(one.claim.proposition.act)) return false
  if (place !== undefined && !placesOfKnown(one).some((path) => isPlaceWithin(path, place)))
    return false
  return isWithinDays(happenedOf(one.claim), days)
}
