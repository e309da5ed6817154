// agent.record, agent.list: who speaks. An anonymous agent belongs to one document, and nothing
// here ever matches it with another.
import { type Agent, checkRow } from '@tumen/claim'
import type { Stored, Writer } from '@tumen/ledger'
import { z } from 'zod'
import { noteAgents } from './agent-index.ts'
import { refuseFindings } from './find-record.ts'
import { makeChange } from './make-change.ts'
import { type Actor, type Desk, operation } from './operation.ts'
import { canRead } from './policy.ts'
import {
  type AgentInput,
  agentInputSchema,
  agentRelationSchema,
  agentSchema,
  gradeSchema,
} from './record-schema.ts'
import { Refusal } from './refusal.ts'
import { answerOf, objectOf } from './row-answer.ts'

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

export const listAgents = operation({
  name: 'agent.list',
  summary: 'Lists who speaks, with the judgements on who may be whom and the grades.',
  input: z.strictObject({
    document: z.string().max(200).optional().describe('only agents scoped to this document'),
  }),
  output: z.object({
    agents: z.array(agentSchema),
    relations: z.array(agentRelationSchema),
    grades: z.array(gradeSchema),
  }),
  changes: false,
  long: false,
  async run(desk, input, call) {
    const all = await desk.ledger.read.agents()
    const hidden = await hiddenScopes(desk, call.actor, all)
    const visible = all.filter(({ row }) => !hidden.has(row.scope ?? ''))
    const shown = visible.filter(({ row }) => !input.document || row.scope === input.document)
    const known = new Set(visible.map(({ row }) => row.id))
    const ids = new Set(shown.map(({ row }) => row.id))
    const relations = await desk.ledger.read.rows('agent_relation')
    const grades = await desk.ledger.read.rows('grade')
    return {
      agents: shown.map(answerOf).map(withoutSecret),
      relations: relations
        .filter(({ row: { a, b } }) => (ids.has(a) || ids.has(b)) && known.has(a) && known.has(b))
        .map(answerOf),
      grades: grades.filter(({ row }) => ids.has(row.agent)).map(answerOf),
    }
  },
})

/** Documents that the asker may not read, among those that agents are scoped to. */
async function hiddenScopes(
  desk: Desk,
  actor: Actor,
  agents: Stored<Agent>[],
): Promise<ReadonlySet<string>> {
  const hidden = new Set<string>()
  for (const scope of new Set(agents.map(({ row }) => row.scope))) {
    const document = scope === undefined ? undefined : await desk.ledger.read.document(scope)
    if (scope !== undefined && document && !canRead(actor, objectOf(document))) hidden.add(scope)
  }
  return hidden
}

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
  if (await desk.ledger.read.agent(agent.id)) throw new Refusal('already-exists', 'id')
}

/** Appends the agent that stands for a label, when a change makes one on the way. */
export async function appendAgent(desk: Desk, write: Writer, agent: Agent): Promise<Agent> {
  await checkNewAgent(desk, agent)
  await write.append('agent', agent)
  return agent
}

function withoutSecret<T extends { sealed?: string }>(agent: T) {
  const { sealed, ...rest } = agent
  return { ...rest, ...(sealed === undefined ? {} : { sealed: '[sealed]' as const }) }
}
