// To which people told of before a number refers: the 60, two of the 22, the remaining nine, 11
// others. Source: reading.md 6.
import type { Draft } from '../port/draft.ts'
import type { NumberPhrase } from '../text/number.ts'

/** How many counts back a group is looked for. */
const BACK = 24

/** The earlier count that a phrase refers to, and how. */
export function groupOf(
  { lead, whole, quantity }: NumberPhrase,
  drafts: readonly Draft[],
): Draft['refersTo'] {
  if (lead === undefined) return undefined
  const first = Math.max(0, drafts.length - BACK)
  const near = drafts.slice(first)
  const at = (n: number) => (n < 0 ? undefined : first + n)
  // Of a range the lower end, so that a part is no larger than it.
  const sizeOf = ({ quantity: told }: Pick<Draft, 'quantity'>) =>
    told?.value.value ?? told?.value.low
  const last = at(near.length - 1)
  if (lead === 'same') {
    const same = at(near.findLastIndex((one) => sizeOf(one) === quantity.value))
    return same === undefined ? undefined : { draft: same, how: 'same' }
  }
  const size = whole ?? quantity.value ?? 0
  const fits = (one: Draft) =>
    whole === undefined ? (sizeOf(one) ?? 0) >= size : sizeOf(one) === whole
  // No part is larger than its whole.
  const isSmaller = lead === 'part_of' && (sizeOf(near.at(-1) ?? {}) ?? size) < size
  const found = at(near.findLastIndex(fits)) ?? (whole || isSmaller ? undefined : last)
  return found === undefined ? undefined : { draft: found, how: lead }
}

/** As many groups as a person can choose from. */
const CHOICES = 7

/** The sizes of the other groups told of before that are large enough, the latest first. */
export function otherGroups(
  { value = 0 }: NumberPhrase['quantity'],
  taken: number,
  drafts: readonly Draft[],
): number[] {
  const told = drafts.slice(-BACK).reverse()
  const sizes = told.flatMap(({ quantity }) => [
    quantity?.value.value ?? 0,
    quantity?.value.partOf?.value ?? 0,
  ])
  const others = sizes.filter((size) => size >= value && size > 0 && size !== taken)
  return [...new Set(others)].slice(0, CHOICES)
}

/** A definite number ("the 60") takes the hedge of the people that it names again. */
export function definite(phrase: NumberPhrase, group: Draft | undefined): NumberPhrase['quantity'] {
  const known = group?.quantity?.value
  const isPlain =
    phrase.quantity.op === 'exactly' && (phrase.lead === 'same' || phrase.lead === 'all_of')
  if (!known || !isPlain || known.value !== phrase.quantity.value) return phrase.quantity
  return {
    ...phrase.quantity,
    op: known.op,
    ...(known.op === 'exactly' ? {} : { hedge: '(definite)' }),
  }
}
