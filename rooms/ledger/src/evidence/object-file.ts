// The file of one evidence object: encrypted in chunks, so that truncation, exchange and change
// are all noticed. The construction of age's payload. Source: protection.md section 2.
import { createCipheriv, createDecipheriv, createHmac, hash, hkdfSync } from 'node:crypto'

const MAGIC = Buffer.from('tumen-object/v1\n')
const SALT_LENGTH = 16
const TAG_LENGTH = 16
/** Bytes of every chunk but the last. */
export const CHUNK_LENGTH = 65_536
const HEAD_LENGTH = MAGIC.length + SALT_LENGTH
const SEALED_LENGTH = CHUNK_LENGTH + TAG_LENGTH
const CIPHER = 'chacha20-poly1305'

/** The SHA-256 of bytes or of a text's UTF-8 form. */
export function sha256(data: Uint8Array | string): Buffer {
  return hash('sha256', data, 'buffer')
}

/** The same in lower-case hex. */
export function sha256Hex(data: Uint8Array | string): string {
  return hash('sha256', data, 'hex')
}

/**
 * The name of the object of one record: 40 hex digits that say nothing to who lacks the name key,
 * also not whether two records have the same bytes.
 */
export function objectName(nameKey: Uint8Array, digest: Uint8Array, record: string): string {
  const mac = createHmac('sha256', nameKey).update('tumen/object-name/v2\0').update(digest)
  return mac.update(record).digest().subarray(0, 20).toString('hex')
}

/** The name that records of before format 19 share when they have the same bytes. */
export function sharedObjectName(nameKey: Uint8Array, digest: Uint8Array): string {
  const mac = createHmac('sha256', nameKey).update('tumen/object-name/v1\0').update(digest)
  return mac.digest().subarray(0, 20).toString('hex')
}

/** Seals an object chunk by chunk, under the object's own key and a fresh salt of 16 bytes. */
export class ObjectSealer {
  readonly #fileKey: Buffer
  /** What the file begins with, before the first chunk. */
  readonly head: Buffer
  #count = 0

  constructor(key: Uint8Array, salt: Uint8Array) {
    this.#fileKey = deriveKey(key, salt)
    this.head = Buffer.concat([MAGIC, salt])
  }

  /** The next chunk; every one but the last has `CHUNK_LENGTH` bytes. */
  seal(plain: Uint8Array, isLast: boolean): Buffer[] {
    const cipher = createCipheriv(CIPHER, this.#fileKey, nonce(this.#count++, isLast), {
      authTagLength: TAG_LENGTH,
    })
    const sealed = cipher.update(plain)
    cipher.final()
    return [sealed, cipher.getAuthTag()]
  }
}

/** The encrypted file of `plain` under the object's own key and a fresh salt of 16 bytes. */
export function sealObject(plain: Uint8Array, key: Uint8Array, salt: Uint8Array): Buffer {
  const sealer = new ObjectSealer(key, salt)
  const parts: Uint8Array[] = [sealer.head]
  const chunks = Math.max(1, Math.ceil(plain.length / CHUNK_LENGTH))
  for (let n = 0; n < chunks; n++) {
    const piece = plain.subarray(n * CHUNK_LENGTH, (n + 1) * CHUNK_LENGTH)
    parts.push(...sealer.seal(piece, n === chunks - 1))
  }
  return Buffer.concat(parts)
}

/** Reads bytes of a file at a place: all that were asked for, or fewer where it ends. */
export type ReadAt = (at: number, length: number) => Uint8Array

/** Bytes of the object in a file of this length. */
export function plainLength(fileLength: number): number {
  const body = fileLength - HEAD_LENGTH
  return Math.max(0, body - Math.ceil(body / SEALED_LENGTH) * TAG_LENGTH)
}

/**
 * The chunks of an object file of this length, one after the other; throws `NotWhole` at the first
 * that was cut, changed, or is another's. What was given before it is not vouched for as a whole.
 */
export function* openChunks(readAt: ReadAt, length: number, key: Uint8Array): Generator<Buffer> {
  const head = readAt(0, HEAD_LENGTH)
  const isObject =
    length >= HEAD_LENGTH + TAG_LENGTH && MAGIC.equals(head.subarray(0, MAGIC.length))
  if (!isObject) throw new NotWhole()
  const fileKey = deriveKey(key, head.subarray(MAGIC.length))
  const chunks = Math.ceil((length - HEAD_LENGTH) / SEALED_LENGTH)
  for (let n = 0; n < chunks; n++) {
    const sealed = readAt(HEAD_LENGTH + n * SEALED_LENGTH, SEALED_LENGTH)
    const plain = openChunk(sealed, fileKey, nonce(n, n === chunks - 1))
    // An empty last chunk is the form of an empty object only; elsewhere it hides a cut.
    if (!plain || (plain.length === 0 && chunks > 1)) throw new NotWhole()
    yield plain
  }
}

/** An object file is not what was sealed. */
export class NotWhole extends Error {}

/** The bytes of an object file; nothing when the file was cut, changed, or is another's. */
export function openObject(file: Uint8Array, key: Uint8Array): Buffer | undefined {
  const readAt = (at: number, length: number) => file.subarray(at, at + length)
  try {
    return Buffer.concat([...openChunks(readAt, file.length, key)])
  } catch (error) {
    if (error instanceof NotWhole) return undefined
    throw error
  }
}

function openChunk(sealed: Uint8Array, key: Buffer, nonce: Buffer): Buffer | undefined {
  if (sealed.length < TAG_LENGTH) return
  const at = sealed.length - TAG_LENGTH
  const cipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_LENGTH })
  cipher.setAuthTag(sealed.subarray(at))
  const plain = cipher.update(sealed.subarray(0, at))
  try {
    cipher.final()
  } catch {
    return
  }
  return plain
}

function deriveKey(key: Uint8Array, salt: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, 'tumen/object/v1', 32))
}

function nonce(counter: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUIntBE(counter, 5, 6)
  bytes[11] = isLast ? 1 : 0
  return bytes
}
