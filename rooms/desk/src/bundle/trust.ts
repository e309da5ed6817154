// What an outsider must trust to check a bundle of this workspace: the key of its log, a policy and
// the signer of manifests. Published separately from every bundle. Source: custody.md 17.
import { isFinding, policyText, readPolicy, readVkey, type TrustedKey, vkey } from '@tumen/custody'
import { askedParties } from '../log/policy.ts'
import type { Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'

/** The three files, as texts. */
export interface BundleTrustFiles {
  vkey: string
  policy: string
  signers: string
}

/** What is to be published. Where witnesses are reached is nobody's business. */
export async function bundleTrust({ ledger }: Desk): Promise<BundleTrustFiles> {
  const policy = readPolicy((await askedParties(ledger)).policy)
  const own = readVkey((await ledger.log()).vkey)
  if (isFinding(policy) || isFinding(own)) throw new Refusal('damaged')
  const { witnesses } = policy
  // A log that was begun anew is not in a policy of before; what that one proved stays proved.
  const isNamed = policy.logs.some(({ key }) => vkey(key) === vkey(own))
  const logs = isNamed ? policy.logs : [...policy.logs, { key: own }]
  const bare = ({ key }: TrustedKey): TrustedKey => ({ key })
  const named = new Map([...witnesses].map(([name, one]) => [name, bare(one)]))
  return {
    vkey: vkey(own),
    policy: policyText({ ...policy, logs: logs.map(bare), witnesses: named }),
    signers: ledger.signerLine(),
  }
}
