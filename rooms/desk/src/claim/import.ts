// claim.import: many claims at once, all or nothing, in any order, under one leaf. Every problem of
// every claim is reported before anything is written. A claim in a file is named by its number.
import { type Agent, type AgentRelation, checkRow } from '@tumen/claim'
import { claimImport } from '@tumen/contract'
import { EVER, type Writer } from '@tumen/ledger'
import { noteAgents } from '../agent/index-by-name.ts'
import { agentOf } from '../agent/record.ts'
import { digestOf, makeChange, pause } from '../change/make.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { type Gazetteer, gazetteerOf } from '../place/gazetteer.ts'
import { can } from '../policy.ts'
import { detailsOf } from '../record/find.ts'
import { Refusal, type RefusalDetail } from '../refusal.ts'
import { appendSpeakersOf } from './copied-speaker.ts'
import { type CheckedImport, checkImport, type ReadClaim, readImport } from './import-check.ts'
import { scopesOf } from './scope.ts'

export const importClaims = implement(claimImport, async (desk, input, call) => {
  const agents = (input.agents ?? []).map(({ label, ...agent }) =>
    agentOf({ ...agent, name: agent.name ?? (label ? { und: label } : undefined) }, agent.id),
  )
  const agentRelations = input.agentRelations ?? []
  await checkAgents(desk, call, agents, agentRelations)
  const claims = readImport(input.claims)
  const added = new Set(agents.map((agent) => agent.id))
  const checked = await checkImport(desk, call, claims, added)
  const change = { operation: 'claim.import', subject: 'import', input }
  const work = { ...checked, call, gazetteer: await gazetteerOf(desk) }
  const recorded: Agent[] = []
  const answer = await nameDuplicates(desk, claims, () =>
    makeChange(desk, call, change, async (write) => {
      const fresh = await newAgents(desk, agents)
      for (const agent of fresh) await write.append('agent', agent)
      recorded.push(...fresh)
      for (const row of agentRelations) await write.append('agent_relation', row)
      const counting = await writeClaims(work, write)
      const written = claims.map(({ claim }) => claim)
      await appendSpeakersOf(desk, write, written, fresh)
      return { imported: claims.length, agents: fresh.length, counting }
    }),
  )
  await noteAgents(desk, recorded)
  return answer
})

interface Work extends CheckedImport {
  call: Call
  gazetteer: Gazetteer
}

/** Writes claims, then their relations; gives how many of them count at once. */
async function writeClaims(work: Work, write: Writer): Promise<number> {
  const { call, claims, gazetteer } = work
  let counting = 0
  for (const [n, read] of claims.entries()) {
    if (n % 500 === 0) await pause(call, 'write', n, claims.length)
    const claim = work.asStored(read.claim)
    if (claim.extraction.reviewed) counting++
    await write.appendClaim(claim, scopesOf(claim, gazetteer))
  }
  for (const { claim, relations } of claims)
    for (const relation of relations)
      await write.append('claim_relation', { from: claim.id, ...relation })
  await pause(call, 'write', claims.length, claims.length)
  return counting
}

/** Rows that break a rule, and judgements on agents by somebody who may not make them. */
async function checkAgents(
  desk: Desk,
  call: Call,
  agents: Agent[],
  relations: AgentRelation[],
): Promise<void> {
  if (relations.length > 0 && !can(call.actor, 'agent.relate'))
    throw new Refusal('not-allowed', 'agentRelations')
  const added = new Set(agents.map((agent) => agent.id))
  const problems: RefusalDetail[] = []
  if (added.size < agents.length) problems.push({ code: 'id_repeated', field: 'agents' })
  for (const [n, agent] of agents.entries())
    problems.push(...detailsOf(checkRow('agent', agent), { agent: n }))
  for (const [n, row] of relations.entries()) {
    problems.push(...detailsOf(checkRow('agent_relation', row), { agentRelation: n }))
    for (const id of [row.a, row.b])
      if (!added.has(id) && !(await desk.ledger.read.agent(id)))
        problems.push({ code: 'relation_target_missing', agentRelation: n })
  }
  if (problems.length > 0) throw new Refusal('findings', 'agents', problems.slice(0, 1000))
}

/** Agents that are not there yet; refuses one that is there with other content, or was undone. */
async function newAgents(desk: Desk, agents: Agent[]): Promise<Agent[]> {
  const { read } = desk.ledger
  const found =
    agents.length > 0
      ? await read.agents(
          agents.map(({ id }) => id),
          EVER,
        )
      : []
  const undone = read.undone()
  const known = new Map(found.map(({ row }) => [row.id, digestOf(row)]))
  const other = agents.filter(({ id }) => known.has(id))
  const gone = new Set(found.filter(({ leaf }) => undone.has(leaf)).map(({ row }) => row.id))
  const changed = other.filter(
    (agent) => gone.has(agent.id) || known.get(agent.id) !== digestOf(agent),
  )
  if (changed.length > 0)
    throw new Refusal(
      'already-exists',
      'agents',
      changed.slice(0, 100).map(({ id }) => ({ agent: id })),
    )
  return agents.filter(({ id }) => !known.has(id))
}

/** The store refuses a second row of one id; which ones they are is looked up only then. */
async function nameDuplicates<R>(
  desk: Desk,
  claims: readonly ReadClaim[],
  work: () => Promise<R>,
): Promise<R> {
  try {
    return await work()
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'duplicate') throw error
    const known = await takenIds(desk, claims)
    if (known.length > 0) throw new Refusal('duplicate-claim', 'claims', known)
    // Ids of claims that were undone stay taken.
    throw new Refusal('already-exists', 'claims', await takenIds(desk, claims, EVER))
  }
}

async function takenIds(
  desk: Desk,
  claims: readonly ReadClaim[],
  countedAt?: string,
): Promise<RefusalDetail[]> {
  const taken: RefusalDetail[] = []
  for (const { claim } of claims)
    if (taken.length < 1000 && (await desk.ledger.read.claim(claim.id, countedAt)))
      taken.push({ claim: claim.id })
  return taken
}
