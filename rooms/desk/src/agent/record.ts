// agent.record: who speaks. An anonymous agent belongs to one document, and nothing
// here ever matches it with another.
import { type Agent, type AgentKind, checkRow, type Finding, given } from '@tumen/claim'
import { type AgentInput, agentRecord } from '@tumen/contract'
import { EVER, type Writer } from '@tumen/ledger'
import { kindOfName } from '@tumen/reading'
import { makeChange } from '../change/make.ts'
import { type Desk, implement } from '../operation.ts'
import { findDocument, refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { noteAgents } from './index-by-name.ts'
import { refuseNear, withKnownNames } from './near.ts'

const NO_DOCUMENT = { code: 'unknown-document', field: 'scope' } as const

export const recordAgent = implement(agentRecord, async (desk, input, call) => {
  const agent = withKnownNames(agentOf(input, input.id ?? desk.newId('ag')))
  // Who gives an id of their own says that it is another one.
  const isAnew = input.anew || input.id !== undefined
  const change = { operation: 'agent.record', subject: agent.id, input }
  const recorded: Agent[] = []
  const answer = await makeChange(desk, call, change, async (write) => {
    // What is said of a document that is not there would tell whether somebody else has it.
    if (agent.scope !== undefined) await findDocument(desk, call.actor, agent.scope, NO_DOCUMENT)
    if (!isAnew) await refuseNear(desk, call.actor, agent, 'name')
    recorded.push(await appendAgent(desk, write, agent))
    return { id: agent.id }
  })
  await noteAgents(desk, recorded)
  return answer
})

/** The row of an agent as a caller wrote it. */
export function agentOf(input: Omit<AgentInput, 'anew'>, id: string): Agent {
  const { name, anonymity, scope, party } = input
  return {
    id,
    kind: input.kind ?? guessedKind(Object.values(name ?? {})),
    anonymity,
    ...given({ name, scope, party }),
  }
}

/** What names say that their bearer is; a person where they say nothing. */
export function guessedKind(names: readonly string[]): AgentKind {
  return names.flatMap((name) => kindOfName(name) ?? [])[0] ?? 'person'
}

/** Who is called named has a name: without one nobody could tell whose voice a claim counts. */
function namelessFindings({ anonymity, name = {} }: Agent): Finding[] {
  const isNameless = anonymity === 'named' && Object.keys(name).length === 0
  return isNameless ? [{ code: 'field_missing', field: 'name' }] : []
}

/** Refuses an agent that breaks a rule, or whose id is taken. */
export async function checkNewAgent(desk: Desk, agent: Agent): Promise<void> {
  refuseFindings([...checkRow('agent', agent), ...namelessFindings(agent)])
  if (await desk.ledger.read.agent(agent.id, EVER)) throw new Refusal('already-exists', 'id')
}

/** Appends the agent that stands for a label, when a change makes one on the way. */
export async function appendAgent(desk: Desk, write: Writer, agent: Agent): Promise<Agent> {
  await checkNewAgent(desk, agent)
  await write.append('agent', agent)
  return agent
}
