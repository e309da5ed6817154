// Another passphrase for the key of a workspace: the key stays, the age file around it is written
// anew. Source: protection.md section 2, age-encryption.
import { resolve } from 'node:path'
import { toFault } from '../fault.ts'
import { assertWorkspace, pathsOf } from './folder.ts'
import { takeLock } from './lock.ts'
import { readStoreKey, writeStoreKey } from './store-key.ts'

/** Which workspace, the passphrase that opens it, and the one that shall. */
export interface PassphraseChange {
  folder: string
  from: string
  to: string
  /** log2 of the scrypt cost of the new file; default 18 (about a second). */
  workFactor?: number
}

/**
 * Writes the store key anew: the new passphrase opens it, the old one no more; a crash leaves one
 * of the two. A copy of the folder keeps its own. Throws `not-a-workspace`, `wrong-passphrase`,
 * `in-use`, `disk-full`.
 */
export async function changePassphrase({
  folder,
  from,
  to,
  workFactor,
}: PassphraseChange): Promise<void> {
  const paths = pathsOf(resolve(folder))
  try {
    assertWorkspace(paths)
    const lock = takeLock(paths)
    try {
      const key = await readStoreKey(paths.storeKey, from)
      await writeStoreKey(paths.storeKey, key, to, workFactor)
    } finally {
      lock.release()
    }
  } catch (error) {
    throw toFault(error)
  }
}
