// A number that somebody types instead of the one that was read. It is all of the number: of how
// many it is a part, per what it is counted, its parts and its comparison belonged to what was read
// before, and none of them stays unless it is said to.
import { type Claim, given, type Quantity, readQuantity } from '@tumen/claim'
import type { ClaimForm } from '../claim/form.ts'
import { spanWithin } from '../draft/quote.ts'
import type { Amended } from './amended.ts'

/** A form, and what it amends. */
export interface Amending {
  form: ClaimForm
  amended: Amended
}

/** The form and what it amends, after a number was typed; both as they are where none was. */
export function takeTypedNumber(given: Amending, text: string): Amending {
  const { form, amended } = given
  if (amended.isWhole || form.number === undefined || !amended.claim.quantity) return given
  const split = partAndWhole(form.number)
  const typed = split ? { ...form, ...split, partOf: form.partOf ?? split.partOf } : form
  const claim = withoutRest(amended.claim, amended.numberKeeps ?? [])
  return { form: decidedForm(typed, claim, text), amended: { ...amended, claim } }
}

/** What of a number may stay when its words are typed anew. */
export const NUMBER_RESTS = ['partOf', 'per', 'comparison'] as const
export type NumberRest = (typeof NUMBER_RESTS)[number]

type AmendedClaim = Amended['claim']

function withoutRest(claim: AmendedClaim, keeps: readonly NumberRest[]): AmendedClaim {
  const { quantity, comparison, ...rest } = claim
  if (!quantity) return claim
  const { partOf, per, breakdown: _, derivation: __, ...number } = quantity
  const kept = {
    ...(keeps.includes('partOf') ? given({ partOf }) : {}),
    ...(keeps.includes('per') ? given({ per }) : {}),
  }
  const isRate = number.measure === 'rate' && !('per' in kept)
  return {
    ...rest,
    quantity: { ...number, ...kept, ...(isRate ? { measure: measureOf(claim) } : {}) },
    ...(keeps.includes('comparison') ? given({ comparison }) : {}),
  }
}

/** How a number that is no rate relates to the times that are said. */
function measureOf({ times }: AmendedClaim): Quantity['measure'] {
  const has = (role: Claim['times'][number]['role']) => times.some((time) => time.role === role)
  return has('as_of') ? 'stock' : has('since') ? 'cumulative' : 'flow'
}

/** "9" that stands nowhere as a word is a number that was decided; its words stay as they are. */
function decidedForm(form: ClaimForm, { quantity, quote }: AmendedClaim, text: string): ClaimForm {
  const { number, ...others } = form
  if (number === undefined || !quantity) return form
  const { quantity: read } = readQuantity(number)
  const unit = form.unit ?? read?.unit ?? quantity.unit
  const isWritten = form.quote !== undefined || spanWithin(text, quote, number) !== undefined
  if (isWritten || !read) return { ...form, unit }
  const { op, value, low, high, vague } = read
  return { ...others, unit, op: form.op ?? op, ...given({ value, low, high, vague }) }
}

/** "9 of the 36", "36명 중 9명", "36人中的9人". */
const SPLITS = [
  /^(?<part>.+?)\s+(?:out\s+)?of\s+(?:the\s+|those\s+|these\s+)?(?<whole>.+)$/iu,
  /^(?<whole>.+?)\s*(?:중(?:에서?)?|가운데)\s*(?<part>.+)$/u,
  /^(?<whole>.+?)[中里裡](?:的|有)?\s*(?<part>.+)$/u,
]

/** A part and its whole, where somebody typed both and both can be read. */
function partAndWhole(words: string): Pick<ClaimForm, 'number' | 'partOf'> | undefined {
  if (readQuantity(words).quantity) return undefined
  for (const pattern of SPLITS) {
    const { part = '', whole = '' } = pattern.exec(words.trim())?.groups ?? {}
    const [read, all] = [readQuantity(part).quantity, readQuantity(whole).quantity]
    if (read && all?.value !== undefined)
      return { number: part, partOf: { op: all.op, value: all.value } }
  }
  return undefined
}
