// From the short form to a whole claim: quotes become spans, words become a quantity, names
// become places and agents, partial dates become intervals. Nothing is guessed: what cannot be
// read is a problem of its field, and the other fields are read all the same.
import {
  type Act,
  type Agent,
  type Claim,
  type DayInterval,
  type EvidenceDocument,
  given,
  readWrittenDate,
  type Span,
} from '@tumen/claim'
import type { ClaimForm } from '../claim/form.ts'
import type { Actor, Desk } from '../operation.ts'
import { gazetteerOf } from '../place/gazetteer.ts'
import { Refusal } from '../refusal.ts'
import { attempt } from './attempt.ts'
import { type DraftedChain, draftChain } from './chain.ts'
import { draftPlaces } from './place.ts'
import { type DraftedQuantity, draftQuantity } from './quantity.ts'
import { quoteSpans } from './quote.ts'
import { draftTimes, readInterval } from './time.ts'

/** The document that a claim is drafted in. */
export interface DraftSource {
  document: EvidenceDocument
  text: string
  /** The correction that made the text; absent: the text as it was first made. */
  layer?: string
}

// The fields that a claim has as its form says them.
const PLAIN_FIELDS = ['modalityCue', 'problems', 'listed', 'overlapsUnknown'] as const
type Plain = (typeof PLAIN_FIELDS)[number]

/** Those of the fields that a form or a claim has. */
export function plainFields(from: Pick<ClaimForm, Plain>): Partial<Pick<Claim, Plain>> {
  const all = PLAIN_FIELDS.map((name) => [name, from[name]] as const)
  return Object.fromEntries(all.filter(([, value]) => value !== undefined))
}

/** A claim as far as it was understood: what is missing could not be read or was not said. */
export type UnderstoodClaim = Partial<Omit<Claim, 'quantity'>> & { quantity?: DraftedQuantity }

/** What a form says. */
export interface DraftedClaim {
  understood: UnderstoodClaim
  /** The whole claim, when nothing is wrong with any field. */
  claim?: Claim
  speakers: DraftedChain['speakers']
  /** The agents that must be recorded with it. */
  created: Agent[]
  problems: Refusal[]
}

/** Reads every field of a form; the problems are in the order of the fields. */
export async function draftClaim(
  desk: Desk,
  form: ClaimForm,
  source: DraftSource,
  made: { id: string; actor: Actor; proposed?: ReadonlyMap<string, Agent> },
): Promise<DraftedClaim> {
  const { document, text } = source
  const problems: Refusal[] = []
  const quote = attempt(problems, () => quoteOf(form, text))
  const act = attempt(problems, () => actOf(form))
  const quantity = draftQuantity(form, source, quote, problems)
  const { id, ...asker } = made
  const where = { document, ...asker }
  const { links, speakers, created } = await draftChain(desk, where, form, problems)
  const asserted = attempt(problems, () => saidOf(form, document)) ?? { ...document.published }
  const quoted = { text, quote: quote ?? [] }
  const gazetteer = await gazetteerOf(desk)
  const understood: UnderstoodClaim = {
    id,
    doc: document.id,
    kind: form.kind ?? (quantity ? 'quantity' : 'occurrence'),
    position: form.position ?? 'body',
    ...given({ quote }),
    ...(act === undefined ? {} : { proposition: propositionOf(form, act, quote ?? []) }),
    ...given({ quantity }),
    places: draftPlaces(
      form,
      { act, quoted, gazetteer, ...given({ day: dayOfForm(form) }) },
      problems,
    ),
    times: draftTimes(form, { quoted, asserted }, problems),
    ...(links === undefined ? {} : { chain: links, origin: links.at(-1)?.agent ?? '' }),
    ...voiceOf(form, speakers.length),
    asserted,
    published: document.published.latest,
    sensitivity: sensitivityOf(form, document),
    ...plainFields(form),
    ...(form.condition === undefined ? {} : { condition: { text: form.condition } }),
    extraction: { method: 'human', reviewed: false },
  }
  const whole = problems.length === 0 ? { claim: understood as Claim } : {}
  return { understood, ...whole, speakers, created, problems }
}

/** The first day of what a form is about; nothing where it says none that can be read. */
function dayOfForm({ time, at, since, until }: ClaimForm): string | undefined {
  const words = time ?? at ?? since ?? until
  return words === undefined ? undefined : readWrittenDate(words).date?.earliest
}

function quoteOf(form: ClaimForm, text: string): Span[] {
  if (!form.quote || form.quote.length === 0) throw new Refusal('invalid-input', 'quote')
  return quoteSpans(text, form.quote, form.offset)
}

function actOf(form: ClaimForm): Act {
  if (form.act === undefined) throw new Refusal('invalid-input', 'act')
  return form.act
}

function saidOf(form: ClaimForm, document: EvidenceDocument): DayInterval {
  return form.said === undefined ? { ...document.published } : readInterval(form.said, 'said')
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
            ...given({ population, restrict }),
          },
        }
      : {}),
    polarity: form.denied ? 'denied' : 'affirmed',
    text: form.text ?? quote.map((span) => span.text).join(' … '),
  }
}

function voiceOf(form: ClaimForm, links: number): Pick<Claim, 'modality' | 'basis'> {
  const said = links > 1 ? 'reported' : 'asserted'
  return { modality: form.modality ?? said, basis: form.basis ?? 'unknown' }
}

function sensitivityOf(form: ClaimForm, document: EvidenceDocument): Claim['sensitivity'] {
  if (form.sensitivity !== undefined) return form.sensitivity
  return form.kind === 'source_profile' ? 'restricted' : document.sensitivity
}
