// The form of a SHA-256 as rows state it.
import type { Finding } from '../finding.ts'

/** What is wrong with a SHA-256: it is not 64 lower-case hex digits. */
export function checkHash(value: string, field: string): Finding[] {
  return /^[0-9a-f]{64}$/.test(value) ? [] : [{ code: 'hash_malformed', field }]
}
