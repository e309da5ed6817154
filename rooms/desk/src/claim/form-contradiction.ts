// Choices on a form that do not go together, or that say nothing because what they are about is
// empty. Neither is dropped: the form asks which of them is meant.
import type { FindingCode } from '@tumen/claim'
import { effectiveOp, hasChosen, NUMBER_FIELDS } from '../draft/quantity.ts'
import { Refusal } from '../refusal.ts'
import type { ClaimForm } from './form.ts'

/** What contradicts what in a form, by field; empty when every choice can be kept. */
export function contradictionsIn(form: ClaimForm): Refusal[] {
  return [...besideWhole(form), ...idlePlace(form), ...idleNumber(form), ...numberParts(form)]
}

/** A problem of a field that does not go with another one. */
export function contradiction(
  code: Extract<FindingCode, 'choices_contradict' | 'choice_idle'>,
  field: string,
  beside: string,
): Refusal {
  return new Refusal('findings', field, [{ code, field, beside }])
}

const BESIDE_WHOLE: readonly string[] = ['claim', 'document', 'relations', 'id']

/** A whole claim is all that is said: a field beside it would be passed over. */
function besideWhole(form: ClaimForm): Refusal[] {
  if (form.claim === undefined) return []
  return Object.entries(form)
    .filter(([name, value]) => value !== undefined && !BESIDE_WHOLE.includes(name))
    .map(([name]) => contradiction('choices_contradict', name, 'claim'))
}

function idlePlace({ place, placeRole, placeRelation = 'in' }: ClaimForm): Refusal[] {
  if (place !== undefined) return []
  return [
    ...(placeRole === undefined ? [] : [contradiction('choice_idle', 'placeRole', 'place')]),
    // Pages send the usual relation with every form.
    ...(placeRelation === 'in' ? [] : [contradiction('choice_idle', 'placeRelation', 'place')]),
  ]
}

function idleNumber(form: ClaimForm): Refusal[] {
  if (form.number !== undefined || hasChosen(form)) return []
  return (['unit', 'measure', 'per', 'partOf'] as const)
    .filter((name) => form[name] !== undefined)
    .map((name) => contradiction('choice_idle', name, 'number'))
}

/** The parts that a number of each kind has; every other kind has a value. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  range: ['low', 'high'],
  vague: ['vague'],
  unknown_some: [],
}

function numberParts(form: ClaimForm): Refusal[] {
  if (!hasChosen(form)) return []
  const op = effectiveOp(form)
  const parts = PARTS[op] ?? ['value']
  const beside = form.op === undefined ? (parts[0] ?? 'op') : 'op'
  return NUMBER_FIELDS.filter((name) => name !== 'op' && form[name] !== undefined)
    .filter((name) => !parts.includes(name))
    .map((name) => contradiction('choices_contradict', name, beside))
}
