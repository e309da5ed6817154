// agent.list: who speaks, a page at a time, because every report may bring speakers that exist
// only in it; with the judgements and grades of those that are shown.

import { type Agent, given } from '@tumen/claim'
import { type Asked, agentList } from '@tumen/contract'
import type { Ledger, Page, Stored } from '@tumen/ledger'
import { futureIn } from '../change/future-row.ts'
import { type Actor, type Desk, implement } from '../operation.ts'
import { inOrder } from '../record/in-order.ts'
import { readablePage } from '../record/row-answer.ts'
import { agentsWithWords } from './index-by-name.ts'
import { agentAnswer, judgementsAbout, visibleAgents } from './visible.ts'

type ListInput = Asked<'agent.list'>

export const listAgents = implement(agentList, async (desk, input, call) => {
  const { limit, order, document, kind } = input
  const after = await visibleAfter(desk, call.actor, input.after)
  const isOf = ({ row }: Stored<Agent>) =>
    (document === undefined || row.scope === document) && (kind === undefined || row.kind === kind)
  const { rows, next } = await readablePage(
    await pagesOf(desk, input),
    { after, limit, order },
    (stored) => stored.row.id,
    (found) => visibleAgents(desk, call.actor, found.filter(isOf)),
  )
  return {
    agents: rows.map(agentAnswer),
    ...(await judgementsAbout(desk, call.actor, rows)),
    ...given({ next }),
    ...(await futureIn(desk, call.actor)),
  }
})

async function visibleAfter(desk: Desk, actor: Actor, after: string | undefined) {
  const found = after === undefined ? undefined : await desk.ledger.read.agent(after)
  const visible = found ? await visibleAgents(desk, actor, [found]) : []
  return visible[0]?.row.id
}

/** How the asked agents are read: through the store, or through the names in memory. */
async function pagesOf(
  desk: Desk,
  { document, ids, name, kind }: ListInput,
): Promise<(page: Page) => Promise<Stored<Agent>[]>> {
  const { ledger } = desk
  if (ids !== undefined) return pagesOfIds(ledger, ids)
  if (name === undefined) {
    const filter = {
      ...given({ scope: document, kind }),
    }
    return (page) => ledger.read.agentPage({ ...filter, ...page })
  }
  return pagesOfIds(ledger, await agentsWithWords(desk, name))
}

function pagesOfIds(ledger: Ledger, found: string[]) {
  return async (page: Page): Promise<Stored<Agent>[]> => {
    const ids = inOrder(found, page.order, (id) => id)
    const first = page.after === undefined ? 0 : ids.indexOf(page.after) + 1
    const agents = await ledger.read.agents(ids.slice(first, first + (page.limit ?? ids.length)))
    return [...inOrder(agents, page.order, ({ row }) => row.id)]
  }
}
