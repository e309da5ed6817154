// agent.relays: who passed on whose words, from the chains of claims, as the edges of a picture.
// A picture with more speakers than a person can read is cut, and says so.

import { type Agent, given } from '@tumen/claim'
import { agentRelays } from '@tumen/contract'
import type { ClaimFilter, ClaimHead, ClaimInContext, Stored } from '@tumen/ledger'
import { step } from '../change/make.ts'
import { readClaims, readRevokers } from '../claim/read.ts'
import { stateNow } from '../claim/state.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { canRead } from '../policy.ts'
import { mayReadClaim, readablePage } from '../record/row-answer.ts'
import { Refusal } from '../refusal.ts'
import { agentAnswer, visibleAgents } from './visible.ts'

/** Speakers in a picture at the most. */
const MOST_AGENTS = 150

/** Claims whose chains are read at the most, the newest. */
const MOST_CLAIMS = 2000

export const listRelays = implement(agentRelays, async (desk, input, call) => {
  if (Object.values(input).filter((value) => value !== undefined).length > 1)
    throw new Refusal('invalid-input', 'agent', [{ code: 'at_most_one' }])
  const { chains, isCut } = await chainsAsked(desk, call, input)
  const picture = new Picture()
  for (const chain of chains) picture.add(chain)
  const agents = await desk.ledger.read.agents([...picture.agents])
  const visible = await visibleAgents(desk, call.actor, agents)
  return {
    agents: visible.map(agentAnswer),
    edges: picture.edgesAmong(visible),
    ...(isCut || picture.isCut ? { truncated: true as const } : {}),
  }
})

interface Asked {
  agent?: string | undefined
  document?: string | undefined
  claims?: string[] | undefined
}

/** The chains that are asked for, readable and not replaced or rejected, the newest first. */
async function chainsAsked(desk: Desk, call: Call, { agent, document, claims }: Asked) {
  step(call, 'claims', 0, 0)
  if (claims) {
    const found = [...(await readClaims(desk, claims.slice(0, MOST_CLAIMS))).values()]
    const standing = await standingOf(desk, found.filter(mayReadClaim(call.actor)))
    return { chains: standing.map(chainOf), isCut: claims.length > MOST_CLAIMS }
  }
  const filter: ClaimFilter = {
    ...given({ agent, doc: document }),
  }
  const { rows, next } = await readablePage(
    (page) => desk.ledger.read.claimHeads({ ...filter, ...page }),
    { limit: MOST_CLAIMS, order: 'newest' },
    ({ id }) => id,
    (found) => standingHeads(desk, call, found),
  )
  return { chains: rows, isCut: next !== undefined }
}

/** Those of the heads that one may read and that were not replaced or rejected. */
export async function standingHeads(
  desk: Desk,
  call: Call,
  found: ClaimHead[],
): Promise<ClaimHead[]> {
  const readable = found.filter((head) => canRead(call.actor, head))
  const decided = readable.filter(({ isDecided }) => isDecided).map(({ id }) => id)
  const claims = await readClaims(desk, decided)
  const standing = await standingOf(desk, [...claims.values()])
  const ids = new Set(standing.map(({ claim }) => claim.row.id))
  return readable.filter(({ id, isDecided }) => !isDecided || ids.has(id))
}

async function standingOf(desk: Desk, claims: ClaimInContext[]): Promise<ClaimInContext[]> {
  const revokers = await readRevokers(desk, claims)
  return claims.filter((one) => !GONE.has(stateNow(one, revokers)))
}

/** A chain of speakers in a document. */
type Chain = Pick<ClaimHead, 'doc' | 'agents'>

function chainOf({ claim }: ClaimInContext): Chain {
  return { doc: claim.row.doc, agents: claim.row.chain.map(({ agent }) => agent) }
}

const GONE: ReadonlySet<string> = new Set(['superseded', 'rejected'])

interface Edge {
  from: string
  to: string
  documents: Set<string>
  claims: number
}

/** Speakers and the edges between them, as long as there is room. */
class Picture {
  readonly agents = new Set<string>()
  isCut = false
  readonly #edges = new Map<string, Edge>()

  /** Takes the chain of a claim whole, or not at all. */
  add({ doc, agents: own }: Chain): void {
    const fresh = new Set(own.filter((agent) => !this.agents.has(agent)))
    if (this.agents.size + fresh.size > MOST_AGENTS) {
      this.isCut = true
      return
    }
    for (const agent of fresh) this.agents.add(agent)
    for (const [n, to] of own.slice(1).entries()) this.#count(own[n] as string, to, doc)
  }

  /** The edges between agents that may be shown, the heaviest first. */
  edgesAmong(agents: Stored<Agent>[]) {
    const ids = new Set(agents.map(({ row }) => row.id))
    return [...this.#edges.values()]
      .filter(({ from, to }) => ids.has(from) && ids.has(to))
      .map((edge) => ({ ...edge, documents: edge.documents.size }))
      .sort((a, b) => b.claims - a.claims || order(a.from, b.from) || order(a.to, b.to))
  }

  #count(from: string, to: string, doc: string): void {
    const key = `${from}\n${to}`
    const edge = this.#edges.get(key) ?? { from, to, documents: new Set(), claims: 0 }
    edge.documents.add(doc)
    edge.claims++
    this.#edges.set(key, edge)
  }
}

function order(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
