// From the short form to a whole claim: quotes become spans, words become a quantity, names
// become places and agents, partial dates become intervals. Nothing is guessed: what cannot be
// read is refused.
import type { Act, Agent, Claim, EvidenceDocument, Span } from '@tumen/claim'
import type { ClaimForm } from './claim-form.ts'
import { draftChain } from './draft-chain.ts'
import { draftPlaces } from './draft-place.ts'
import { draftQuantity } from './draft-quantity.ts'
import { quoteSpans } from './draft-quote.ts'
import { draftTimes, readInterval } from './draft-time.ts'
import { gazetteerOf } from './gazetteer.ts'
import type { Desk } from './operation.ts'
import { Refusal } from './refusal.ts'

/** The document that a claim is drafted in. */
export interface DraftSource {
  document: EvidenceDocument
  text: string
}

/** A drafted claim, and the agents that must be recorded with it. */
export interface DraftedClaim {
  claim: Claim
  created: Agent[]
}

/** Drafts a claim; refuses the first field that cannot be read. */
export async function draftClaim(
  desk: Desk,
  form: ClaimForm,
  source: DraftSource,
  made: { id: string; by: string },
): Promise<DraftedClaim> {
  const { document, text } = source
  if (!form.quote || form.quote.length === 0) throw new Refusal('invalid-input', 'quote')
  if (form.act === undefined) throw new Refusal('invalid-input', 'act')
  const quote = quoteSpans(text, form.quote, form.offset)
  const quantity = draftQuantity(form, source, quote)
  const gazetteer = await gazetteerOf(desk.ledger)
  const { links, created } = await draftChain(desk, document, form)
  const asserted =
    form.said === undefined ? { ...document.published } : readInterval(form.said, 'said')
  const claim: Claim = {
    id: made.id,
    doc: document.id,
    kind: form.kind ?? (quantity ? 'quantity' : 'occurrence'),
    position: form.position,
    quote,
    proposition: propositionOf(form, form.act, quote),
    ...(quantity === undefined ? {} : { quantity }),
    places: draftPlaces(form, form.act, { text, quote }, gazetteer),
    times: draftTimes(form, { text, quote }, asserted),
    chain: links,
    origin: links.at(-1)?.agent ?? '',
    ...voiceOf(form, links.length),
    asserted,
    published: document.published.latest,
    sensitivity: sensitivityOf(form, document),
    ...extrasOf(form),
    extraction: { method: 'human', reviewed: false, by: made.by },
  }
  return { claim, created }
}

function propositionOf(form: ClaimForm, act: Act, quote: Span[]): Claim['proposition'] {
  const { affected, population, restrict, actor } = form
  const hasGroup = affected !== undefined || population !== undefined || restrict !== undefined
  return {
    act,
    ...(actor === undefined ? {} : { actor: [{ label: actor }] }),
    ...(hasGroup
      ? {
          affected: {
            label: affected ?? 'persons',
            ...(population === undefined ? {} : { population }),
            ...(restrict === undefined ? {} : { restrict }),
          },
        }
      : {}),
    polarity: form.denied ? 'denied' : 'affirmed',
    text: form.text ?? quote.map((span) => span.text).join(' … '),
  }
}

function voiceOf(form: ClaimForm, links: number): Pick<Claim, 'modality' | 'basis'> {
  const { modality, modalityCue, basis } = form
  const said = links > 1 ? 'reported' : 'asserted'
  return {
    modality: modality ?? said,
    ...(modalityCue === undefined ? {} : { modalityCue }),
    basis,
  }
}

function sensitivityOf(form: ClaimForm, document: EvidenceDocument): Claim['sensitivity'] {
  if (form.sensitivity !== undefined) return form.sensitivity
  return form.kind === 'source_profile' ? 'restricted' : document.sensitivity
}

function extrasOf(form: ClaimForm): Partial<Claim> {
  const { problems, listed, overlapsUnknown } = form
  return {
    ...(problems === undefined ? {} : { problems }),
    ...(listed === undefined ? {} : { listed }),
    ...(overlapsUnknown === undefined ? {} : { overlapsUnknown }),
  }
}
