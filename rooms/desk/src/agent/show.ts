// agent.show: one who speaks, what reviewers said of it, and what it said or passed on. Somebody
// who exists only in a document that the person who asks may not read does not exist for them.
import { given } from '@tumen/claim'
import { agentShow } from '@tumen/contract'
import type { ClaimInContext } from '@tumen/ledger'
import { claimAnswers } from '../claim/answer.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { canRead } from '../policy.ts'
import { mayReadClaim, readableAfter, readablePage } from '../record/row-answer.ts'
import { Refusal } from '../refusal.ts'
import { agentAnswer, judgementsAbout, visibleAgents } from './visible.ts'

/** Claims that are counted at the most. */
const MOST_COUNTED = 2000

export const showAgent = implement(
  agentShow,
  async (desk, { id, after: asked, limit, order }, call) => {
    const { read } = desk.ledger
    const found = await read.agent(id)
    const [agent] = found ? await visibleAgents(desk, call.actor, [found]) : []
    if (!agent) throw new Refusal('not-found', 'id')
    const after = await readableAfter(
      call.actor,
      asked,
      async (one) => (await read.claim(one))?.claim,
    )
    const { rows, next } = await claimsOf(desk, call, id, { after, limit, order })
    return {
      agent: agentAnswer(agent),
      ...(await judgementsAbout(desk, call.actor, [agent])),
      ...(await countsOf(desk, call, id)),
      claims: await claimAnswers(desk, call.actor, rows),
      ...given({ next }),
    }
  },
)

function claimsOf(desk: Desk, call: Call, agent: string, page: PageAsked) {
  return readablePage(
    (part) => desk.ledger.read.claims({ agent, ...part }),
    page,
    ({ claim }: ClaimInContext) => claim.row.id,
    (found) => found.filter(mayReadClaim(call.actor)),
  )
}

type PageAsked = Parameters<typeof readablePage>[1]

async function countsOf(desk: Desk, call: Call, agent: string) {
  const { rows, next } = await readablePage(
    (part) => desk.ledger.read.claimHeads({ agent, ...part }),
    { limit: MOST_COUNTED, order: 'newest' },
    ({ id }) => id,
    (found) => found.filter((head) => canRead(call.actor, head)),
  )
  const said = rows.filter(({ agents }) => agents.at(-1) === agent).length
  return {
    said,
    relayed: rows.length - said,
    reports: new Set(rows.map(({ doc }) => doc)).size,
    ...(next === undefined ? {} : { truncated: true as const }),
  }
}
