// What official bodies count: how many in a period, of an act, at a place. Such a number stands
// beside figures of cases and is never added to them. Source: desk.md 7, V1 and V4 f.
import { given, intervalDays } from '@tumen/claim'
import type { ClaimInContext } from '@tumen/ledger'
import { endOfDay } from '../day.ts'
import type { Actor, Desk } from '../operation.ts'
import type { ViewFrame } from './frame.ts'
import { isInFrame, type KnownClaim, knownClaims } from './known-claim.ts'

/** Read at once. */
const MOST_READ = 1000
/** A number of fewer days is of a case, whoever says it. */
const LEAST_DAYS = 28
/** Official bodies, and statements of theirs, that are looked at. */
const [MOST_BODIES, MOST_STATEMENTS] = [1000, 20_000]

/** Official numbers of a month or more, in the frame, the earliest period first. */
export async function officialClaims(
  desk: Desk,
  actor: Actor,
  frame: ViewFrame,
): Promise<KnownClaim[]> {
  const found = await statementsOf(desk, await officialBodies(desk), endOfDay(frame.knownOn))
  const known = await knownClaims(desk, actor, found, frame.knownOn)
  return known
    .filter((one) => isOfPeriod(one) && isInFrame(one, frame))
    .sort((a, b) => (periodKey(a) < periodKey(b) ? -1 : 1))
}

/** Ids of the agents that are official bodies. */
export async function officialBodies({ ledger }: Desk): Promise<string[]> {
  const bodies = await ledger.read.agentPage({ kind: 'official_body', limit: MOST_BODIES })
  return bodies.map(({ row }) => row.id)
}

async function statementsOf(
  { ledger: { read } }: Desk,
  origins: readonly string[],
  countedAt: string,
): Promise<ClaimInContext[]> {
  const found: ClaimInContext[] = []
  for (let size = MOST_READ; size === MOST_READ && found.length < MOST_STATEMENTS; ) {
    if (origins.length === 0) break
    const after = found.at(-1)?.claim.row.id
    const next = await read.claims({ origins, limit: MOST_READ, ...given({ after }) }, countedAt)
    found.push(...next)
    size = next.length
  }
  return found
}

/** A number of persons in days from and to; not a denial, a rate or a number at one moment. */
function isOfPeriod({ claim, figure }: KnownClaim): boolean {
  const { from, to, at, rate, denies, unit = 'persons' } = figure
  if (claim.sensitivity !== 'public' || claim.kind !== 'quantity' || denies) return false
  if (claim.proposition.habitual !== undefined || claim.quantity?.op === 'none') return false
  if (at !== undefined || rate !== undefined || unit !== 'persons') return false
  if (from === undefined || to === undefined) return false
  return intervalDays({ earliest: from, latest: to }) >= LEAST_DAYS
}

function periodKey({ figure: { from, to }, claim }: KnownClaim): string {
  return [from, to, claim.published, claim.id].join(' ')
}
