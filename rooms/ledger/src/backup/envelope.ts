// The age file around a backup: written to its recipients as it streams, and read back with the key
// of the file itself, which is in memory alone and gone with the call. So a backup can be checked
// where nobody can open it later. Source: age-encryption; protection.md section 2.
import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { Decrypter, Encrypter, type Identity, type Recipient } from 'age-encryption'
import { codeOfError, LedgerFault } from '../fault.ts'

/** Text of age when no identity is one of the file's recipients. */
const NO_MATCH = /no identity matched/

/** What opens a backup that was just written. */
export type FileKey = Identity

/** A file that was written: its digest as it lies there, its length, and what opens it now. */
export interface WrittenFile {
  sha256: string
  bytes: number
  key: FileKey
}

/** Writes what comes, encrypted to the recipients, into a new file; it lies on the disk then. */
export async function writeSealed(
  path: string,
  plain: AsyncIterable<Uint8Array>,
  recipients: readonly string[],
): Promise<WrittenFile> {
  const witness = new KeyWitness()
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  encrypter.addRecipient(witness)
  const file = await open(path, 'wx', 0o600)
  try {
    const sealed = await encrypter.encrypt(streamOf(plain))
    const written = await writeAll(file, sealed)
    await file.sync()
    return { ...written, key: witness }
  } finally {
    await file.close()
  }
}

/**
 * The plain bytes of a sealed file. Throws `backup-locked` when no identity opens it, and
 * `backup-damaged` at the first piece that is not what was written.
 */
export async function* openSealed(
  path: string,
  identities: readonly (string | FileKey)[],
  hash: Hash = createHash('sha256'),
): AsyncGenerator<Uint8Array> {
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  try {
    const plain = await decrypter.decrypt(streamOf(hashed(createReadStream(path), hash)))
    for await (const piece of plain) yield piece
  } catch (error) {
    if (error instanceof LedgerFault || codeOfError(error).startsWith('E')) throw error
    const isLocked = error instanceof Error && NO_MATCH.test(error.message)
    throw new LedgerFault(isLocked ? 'backup-locked' : 'backup-damaged', { cause: error })
  }
}

/** Is told the key of the file among its recipients, adds none, and gives it once more to read. */
class KeyWitness implements Recipient, Identity {
  #fileKey: Uint8Array | null = null

  wrapFileKey(fileKey: Uint8Array) {
    this.#fileKey = fileKey.slice()
    return []
  }

  unwrapFileKey() {
    return this.#fileKey
  }
}

async function writeAll(file: FileHandle, source: AsyncIterable<Uint8Array>) {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of source) {
    hash.update(piece)
    for (let done = 0; done < piece.length; )
      done += (await file.write(piece, done, piece.length - done)).bytesWritten
    bytes += piece.length
  }
  return { sha256: hash.digest('hex'), bytes }
}

async function* hashed(source: AsyncIterable<Uint8Array>, hash: Hash) {
  for await (const piece of source) {
    hash.update(piece)
    yield piece
  }
}

function streamOf(source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  return Readable.toWeb(Readable.from(source)) as ReadableStream<Uint8Array>
}
