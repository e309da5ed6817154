// Who opens a backup: age keys that also hold where X25519 falls. The public half is a recipient,
// the private one an identity, which never comes near the workspace that it can open.
// Source: protection.md sections 2 (backups) and 4.1; age-encryption.
import { Decrypter, Encrypter, generateHybridIdentity, identityToRecipient } from 'age-encryption'
import { LedgerFault } from '../fault.ts'
import { DEFAULT_WORK_FACTOR } from '../workspace/store-key.ts'

const AGE_FILE = 'age-encryption.org/v1'
const IDENTITY = /^AGE-SECRET-KEY-PQ-1[0-9A-Z]+$/
const RECIPIENT = /^age1pq1[0-9a-z]+$/

/** A new key: its file under a passphrase, for any age program of 1.3, and its recipient. */
export async function newBackupKey(
  passphrase: string,
  workFactor = DEFAULT_WORK_FACTOR,
): Promise<{ file: Uint8Array; recipient: string }> {
  const identity = await generateHybridIdentity()
  const recipient = await identityToRecipient(identity)
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(workFactor)
  return { file: await encrypter.encrypt(`# public key: ${recipient}\n${identity}\n`), recipient }
}

/** Whether an identity lies in the file as it is, or under a passphrase of its own. */
export function isSealedKey(file: Uint8Array): boolean {
  return Buffer.from(file.subarray(0, AGE_FILE.length)).toString('latin1') === AGE_FILE
}

/**
 * The identities in a file, which may lie under a passphrase. Throws `wrong-passphrase`, and
 * `backup-locked` where there is none of the kind that a backup is encrypted to.
 */
export async function readBackupKey(file: Uint8Array, passphrase?: string): Promise<string[]> {
  const text = isSealedKey(file) ? await openKey(file, passphrase ?? '') : textOf(file)
  const found = linesOf(text).filter((line) => IDENTITY.test(line))
  if (found.length === 0) throw new LedgerFault('backup-locked')
  return found
}

/** The recipients in a list, one a line; nothing where a line is none, or there is none. */
export function recipientsIn(text: string): string[] | undefined {
  const lines = linesOf(text)
  return lines.length > 0 && lines.every(isRecipient) ? [...new Set(lines)] : undefined
}

function isRecipient(line: string): boolean {
  if (!RECIPIENT.test(line)) return false
  try {
    // Its checksum and its length.
    new Encrypter().addRecipient(line)
    return true
  } catch {
    return false
  }
}

async function openKey(file: Uint8Array, passphrase: string): Promise<string> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  try {
    return await decrypter.decrypt(file, 'text')
  } catch (cause) {
    throw new LedgerFault('wrong-passphrase', { cause })
  }
}

function textOf(file: Uint8Array): string {
  return Buffer.from(file).toString('latin1')
}

/** The lines that say something. */
function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}
