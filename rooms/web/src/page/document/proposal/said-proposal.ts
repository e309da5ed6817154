// A proposal as its claim would be with what was said on its card so far. The desk reads it as it
// would be recorded, and records nothing.
import { given } from '@tumen/claim'
import { Refusal } from '@tumen/desk'
import type { Ask } from '../../../door/ask.ts'
import { answersOf, changesOf, speakersOf } from './posted-answer.ts'
import type { ShownProposal } from './proposal-answer.ts'

/**
 * The proposal with the answers of the posted card; as it was, where they cannot be taken. What is
 * wrong is said when the card is accepted, at the field that it concerns; but a place that nobody
 * knows is asked about at once.
 */
export async function saidProposal(
  ask: Ask,
  proposal: ShownProposal,
): Promise<{ proposal: ShownProposal; isPlaceUnknown: boolean }> {
  try {
    return await understoodProposal(ask, proposal)
  } catch (error) {
    if (error instanceof Refusal) return { proposal, isPlaceUnknown: false }
    throw error
  }
}

async function understoodProposal(
  { form, call, param }: Ask,
  proposal: ShownProposal,
): ReturnType<typeof saidProposal> {
  const { understood, problems } = await call('claim.check', {
    ...{ document: param('id'), proposal: proposal.id },
    ...{ answers: answersOf(form), speakers: speakersOf(form, proposal) },
    ...changesOf(form, proposal),
  })
  const { chain, quantity, ...fields } = understood
  const links = chain?.map(({ agent, ...link }) => {
    return { ...link, ...(agent === '' ? {} : { agent }), isNew: agent === '', candidates: [] }
  })
  const span = quantity?.span ?? proposal.claim.quantity?.span
  const number = quantity && span ? { ...quantity, span } : undefined
  const claim = { ...proposal.claim, ...fields, ...given({ quantity: number }) }
  const isPlaceUnknown = problems.some(({ code }) => code === 'unknown-place')
  return { proposal: { ...proposal, claim, ...given({ chain: links }) }, isPlaceUnknown }
}
