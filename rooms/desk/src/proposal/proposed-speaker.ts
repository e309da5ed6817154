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
import type { Proposal, SpeakerLink } from '@tumen/reading'
import { agentsNamed } from '../agent/index-by-name.ts'
import { nearSpeakers, withKnownNames } from '../agent/near.ts'
import { visibleOf } from '../agent/visible.ts'
import type { Actor, Desk } from '../operation.ts'
import { nameKey } from '../place/gazetteer.ts'

/** Who a link of a proposal means. */
export interface ProposedSpeaker {
  /** The one that is meant; new ones are recorded with the claim. */
  agent?: Agent
  isNew: boolean
  /** Those that the name may mean, when there are several, or those of near names. */
  candidates: Agent[]
  isNear?: boolean
}

/** The speakers of one document: whoever is asked for twice is the same. */
export interface SpeakerBook {
  speakerOf(link: Pick<SpeakerLink, 'label' | 'role' | 'anonymity'>): Promise<ProposedSpeaker>
}

/** Opens the book of a document, with the speakers that its reader may know of. */
export function openSpeakerBook(
  desk: Desk,
  document: EvidenceDocument,
  actor?: Actor,
): SpeakerBook {
  const known = new Map<string, Promise<ProposedSpeaker>>()
  return {
    speakerOf: (link) => {
      const key = `${isAnonymous(link.anonymity) ? 'nameless' : link.role} ${nameKey(link.label)}`
      const found = known.get(key) ?? findSpeaker(desk, { document, actor }, link)
      known.set(key, found)
      return found
    },
  }
}

/** The new speakers of a proposal by the key of their name, for a form that repeats the name. */
export async function newSpeakersOf(
  book: SpeakerBook,
  { speakers }: Pick<Proposal, 'speakers'>,
): Promise<Map<string, Agent>> {
  const known = new Map<string, Agent>()
  for (const link of speakers) {
    const { agent, isNew } = await book.speakerOf(link)
    if (agent && isNew) known.set(nameKey(link.label), agent)
  }
  return known
}

async function findSpeaker(
  desk: Desk,
  { document, actor }: { document: EvidenceDocument; actor: Actor | undefined },
  link: Pick<SpeakerLink, 'label' | 'role' | 'anonymity'>,
): Promise<ProposedSpeaker> {
  const isNameless = isAnonymous(link.anonymity)
  const publisher = link.role === 'publisher' && document.publisher
  const own = publisher ? await desk.ledger.read.agent(publisher) : undefined
  if (own) return { agent: own.row, isNew: false, candidates: [] }
  // Who published is told with the document; a title is no name of anybody.
  if (link.role === 'publisher') return { isNew: false, candidates: [] }
  const bearers = await agentsNamed(desk, link.label, document.id)
  const named = actor ? await visibleOf(desk, actor, bearers) : bearers
  // Words for somebody without a name never mean somebody of another text.
  const found = isNameless ? named.filter(({ scope }) => scope === document.id) : named
  const [only, second] = found
  if (second) return { isNew: false, candidates: found }
  if (only) return { agent: only, isNew: false, candidates: [] }
  const agent = newSpeaker(desk, document, link)
  // A person is asked before somebody of a near name is recorded; it is edited, and not accepted.
  const near = actor ? await nearSpeakers(desk, actor, { ...agent, scope: document.id }) : []
  if (near.length > 0) return { isNew: false, candidates: near, isNear: true }
  return { agent, isNew: true, candidates: [] }
}

function newSpeaker(
  desk: Desk,
  document: EvidenceDocument,
  { label, role, anonymity }: Pick<SpeakerLink, 'label' | 'role' | 'anonymity'>,
): Agent {
  const staysHere = isAnonymous(anonymity) || document.sensitivity !== 'public'
  return withKnownNames({
    id: desk.newId(staysHere ? 'an' : 'ag'),
    kind: anonymity === 'collective' ? 'group' : KIND_OF_ROLE[role],
    name: { und: label },
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
