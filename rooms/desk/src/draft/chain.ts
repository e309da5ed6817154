// From ids and labels to a speaker chain. Named agents are found by name; an anonymous origin is
// found only inside the same document, else it is made, scoped to that document. Who exists only in
// a document that is not open to the person who asks is not there.
import {
  type Agent,
  type AgentKind,
  type Anonymity,
  type ChainLink,
  given,
  isAnonymous,
  type LinkRole,
} from '@tumen/claim'
import { agentsNamed } from '../agent/index-by-name.ts'
import { nearRefusal, nearSpeakers } from '../agent/near.ts'
import { visibleAgents, visibleOf } from '../agent/visible.ts'
import { contradiction } from '../claim/form-contradiction.ts'
import type { Actor, Desk } from '../operation.ts'
import { nameKey } from '../place/gazetteer.ts'
import { Refusal } from '../refusal.ts'
import { attempt } from './attempt.ts'

/** What the form says about who speaks. */
export interface ChainForm {
  chain?: string[] | undefined
  anonymity?: Anonymity | undefined
  anonymityReason?: string | undefined
  direct?: boolean | undefined
}

/** One speaker of a chain as it was understood. */
export interface Speaker {
  agent: Agent
  label: string
  /** It will be recorded with the claim. */
  isNew: boolean
}

/** A chain, and the agents that must be recorded with it; `links` only when all are known. */
export interface DraftedChain {
  /** In the order of the form; nothing where a speaker is not known or not one alone. */
  speakers: (Speaker | undefined)[]
  links?: ChainLink[]
  created: Agent[]
}

interface Where {
  document: { id: string; publisher?: string }
  actor: Actor
  /** New speakers that a proposal of this document names, by the key of their name. */
  proposed?: ReadonlyMap<string, Agent>
}

/** The chain of a claim in a document; without words about it, the publisher alone. */
export async function draftChain(
  desk: Desk,
  { document, actor, proposed }: Where,
  form: ChainForm,
  problems: Refusal[],
): Promise<DraftedChain> {
  const entries = form.chain ?? (document.publisher === undefined ? [] : [document.publisher])
  if (entries.length === 0) problems.push(new Refusal('unknown-agent', 'chain'))
  const speakers: DraftedChain['speakers'] = []
  for (const [n, entry] of entries.entries()) {
    const found = await agentsMeant(desk, { actor, document: document.id }, entry)
    const isUnknown = found.length === 0 && proposed?.get(nameKey(entry)) === undefined
    const anonymity = n === entries.length - 1 ? form.anonymity : undefined
    const how = {
      near: isUnknown ? await nearNamed(desk, { actor, document: document.id }, entry) : [],
      field: `chain.${n}`,
      document: document.id,
      anonymity,
      proposed: proposed?.get(nameKey(entry)),
    }
    speakers.push(attempt(problems, () => speakerOf(desk, found, entry, how)))
  }
  const known = speakers.filter((speaker) => speaker !== undefined)
  const isWhole = known.length > 0 && known.length === speakers.length
  return {
    speakers,
    ...(isWhole ? { links: known.map((one, n) => linkOf(one, n, known.length, form)) } : {}),
    created: known.filter(({ isNew }) => isNew).map(({ agent }) => agent),
  }
}

/** The agents that an entry may mean: the one of that id, else all that bear the name here. */
export async function agentsMeant(
  desk: Desk,
  { actor, document }: { actor: Actor; document: string },
  entry: string,
): Promise<Agent[]> {
  const byId = await desk.ledger.read.agent(entry)
  const [visible] = byId ? await visibleAgents(desk, actor, [byId]) : []
  if (visible) return [visible.row]
  return visibleOf(desk, actor, await agentsNamed(desk, entry, document))
}

/** Who bears a name near to one that nobody bears. */
function nearNamed(
  desk: Desk,
  { actor, document }: { actor: Actor; document: string },
  entry: string,
): Promise<Agent[]> {
  const name = { und: entry }
  return nearSpeakers(desk, actor, { kind: 'person', name, anonymity: 'named', scope: document })
}

function speakerOf(
  desk: Desk,
  found: Agent[],
  entry: string,
  how: {
    near: readonly Agent[]
    field: string
    document: string
    anonymity: Anonymity | undefined
    proposed: Agent | undefined
  },
): Speaker {
  const [only, second] = found
  if (second) {
    const candidates = found.slice(0, 20).map(({ id }) => ({ candidate: id }))
    throw new Refusal('unknown-agent', how.field, candidates)
  }
  if (only) {
    if (how.anonymity !== undefined && how.anonymity !== only.anonymity)
      throw contradiction('choices_contradict', 'anonymity', 'chain')
    return { agent: only, label: only.id === entry ? labelOf(only) : entry, isNew: false }
  }
  const { proposed, anonymity = proposed?.anonymity } = how
  if (proposed && anonymity === proposed.anonymity)
    return { agent: proposed, label: entry, isNew: true }
  if (anonymity === undefined || !isAnonymous(anonymity))
    throw how.near.length > 0
      ? nearRefusal(how.near, how.field)
      : new Refusal('unknown-agent', how.field)
  const kind: AgentKind = anonymity === 'collective' ? 'group' : 'person'
  const agent: Agent = {
    id: desk.newId('an'),
    kind,
    name: { und: entry },
    anonymity,
    scope: how.document,
  }
  return { agent, label: entry, isNew: true }
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
  const reason = isLast ? form.anonymityReason : undefined
  return {
    agent: agent.id,
    label,
    role: n === 0 && agent.kind === 'outlet' ? 'publisher' : ROLE_OF_KIND[agent.kind],
    relation: isLast ? 'speaks' : n === length - 2 ? 'quotes' : 'cites',
    // Who publishes alone speaks in its own voice, unless somebody says that it is quoted.
    mode: isLast && (length > 1 || form.direct) ? spoken : 'own_voice',
    anonymity: agent.anonymity,
    ...given({ anonymityReason: reason }),
  }
}
