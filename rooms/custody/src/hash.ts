// SHA-256 as an argument: the room runs anywhere with noble's, and Node hands in its own where
// speed matters. Digests are compared and written as lower-case hex, as `sha256sum` prints them.
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/**
 * A SHA-256 over whole bytes, 32 bytes out. It must return fresh bytes and must not keep its
 * argument: the callers use the same buffer again.
 */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

/** The SHA-256 that is used when none is handed in (JavaScript, from @noble/hashes). */
export const sha256: Sha256 = nobleSha256

/** A SHA-256 that is fed in pieces. */
export function startSha256(): { update(bytes: Uint8Array): unknown; digest(): Uint8Array } {
  return nobleSha256.create()
}

const HEX_32 = /^[0-9a-f]{64}$/

/** Lower-case hex of `bytes`. */
export function hexText(bytes: Uint8Array): string {
  return bytesToHex(bytes)
}

/** Whether `text` is 32 bytes in lower-case hex. */
export function isHash(text: unknown): text is string {
  return typeof text === 'string' && HEX_32.test(text)
}

/** `sha256:` and the digest of `bytes`, as openings name rows and evidence. */
export function digestText(bytes: Uint8Array, hash: Sha256 = sha256): string {
  return `sha256:${hexText(hash(bytes))}`
}

/** Whether two byte strings are equal. Not constant in time: digests here are no secrets. */
export function isSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
