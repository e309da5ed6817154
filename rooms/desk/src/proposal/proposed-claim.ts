// From a proposal to the claim that it would be: the reader's fields, the document's dates and
// sensitivity, and for each speaker who that is. What nobody knows yet is left to the person.
import {
  type Agent,
  type ChainLink,
  type Claim,
  type ClaimPlace,
  type EvidenceDocument,
  given,
} from '@tumen/claim'
import type { Proposal, SpeakerLink } from '@tumen/reading'
import { Refusal } from '../refusal.ts'
import type { ProposedSpeaker, SpeakerBook } from './proposed-speaker.ts'

/** A proposal with its speakers: the chain is whole when every one is known or new. */
export interface ProposedClaim {
  claim: Omit<Claim, 'id' | 'chain' | 'origin' | 'extraction'>
  chain: { link: SpeakerLink; speaker: ProposedSpeaker }[]
}

/** The claim of a proposal, without an id and not recorded. */
export async function proposedClaim(
  proposal: Proposal,
  document: EvidenceDocument,
  book: SpeakerBook,
): Promise<ProposedClaim> {
  const chain: ProposedClaim['chain'] = []
  for (const link of proposal.speakers) chain.push({ link, speaker: await book.speakerOf(link) })
  return { claim: claimOf(proposal, document), chain: withoutEchoes(chain) }
}

/** Whoever passes on its own words is one speaker and not two. */
function withoutEchoes(chain: ProposedClaim['chain']): ProposedClaim['chain'] {
  const kept: ProposedClaim['chain'] = []
  for (const one of chain) {
    const last = kept.at(-1)
    const id = one.speaker.agent?.id
    if (!last || id === undefined || last.speaker.agent?.id !== id) kept.push(one)
    else kept.splice(-1, 1, { ...one, link: { ...one.link, role: last.link.role } })
  }
  return kept
}

function claimOf(proposal: Proposal, document: EvidenceDocument): ProposedClaim['claim'] {
  const { kind, position, quote, quantity, places, times, modality, modalityCue } = proposal
  const { condition, comparison } = proposal
  const said = proposal.speakers.at(-1)?.date ?? document.published
  return {
    doc: document.id,
    kind,
    position,
    quote,
    proposition: propositionOf(proposal),
    ...given({ quantity }),
    places: places.map(ownPlace),
    times,
    modality,
    ...given({ modalityCue }),
    basis: 'unknown',
    ...(condition === undefined ? {} : { condition: { text: condition } }),
    ...given({ comparison }),
    asserted: { earliest: said.earliest, latest: said.latest },
    published: document.published.latest,
    sensitivity: sensitivityOf(proposal, document),
  }
}

function propositionOf({ act, affected, polarity, habitual, quote }: Proposal) {
  return {
    act,
    ...given({ affected }),
    polarity,
    ...given({ habitual }),
    text: quote.map(({ text }) => text).join(' … '),
  }
}

/** A place taken over from another proposal names no claim: that one may never be recorded. */
function ownPlace({ inheritedFrom: _, ...place }: ClaimPlace): ClaimPlace {
  return place
}

/** Never less than the document's own, nor than the reader says. */
function sensitivityOf(proposal: Proposal, document: EvidenceDocument): Claim['sensitivity'] {
  const isOpen = document.sensitivity === 'public' && proposal.kind !== 'source_profile'
  return isOpen ? (proposal.sensitivity ?? 'public') : 'restricted'
}

/** The chain as a claim holds it; refuses when a name means several or nobody speaks. */
export function wholeChain(
  chain: ProposedClaim['chain'],
  key: string,
): { links: ChainLink[]; agents: Agent[] } {
  if (chain.length === 0) throw new Refusal('unknown-agent', 'chain', [{ proposal: key }])
  const links: ChainLink[] = []
  const agents: Agent[] = []
  for (const [n, { link, speaker }] of chain.entries()) {
    const { agent, isNew, candidates, isNear } = speaker
    if (!agent) {
      const named = candidates.slice(0, 20).map(({ id }) => ({ proposal: key, candidate: id }))
      throw new Refusal(isNear ? 'near-speaker' : 'unknown-agent', `chain.${n}`, named)
    }
    links.push({ ...link, agent: agent.id })
    if (isNew) agents.push(agent)
  }
  return { links, agents }
}
