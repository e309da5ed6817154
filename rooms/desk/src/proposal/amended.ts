// A form that amends a proposal or a recorded claim. What the form leaves out stays as it was, or,
// when the form says everything that its fields can show, what no field shows stays where what it
// belongs to is unchanged: correcting a date must not lose a breakdown.
import {
  type Agent,
  type ChainLink,
  type Claim,
  type ClaimPlace,
  type ClaimRelation,
  type ClaimTime,
  given,
  ucdpPrecOfPlace,
} from '@tumen/claim'
import type { Proposal } from '@tumen/reading'
import type { ClaimForm } from '../claim/form.ts'
import { type DraftedClaim, plainFields, type UnderstoodClaim } from '../draft/claim.ts'
import {
  type DraftedQuantity,
  decidedNumbers,
  hasChosen,
  NUMBER_FIELDS,
} from '../draft/quantity.ts'
import type { Call, Desk } from '../operation.ts'
import { type ChosenProposals, chooseProposals } from './chosen.ts'
import { type ProposedClaim, proposedClaim } from './proposed-claim.ts'
import { openSpeakerBook, type SpeakerBook } from './proposed-speaker.ts'
import type { SaidSpeakers } from './said-speaker.ts'
import type { NumberRest } from './typed-number.ts'

/** What a form amends: a proposal, or a claim that was recorded. */
export interface Amended extends ProposedClaim {
  /** Its new speakers by the key of their name. */
  speakers: ReadonlyMap<string, Agent>
  /** What a claim says of others: what its amender may read, and what nobody shows them. */
  relations?: { shown: readonly ClaimRelation[]; hidden: readonly ClaimRelation[] }
  /** Whether the form says everything: what it leaves out is then left out. */
  isWhole: boolean
  /** What of the number stays, although its words are typed anew. */
  numberKeeps?: readonly NumberRest[]
}

/** Finds the proposal of an id as it was shown; refuses as `chooseProposals` does. */
export async function amendedProposal(
  desk: Desk,
  call: Call,
  given: { document: string; proposal: string; isWhole: boolean; said?: SaidSpeakers },
): Promise<{ choice: ChosenProposals; amended: Amended }> {
  const { document, proposal: id, isWhole, said = new Map() } = given
  const choice = await chooseProposals(desk, call, { document, proposals: [id] })
  const [proposal] = choice.chosen as [Proposal]
  const book = openSpeakerBook(desk, choice, { actor: call.actor, said })
  return { choice, amended: await amendedOf(proposal, choice, { book, isWhole }) }
}

/** A proposal as what a form amends. Its form may name every speaker of its document. */
export async function amendedOf(
  proposal: Proposal,
  { document }: ChosenProposals,
  { book, isWhole }: { book: SpeakerBook; isWhole: boolean },
): Promise<Amended> {
  const proposed = await proposedClaim(proposal, document, book)
  return { ...proposed, speakers: await book.newSpeakers(), isWhole }
}

/** The form with everything that it leaves out as it was. */
export function completeForm(form: ClaimForm, amended: Amended): ClaimForm {
  if (amended.isWhole) return form
  const { claim } = amended
  const last = amended.chain.at(-1)?.link
  return {
    ...quoteFields(form, claim),
    ...numberFields(form, claim),
    unit: claim.quantity?.unit,
    measure: claim.quantity?.measure,
    per: claim.quantity?.per,
    partOf: claim.quantity?.partOf,
    chain: amended.chain.map(({ link, speaker: { agent, isNew } }) =>
      agent && !isNew ? agent.id : link.label,
    ),
    anonymityReason: form.chain === undefined ? last?.anonymityReason : undefined,
    direct: last?.mode === 'direct_quote',
    ...{ kind: claim.kind, position: claim.position, basis: claim.basis },
    ...propositionFields(claim),
    modality: claim.modality,
    condition: claim.condition?.text,
    sensitivity: claim.sensitivity,
    ...plainFields(claim),
    // The words that showed it show nothing of what a person decided otherwise.
    ...(form.modality === undefined || form.modality === claim.modality
      ? {}
      : { modalityCue: undefined }),
    ...given(form),
    ...placeFields(form, claim),
  }
}

type Fields = Partial<ClaimForm>
type AmendedClaim = Amended['claim']

const FIRST_PLACE = ['place', 'placeRole', 'placeRelation'] as const
const PLACE_FIELDS = [...FIRST_PLACE, 'places'] as const

function hasAny(form: ClaimForm, names: readonly (keyof ClaimForm)[]): boolean {
  return names.some((name) => form[name] !== undefined)
}

function quoteFields(form: ClaimForm, { quote }: AmendedClaim): Fields {
  if (form.quote !== undefined) return {}
  return { quote: quote.map(({ text }) => text), offset: quote[0]?.start }
}

/** The number with what of it was chosen otherwise; words of a number are all of it. */
function numberFields(form: ClaimForm, { quantity }: AmendedClaim): Fields {
  if (form.number !== undefined || (!quantity && !hasChosen(form))) return {}
  return decidedNumbers(form, quantity)
}

function propositionFields({ proposition, quote }: AmendedClaim): Fields {
  const { act, polarity, affected, actor, text } = proposition
  return {
    ...{ act, denied: polarity === 'denied' },
    affected: affected?.label,
    population: affected?.population,
    restrict: affected?.restrict,
    actor: actor?.[0]?.label,
    // A sentence of our own stays; one that repeats the quotation follows it.
    text: text === quote.map((span) => span.text).join(' … ') ? undefined : text,
  }
}

/** Places by id, the first with what is said of it; what is in no gazetteer is kept beside. */
function placeFields(form: ClaimForm, { places }: AmendedClaim): Fields {
  const known = places.flatMap(({ gazetteer: place, role, relation }) =>
    place === undefined ? [] : [{ place, role, relation }],
  )
  if (!hasAny(form, FIRST_PLACE)) return form.places === undefined ? { places: known } : {}
  const [first, ...others] = known
  // A place that is named stands instead of all that were read in its role.
  const more = others.filter(({ role }) => form.place === undefined || role !== first?.role)
  return {
    place: form.place ?? first?.place,
    placeRole: form.placeRole ?? first?.role,
    placeRelation: form.placeRelation ?? first?.relation,
    places: form.places ?? more,
  }
}

/** What a form says of other claims: what it leaves out stays, and so does what nobody shows. */
export function completeRelations(
  form: Pick<ClaimForm, 'relations'>,
  amended: Amended | undefined,
): ClaimRelation[] {
  const { shown = [], hidden = [] } = amended?.relations ?? {}
  const isLeft = form.relations === undefined && !amended?.isWhole
  const said = (form.relations ?? []).map(({ type, to, note }): ClaimRelation => {
    return { type, to, ...given({ note }) }
  })
  return [...(isLeft ? shown : said), ...hidden]
}

/** What was understood of a complete form, with all that `form` did not change. */
export function keepUnchanged(
  drafted: DraftedClaim,
  form: ClaimForm,
  amended: Amended,
): DraftedClaim {
  const { claim } = amended
  const { understood } = drafted
  const quote = understood.quote && quoteOf(understood.quote, claim.quote)
  const quantity = quantityOf(understood.quantity, form, claim, quote ?? [])
  const chain = understood.chain && chainOf(understood.chain, form, amended)
  const { condition } = understood
  const kept: UnderstoodClaim = {
    ...understood,
    ...given({ quote, quantity }),
    ...(understood.proposition === undefined
      ? {}
      : { proposition: propositionOf(understood.proposition, claim) }),
    places: placesOf(understood.places ?? [], form, amended),
    times: timesOf(understood.times ?? [], form, amended),
    ...given({ chain }),
    ...(amended.isWhole || form.said !== undefined ? {} : { asserted: claim.asserted }),
    published: claim.published,
    ...(condition && condition.text === claim.condition?.text
      ? { condition: claim.condition }
      : {}),
    ...(claim.comparison && understood.kind === claim.kind ? { comparison: claim.comparison } : {}),
  }
  return { ...drafted, understood: kept, ...(drafted.claim ? { claim: kept as Claim } : {}) }
}

/** The same pieces from the same place on are the same words. */
function quoteOf(drafted: Claim['quote'], before: Claim['quote']): Claim['quote'] {
  const isSame =
    drafted.length === before.length &&
    drafted[0]?.start === before[0]?.start &&
    drafted.every(({ text }, n) => text === before[n]?.text)
  return isSame ? before : drafted
}

/** A number that was chosen otherwise keeps its words; what belongs to the number only with it. */
function quantityOf(
  drafted: DraftedQuantity | undefined,
  form: ClaimForm,
  { quantity }: AmendedClaim,
  quote: Claim['quote'],
): DraftedQuantity | undefined {
  if (!drafted || !quantity) return drafted
  const isSame = NUMBER_FIELDS.every((name) => drafted[name] === quantity[name])
  const { hedge: _, ...number } = drafted
  const { hedge, breakdown, derivation, span } = quantity
  const hasWords = form.number !== undefined && drafted.span?.text !== span.text
  if (!isSame && hasWords) return drafted
  const isQuoted = quote.some(({ start, end }) => start <= span.start && span.end <= end)
  return {
    ...number,
    ...given({ hedge }),
    ...(breakdown === undefined || !isSame ? {} : { breakdown }),
    ...(derivation === undefined || !isSame ? {} : { derivation }),
    ...(isQuoted && !hasWords ? { span } : {}),
  }
}

function propositionOf(
  drafted: Claim['proposition'],
  { proposition: { act, habitual, actor } }: AmendedClaim,
): Claim['proposition'] {
  const isSameActor = drafted.actor !== undefined && drafted.actor[0]?.label === actor?.[0]?.label
  return {
    ...drafted,
    ...(habitual === undefined || drafted.act !== act ? {} : { habitual }),
    ...(isSameActor && actor ? { actor } : {}),
  }
}

/** A place that was there is as it was, with the words that name it, in the role that is said. */
function placesOf(
  drafted: readonly ClaimPlace[],
  form: ClaimForm,
  { claim: { places }, isWhole }: Amended,
): ClaimPlace[] {
  if (!isWhole && !hasAny(form, PLACE_FIELDS)) return places
  const taken = new Set<ClaimPlace>()
  const kept = drafted.map((one) => {
    const before = placeBefore(one, places, taken)
    if (!before) return one
    taken.add(before)
    const { role, relation } = one
    if (before.role === role && before.relation === relation) return before
    return { ...before, role, relation, ucdpPrec: ucdpPrecOfPlace({ ...before, relation }) }
  })
  // What is in no gazetteer stands in no field: it goes when another place takes its role.
  const added = drafted.filter((_, n) => kept[n] === drafted[n])
  const roles = new Set(added.map(({ role }) => role))
  for (const [n, one] of places.entries())
    if (one.gazetteer === undefined && !roles.has(one.role)) kept.splice(n, 0, one)
  return kept
}

function placeBefore(
  { gazetteer, name, role, relation }: ClaimPlace,
  places: readonly ClaimPlace[],
  taken: ReadonlySet<ClaimPlace>,
): ClaimPlace | undefined {
  // What is in no gazetteer is the same by its name alone.
  const isSame = (one: ClaimPlace) =>
    one.gazetteer === gazetteer && (gazetteer !== undefined || one.name === name)
  const same = places.filter((one) => isSame(one) && !taken.has(one))
  return same.find((one) => one.role === role && one.relation === relation) ?? same[0]
}

/** Those that have a place come in its order, the others last in their own. */
function inOrder<T>(all: readonly T[], placeOf: (one: T) => number): T[] {
  const place = (one: T) => {
    const at = placeOf(one)
    return at === -1 ? all.length : at
  }
  return [...all].sort((a, b) => place(a) - place(b))
}

/** The field of the form that shows the times of a role. */
const FIELD_OF_ROLE: Partial<Record<ClaimTime['role'], 'time' | 'at' | 'since' | 'until'>> = {
  event: 'time',
  as_of: 'at',
  since: 'since',
  until: 'until',
}

function timesOf(
  drafted: readonly ClaimTime[],
  form: ClaimForm,
  { claim: { times }, isWhole }: Amended,
): ClaimTime[] {
  const { time, at } = form
  // Of a stock the form calls "when" what is the day of the count.
  const isLoose = form.measure === 'stock' && time !== undefined && at === undefined
  const same = (one: ClaimTime) =>
    times.find(
      ({ role, earliest, latest }) =>
        earliest === one.earliest &&
        latest === one.latest &&
        (role === one.role || (isLoose && role === 'event' && one.role === 'as_of')),
    )
  const kept = drafted.map((one) => same(one) ?? withWords(one, times))
  // Of a number that is only compared with, the time is that of the comparison.
  const isReplaced = drafted.length > 0 && times.every(({ role }) => role === 'baseline')
  const hidden = times.filter((one, n) => {
    if (isReplaced) return false
    const field = FIELD_OF_ROLE[one.role]
    if (field === undefined) return true
    if (!isWhole && form[field] === undefined) return !drafted.some(({ role }) => role === one.role)
    return times.slice(0, n).some((first) => first.role === one.role && kept.includes(first))
  })
  return inOrder([...kept, ...hidden.filter((one) => !kept.includes(one))], (one) => {
    const at = times.indexOf(one)
    return at === -1 ? times.findIndex(({ role }) => role === one.role) : at
  })
}

/** A day that was decided otherwise keeps the words that name the time, unless it has its own. */
function withWords(drafted: ClaimTime, times: readonly ClaimTime[]): ClaimTime {
  const [before, second] = times.filter(({ role }) => role === drafted.role)
  if (!before?.span || second || drafted.span) return drafted
  const { expression, span, stated, anchor } = before
  return { ...drafted, ...given({ expression }), span, stated, anchor }
}

/** A speaker who was there is the link as it was, with all its words. */
function chainOf(
  drafted: readonly ChainLink[],
  form: ClaimForm,
  { chain, isWhole }: Amended,
): ChainLink[] {
  const before = chain.map(({ link, speaker: { agent } }) => ({ ...link, agent: agent?.id ?? '' }))
  return drafted.map((link, n) => {
    const at = before.findIndex(({ agent }) => agent === link.agent)
    const found = before[at]
    if (!found) return link
    if (before[at + 1]?.agent !== drafted[n + 1]?.agent) {
      // It passes the words on to somebody else now, or says them itself.
      const { label, role, span, date } = found
      return {
        ...{ ...link, label, role },
        ...given({ span, date }),
      }
    }
    return n === drafted.length - 1 ? originOf({ found, drafted: link }, form, isWhole) : found
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
    ...given({ anonymityReason: reason }),
  }
}
