// Forms and references that several records share: hashes, language tags, decimals, pairs, targets.
import type { Finding } from '../finding.ts'

/** What is wrong with a SHA-256: it is not 64 lower-case hex digits. */
export function checkHash(value: string, field: string): Finding[] {
  return /^[0-9a-f]{64}$/.test(value) ? [] : [{ code: 'hash_malformed', field }]
}

/** What is wrong with a language tag: it has not the form of BCP 47. */
export function checkLanguage(tag: string, field = 'language'): Finding[] {
  const isTag = /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(tag)
  return isTag ? [] : [{ code: 'language_malformed', field }]
}

export function checkNames(names: Record<string, string>, field: string): Finding[] {
  return Object.keys(names).flatMap((tag) => checkLanguage(tag, field))
}

/** What is wrong with a decimal string: it is no number in plain digits between two limits. */
export function checkDecimal(
  value: string | undefined,
  limits: readonly [number, number],
  field: string,
): Finding[] {
  if (value === undefined) return []
  const isIn = /^-?\d+(\.\d+)?$/.test(value) && +value >= limits[0] && +value <= limits[1]
  return isIn ? [] : [{ code: 'value_out_of_range', field }]
}

export function checkPair(from: string, to: string, field: string): Finding[] {
  return from === to ? [{ code: 'relation_to_self', field, ids: [to] }] : []
}

export function checkTargets(
  targets: Record<string, string>,
  known: ReadonlySet<string> | undefined,
): Finding[] {
  if (!known) return []
  const missing = Object.entries(targets).filter(([, id]) => !known.has(id))
  return missing.map(([field, id]) => ({ code: 'relation_target_missing', field, ids: [id] }))
}
