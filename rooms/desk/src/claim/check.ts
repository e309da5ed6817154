// claim.check: what was understood of a claim that somebody is writing, and everything that is
// wrong with it, before anything is stored. The same reading as claim.record, by the same code.
import { type Claim, given } from '@tumen/claim'
import { claimCheck } from '@tumen/contract'
import type { z } from 'zod'
import { guessedKind } from '../agent/record.ts'
import { agentAnswer } from '../agent/visible.ts'
import { wordsAround } from '../document/words-around.ts'
import { placeEntries } from '../draft/place.ts'
import { quotePlaces } from '../draft/quote.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { placeAnswer } from '../place/find.ts'
import { gazetteerOf } from '../place/gazetteer.ts'
import { canRead } from '../policy.ts'
import { answeredProposal } from '../proposal/amend.ts'
import type { Amended } from '../proposal/amended.ts'
import { findClaim } from '../record/find.ts'
import { objectOf } from '../record/row-answer.ts'
import type { Refusal } from '../refusal.ts'
import { amendedRecord } from './amended-record.ts'
import type { ClaimForm } from './form.ts'
import { numberWords } from './number-words.ts'
import { type CheckedClaim, checkForm, type PreparedClaim } from './prepare.ts'
import { readingOf } from './reading.ts'
import { repeatedClaim, repeatedRefusal } from './repeated.ts'

export const checkClaimForm = implement(claimCheck, async (desk, input, call) => {
  const { amends, proposal: _, whole: __, answers, numberKeeps, speakers, ...typed } = input
  const id = typed.id ?? desk.newId('cl')
  const { amended, textOf, form = typed } = await amendedBy(desk, call, input, typed)
  const checked = await checkForm(desk, call, form, { id, amended, textOf })
  const repeated = amends === undefined ? await repeatedProblem(desk, call, checked) : []
  const { prepared, problems } = checked
  return {
    understood: understoodOf(checked),
    problems: [...problems, ...repeated].map(problemAnswer),
    ...(prepared && repeated.length === 0 ? readingAnswer(prepared) : {}),
    wordsAt: wordsAt(form, checked),
    ...numberOf(checked),
    places: await placeChoices(desk, checked, form),
    speakers: await speakerChoices(desk, checked, form.chain ?? []),
  }
})

/** What the form would amend: a claim or a proposal that is the asker's to read. */
async function amendedBy(
  desk: Desk,
  call: Call,
  input: z.output<typeof claimCheck.input>,
  typed: ClaimForm,
): Promise<{ amended?: Amended; form?: ClaimForm; textOf?: Claim }> {
  const { amends, proposal, document = '', whole } = input
  if (proposal !== undefined)
    return answeredProposal(desk, call, { ...input, document, proposal }, typed)
  if (amends === undefined) return {}
  const missing = { code: 'unknown-claim', field: 'amends' } as const
  const old = await findClaim(desk, call.actor, amends, missing)
  return { amended: await amendedRecord(desk, call.actor, old, whole), textOf: old.claim.row }
}

/** A claim that says the same, if the asker may read it: nobody may guess at hidden ones here. */
async function repeatedProblem(
  desk: Desk,
  call: Call,
  { prepared }: CheckedClaim,
): Promise<Refusal[]> {
  const same = prepared && (await repeatedClaim(desk, prepared.claim))
  return same && canRead(call.actor, objectOf(same.claim)) ? [repeatedRefusal(same)] : []
}

/** The line of codes that claim.record would answer; new speakers have no id yet. */
function readingAnswer({ claim, created }: PreparedClaim) {
  const made = new Set(created.map(({ id }) => id))
  const chain = claim.chain.map((link) => (made.has(link.agent) ? { ...link, agent: '?' } : link))
  return { reading: readingOf({ ...claim, chain }), counts: claim.extraction.reviewed }
}

function understoodOf({ understood, created }: CheckedClaim) {
  const { id: _, origin: __, extraction: ___, chain, ...rest } = understood
  const made = new Set(created.map(({ id }) => id))
  const shown = chain?.map((link) => (made.has(link.agent) ? { ...link, agent: '' } : link))
  return { ...rest, ...given({ chain: shown }) }
}

function problemAnswer({ code, field, details }: Refusal) {
  return { code, ...given({ field }), details: details.slice(0, 100) }
}

function wordsAt({ quote }: ClaimForm, { source }: CheckedClaim) {
  const places = quotePlaces(source.text, quote?.[0] ?? '')
  if (places.length < 2) return []
  return places.slice(0, 20).map((span) => ({
    offset: span.start,
    match: span.text,
    ...wordsAround(source.text, [span]),
  }))
}

function numberOf({ understood, source }: CheckedClaim): { numberWords?: string } {
  const words = understood.quote?.map(({ text }) => text).join(' … ')
  const found = words === undefined ? undefined : numberWords(words, source.document.language)
  return given({ numberWords: found })
}

/** The places that a name means; of a field with several names none, as one choice would be all. */
async function placeChoices(desk: Desk, { problems }: CheckedClaim, form: ClaimForm) {
  const gazetteer = await gazetteerOf(desk)
  const hasOne = (field: string) =>
    placeEntries(form).filter((one) => one.field === field).length === 1
  return problems
    .filter(({ code, field = '' }) => code === 'ambiguous-place' && hasOne(field))
    .map(({ field = '', details }) => ({
      field,
      candidates: candidatesOf(details).flatMap((id) => {
        const place = gazetteer.places.get(id)
        return place ? [placeAnswer(gazetteer, place)] : []
      }),
    }))
}

const SPEAKER_CODES: readonly string[] = ['unknown-agent', 'near-speaker']

async function speakerChoices(
  desk: Desk,
  { speakers, problems }: CheckedClaim,
  entries: readonly string[],
) {
  const unclear = problems.filter(
    ({ code, field }) => SPEAKER_CODES.includes(code) && /^chain\.\d+$/.test(field ?? ''),
  )
  const fresh = speakers.flatMap((speaker, n) =>
    speaker?.isNew ? [{ field: `chain.${n}`, isNew: true, candidates: [] }] : [],
  )
  const choices = unclear.map(async ({ code, field = '', details }) => {
    const ids = candidatesOf(details)
    const found = ids.length > 0 ? await desk.ledger.read.agents(ids) : []
    const entry = entries[Number(field.split('.')[1])]
    return {
      ...{ field, isNew: false, candidates: found.map(agentAnswer) },
      isNear: code === 'near-speaker',
      ...(entry === undefined ? {} : { kind: guessedKind([entry]) }),
    }
  })
  return [...fresh, ...(await Promise.all(choices))]
}

function candidatesOf(details: Refusal['details']): string[] {
  return details.flatMap(({ candidate }) => (candidate === undefined ? [] : [String(candidate)]))
}
