// Agents by name, kept in memory while a workspace is open, so that recording one claim does
// not read every agent. Only this process changes the workspace, so what it adds is noted here.
import type { Agent } from '@tumen/claim'
import type { Ledger } from '@tumen/ledger'
import { nameKey } from './gazetteer.ts'

type NameIndex = Map<string, Agent[]>

const indexes = new WeakMap<Ledger, Promise<NameIndex>>()

/** Agents that bear this name, whatever the case, accents and spaces. */
export async function agentsNamed(ledger: Ledger, name: string): Promise<Agent[]> {
  const known = indexes.get(ledger)
  const index = known ?? loadIndex(ledger)
  if (!known) {
    indexes.set(ledger, index)
    index.catch(() => indexes.delete(ledger))
  }
  return (await index).get(nameKey(name)) ?? []
}

/** Adds agents that were recorded just now. */
export async function noteAgents(ledger: Ledger, agents: Agent[]): Promise<void> {
  const index = await indexes.get(ledger)
  if (index) for (const agent of agents) addAgent(index, agent)
}

async function loadIndex(ledger: Ledger): Promise<NameIndex> {
  const index: NameIndex = new Map()
  for (const { row } of await ledger.read.agents()) addAgent(index, row)
  return index
}

function addAgent(index: NameIndex, agent: Agent): void {
  for (const key of new Set(Object.values(agent.name ?? {}).map(nameKey))) {
    const others = (index.get(key) ?? []).filter(({ id }) => id !== agent.id)
    index.set(key, [...others, agent])
  }
}
