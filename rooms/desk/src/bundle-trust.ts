// Whom an outsider has to trust to check a bundle of this workspace: the key of its log, a policy
// and the signer of manifests. To be published apart from every bundle. Source: custody.md 17.
import { isFinding, policyText, readVkey } from '@tumen/custody'
import type { Desk } from './operation.ts'
import { Refusal } from './refusal.ts'

/** The three files, as texts. */
export interface BundleTrustFiles {
  vkey: string
  policy: string
  signers: string
}

/** What is to be published. */
export async function bundleTrust(desk: Desk): Promise<BundleTrustFiles> {
  const { vkey } = await desk.ledger.log()
  const key = readVkey(vkey)
  if (isFinding(key)) throw new Refusal('damaged')
  const alone = { witnesses: new Map(), groups: new Map(), quorum: 'none' }
  const policy = policyText({ logs: [{ key }], ...alone })
  return { vkey, policy, signers: desk.ledger.signerLine() }
}
