// A full claim as the calculation sees it: one flat record. Source: figures.md, section 3.
import {
  type Claim,
  isCrossing,
  isPlaceUncertain,
  isWhereItPasses,
  placesOfAct,
  placesOnWay,
} from '@tumen/claim'
import type { FigureClaim, Passage } from '@tumen/figure'
import type { ClaimInContext } from '@tumen/ledger'
import { hasUnknownPlace, pathsOf, periodOf, waysOf } from '../claim/scope.ts'
import type { StateAt } from '../claim/state.ts'
import { dayOf } from '../day.ts'
import { type Gazetteer, nameKey } from '../place/gazetteer.ts'

/** Whether a claim of this sort can come into a figure at all. */
export function entersFigures(claim: Claim): boolean {
  if (claim.proposition.habitual !== undefined) return false
  if (claim.kind === 'occurrence') return claim.proposition.affected !== undefined
  return claim.kind === 'quantity' || claim.kind === 'comparison'
}

/** The flat record of a claim. `partOfValue` finds the number of another claim by its id. */
export function claimToFigureClaim(
  context: ClaimInContext,
  state: StateAt,
  gazetteer: Gazetteer,
  partOfValue: (id: string) => number | undefined,
): FigureClaim {
  const claim = context.claim.row
  return {
    id: claim.id,
    chain: claim.chain.map((link) => link.agent),
    doc: claim.doc,
    act: claim.proposition.act,
    ...numberOf(claim, partOfValue),
    ...placeOf(claim, gazetteer),
    ...periodOf(claim),
    ...groupOf(claim),
    ...rowsOf(context),
    ...(isHeadline(claim) ? { headline: true } : {}),
    ...(claim.kind === 'comparison' ? { greaterThan: true } : {}),
    ...(isDenial(claim) ? { denies: true } : {}),
    // What is conditional on another claim shares its condition with all that are.
    ...(claim.condition ? { condition: claim.condition.claim ?? claim.id } : {}),
    mod: claim.modality,
    pub: state.published,
    rec: state.accepted ?? dayOf(context.claim.recorded),
    said: claim.asserted.latest,
    ...(state.retracted === undefined ? {} : { retracted: state.retracted }),
    ...(state.corrected === undefined ? {} : { corrected: state.corrected }),
    ...(state.mended === undefined ? {} : { mended: state.mended }),
  }
}

function isHeadline(claim: Claim): boolean {
  return claim.position === 'headline' || claim.position === 'subheading'
}

function isDenial(claim: Claim): boolean {
  return claim.proposition.polarity === 'denied' || claim.modality === 'denied'
}

function numberOf(
  claim: Claim,
  partOfValue: (id: string) => number | undefined,
): Partial<FigureClaim> {
  const quantity = claim.quantity
  if (!quantity) return claim.kind === 'occurrence' ? { op: 'unknown_some' } : {}
  const { op, value, low, high, vague, unit, partOf, per } = quantity
  const whole =
    partOf?.value ?? (partOf?.claim === undefined ? undefined : partOfValue(partOf.claim))
  return {
    op,
    ...(value === undefined ? {} : { value }),
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    ...(vague === undefined ? {} : { vague }),
    ...(unit === 'persons' ? {} : { unit }),
    ...(whole === undefined
      ? {}
      : { of: { value: whole, ...(partOf?.op === undefined ? {} : { op: partOf.op }) } }),
    ...(quantity.measure === 'rate' && per ? { rate: per } : {}),
  }
}

function placeOf(claim: Claim, gazetteer: Gazetteer): Partial<FigureClaim> {
  const paths = pathsOf(claim, gazetteer)
  const places = placesOfAct(claim.proposition.act, claim.places)
  const uncertain = places.some(isPlaceUncertain) || hasUnknownPlace(claim, gazetteer)
  const passage = passageOf(claim, gazetteer)
  const through = passage === undefined ? {} : { through: passage }
  const [only, second] = paths
  // A place that is said and lies nobody knows where still narrows what went this way.
  if (only === undefined)
    return { ...through, ...(passage && places.length > 0 ? { placeUncertain: true } : {}) }
  return {
    place: second === undefined ? only : paths,
    ...(uncertain ? { placeUncertain: true } : {}),
    ...through,
  }
}

/** The way of the act; a place on no path stands under its name, and could be anywhere. */
function passageOf(claim: Claim, gazetteer: Gazetteer): Passage | undefined {
  const { act } = claim.proposition
  const places = placesOnWay(act, claim.places)
  if (places.length === 0) return undefined
  const { paths } = waysOf(claim, gazetteer)
  const unknown = places.filter((place) => gazetteer.pathOf(place.gazetteer ?? '') === undefined)
  return {
    ...(paths.length > 0 ? { place: paths } : {}),
    ...(unknown.length > 0 ? { unplaced: unknown.map(({ name }) => nameKey(name)) } : {}),
    ...(places.some(isPlaceUncertain) ? { uncertain: true } : {}),
    ...(isCrossing(act) && places.every(({ level }) => level === 'point')
      ? { crossing: true }
      : {}),
    ...(isWhereItPasses(act, claim.places) ? {} : { aside: true }),
  }
}

function groupOf(claim: Claim): Partial<FigureClaim> {
  const { population, restrict } = claim.proposition.affected ?? {}
  return {
    ...(population === undefined ? {} : { population }),
    ...(restrict && restrict.length > 0 ? { restrict } : {}),
    ...(claim.listed && claim.listed.length > 0 ? { listed: claim.listed } : {}),
    ...(claim.overlapsUnknown ? { overlapsUnknown: true } : {}),
  }
}

const FIELD_OF_LINK = { about: 'event', part: 'partOf', whole: 'whole' } as const

/** Links to events (the newest per event) and the claim that this one restates. */
function rowsOf(context: ClaimInContext): Partial<FigureClaim> {
  const roles = new Map(context.events.map(({ row }) => [row.event, row.role]))
  const links: Partial<FigureClaim> = {}
  for (const [event, role] of roles) if (role !== 'none') links[FIELD_OF_LINK[role]] = event
  const id = context.claim.row.id
  const restated = context.relations.find(({ row }) => row.from === id && row.type === 'restates')
  return { ...links, ...(restated ? { restates: restated.row.to } : {}) }
}
