// Stated limits that exclude their own number. The values of "more than 350" begin at 351, which
// nobody stated and which is never printed: what is printed is the stated 350 with its word.
import type { Unit } from '@tumen/claim'
import type { UsedClaim, ValueSet } from '@tumen/figure'
import type { Language } from '@tumen/words'
import { numberPhrase } from '../phrase/number.ts'

/** The stated limits that these values exclude: 350 for {351, ∞}. */
export function strictLimits(
  values: ValueSet,
  used: readonly UsedClaim[],
): { above?: number | undefined; below?: number | undefined } {
  const floors = used.flatMap(({ floor }) => floor ?? [])
  const ceilings = used.flatMap(({ ceiling }) => ceiling ?? [])
  return {
    above: floors.find((floor) => floor === values.low - 1),
    below: ceilings.find((ceiling) => values.high !== null && ceiling === values.high + 1),
  }
}

/** A floor as words: "more than 350" when every claim that states it excludes it, else "350". */
export function floorPhrase(
  language: Language,
  value: number,
  used: readonly UsedClaim[],
  unit: Unit = 'persons',
): string {
  const stating = used.filter((one) => one.floor === value)
  const isStrict = stating.length > 0 && stating.every((one) => one.values.low === value + 1)
  return numberPhrase(language, { op: isStrict ? 'more_than' : 'exactly', value, unit })
}
