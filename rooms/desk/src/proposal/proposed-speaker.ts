// Who the speakers of proposals are. A named one is found by name, else it is new; one without a
// name belongs to its document, and there the same words mean the same one. In a document that
// is not public every new speaker stays in it: its name would tell what the document says.
import {
  type Agent,
  type AgentKind,
  type EvidenceDocument,
  isAnonymous,
  type LinkRole,
} from '@tumen/claim'
import { knownSpeaker, nearName, type Proposal, SHORT, type SpeakerLink } from '@tumen/reading'
import { agentsNamed } from '../agent/index-by-name.ts'
import { nearSpeakers, withKnownNames } from '../agent/near.ts'
import { visibleOf } from '../agent/visible.ts'
import type { Actor, Desk } from '../operation.ts'
import { nameKey } from '../place/gazetteer.ts'
import { newlySaid, type SaidSpeakers } from './said-speaker.ts'
import { settledSpeakers } from './settled-speaker.ts'

/** Who a link of a proposal means. */
export interface ProposedSpeaker {
  /** The one that is meant; new ones are recorded with the claim. */
  agent?: Agent
  isNew: boolean
  /** Those that the name may mean, when there are several, or those of near names. */
  candidates: Agent[]
  isNear?: boolean
}

type NamedLink = Pick<SpeakerLink, 'label' | 'role' | 'anonymity'>

/** The speakers of one document: whoever is asked for twice is the same. */
export interface SpeakerBook {
  speakerOf(link: NamedLink): Promise<ProposedSpeaker>
  /** All that would be recorded, by the keys of their names, for a form that repeats a name. */
  newSpeakers(): Promise<ReadonlyMap<string, Agent>>
}

/**
 * Opens the book of a document with the speakers of all its proposals: who is one is decided
 * before any of them is recorded, so that the order of acceptance makes no second one.
 */
export function openSpeakerBook(
  desk: Desk,
  { document, all }: { document: EvidenceDocument; all: readonly Pick<Proposal, 'speakers'>[] },
  { actor, said = new Map() }: { actor?: Actor; said?: SaidSpeakers } = {},
): SpeakerBook {
  const links = all.flatMap(({ speakers }) => speakers)
  const groups = groupsOf(links)
  const known = new Map<string, Promise<ProposedSpeaker>>()
  const unnamed = new Map<readonly NamedLink[], Promise<ProposedSpeaker>>()
  let claims: ReturnType<Where['settled']> | undefined
  const settled = () => {
    claims ??= settledSpeakers(desk, actor, document)
    return claims
  }
  const where = { document, actor, said, settled }
  const found = async (key: string, link: NamedLink) => {
    const own = await recordedOf(desk, where, link)
    if (own) return own
    // Nobody bears this very name: somebody of the group's other names, or one new for all.
    const group = groups.get(key) ?? [link]
    const one = unnamed.get(group) ?? findSpeaker(desk, where, group)
    unnamed.set(group, one)
    return one
  }
  const speakerOf = (link: NamedLink) => {
    const key = keyOf(link)
    const one = known.get(key) ?? found(key, link)
    known.set(key, one)
    return one
  }
  let fresh: Promise<ReadonlyMap<string, Agent>> | undefined
  const allNew = async () => {
    const others = await newlySaid(desk, document, { said, actor })
    return new Map([...others, ...(await newSpeakersOf(links, speakerOf))])
  }
  const newSpeakers = () => {
    fresh ??= allNew()
    return fresh
  }
  return { speakerOf, newSpeakers }
}

/** Two links of one key are one speaker. */
function keyOf({ label, role, anonymity }: NamedLink): string {
  const kind = role === 'publisher' ? role : isAnonymous(anonymity) ? 'nameless' : 'named'
  return `${kind} ${nameKey(label)}`
}

/** Names of a document that are compared with each other: a report has a few dozen. */
const MOST_COMPARED = 500

/**
 * The links that mean one speaker, by their keys: of one key; or of names that the list knows as
 * one, or one of which abbreviates the other and no third. Each group in the order of the text.
 */
function groupsOf(links: readonly NamedLink[]): Map<string, readonly NamedLink[]> {
  const first = new Map<string, NamedLink>()
  for (const link of links) if (!first.has(keyOf(link))) first.set(keyOf(link), link)
  const named = [...first].flatMap(([key, link]) => (key.startsWith('named ') ? [link] : []))
  const compared = named.length > MOST_COMPARED ? [] : named
  const near = new Map(
    compared.map((link) => [link, compared.filter((one) => isOneName(link, one))]),
  )
  const groups = new Map<string, readonly NamedLink[]>()
  for (const [key, link] of first) {
    const own = near.get(link) ?? [link]
    // Of two names that a third abbreviates neither is taken for the other: a person is asked.
    const isOne = own.every((one) => near.get(one)?.length === own.length)
    const joined = isOne && groups.get(keyOf(own[0] ?? link))
    groups.set(key, joined || (isOne ? own : [link]))
  }
  return groups
}

function isOneName(a: NamedLink, b: NamedLink): boolean {
  const near = nearName(a.label, b.label)
  return a === b || (near !== undefined && near !== 'within')
}

async function newSpeakersOf(
  links: readonly NamedLink[],
  speakerOf: SpeakerBook['speakerOf'],
): Promise<Map<string, Agent>> {
  const known = new Map<string, Agent>()
  for (const link of links) {
    const key = nameKey(link.label)
    if (known.has(key)) continue
    const { agent, isNew } = await speakerOf(link)
    if (agent && isNew) known.set(key, agent)
  }
  return known
}

interface Where {
  document: EvidenceDocument
  actor: Actor | undefined
  said: SaidSpeakers
  /** Whom names of this document mean by its claims. */
  settled: () => Promise<ReadonlyMap<string, string>>
}

/** Who is recorded under this very name, or publishes; nothing where nobody is. */
async function recordedOf(
  desk: Desk,
  { document, actor, said, settled }: Where,
  link: NamedLink,
): Promise<ProposedSpeaker | undefined> {
  const publisher = link.role === 'publisher' && document.publisher
  const own = publisher ? await desk.ledger.read.agent(publisher) : undefined
  if (own) return { agent: own.row, isNew: false, candidates: [] }
  // Who published is told with the document; a title is no name of anybody.
  if (link.role === 'publisher') return { isNew: false, candidates: [] }
  const bearers = await agentsNamed(desk, link.label, document.id)
  const named = actor ? await visibleOf(desk, actor, bearers) : bearers
  // Words for somebody without a name never mean somebody of another text.
  const found = isAnonymous(link.anonymity)
    ? named.filter(({ scope }) => scope === document.id)
    : named
  const [only, second] = found
  if (second) {
    const key = nameKey(link.label)
    const meant = said.get(key)?.is ?? (await settled()).get(key)
    const agent = found.find(({ id }) => id === meant)
    return agent ? { agent, isNew: false, candidates: [] } : { isNew: false, candidates: found }
  }
  return only && { agent: only, isNew: false, candidates: [] }
}

/** Who is recorded under another name of the group, else somebody new. */
async function findSpeaker(
  desk: Desk,
  where: Where,
  group: readonly NamedLink[],
): Promise<ProposedSpeaker> {
  for (const link of group) {
    const found = await recordedOf(desk, where, link)
    if (found) return found
  }
  const { document, actor, said, settled } = where
  const agent = newSpeaker(desk, document, group)
  const word = group.flatMap(({ label }) => said.get(nameKey(label)) ?? [])[0]
  // A person is asked before somebody of a near name is recorded; it is edited, and not accepted.
  const near = actor ? await nearSpeakers(desk, actor, { ...agent, scope: document.id }) : []
  const before = near.length === 0 || word ? undefined : await settledOf(group, settled)
  const same = near.find(({ id }) => id === (word?.is ?? before))
  if (same) return { agent: same, isNew: false, candidates: [] }
  if (near.length > 0 && !word?.anew) return { isNew: false, candidates: near, isNear: true }
  return { agent, isNew: true, candidates: [] }
}

/** Whom the names of a group mean by the claims of the document, where they mean only one. */
async function settledOf(
  group: readonly NamedLink[],
  settled: Where['settled'],
): Promise<string | undefined> {
  const known = await settled()
  const [only, second] = new Set(group.flatMap(({ label }) => known.get(nameKey(label)) ?? []))
  return second === undefined ? only : undefined
}

/** Of several names the longest is the name, and the shortest its abbreviation. */
function newSpeaker(desk: Desk, document: EvidenceDocument, group: readonly NamedLink[]): Agent {
  const byLength = [...group].sort((a, b) => b.label.length - a.label.length)
  const kindOf = ({ anonymity, role }: NamedLink): AgentKind =>
    anonymity === 'collective' ? 'group' : KIND_OF_ROLE[role]
  const listed = byLength.find((link) => knownSpeaker(link.label)?.kind === kindOf(link))
  const chosen = listed ?? (byLength[0] as NamedLink)
  const [name, short] = [byLength[0]?.label ?? '', byLength.at(-1)?.label ?? '']
  const { anonymity } = chosen
  const staysHere = isAnonymous(anonymity) || document.sensitivity !== 'public'
  return withKnownNames({
    id: desk.newId(staysHere ? 'an' : 'ag'),
    kind: kindOf(chosen),
    name: { und: name, ...(short === name ? {} : { [SHORT]: short }) },
    anonymity,
    ...(staysHere ? { scope: document.id } : {}),
  })
}

const KIND_OF_ROLE: Record<LinkRole, AgentKind> = {
  publisher: 'outlet',
  reprinter: 'outlet',
  outlet: 'outlet',
  outlet_desk: 'outlet_desk',
  document: 'document',
  ngo: 'organisation',
  official_body: 'official_body',
  person: 'person',
  group: 'group',
}
