// Whom an outsider has to trust to check a bundle of this workspace: the key of its log, a policy
// and the signer of manifests. To be published apart from every bundle. Source: custody.md 17.
import { isFinding, policyText, readPolicy, type TrustedKey } from '@tumen/custody'
import { askedParties } from './log-policy.ts'
import type { Desk } from './operation.ts'
import { Refusal } from './refusal.ts'

/** The three files, as texts. */
export interface BundleTrustFiles {
  vkey: string
  policy: string
  signers: string
}

/** What is to be published. Where witnesses are reached is nobody's business. */
export async function bundleTrust({ ledger }: Desk): Promise<BundleTrustFiles> {
  const policy = readPolicy((await askedParties(ledger)).policy)
  if (isFinding(policy)) throw new Refusal('damaged')
  const { logs, witnesses } = policy
  const bare = ({ key }: TrustedKey): TrustedKey => ({ key })
  const named = new Map([...witnesses].map(([name, one]) => [name, bare(one)]))
  return {
    vkey: (await ledger.log()).vkey,
    policy: policyText({ ...policy, logs: logs.map(bare), witnesses: named }),
    signers: ledger.signerLine(),
  }
}
