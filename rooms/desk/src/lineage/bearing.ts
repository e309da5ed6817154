// How the claims of a document would read if its dependence on another were confirmed, and if it
// were rejected. A relation of documents moves no number by itself: who said a claim is in its
// chain, so each answer is calculated with the chains that would agree with it.
import type { Claim, DecisionState } from '@tumen/claim'
import type { ClaimInContext } from '@tumen/ledger'
import { sayingOf } from '../claim/copied-speaker.ts'
import { amendedClaim } from '../claim/state.ts'
import type { Bearing } from '../figure/bearing.ts'

/** Claims of the other document with whose words those of the dependent one are compared. */
const MOST_SOURCES = 500

/** Two documents of which one may depend on the other. */
export interface LineagePair {
  from: string
  to: string
  /** Who published the second. */
  publisher?: string | undefined
  /** What is stated of them; nothing when nobody stated anything. */
  state?: DecisionState | undefined
}

/** Rows as an answer would have them, and the claims whose chain it changes. */
export interface BearingUnder {
  bearing: Bearing
  anew: string[]
}

/** The rows under one answer; while the pair is undecided, waiting claims count as accepted. */
export function bearingUnder(
  given: Bearing,
  pair: LineagePair,
  decision: 'confirmed' | 'rejected',
): BearingUnder {
  const bearing = pair.state === 'proposed' ? withoutWaiting(given, pair.from) : given
  const chainOf = decision === 'confirmed' ? copiedChains(bearing, pair) : ownVoices(bearing, pair)
  const anew: string[] = []
  const contexts = bearing.contexts.map((context) => {
    const { claim } = context
    const chain = claim.row.doc === pair.from ? chainOf(claim.row) : undefined
    const origin = chain?.at(-1)?.agent
    if (chain === undefined || origin === undefined || origin === claim.row.origin) return context
    anew.push(claim.row.id)
    return { ...context, claim: { ...claim, row: { ...claim.row, chain, origin } } }
  })
  return { bearing: { ...bearing, contexts }, anew }
}

type ChainOf = (claim: Claim) => Claim['chain'] | undefined

/**
 * Rejected, a claim that leads on through the outlet of the other document is the own word of the
 * document's outlet: nothing but the copied words names those behind it.
 */
function ownVoices({ contexts }: Bearing, { to, publisher }: LineagePair): ChainOf {
  const firsts = contexts
    .filter(({ claim }) => claim.row.doc === to)
    .map(({ claim }) => claim.row.chain[0]?.agent)
  const outlets = new Set([publisher, ...firsts])
  return ({ chain: [first, ...rest] }) =>
    first && rest.some(({ agent }) => outlets.has(agent))
      ? [{ ...first, relation: 'speaks' }]
      : undefined
}

/** Confirmed, a claim in the words of one of the other document has those behind it that it has. */
function copiedChains({ contexts }: Bearing, { to }: LineagePair): ChainOf {
  const sources = contexts
    .filter(({ claim }) => claim.row.doc === to)
    .slice(0, MOST_SOURCES)
    .map(({ claim: { row } }) => ({ row, ...sayingOf(row) }))
  return (claim) => {
    const { words, what } = sayingOf(claim)
    const same = sources.filter((source) => source.what === what)
    const source =
      same.find((one) => one.words === words) ??
      same.find((one) => one.words.includes(words) || words.includes(one.words))
    const [first] = claim.chain
    if (!source || !first) return undefined
    const { chain } = source.row
    return first.agent === chain[0]?.agent ? chain : [{ ...first, relation: 'reprints' }, ...chain]
  }
}

/** The rows as if the claims of a document that wait were accepted, amendments in their place. */
function withoutWaiting(bearing: Bearing, document: string): Bearing {
  const isWaiting = ({ claim, statuses }: ClaimInContext) =>
    claim.row.doc === document &&
    !claim.row.extraction.reviewed &&
    statuses.every(({ row }) => row.status === 'live')
  const accept = (context: ClaimInContext) => (isWaiting(context) ? accepted(context) : context)
  const amended = new Set(bearing.contexts.filter(isWaiting).map(amendedClaim))
  return {
    ...bearing,
    contexts: bearing.contexts.filter(({ claim }) => !amended.has(claim.row.id)).map(accept),
    others: new Map([...bearing.others].map(([id, context]) => [id, accept(context)])),
  }
}

function accepted(context: ClaimInContext): ClaimInContext {
  const { claim } = context
  const extraction = { ...claim.row.extraction, reviewed: true }
  return { ...context, claim: { ...claim, row: { ...claim.row, extraction } } }
}
