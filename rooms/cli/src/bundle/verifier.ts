// What a bundle contains for the person who checks it: the verifier as it was built, and the recipe
// for other tools. Without a built verifier, only the recipe.
import { howtoText } from '@tumen/view'
import { type VerifierFile, verifierFiles } from './verifier-file.ts'

/** The files below `verify/` of a bundle. */
export async function bundleVerifier(): Promise<VerifierFile[]> {
  const built = await verifierFiles().catch(() => [])
  const bytes = new Uint8Array(Buffer.from(howtoText(), 'utf8'))
  return [...built, { path: 'verify/HOWTO.txt', bytes }]
}
