// A question in an address: the fields of `figure.ask` by their names, so that a link to an
// answer, a saved question and the form are the same thing. Acts, places and days may stand there.

import { RESTRICTION_DIMENSIONS, type RestrictionDimension } from '@tumen/claim'
import { type Restriction, readRestrictions, restrictionText } from '@tumen/desk'
import type { FormInput } from '../../door/ask.ts'

/** The fields of a question as text, without empty ones. */
export type Asked = Readonly<Record<string, string>>

export const QUESTION_FIELDS = [
  'act',
  'place',
  'period',
  'at',
  'from',
  'to',
  'event',
  'population',
  'unit',
  'restrict',
  'asKnownOn',
  'knownBy',
] as const

const LONGEST = 500

/** The name of the field for the people of one dimension, such as `restrict-sex`. */
export function restrictField(by: RestrictionDimension): string {
  return `restrict-${by}`
}

/** The question that an address asks. */
export function askedOf(query: URLSearchParams): Asked {
  const asked: Record<string, string> = {}
  for (const name of QUESTION_FIELDS) {
    const value = query.get(name)?.trim().slice(0, LONGEST)
    if (value) asked[name] = value
  }
  const restrict = [...readRestrictions(asked.restrict), ...fieldPairs(query)]
  if (restrict.length > 0) asked.restrict = restrictionText(restrict)
  return asked
}

function fieldPairs(query: URLSearchParams): Restriction[] {
  return RESTRICTION_DIMENSIONS.flatMap((by) => {
    // Both signs part groups from each other in an address.
    const label = query.get(restrictField(by))?.replace(/[;:]/g, ' ').trim().slice(0, 100)
    return label ? [{ by, label }] : []
  })
}

/** What an operation takes. */
export function inputOf({ restrict, act, ...asked }: Asked): FormInput<'figure.ask'> {
  const groups = readRestrictions(restrict)
  return { act, ...asked, ...(groups.length === 0 ? {} : { restrict: groups }) }
}

/** Path and query of a question; `change` sets fields, or takes them away when empty. */
export function addressOf(path: string, asked: Asked, change: Record<string, string> = {}): string {
  const all: Record<string, string> = { ...wideOf(asked), ...asked, ...change }
  const pairs = Object.entries(all).filter(([, value]) => value !== '')
  return `${path}?${new URLSearchParams(pairs)}`
}

/** Who has once asked for everything need not say so again. */
export function wideOf(asked: Asked): { wide?: string } {
  return hasScope(asked) ? {} : { wide: 'yes' }
}

/** Whether a question says where, when or in which event. */
export function hasScope(asked: Asked): boolean {
  return ['place', 'period', 'at', 'from', 'to', 'event'].some((name) => asked[name] !== undefined)
}

/** The same question without its day of knowledge. */
export function withoutDay({ asKnownOn: _, ...asked }: Asked): Asked {
  return asked
}
