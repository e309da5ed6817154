// Signing the manifest of a bundle with a key of the workspace, in the form that `ssh-keygen -Y
// verify` checks. The key is another than the log's: neither can be taken for the other.
import { BUNDLE_NAMESPACE, type SigningKey, signerLine, sshSignature } from '@tumen/custody'

/** The signature file of a manifest. */
export function signManifest(manifest: Uint8Array, key: SigningKey): string {
  return sshSignature(manifest, BUNDLE_NAMESPACE, key)
}

/** The line of `allowed_signers` about the key: whose bundles an outsider accepts. */
export function manifestSigner({ name, publicKey }: SigningKey): string {
  return signerLine({ identity: name, namespace: BUNDLE_NAMESPACE, publicKey })
}
