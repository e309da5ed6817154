// The store key: 32 random bytes that open the database, kept in an age file under a
// passphrase, so that any age program can open it. Source: protection.md section 2, age-encryption.
import { readFileSync } from 'node:fs'
import { Decrypter, Encrypter } from 'age-encryption'
import { LedgerFault } from '../fault.ts'
import { writeDurably } from './folder.ts'

/** log2 of the scrypt cost unless the caller says otherwise: about a second. */
export const DEFAULT_WORK_FACTOR = 18
const KEY_LENGTH = 32
/** Text of age when the passphrase is not the one that the file was made with. */
const NO_MATCH = /no identity matched/

/** Writes the store key as an age file that `passphrase` opens. */
export async function writeStoreKey(
  path: string,
  key: Uint8Array,
  passphrase: string,
  workFactor = DEFAULT_WORK_FACTOR,
): Promise<void> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(workFactor)
  writeDurably(path, await encrypter.encrypt(key))
}

/** The store key; throws `wrong-passphrase` or, when the file is not what it was, `damaged`. */
export async function readStoreKey(path: string, passphrase: string): Promise<Uint8Array> {
  const file = readFileSync(path)
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  const key = await decrypter.decrypt(file).catch((cause: unknown) => {
    const isWrong = cause instanceof Error && NO_MATCH.test(cause.message)
    throw new LedgerFault(isWrong ? 'wrong-passphrase' : 'damaged', { cause })
  })
  if (key.length !== KEY_LENGTH) throw new LedgerFault('damaged')
  return key
}
