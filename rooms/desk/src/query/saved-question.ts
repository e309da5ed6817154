// A saved question as the operation takes it. A form has one field for the groups that are asked
// for, so a saved question holds them as one text: `sex:women;age:minors`.
import { RESTRICTION_DIMENSIONS, type RestrictionDimension } from '@tumen/claim'
import { type AskedQuestion, askedSchema } from '../figure/question.ts'
import { Refusal } from '../refusal.ts'

/** One group of people: by what they are told apart, and what they are called. */
export interface Restriction {
  by: RestrictionDimension
  label: string
}

/** The groups of a text; what is no group is left out. */
export function readRestrictions(text: string | undefined): Restriction[] {
  return (text ?? '').split(';').flatMap((pair) => {
    const at = pair.indexOf(':')
    const by = RESTRICTION_DIMENSIONS.find((one) => one === pair.slice(0, at).trim())
    const label = pair.slice(at + 1).trim()
    return by === undefined || label === '' ? [] : [{ by, label }]
  })
}

/** The text of groups, as `readRestrictions` reads it. */
export function restrictionText(groups: readonly { by: string; label: string }[]): string {
  return groups.map(({ by, label }) => `${by}:${label}`).join(';')
}

/** The question of a saved query; refuses what could no longer be asked. */
export function questionOfQuery(query: Readonly<Record<string, string>>): AskedQuestion {
  const { restrict, ...fields } = query
  const groups = readRestrictions(restrict)
  const asked = groups.length === 0 ? fields : { ...fields, restrict: groups }
  const parsed = askedSchema.safeParse(asked)
  if (!parsed.success) throw new Refusal('invalid-input', 'query')
  return parsed.data
}
