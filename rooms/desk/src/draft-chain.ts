// From ids and labels to a speaker chain. Named agents are found by name; an anonymous origin
// is found only inside the same document, else it is made, scoped to that document.
import {
  type Agent,
  type AgentKind,
  type Anonymity,
  type ChainLink,
  isAnonymous,
  type LinkRole,
} from '@tumen/claim'
import { agentsNamed } from './agent-index.ts'
import type { Desk } from './operation.ts'
import { Refusal } from './refusal.ts'

/** What the form says about who speaks. */
export interface ChainForm {
  chain?: string[] | undefined
  anonymity?: Anonymity | undefined
  anonymityReason?: string | undefined
  direct?: boolean | undefined
}

/** A chain, and the agents that must be recorded with it. */
export interface DraftedChain {
  links: ChainLink[]
  created: Agent[]
}

interface Speaker {
  agent: Agent
  label: string
  isNew: boolean
}

/** The chain of a claim in a document; without words about it, the publisher alone. */
export async function draftChain(
  desk: Desk,
  document: { id: string; publisher?: string },
  form: ChainForm,
): Promise<DraftedChain> {
  const entries = form.chain ?? (document.publisher === undefined ? [] : [document.publisher])
  if (entries.length === 0) throw new Refusal('unknown-agent', 'chain')
  const speakers: Speaker[] = []
  for (const [n, entry] of entries.entries()) {
    const anonymity = n === entries.length - 1 ? form.anonymity : undefined
    speakers.push(await findSpeaker(desk, document.id, entry, { field: `chain.${n}`, anonymity }))
  }
  const links = speakers.map((speaker, n) => linkOf(speaker, n, speakers.length, form))
  return { links, created: speakers.filter(({ isNew }) => isNew).map(({ agent }) => agent) }
}

async function findSpeaker(
  desk: Desk,
  document: string,
  entry: string,
  how: { field: string; anonymity: Anonymity | undefined },
): Promise<Speaker> {
  const byId = await desk.ledger.read.agent(entry)
  if (byId) return { agent: byId.row, label: labelOf(byId.row), isNew: false }
  const named = await agentsByLabel(desk, document, entry)
  const [only, second] = named
  if (second) {
    const candidates = named.slice(0, 20).map(({ id }) => ({ candidate: id }))
    throw new Refusal('unknown-agent', how.field, candidates)
  }
  if (only) return { agent: only, label: entry, isNew: false }
  if (how.anonymity === undefined || !isAnonymous(how.anonymity))
    throw new Refusal('unknown-agent', how.field)
  const kind: AgentKind = how.anonymity === 'collective' ? 'group' : 'person'
  const agent: Agent = {
    id: desk.newId('an'),
    kind,
    name: { und: entry },
    anonymity: how.anonymity,
    scope: document,
  }
  return { agent, label: entry, isNew: true }
}

/** Agents with this name that may speak here: unscoped ones, and those of this document. */
async function agentsByLabel(desk: Desk, document: string, label: string): Promise<Agent[]> {
  return agentsNamed(desk.ledger, label, document)
}

function labelOf(agent: Agent): string {
  const names = agent.name ?? {}
  return names.en ?? names.und ?? Object.values(names)[0] ?? agent.id
}

const ROLE_OF_KIND: Record<AgentKind, LinkRole> = {
  person: 'person',
  organisation: 'ngo',
  outlet: 'outlet',
  outlet_desk: 'outlet_desk',
  document: 'document',
  official_body: 'official_body',
  group: 'group',
}

function linkOf(speaker: Speaker, n: number, length: number, form: ChainForm): ChainLink {
  const { agent, label } = speaker
  const isLast = n === length - 1
  const spoken = form.direct ? 'direct_quote' : 'indirect_quote'
  const reason = isLast && isAnonymous(agent.anonymity) ? form.anonymityReason : undefined
  return {
    agent: agent.id,
    label,
    role: n === 0 && agent.kind === 'outlet' ? 'publisher' : ROLE_OF_KIND[agent.kind],
    relation: isLast ? 'speaks' : n === length - 2 ? 'quotes' : 'cites',
    mode: isLast && length > 1 ? spoken : 'own_voice',
    anonymity: agent.anonymity,
    ...(reason === undefined ? {} : { anonymityReason: reason }),
  }
}
