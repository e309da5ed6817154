// What the check of a bundle can say: codes with the step that found them, and paths; never what
// stands in a file. Source: custody.md 14.

/** The steps, in their order. */
export const BUNDLE_STEPS = [
  ...(['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7', 'V8'] as const),
  ...(['V9', 'V10', 'V11', 'V12', 'V13', 'V14', 'V15'] as const),
] as const
export type BundleStep = (typeof BUNDLE_STEPS)[number]

/** Every code. */
export const BUNDLE_CODES = [
  ...(['bad-path', 'not-a-file', 'missing', 'unreadable', 'bagit', 'bag-info'] as const),
  ...(['manifest-form', 'unlisted', 'digest', 'object-name', 'oxum', 'not-canonical'] as const),
  ...(['opening-form', 'no-proof', 'no-opening', 'proof-form', 'other-checkpoint'] as const),
  ...(['not-included', 'not-in-list', 'malformed', 'unknown-key', 'bad-signature'] as const),
  ...(['no-log-signature', 'no-quorum', 'policy-from-bundle', 'policy-form', 'no-seal'] as const),
  ...(['seal', 'not-logged', 'not-in-index', 'names-absent-bytes', 'who', 'no-who'] as const),
  ...(['sshsig-form', 'sshsig', 'unknown-signer', 'signers-from-bundle', 'imprint'] as const),
  ...(['profile', 'ambiguous-key', 'signers-form', 'twice', 'archive'] as const),
  ...(['index-form', 'verifier', 'other-copy'] as const),
] as const
export type BundleCode = (typeof BUNDLE_CODES)[number]

/** One thing that is wrong, or that nobody outside vouches for. */
export interface BundleFinding {
  step: BundleStep
  code: BundleCode
  path?: string
}

/** These leave the bundle unchanged, and only the trust in it incomplete. */
const INCOMPLETE: ReadonlySet<BundleCode> = new Set([
  ...(['no-quorum', 'policy-from-bundle', 'unknown-signer', 'signers-from-bundle'] as const),
])

/** 0: everything holds. 1: unchanged, trust incomplete. 2: no bundle. 6: altered. */
export type BundleExit = 0 | 1 | 2 | 6

/** The exit code of findings about what is a bundle. */
export function exitOf(findings: readonly BundleFinding[]): BundleExit {
  if (findings.length === 0) return 0
  return findings.every(({ code }) => INCOMPLETE.has(code)) ? 1 : 6
}

/** Whether a finding leaves the trust incomplete and nothing altered. */
export function isIncomplete({ code }: BundleFinding): boolean {
  return INCOMPLETE.has(code)
}
