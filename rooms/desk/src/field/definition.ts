// What a field is made of, from what somebody typed: names, and entries with the days for which
// they are offered.
import { type CustomChoice, type CustomField, given } from '@tumen/claim'
import { type Asked, MOST_CHOICES } from '@tumen/contract'
import { readInterval } from '../draft/time.ts'
import type { Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'

type Typed = NonNullable<Asked<'field.define'>['choices']>

/** Names of which something was typed. */
export function namesOf(names: Asked<'field.define'>['names']): CustomField['names'] {
  return given({ en: names.en, ko: names.ko, zh: names.zh }) as CustomField['names']
}

/** The entries with those that were typed; each that is there stays, said otherwise or not. */
export function choicesWith(
  desk: Pick<Desk, 'newId'>,
  before: readonly CustomChoice[],
  typed: Typed,
): CustomChoice[] {
  const known = new Map(before.map((one) => [one.id, one]))
  for (const [n, { id, names, from, to }] of typed.entries()) {
    if (id !== undefined && before.length > 0 && !known.has(id))
      throw new Refusal('unknown-choice', `choices[${n}]`)
    const own = id ?? desk.newId('ch')
    const first = from === undefined ? undefined : readInterval(from, 'from').earliest
    const last = to === undefined ? undefined : readInterval(to, 'to').latest
    known.set(own, { id: own, names: namesOf(names), ...given({ from: first, to: last }) })
  }
  if (known.size > MOST_CHOICES)
    throw new Refusal('too-large', 'choices', [{ limit: MOST_CHOICES, count: known.size }])
  return [...known.values()]
}
