// What an old version of a claim holds that no field of the form can say. It is told before
// somebody amends, so that nothing is dropped unseen.
import type { Claim, ClaimTime } from '@tumen/claim'
import type { Understood } from './check-answer.ts'
import type { LostPart } from './claim-field.ts'

/** The parts of `claim` that the form's own claim does not have. */
export function lostParts(claim: Claim, understood: Understood): LostPart[] {
  const { quantity, proposition, times } = claim
  const read = understood.quantity
  const parts: [LostPart, boolean][] = [
    ['breakdown', isGone(quantity?.breakdown, read?.breakdown)],
    ['derivation', isGone(quantity?.derivation, read?.derivation)],
    ['condition', claim.condition?.claim !== undefined],
    ['comparison', isGone(claim.comparison, understood.comparison)],
    ['habitual', isGone(proposition.habitual, understood.proposition?.habitual)],
    ['actors', hasMoreActors(claim)],
    ['link', hasOtherLinks(claim, understood)],
    ['baseline', times.some((time) => time.role === 'baseline' && !isThere(time, understood))],
    ['places', hasOtherPlaces(claim, understood)],
    ['times', hasOtherTimes(claim, understood)],
    ['expressions', hasOtherExpressions(claim, understood)],
  ]
  return parts.filter(([, isLost]) => isLost).map(([part]) => part)
}

/** A form that amends a proposal keeps what no field shows; one that amends a claim does not. */
function isGone(said: unknown, understood: unknown): boolean {
  return said !== undefined && !isEqual(said, understood)
}

function hasMoreActors({ proposition: { actor = [] } }: Claim): boolean {
  return actor.length > 1 || actor.some(({ id }) => id !== undefined)
}

function hasOtherLinks({ chain }: Claim, understood: Understood): boolean {
  return chain.some((link, n) => !isEqual(link, understood.chain?.[n]))
}

function hasOtherPlaces({ places }: Claim, understood: Understood): boolean {
  return places.some(
    ({ gazetteer, inheritedFrom }, n) =>
      gazetteer === undefined ||
      inheritedFrom !== undefined ||
      understood.places?.[n]?.gazetteer !== gazetteer,
  )
}

function hasOtherTimes({ times }: Claim, understood: Understood): boolean {
  return times.some((time) => time.role !== 'baseline' && !isThere(time, understood))
}

function isThere({ role, earliest, latest }: ClaimTime, { times = [] }: Understood): boolean {
  return times.some(
    (own) => own.role === role && own.earliest === earliest && own.latest === latest,
  )
}

/** Which words of the text name a place or a time. */
function hasOtherExpressions({ places, times }: Claim, understood: Understood): boolean {
  const isNamed = (span: { start: number } | undefined, own: { span?: { start: number } }[]) =>
    span === undefined || own.some((one) => one.span?.start === span.start)
  return (
    places.some(({ span }) => !isNamed(span, understood.places ?? [])) ||
    times.some(({ span }) => !isNamed(span, understood.times ?? []))
  )
}

/** Whether two plain values are equal, whatever the order of their fields. */
function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
}

function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  const entries = Object.entries(value).sort(([one], [two]) => (one < two ? -1 : 1))
  return entries.map(([name, inner]) => [name, sorted(inner)])
}
