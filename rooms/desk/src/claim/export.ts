// claim.export: writes claims and their agents in the form that claim.import reads.
import { type ChainLink, given, newestRelations } from '@tumen/claim'
import { claimExport } from '@tumen/contract'
import type { ClaimInContext } from '@tumen/ledger'
import { needsSecondPerson } from '../bundle/second-person.ts'
import { step } from '../change/make.ts'
import { type Desk, implement } from '../operation.ts'
import { mayReadClaim, readablePage } from '../record/row-answer.ts'
import { Refusal } from '../refusal.ts'
import { standingRelations } from './copied-speaker.ts'

export const exportClaims = implement(claimExport, async (desk, input, call) => {
  // Nobody proves who they are for what is refused anyhow.
  if (await needsSecondPerson(desk)) throw new Refusal('bundle-needed')
  if (call.isStale) throw new Refusal('proof-needed')
  const read = desk.ledger.read
  const document = given({ doc: input.document })
  const { rows } = await readablePage(
    (page) => {
      step(call, 'claims', 0, 0)
      return read.claims({ ...document, ...page })
    },
    { limit: 10_000_000 },
    ({ claim }) => claim.row.id,
    (found) => found.filter(mayReadClaim(call.actor)),
  )
  return exportedClaims(desk, rows)
})

/** Claims in the form that `claim.import` reads, with who speaks in them. */
export async function exportedClaims(desk: Desk, rows: readonly ClaimInContext[]) {
  const { read } = desk.ledger
  const ids = new Set(rows.map(({ claim }) => claim.row.id))
  const agents = [...new Set(rows.flatMap(({ claim }) => claim.row.chain.map(agentOfLink)))]
  const found = agents.length > 0 ? await read.agents(agents) : []
  const known = new Set(agents)
  const relations = newestRelations(
    (await standingRelations(desk)).map(({ row: { copyOf: _, ...row } }) => row),
  )
  return {
    agents: found.map(({ row: { sealed: _, ...agent } }) => agent),
    agentRelations: relations.filter(({ a, b }) => known.has(a) && known.has(b)),
    claims: rows.map((context) => exportedClaim(context, ids)),
  }
}

function agentOfLink(link: ChainLink): string {
  return link.agent
}

/** The claim with its relations to claims that are exported with it. */
function exportedClaim(context: ClaimInContext, ids: ReadonlySet<string>) {
  const claim = context.claim.row
  const own = context.relations.filter(({ row }) => row.from === claim.id && ids.has(row.to))
  const relations = own.map(({ row }) => ({
    type: row.type,
    to: row.to,
    ...given({ note: row.note }),
  }))
  return { ...claim, relations, status: context.statuses.at(-1)?.row.status ?? ('live' as const) }
}
