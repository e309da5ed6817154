// What became of each bundle that was asked for: waiting, approved, refused, expired, given out.
// Where one person works alone, asking is enough. Source: desk.md M9.

import type { BundleDecision, BundleRequest, BundleSeal } from '@tumen/claim'
import type { BundleState } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import type { Actor, Desk } from '../operation.ts'
import { can } from '../policy.ts'
import { Refusal } from '../refusal.ts'
import { requestEnd } from '../shred/open-request.ts'
import { foreignBundles } from './office.ts'
import { needsSecondPerson } from './second-person.ts'

/** How long an approved bundle can be made. */
export const BUNDLE_HOURS = 24

/** A bundle with all that was said of it. */
export interface AskedBundle {
  request: Stored<BundleRequest>
  decision?: Stored<BundleDecision>
  seal?: Stored<BundleSeal>
  state: BundleState
  /** Instant until which it can be made; of one that waits, until which it can be let go. */
  expires?: string
}

/** The bundles that somebody asked for or may approve, in the order of asking. */
export async function askedBundles(desk: Desk, actor: Actor): Promise<AskedBundle[]> {
  const { read } = desk.ledger
  const [requests, decisions, seals] = await Promise.all([
    read.rows('bundle'),
    read.rows('bundle_decision'),
    read.rows('bundle_seal'),
  ])
  const isAlone = !(await needsSecondPerson(desk))
  const decided = new Map(decisions.map((stored) => [stored.row.bundle, stored]))
  const sealed = new Map(seals.map((stored) => [stored.row.bundle, stored]))
  const foreign = await foreignBundles(desk, actor)
  const mayApprove = can(actor, 'bundle.approve')
  const own = requests.filter(
    ({ row, by }) => by === actor.account || (mayApprove && !foreign.has(row.id)),
  )
  return own.map((request) => {
    const [decision, seal] = [decided.get(request.row.id), sealed.get(request.row.id)]
    const known = { request, ...(decision && { decision }), ...(seal && { seal }) }
    return { ...known, ...stateOf(desk, isAlone, known) }
  })
}

function stateOf(
  desk: Desk,
  isAlone: boolean,
  { request, decision, seal }: Omit<AskedBundle, 'state' | 'expires'>,
): Pick<AskedBundle, 'state' | 'expires'> {
  if (seal) return { state: 'served' }
  if (decision?.row.decision === 'refused') return { state: 'refused' }
  const since = decision?.recorded ?? (isAlone ? request.recorded : undefined)
  if (since === undefined) {
    const end = requestEnd(request.recorded)
    return { state: desk.clock().toISOString() < end ? 'waiting' : 'expired', expires: end }
  }
  const expires = new Date(Date.parse(since) + BUNDLE_HOURS * 3_600_000).toISOString()
  return { state: desk.clock().toISOString() < expires ? 'approved' : 'expired', expires }
}

/** The bundle, for whoever asked for it or may approve it. */
export async function findBundle(desk: Desk, actor: Actor, id: string): Promise<AskedBundle> {
  const found = (await askedBundles(desk, actor)).find(({ request }) => request.row.id === id)
  if (!found) throw new Refusal('unknown-bundle', 'bundle')
  return found
}
