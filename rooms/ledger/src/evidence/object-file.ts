// The file of one evidence object: encrypted in chunks, so that truncation, exchange and change
// are all noticed. The construction of age's payload. Source: protection.md section 2.
import { createCipheriv, createDecipheriv, createHmac, hash, hkdfSync } from 'node:crypto'

const MAGIC = Buffer.from('tumen-object/v1\n')
const SALT_LENGTH = 16
const TAG_LENGTH = 16
const CHUNK_LENGTH = 65_536
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

/** The encrypted file of `plain` under the object's own key and a fresh salt of 16 bytes. */
export function sealObject(plain: Uint8Array, key: Uint8Array, salt: Uint8Array): Buffer {
  const fileKey = deriveKey(key, salt)
  const parts: Uint8Array[] = [MAGIC, salt]
  const chunks = Math.max(1, Math.ceil(plain.length / CHUNK_LENGTH))
  for (let n = 0; n < chunks; n++) {
    const cipher = createCipheriv(CIPHER, fileKey, nonce(n, n === chunks - 1), {
      authTagLength: TAG_LENGTH,
    })
    parts.push(cipher.update(plain.subarray(n * CHUNK_LENGTH, (n + 1) * CHUNK_LENGTH)))
    cipher.final()
    parts.push(cipher.getAuthTag())
  }
  return Buffer.concat(parts)
}

/** The bytes of an object file; nothing when the file was cut, changed, or is another's. */
export function openObject(file: Uint8Array, key: Uint8Array): Buffer | undefined {
  const head = MAGIC.length + SALT_LENGTH
  if (file.length < head + TAG_LENGTH || !MAGIC.equals(file.subarray(0, MAGIC.length))) return
  const fileKey = deriveKey(key, file.subarray(MAGIC.length, head))
  const body = file.subarray(head)
  const step = CHUNK_LENGTH + TAG_LENGTH
  const chunks = Math.ceil(body.length / step)
  const parts: Buffer[] = []
  for (let n = 0; n < chunks; n++) {
    const sealed = body.subarray(n * step, (n + 1) * step)
    const plain = openChunk(sealed, fileKey, nonce(n, n === chunks - 1))
    // An empty last chunk is the form of an empty object only; elsewhere it hides a cut.
    if (!plain || (plain.length === 0 && chunks > 1)) return
    parts.push(plain)
  }
  return Buffer.concat(parts)
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
