// What somebody who sent a proof claims by it, and what of that could be checked here. A proof
// shows who signed and when, never that a thing is true. Source: custody.md 16.
import { createHash } from 'node:crypto'
import type { ProofCheck, ProofStatus } from '@tumen/claim'

/** The checks that make a proof invalid. */
const FAILED_CHECKS: readonly ProofCheck[] = [
  'signature_invalid',
  'hash_differs',
  'domain_differs',
  'certificate_outdated',
  'token_invalid',
  'token_imprint',
  'token_far',
  'cross_invalid',
]

/** How the checks leave a proof: whether its signer deserves trust is not checked here. */
export function statusOf(checks: readonly ProofCheck[]): ProofStatus {
  return checks.some((check) => FAILED_CHECKS.includes(check)) ? 'invalid' : 'unknown-trust'
}

/** The digest of a file by an algorithm as Node names it, in hex. */
export type DigestOf = (algorithm: string) => string

/** The digests of bytes that are held. */
export function digestsOf(bytes: Uint8Array): DigestOf {
  return (algorithm) => createHash(algorithm).update(bytes).digest('hex')
}
