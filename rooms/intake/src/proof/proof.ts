// What somebody who sent a proof claims by it, and what of that could be checked here. A proof
// shows who signed and when, never that a thing is true. Source: custody.md 16.

export const PROOF_KINDS = [
  'wacz-anonymous',
  'wacz-domain',
  'timestamp',
  'opentimestamps',
  'c2pa',
  'auto-archiver',
] as const
export type ProofKind = (typeof PROOF_KINDS)[number]

/**
 * `valid`: all of it was checked, who vouches included; `invalid`: something is wrong;
 * `unknown-trust`: nothing is wrong, but whether its signer deserves trust is not checked here.
 */
export const PROOF_STATUSES = ['valid', 'invalid', 'unknown-trust'] as const
export type ProofStatus = (typeof PROOF_STATUSES)[number]

/** One thing that was looked at, with its outcome. */
export const PROOF_CHECKS = [
  'signature_valid',
  'signature_invalid',
  'signature_unchecked',
  'hash_equal',
  'hash_differs',
  'hash_unchecked',
  'domain_named',
  'domain_differs',
  'certificate_outdated',
  'token_valid',
  'token_invalid',
  'token_imprint',
  'token_near',
  'token_far',
  'cross_valid',
  'cross_invalid',
  'chain_unchecked',
  'key_unknown',
  'attestation_block',
  'attestation_pending',
  'manifest_unchecked',
  'unsigned',
  'not_understood',
] as const
export type ProofCheck = (typeof PROOF_CHECKS)[number]

/** The checks that make a proof invalid. */
export const FAILED_CHECKS: readonly ProofCheck[] = [
  'signature_invalid',
  'hash_differs',
  'domain_differs',
  'certificate_outdated',
  'token_invalid',
  'token_imprint',
  'token_far',
  'cross_invalid',
]

/** A proof as it was found. */
export interface Proof {
  kind: ProofKind
  status: ProofStatus
  checks: ProofCheck[]
  /** Who signs by its own words: a domain, an authority; or the digest of an unknown key. */
  by?: string
  /** Instant that the proof states. */
  at?: string
}

/** Whether the checks leave a proof standing. */
export function statusOf(checks: readonly ProofCheck[]): ProofStatus {
  return checks.some((check) => FAILED_CHECKS.includes(check)) ? 'invalid' : 'unknown-trust'
}
