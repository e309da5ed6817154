// Agents by name, kept in memory while a workspace is open, so that recording one claim does not
// read every agent. A workspace may have hundreds of thousands that exist in one document each: of
// these only name and id are kept, and who may speak in a document is read when it is asked. Only
// this process changes the workspace: what it adds is noted, what others added is read on.
import { type Agent, given } from '@tumen/claim'
import type { Ledger } from '@tumen/ledger'
import type { Remembered } from '../operation.ts'
import { nameKey } from '../place/gazetteer.ts'

/** An agent of no document, as the index knows it. */
interface Entry {
  id: string
  /** As they are written. */
  names: readonly string[]
}

/** Agents in the order in which they became known. */
interface NameIndex {
  /** Of no document, by id. */
  entries: Map<string, Entry>
  /** Ids of these by name. */
  byName: Map<string, string[]>
  /** Ids of those of one document by name. */
  ofDocument: Map<string, string[]>
  /** Those that were noted: they come again when the index is read on. */
  noted: Set<string>
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
  const { byName } = await indexOf(desk)
  const key = nameKey(name)
  const ids = byName.get(key) ?? []
  const found = ids.length > 0 ? await desk.ledger.read.agents(ids) : []
  const own = await agentsOf(desk, document)
  return [
    ...found.map(({ row }) => row),
    ...own.filter((agent) => namesOf(agent).some((one) => nameKey(one) === key)),
  ]
}

/** Every agent with a name that may speak in a document, to compare the names with new ones. */
export async function namedAgents(desk: Remembered, document?: string): Promise<Entry[]> {
  const { entries } = await indexOf(desk)
  const own = (await agentsOf(desk, document)).map((one) => ({ id: one.id, names: namesOf(one) }))
  return [...entries.values(), ...own].filter(({ names }) => names.length > 0)
}

/** The agents that exist in one document alone. */
async function agentsOf({ ledger }: Remembered, document?: string): Promise<Agent[]> {
  if (document === undefined) return []
  const found: Agent[] = []
  for (;;) {
    const last = found.at(-1)
    const after = given({ after: last?.id })
    const page = await ledger.read.agentPage({ scope: document, limit: PAGE, ...after })
    found.push(...page.map(({ row }) => row))
    if (page.length < PAGE) return found
  }
}

function namesOf({ name }: Agent): string[] {
  return [...new Set(Object.values(name ?? {}))]
}

/** Ids of the agents one of whose names holds each of the words: those of no document first. */
export async function agentsWithWords(desk: Remembered, words: string): Promise<string[]> {
  const { byName, ofDocument } = await indexOf(desk)
  const keys = words.split(/\s+/).map(nameKey).filter(Boolean)
  if (keys.length === 0) return []
  const ids = [byName, ofDocument].flatMap((names) =>
    [...names].flatMap(([name, bearers]) =>
      keys.every((key) => name.includes(key)) ? bearers : [],
    ),
  )
  return [...new Set(ids)]
}

/** Adds agents that were recorded just now. */
export async function noteAgents({ memory }: Remembered, agents: Agent[]): Promise<void> {
  const index = await memory.agents?.index
  if (!index) return
  for (const agent of agents) {
    addAgent(index, agent)
    index.noted.add(agent.id)
  }
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
  const index = (await before) ?? newIndex()
  for (;;) {
    const page = await ledger.read.agentPage({ limit: PAGE, ...given({ after: index.last }) })
    for (const { row } of page) if (!index.noted.delete(row.id)) addAgent(index, row)
    const last = page.at(-1)
    if (last) index.last = last.row.id
    if (page.length < PAGE) return index
  }
}

function newIndex(): NameIndex {
  return { entries: new Map(), byName: new Map(), ofDocument: new Map(), noted: new Set() }
}

function addAgent({ entries, byName, ofDocument }: NameIndex, agent: Agent): void {
  const { id, scope } = agent
  const names = namesOf(agent)
  if (scope === undefined) entries.set(id, { id, names })
  const index = scope === undefined ? byName : ofDocument
  for (const key of new Set(names.map(nameKey))) {
    const bearers = index.get(key)
    if (bearers) bearers.push(id)
    else index.set(key, [id])
  }
}
