// Claims as they stood on a day, for one person who asks: accepted by then, not rejected and not
// replaced by a better record of ours. What was withdrawn stays, with the day; so does what passes
// on a withdrawn statement (F20).
import { type Claim, given, isPlaceWithin, sameAgents } from '@tumen/claim'
import { type FigureClaim, scopeKeyOf } from '@tumen/figure'
import type { ClaimInContext, FigureRead } from '@tumen/ledger'
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
  const known = await (await knower(desk, actor, on))(contexts)
  const gone = new GoneWords()
  for (const one of known) gone.note(one)
  return known.map((one) => ({ ...one, ...given({ gone: one.gone ?? gone.since(one) }) }))
}

/** What a view keeps of a claim that stands, however many there are. */
export interface StandingClaim {
  id: string
  doc: string
  /** Who passed it on to us. */
  outlet: string
  origin: string
  voice: string
  hedge: string
}

/** The public claims of a frame that nobody withdrew by its day, read some at a time. */
export async function standingClaims(
  desk: Desk,
  actor: Actor,
  read: FigureRead,
  frame: ViewFrame,
): Promise<StandingClaim[]> {
  const know = await knower(desk, actor, frame.knownOn)
  const gone = new GoneWords()
  const found: { figure: FigureClaim; claim: StandingClaim }[] = []
  await desk.ledger.read.eachClaimForFigure(read, async (page) => {
    for (const one of await know(page)) {
      gone.note(one)
      const { claim, figure, voice } = one
      if (one.gone !== undefined || claim.sensitivity !== 'public' || !isInFrame(one, frame))
        continue
      const { id, doc, origin, chain, quantity } = claim
      const said = { outlet: chain[0]?.agent ?? '', hedge: quantity?.op ?? '' }
      found.push({ figure, claim: { id, doc, origin, voice, ...said } })
    }
  })
  return found.flatMap(({ figure, claim }) =>
    gone.since({ figure, voice: claim.voice }) === undefined ? claim : [],
  )
}

type Known = (contexts: readonly ClaimInContext[]) => Promise<KnownClaim[]>

/** Tells of some claims after others what was known of them, copies of what is gone apart. */
async function knower(desk: Desk, actor: Actor, on: string): Promise<Known> {
  const end = endOfDay(on)
  const gazetteer = await gazetteerOf(desk, end)
  const classes = sameAgents((await standingRelations(desk, end)).map(({ row }) => row))
  return async (contexts) => {
    const readable = contexts.filter(mayReadClaim(actor))
    const revokers = await readClaims(desk, readable.flatMap(revokerIds), end)
    return readable.flatMap((context): KnownClaim[] => {
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
  }
}

/** What says the same as a withdrawn statement of the same voice goes with it. */
class GoneWords {
  readonly #days = new Map<string, string>()
  /** The voices of what is gone: of most others nothing has to be compared. */
  readonly #voices = new Set<string>()

  note(one: KnownClaim): void {
    if (one.figure.retracted === undefined || one.gone === undefined) return
    this.#days.set(keyOf(one), one.gone)
    this.#voices.add(one.voice)
  }

  /** Since when a statement is gone with another one; asked when all are noted. */
  since(one: Pick<KnownClaim, 'voice' | 'figure'>): string | undefined {
    return this.#voices.has(one.voice) ? this.#days.get(keyOf(one)) : undefined
  }
}

function keyOf({ figure, voice }: Pick<KnownClaim, 'voice' | 'figure'>): string {
  return JSON.stringify([voice, scopeKeyOf(figure), figure.said ?? ''])
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
