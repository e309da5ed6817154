// agent.relate: judgements of reviewers about who may be whom. Rows only: the newest at the asked
// day counts.
import { checkRow, given, itemText } from '@tumen/claim'
import { agentRelate } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { refuseStale } from '../change/stale.ts'
import { implement } from '../operation.ts'
import { findAgent, refuseFindings } from '../record/find.ts'
import { refuseLocked } from '../review/book.ts'

export const relateAgents = implement(agentRelate, async (desk, input, call) => {
  const { a, b, relation, reason, seen } = input
  const row = { a, b, relation, ...given({ reason }) }
  await findAgent(desk, a, 'a')
  await findAgent(desk, b, 'b')
  refuseFindings(checkRow('agent_relation', row))
  return makeChange(desk, call, { operation: 'agent.relate', subject: a, input }, async (write) => {
    const said = await desk.ledger.read.rows('agent_relation')
    const pair = [a, b].sort().join('\n')
    refuseStale(
      said.filter(({ row }) => [row.a, row.b].sort().join('\n') === pair),
      seen,
    )
    const line = itemText({ kind: 'speaker', ids: [a, b].sort() })
    await refuseLocked(desk, { item: line, isOver: false }, 'a')
    await write.append('agent_relation', row)
    return { done: true as const }
  })
})
