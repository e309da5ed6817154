// Agents by name, kept in memory while a workspace is open, so that recording one claim does
// not read every agent: ids and names only, because a workspace may have hundreds of thousands
// that exist in one document each. Only this process changes the workspace: what it adds is noted.
import { type Agent, given } from '@tumen/claim'
import type { Ledger } from '@tumen/ledger'
import type { Remembered } from '../operation.ts'
import { nameKey } from '../place/gazetteer.ts'

/** An agent as the index knows it. */
interface Entry {
  id: string
  scope?: string
  /** As they are written. */
  names: readonly string[]
}

/** Entries in the order of recording, and the places in this order of those that bear a name. */
export interface NameIndex {
  entries: Entry[]
  byName: Map<string, number[]>
}

const PAGE = 1000

/**
 * Agents that bear this name, whatever the case, accents and spaces, and may speak in a document:
 * those of no document and those of this one.
 */
export async function agentsNamed(
  desk: Remembered,
  name: string,
  document?: string,
): Promise<Agent[]> {
  const { entries, byName } = await indexOf(desk)
  const ids = (byName.get(nameKey(name)) ?? []).flatMap((place) => {
    const entry = entries[place]
    return entry && (entry.scope === undefined || entry.scope === document) ? [entry.id] : []
  })
  if (ids.length === 0) return []
  return (await desk.ledger.read.agents(ids)).map(({ row }) => row)
}

/** Every agent with a name that may speak in a document, to compare the names with new ones. */
export async function namedAgents(
  desk: Remembered,
  document?: string,
): Promise<{ id: string; names: readonly string[] }[]> {
  const { entries } = await indexOf(desk)
  return entries.filter(
    ({ scope, names }) => names.length > 0 && (scope === undefined || scope === document),
  )
}

/** Ids of the agents one of whose names holds each of the words, in the order of recording. */
export async function agentsWithWords(desk: Remembered, words: string): Promise<string[]> {
  const { entries, byName } = await indexOf(desk)
  const keys = words.split(/\s+/).map(nameKey).filter(Boolean)
  if (keys.length === 0) return []
  const places = new Set<number>()
  for (const [name, bearers] of byName)
    if (keys.every((key) => name.includes(key))) for (const place of bearers) places.add(place)
  const inOrder = [...places].sort((a, b) => a - b)
  return inOrder.map((place) => (entries[place] as Entry).id)
}

/** Adds agents that were recorded just now. */
export async function noteAgents({ memory }: Remembered, agents: Agent[]): Promise<void> {
  const index = await memory.agents
  if (index) for (const agent of agents) addAgent(index, agent)
}

/** Forgets what was read, after agents went or came back. */
export function forgetAgents({ memory }: Remembered): void {
  delete memory.agents
}

function indexOf({ ledger, memory }: Remembered): Promise<NameIndex> {
  if (memory.agents) return memory.agents
  const index = loadIndex(ledger)
  memory.agents = index
  index.catch(() => delete memory.agents)
  return index
}

async function loadIndex(ledger: Ledger): Promise<NameIndex> {
  const index: NameIndex = { entries: [], byName: new Map() }
  for (let after: string | undefined; ; ) {
    const page = await ledger.read.agentPage({ limit: PAGE, ...(after ? { after } : {}) })
    for (const { row } of page) addAgent(index, row)
    if (page.length < PAGE) return index
    after = page.at(-1)?.row.id
  }
}

function addAgent({ entries, byName }: NameIndex, { id, scope, name }: Agent): void {
  const names = [...new Set(Object.values(name ?? {}))]
  const place = entries.push({ id, names, ...given({ scope }) }) - 1
  for (const key of new Set(names.map(nameKey))) {
    const bearers = byName.get(key)
    if (bearers) bearers.push(place)
    else byName.set(key, [place])
  }
}
