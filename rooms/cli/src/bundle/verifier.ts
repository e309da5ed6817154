// What a bundle carries for whoever checks it: the verifier as it was built, and the recipe for
// tools of others. Where nothing was built, the recipe alone.
import { howtoText } from '@tumen/view'
import { type VerifierFile, verifierFiles } from './verifier-file.ts'

/** The files below `verify/` of a bundle. */
export async function bundleVerifier(): Promise<VerifierFile[]> {
  const built = await verifierFiles().catch(() => [])
  const bytes = new Uint8Array(Buffer.from(howtoText(), 'utf8'))
  return [...built, { path: 'verify/HOWTO.txt', bytes }]
}
