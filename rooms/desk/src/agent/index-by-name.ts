// Agents by name, kept in memory while a workspace is open, so that recording one claim does
// not read every agent: ids and names only, because a workspace may have hundreds of thousands
// that exist in one document each. Only this process changes the workspace: what it adds is noted,
// and what others added meanwhile is read on.
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

/** Entries as they became known, and the places among them of those that bear a name. */
interface NameIndex {
  entries: Entry[]
  byName: Map<string, number[]>
  ids: Set<string>
  /** The last that was read; those that were only noted come again. */
  last?: string
}

/** What is known, and whether agents may have come since. */
export interface KnownAgents {
  index: Promise<NameIndex>
  isWhole: boolean
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

/** Ids of the agents one of whose names holds each of the words, as they became known. */
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
  const index = await memory.agents?.index
  if (index) for (const agent of agents) addAgent(index, agent)
}

/** Lets the agents that others added be read. */
export function readAgentsOn({ memory }: Pick<Remembered, 'memory'>): void {
  if (memory.agents) memory.agents.isWhole = false
}

/** Forgets what was read, after agents went or came back. */
export function forgetAgents({ memory }: Remembered): void {
  delete memory.agents
}

function indexOf({ ledger, memory }: Remembered): Promise<NameIndex> {
  const before = memory.agents
  if (before?.isWhole) return before.index
  const index = readOn(ledger, before?.index)
  memory.agents = { index, isWhole: true }
  index.catch(() => delete memory.agents)
  return index
}

async function readOn(ledger: Ledger, before?: Promise<NameIndex>): Promise<NameIndex> {
  const index: NameIndex = (await before) ?? { entries: [], byName: new Map(), ids: new Set() }
  for (;;) {
    const page = await ledger.read.agentPage({ limit: PAGE, ...given({ after: index.last }) })
    for (const { row } of page) addAgent(index, row)
    const last = page.at(-1)
    if (last) index.last = last.row.id
    if (page.length < PAGE) return index
  }
}

function addAgent({ entries, byName, ids }: NameIndex, { id, scope, name }: Agent): void {
  if (ids.has(id)) return
  ids.add(id)
  const names = [...new Set(Object.values(name ?? {}))]
  const place = entries.push({ id, names, ...given({ scope }) }) - 1
  for (const key of new Set(names.map(nameKey))) {
    const bearers = byName.get(key)
    if (bearers) bearers.push(place)
    else byName.set(key, [place])
  }
}
