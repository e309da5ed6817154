// The files of the verifier that a bundle carries, as the build made them: a program for Node and a
// page for browsers. What they are made of is in `verify-program.ts` and `../../verifier`.
import { readFile } from 'node:fs/promises'

const BUILT = new URL('../../dist/verify/', import.meta.url)

/** A file of a bundle: its path in it, and its bytes. */
export interface VerifierFile {
  path: `verify/${string}`
  bytes: Uint8Array
}

/** Each file of the verifier. Rejects where nothing was built: `npm run build`. */
export function verifierFiles(): Promise<VerifierFile[]> {
  const names = ['verify.html', 'verify.mjs'] as const
  return Promise.all(
    names.map(async (name): Promise<VerifierFile> => {
      const bytes = new Uint8Array(await readFile(new URL(name, BUILT)))
      return { path: `verify/${name}`, bytes }
    }),
  )
}
