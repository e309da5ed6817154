// agent.record: who speaks. An anonymous agent belongs to one document, and nothing
// here ever matches it with another.
import { type Agent, checkRow } from '@tumen/claim'
import { EVER, type Writer } from '@tumen/ledger'
import { z } from 'zod'
import { noteAgents } from './agent-index.ts'
import { refuseFindings } from './find-record.ts'
import { makeChange } from './make-change.ts'
import { type Desk, operation } from './operation.ts'
import { type AgentInput, agentInputSchema } from './record-schema.ts'
import { Refusal } from './refusal.ts'

export const recordAgent = operation({
  name: 'agent.record',
  summary: 'Records somebody or something that speaks, and gives back its id.',
  input: agentInputSchema,
  output: z.object({ id: z.string() }),
  changes: true,
  long: false,
  async run(desk, input, call) {
    const agent = agentOf(input, input.id ?? desk.newId('ag'))
    const change = { operation: 'agent.record', subject: agent.id, input }
    const recorded: Agent[] = []
    const answer = await makeChange(desk, call, change, async (write) => {
      recorded.push(await appendAgent(desk, write, agent))
      return { id: agent.id }
    })
    await noteAgents(desk.ledger, recorded)
    return answer
  },
})

/** The row of an agent as a caller wrote it. */
export function agentOf(input: AgentInput, id: string): Agent {
  const { kind, name, anonymity, scope, party } = input
  return {
    id,
    kind,
    anonymity,
    ...(name === undefined ? {} : { name }),
    ...(scope === undefined ? {} : { scope }),
    ...(party === undefined ? {} : { party }),
  }
}

/** Refuses an agent that breaks a rule, or whose id is taken. */
export async function checkNewAgent(desk: Desk, agent: Agent): Promise<void> {
  refuseFindings(checkRow('agent', agent))
  if (await desk.ledger.read.agent(agent.id, EVER)) throw new Refusal('already-exists', 'id')
}

/** Appends the agent that stands for a label, when a change makes one on the way. */
export async function appendAgent(desk: Desk, write: Writer, agent: Agent): Promise<Agent> {
  await checkNewAgent(desk, agent)
  await write.append('agent', agent)
  return agent
}
