// The steps between a form and the ledger: the draft, the rules of claims, and whether all that it
// names exists. claim.record and claim.amend refuse with the first problem, claim.check reports
// all. All use this file, so they cannot differ.
import {
  type Agent,
  type Claim,
  type ClaimRelation,
  checkClaim,
  checkRevocation,
  type EvidenceDocument,
  given,
  parseClaim,
} from '@tumen/claim'
import { documentRelations, undecidedAt } from '../document/state.ts'
import { currentText, textNamed } from '../document/text.ts'
import { type DraftedClaim, type DraftSource, draftClaim } from '../draft/claim.ts'
import type { Call, Desk } from '../operation.ts'
import { gazetteerOf } from '../place/gazetteer.ts'
import {
  type Amended,
  completeForm,
  completeRelations,
  keepUnchanged,
} from '../proposal/amended.ts'
import { takeTypedNumber } from '../proposal/typed-number.ts'
import { detailsOf, findClaim, findDocument } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import type { ClaimForm } from './form.ts'
import { contradictionsIn } from './form-contradiction.ts'

/** A claim that may be appended, with what must be recorded beside it. */
export interface PreparedClaim {
  claim: Claim
  created: Agent[]
  relations: ClaimRelation[]
}

/** A form as it was understood, with everything that is wrong with it. */
export interface CheckedClaim extends DraftedClaim {
  source: DraftSource
  /** There when there are no problems. */
  prepared?: PreparedClaim
}

/** What a form is read with. */
interface Making {
  id: string
  amended?: Amended | undefined
  /** The claim whose text is read on: an amendment quotes where the claim did. */
  textOf?: Pick<Claim, 'layer'> | undefined
  /** Speakers that are recorded beside it, by the key of their name: a form may name them. */
  speakers?: ReadonlyMap<string, Agent>
}

/**
 * The text that a form quotes: the newest one, or that of the claim which it amends. A whole claim
 * names its own, as in an import.
 */
async function sourceOf(
  desk: Desk,
  document: EvidenceDocument,
  form: ClaimForm,
  amended: Making['textOf'],
): Promise<DraftSource> {
  const own = form.claim as Pick<Claim, 'layer'> | undefined
  const named = amended ?? own
  if (!named) return currentText(desk, document)
  const found = await textNamed(desk, document, named.layer)
  if (!found)
    throw new Refusal('invalid-input', 'claim', [{ code: 'unknown_value', path: 'layer' }])
  return found
}

/** The claim of a form; refuses with the first problem. */
export async function prepareClaim(
  desk: Desk,
  call: Call,
  form: ClaimForm,
  made: Making,
): Promise<PreparedClaim> {
  const { prepared, problems } = await checkForm(desk, call, form, made)
  if (prepared) return prepared
  throw problems[0] ?? new Refusal('invalid-input')
}

/** Reads a form and checks it; only a document that is not there is refused. */
export async function checkForm(
  desk: Desk,
  call: Call,
  form: ClaimForm,
  made: Making,
): Promise<CheckedClaim> {
  const named = form.claim?.doc ?? form.document
  const missing = { code: 'unknown-document' as const, field: 'document' }
  if (typeof named !== 'string') throw new Refusal('invalid-input', 'document')
  const { row: document } = await findDocument(desk, call.actor, named, missing)
  const source = await sourceOf(desk, document, form, made.textOf)
  const { form: typed, amended } =
    made.amended && !form.claim
      ? takeTypedNumber({ form, amended: made.amended }, source.text)
      : { form, amended: made.amended }
  const complete = amended && !form.claim ? completeForm(typed, amended) : form
  const by = { id: made.id, amended, actor: call.actor, ...given({ proposed: made.speakers }) }
  const drafted = form.claim
    ? wholeDraft(form.claim, made.id)
    : await draftForm(desk, { form: typed, complete }, source, by)
  const relations = completeRelations(form, amended)
  const contradictions = contradictionsIn(complete)
  if (contradictions.length === 0) return checkDraft(desk, call, { ...drafted, source }, relations)
  const { claim: _, ...understood } = drafted
  return { ...understood, problems: [...contradictions, ...drafted.problems], source }
}

/** Reads a form; one that amends something keeps of it what it does not change. */
async function draftForm(
  desk: Desk,
  { form, complete }: { form: ClaimForm; complete: ClaimForm },
  source: DraftSource,
  made: {
    id: string
    actor: Call['actor']
    amended?: Amended | undefined
    proposed?: ReadonlyMap<string, Agent>
  },
): Promise<DraftedClaim> {
  const { amended, ...by } = made
  if (!amended) return draftClaim(desk, form, source, by)
  const drafted = await draftClaim(desk, complete, source, { ...by, proposed: amended.speakers })
  return keepUnchanged(drafted, form, amended)
}

/**
 * Checks a claim that was drafted, whoever drafted it. Who records it stands beside the row: a row
 * that names an account could not be shown to anybody outside.
 */
export async function checkDraft(
  desk: Desk,
  call: Call,
  drafted: DraftedClaim & { source: DraftSource },
  relations: ClaimRelation[] = [],
): Promise<CheckedClaim> {
  const { claim: draft, created, source } = drafted
  if (!draft) return drafted
  const reviewed = await countsAtOnce(desk, source.document.id)
  const { by: _, ...extraction } = draft.extraction
  const { layer: __, ...fields } = draft
  const layer = given({ layer: source.layer })
  const claim: Claim = { ...fields, ...layer, extraction: { ...extraction, reviewed } }
  const prepared = { claim, created, relations }
  const problems = await problemsOf(desk, call, prepared, source)
  return { ...drafted, ...(problems.length === 0 ? { prepared } : {}), problems }
}

/** A whole claim as given; without an id it gets the fresh one. */
function wholeDraft(given: Record<string, unknown>, id: string): DraftedClaim {
  const parsed = parseClaim({ id, ...given })
  const none = { speakers: [], created: [] }
  if (parsed.claim) return { understood: parsed.claim, claim: parsed.claim, ...none, problems: [] }
  const problem = new Refusal('findings', 'claim', detailsOf(parsed.findings))
  return { understood: {}, ...none, problems: [problem] }
}

/** In a workspace of one person a record counts at once, unless its document may be a copy. */
async function countsAtOnce(desk: Desk, document: string): Promise<boolean> {
  if (desk.ledger.settings.review !== 'self') return false
  const rows = await documentRelations(desk)
  return !undecidedAt(rows, '9999-12-31').has(document)
}

async function problemsOf(
  desk: Desk,
  call: Call,
  { claim, created, relations }: PreparedClaim,
  { document, text }: DraftSource,
): Promise<Refusal[]> {
  if (claim.sensitivity === 'sealed')
    return [new Refusal('invalid-input', 'sensitivity', [{ code: 'sealing_not_available' }])]
  const { boilerplate } = document
  const findings = checkClaim(claim, { text, boilerplate, relations })
  if (document.sensitivity !== 'public' && claim.sensitivity === 'public')
    findings.push({ code: 'sensitivity_too_low', field: 'sensitivity' })
  const problems =
    findings.length > 0 ? [new Refusal('findings', undefined, detailsOf(findings))] : []
  const made = new Set(created.map((agent) => agent.id))
  for (const [n, link] of claim.chain.entries())
    if (!made.has(link.agent) && !(await desk.ledger.read.agent(link.agent)))
      problems.push(new Refusal('unknown-agent', `chain.${n}`))
  for (const [n, { to, type }] of relations.entries()) {
    const field = `relations.${n}.to`
    const target = await readableClaim(desk, call, to)
    if (target === undefined) problems.push(new Refusal('unknown-claim', field))
    else if (type === 'retracts' || type === 'corrects') {
      const early = checkRevocation(type, claim.published, { claim: target, field })
      if (early.length > 0) problems.push(new Refusal('findings', field, detailsOf(early)))
    }
  }
  const gazetteer = await gazetteerOf(desk)
  for (const [n, place] of claim.places.entries())
    if (place.gazetteer !== undefined && gazetteer.pathOf(place.gazetteer) === undefined)
      problems.push(new Refusal('unknown-place', `places.${n}`))
  return problems
}

/** A claim that is pointed at, where it is there for the asker. */
async function readableClaim(desk: Desk, call: Call, id: string): Promise<Claim | undefined> {
  try {
    return (await findClaim(desk, call.actor, id)).claim.row
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
