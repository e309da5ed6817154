// A form that amends a proposal. What the form leaves out stays as proposed, or, when the form
// says everything that its fields can show, what no field shows stays where what it belongs to is
// unchanged: correcting a date must not lose a breakdown.
import type { Agent, ChainLink, Claim, ClaimPlace, ClaimTime } from '@tumen/claim'
import { type ChosenProposals, chooseProposals } from './chosen-proposal.ts'
import type { ClaimForm } from './claim-form.ts'
import type { DraftedClaim, UnderstoodClaim } from './draft-claim.ts'
import { type DraftedQuantity, decidedNumbers, hasChosen, NUMBER_FIELDS } from './draft-quantity.ts'
import type { Call, Desk } from './operation.ts'
import { type ProposedClaim, proposedClaim } from './proposed-claim.ts'
import { newSpeakersOf, openSpeakerBook } from './proposed-speaker.ts'

/** The proposal that a form amends. */
export interface AmendedProposal extends ProposedClaim {
  /** Its new speakers by the key of their name. */
  speakers: ReadonlyMap<string, Agent>
  /** Whether the form says everything: what it leaves out is then left out. */
  isWhole: boolean
}

/** Finds the proposal of an id as it was shown; refuses as `chooseProposals` does. */
export async function amendedProposal(
  desk: Desk,
  call: Call,
  given: { document: string; proposal: string; isWhole: boolean },
): Promise<{ choice: ChosenProposals; amended: AmendedProposal }> {
  const { document, proposal: id, isWhole } = given
  const choice = await chooseProposals(desk, call, { document, proposals: [id] })
  const [proposal] = choice.chosen as [ChosenProposals['chosen'][number]]
  const book = openSpeakerBook(desk, choice.document, call.actor)
  const proposed = await proposedClaim(proposal, choice.document, book)
  return {
    choice,
    amended: { ...proposed, speakers: await newSpeakersOf(book, proposal), isWhole },
  }
}

/** The form with everything that it leaves out as the proposal has it. */
export function completeForm(form: ClaimForm, amended: AmendedProposal): ClaimForm {
  if (amended.isWhole) return form
  const { claim } = amended
  const { affected, act, polarity } = claim.proposition
  const last = amended.chain.at(-1)?.link
  return {
    ...own(form, ['quote', 'offset'], {
      quote: claim.quote.map(({ text }) => text),
      offset: claim.quote[0]?.start,
    }),
    ...numberFields(form, claim),
    // Words of a number may name another unit.
    unit: form.number === undefined ? claim.quantity?.unit : undefined,
    measure: claim.quantity?.measure,
    per: claim.quantity?.per,
    partOf: claim.quantity?.partOf,
    ...own(form, PLACE_FIELDS, { places: placeForms(claim.places) }),
    chain: amended.chain.map(({ link, speaker: { agent, isNew } }) =>
      agent && !isNew ? agent.id : link.label,
    ),
    anonymityReason: last?.anonymityReason,
    direct: last?.mode === 'direct_quote',
    ...{ kind: claim.kind, position: claim.position, act, denied: polarity === 'denied' },
    affected: affected?.label,
    restrict: affected?.restrict,
    modality: claim.modality,
    modalityCue: claim.modalityCue,
    condition: claim.condition?.text,
    sensitivity: claim.sensitivity,
    ...given(form),
  }
}

type Fields = Partial<ClaimForm>
type FieldName = keyof ClaimForm

const PLACE_FIELDS = ['place', 'placeRole', 'places'] as const

/** The proposal's fields of a group, when the form says nothing of it. */
function own(form: ClaimForm, names: readonly FieldName[], fields: Fields): Fields {
  return hasAny(form, names) ? {} : fields
}

function hasAny(form: ClaimForm, names: readonly FieldName[]): boolean {
  return names.some((name) => form[name] !== undefined)
}

function given(form: ClaimForm): ClaimForm {
  const said = Object.entries(form).filter(([, value]) => value !== undefined)
  return Object.fromEntries(said) as ClaimForm
}

/** The proposal's number with what of it was chosen otherwise; words of a number are all of it. */
function numberFields(form: ClaimForm, { quantity }: ProposedClaim['claim']): Fields {
  if (form.number !== undefined || (!quantity && !hasChosen(form))) return {}
  return decidedNumbers(form, quantity)
}

/** Places by id: what is not in the gazetteer is kept beside the form. */
function placeForms(places: readonly ClaimPlace[]): ClaimForm['places'] {
  return places.flatMap(({ gazetteer, role, relation }) =>
    gazetteer === undefined ? [] : [{ place: gazetteer, role, relation }],
  )
}

/** What was understood of a complete form, with all of the proposal that `form` did not change. */
export function keepProposed(
  drafted: DraftedClaim,
  form: ClaimForm,
  amended: AmendedProposal,
): DraftedClaim {
  const { claim } = amended
  const { understood } = drafted
  const quote = understood.quote && quoteOf(understood.quote, claim.quote)
  const quantity = quantityOf(understood.quantity, claim, quote ?? [])
  const chain = understood.chain && chainOf(understood.chain, form, amended)
  const kept: UnderstoodClaim = {
    ...understood,
    ...(quote === undefined ? {} : { quote }),
    ...(quantity === undefined ? {} : { quantity }),
    ...(understood.proposition === undefined
      ? {}
      : { proposition: propositionOf(understood.proposition, claim) }),
    places: placesOf(understood.places ?? [], form, amended),
    times: timesOf(understood.times ?? [], form, amended),
    ...(chain === undefined ? {} : { chain }),
    ...(amended.isWhole || form.said !== undefined ? {} : { asserted: claim.asserted }),
    ...(claim.comparison && understood.kind === claim.kind ? { comparison: claim.comparison } : {}),
  }
  return { ...drafted, understood: kept, ...(drafted.claim ? { claim: kept as Claim } : {}) }
}

/** The same pieces from the same place on are the same words. */
function quoteOf(drafted: Claim['quote'], proposed: Claim['quote']): Claim['quote'] {
  const isSame =
    drafted.length === proposed.length &&
    drafted[0]?.start === proposed[0]?.start &&
    drafted.every(({ text }, n) => text === proposed[n]?.text)
  return isSame ? proposed : drafted
}

function quantityOf(
  drafted: DraftedQuantity | undefined,
  { quantity }: ProposedClaim['claim'],
  quote: Claim['quote'],
): DraftedQuantity | undefined {
  if (!drafted || !quantity) return drafted
  if (NUMBER_FIELDS.some((name) => drafted[name] !== quantity[name])) return drafted
  const { hedge: _, ...number } = drafted
  const { hedge, breakdown, derivation, span } = quantity
  const isQuoted = quote.some(({ start, end }) => start <= span.start && span.end <= end)
  return {
    ...number,
    ...(hedge === undefined ? {} : { hedge }),
    ...(breakdown === undefined ? {} : { breakdown }),
    ...(derivation === undefined ? {} : { derivation }),
    ...(isQuoted ? { span } : {}),
  }
}

function propositionOf(
  drafted: Claim['proposition'],
  { proposition: { act, habitual } }: ProposedClaim['claim'],
): Claim['proposition'] {
  return habitual === undefined || drafted.act !== act ? drafted : { ...drafted, habitual }
}

/** A place in the same role is the one of the proposal, with the words that name it. */
function placesOf(
  drafted: readonly ClaimPlace[],
  form: ClaimForm,
  { claim: { places }, isWhole }: AmendedProposal,
): ClaimPlace[] {
  if (!isWhole && !hasAny(form, PLACE_FIELDS)) return places
  return drafted.map((one) => placeIn(one, places) ?? one)
}

function placeIn(
  { gazetteer, role, relation }: ClaimPlace,
  places: readonly ClaimPlace[],
): ClaimPlace | undefined {
  return places.find(
    (one) => one.gazetteer === gazetteer && one.role === role && one.relation === relation,
  )
}

const SHOWN_ROLES: readonly ClaimTime['role'][] = ['event', 'as_of', 'since', 'until']

function timesOf(
  drafted: readonly ClaimTime[],
  form: ClaimForm,
  { claim: { times }, isWhole }: AmendedProposal,
): ClaimTime[] {
  const { time, at } = form
  if (!isWhole && !hasAny(form, ['time', 'at', 'since', 'until'])) return times
  // Of a stock the form calls "when" what is the day of the count.
  const isLoose = form.measure === 'stock' && time !== undefined && at === undefined
  const same = (one: ClaimTime) =>
    times.find(
      ({ role, earliest, latest }) =>
        earliest === one.earliest &&
        latest === one.latest &&
        (role === one.role || (isLoose && role === 'event' && one.role === 'as_of')),
    )
  const kept = drafted.map((one) => same(one) ?? one)
  const hidden = times.filter(
    (one, n) =>
      !SHOWN_ROLES.includes(one.role) ||
      times.slice(0, n).some((first) => first.role === one.role && kept.includes(first)),
  )
  const place = (one: ClaimTime) => times.indexOf(one)
  return [...kept, ...hidden.filter((one) => !kept.includes(one))].sort(
    (a, b) => (place(a) + 1 || times.length + 1) - (place(b) + 1 || times.length + 1),
  )
}

/** A speaker who passes on to the same one is the link of the proposal, with all its words. */
function chainOf(
  drafted: readonly ChainLink[],
  form: ClaimForm,
  { chain, isWhole }: AmendedProposal,
): ChainLink[] {
  const proposed = chain.map(({ link, speaker: { agent } }) => ({
    ...link,
    agent: agent?.id ?? '',
  }))
  return drafted.map((link, n) => {
    const at = proposed.findIndex(({ agent }) => agent === link.agent)
    const found = proposed[at]
    if (!found || proposed[at + 1]?.agent !== drafted[n + 1]?.agent) return link
    return n === drafted.length - 1 && n > 0
      ? originOf({ found, drafted: link }, form, isWhole)
      : found
  })
}

/** Of the origin the form says whether the words are direct, and why it has no name. */
function originOf(
  { found, drafted }: { found: ChainLink; drafted: ChainLink },
  form: ClaimForm,
  isWhole: boolean,
): ChainLink {
  const { anonymityReason: _, ...link } = found
  const isDirect = form.direct ?? (isWhole ? false : found.mode === 'direct_quote')
  const reason = form.anonymityReason ?? (isWhole ? undefined : found.anonymityReason)
  return {
    ...link,
    mode: isDirect === (found.mode === 'direct_quote') ? found.mode : drafted.mode,
    ...(reason === undefined ? {} : { anonymityReason: reason }),
  }
}
