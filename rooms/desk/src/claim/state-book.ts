// What claims are now, for one person who asks: the one place that says it, on every page and in
// every list. A claim that passes on a withdrawn statement is withdrawn with it, as the figures
// have it (F20); what the person who asks may not read withdraws nothing.

import { given, sameAgents } from '@tumen/claim'
import type { ClaimState } from '@tumen/contract'
import { scopeKeyOf } from '@tumen/figure'
import type { ClaimInContext } from '@tumen/ledger'
import { claimToFigureClaim } from '../figure/claim.ts'
import type { Actor, Desk } from '../operation.ts'
import { type Gazetteer, gazetteerOf } from '../place/gazetteer.ts'
import { mayReadClaim } from '../record/row-answer.ts'
import { standingRelations } from './copied-speaker.ts'
import { readRevokers } from './read.ts'
import { type Revokers, stateAt, stateNow } from './state.ts'

/** What a claim is, and the claim by whose withdrawal it is gone, where that is another one. */
export interface StateNow {
  state: ClaimState
  withdrawnWith?: string
}

/** The states of some claims. */
export type StateBook = (context: ClaimInContext) => StateNow

/** Withdrawn claims that are read at once, and of one origin on the average the most that are. */
const MOST_READ = 1000

/** Reads what is needed to say what these claims are now. */
export async function openStateBook(
  desk: Desk,
  actor: Actor,
  contexts: readonly ClaimInContext[],
): Promise<StateBook> {
  const revokers = await readRevokers(desk, [...contexts])
  const own = (context: ClaimInContext) => stateNow(context, revokers)
  // What waits is still to be decided: only what would count is withdrawn with its statement.
  const standing = contexts.filter((one) => own(one) === 'counts')
  const withdrawn = await withdrawnStatements(desk, actor, standing)
  return (context) => {
    const state = own(context)
    const cause = state === 'counts' ? withdrawn(context) : undefined
    return cause === undefined ? { state } : { state: 'withdrawn', withdrawnWith: cause }
  }
}

/**
 * Agents of whom a claim can be withdrawn: those who withdrew a statement, and who is one with
 * them by a judgement. Each withdrawn claim, and each that passes one on, is of one of these.
 */
export async function withdrawingOrigins(desk: Desk): Promise<string[]> {
  const own = await desk.ledger.read.withdrawnOrigins()
  const classes = sameAgents((await standingRelations(desk)).map(({ row }) => row))
  const gone = new Set(own.map((agent) => classes.get(agent) ?? agent))
  const members = [...classes].filter(([, one]) => gone.has(one)).map(([agent]) => agent)
  return [...new Set([...own, ...gone, ...members])]
}

const NOW = { on: '9999-12-31', by: 'recorded' } as const

/** For a claim, the withdrawn one that says the same: of one origin, scope and day. */
async function withdrawnStatements(
  desk: Desk,
  actor: Actor,
  contexts: readonly ClaimInContext[],
): Promise<(context: ClaimInContext) => string | undefined> {
  const gazetteer = await gazetteerOf(desk)
  const classes = sameAgents((await standingRelations(desk)).map(({ row }) => row))
  const classOf = (agent: string) => classes.get(agent) ?? agent
  const key = (context: ClaimInContext) =>
    statementKey(context, classOf(context.claim.row.origin), gazetteer)
  const wanted = new Set(contexts.map(({ claim }) => classOf(claim.row.origin)))
  const members = [...classes.keys()].filter((agent) => wanted.has(classOf(agent)))
  const causes = new Map<string, string>()
  for (const one of await withdrawnOf(desk, actor, [...new Set([...wanted, ...members])])) {
    const id = key(one)
    if (!causes.has(id)) causes.set(id, one.claim.row.id)
  }
  return (context) => (causes.size === 0 ? undefined : causes.get(key(context)))
}

/** The claims of these origins that they withdrew, as far as the asker may read them. */
async function withdrawnOf(
  desk: Desk,
  actor: Actor,
  origins: readonly string[],
): Promise<ClaimInContext[]> {
  const touched = await touchedOf(desk, origins)
  const readable = touched.filter(mayReadClaim(actor))
  const revokers: Revokers = await readRevokers(desk, readable)
  return readable.filter((one) => stateAt(one, NOW, revokers).retracted !== undefined)
}

/** Claims of these origins of which something was taken back, in one reading for all of them. */
async function touchedOf(desk: Desk, origins: readonly string[]): Promise<ClaimInContext[]> {
  const found: ClaimInContext[] = []
  if (origins.length === 0) return found
  for (let size = MOST_READ; size === MOST_READ && found.length < MOST_READ * origins.length; ) {
    const after = found.at(-1)?.claim.row.id
    const page = { limit: MOST_READ, ...given({ after }) }
    const next = await desk.ledger.read.claims({ origins, state: 'touched', ...page })
    found.push(...next)
    size = next.length
  }
  return found
}

function statementKey(context: ClaimInContext, origin: string, gazetteer: Gazetteer): string {
  const state = { published: context.claim.row.published, gone: false }
  const claim = claimToFigureClaim(context, state, gazetteer, () => undefined)
  return JSON.stringify([origin, scopeKeyOf(claim), claim.said ?? ''])
}
