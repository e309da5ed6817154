// Names and keys of those who sign: c2sp.org/signed-note v1.0.0. A key is known by its name and
// by four bytes of a digest over name, type and public key. Seeds are kept where neither JSON nor
// a log line can reach them.
import { ed25519 } from '@noble/curves/ed25519.js'
import { concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import { base64Bytes, base64Text } from './base64.ts'
import { type Finding, isFinding } from './finding.ts'
import { hexText, sha256 } from './hash.ts'
import { isWellFormed, utf8Bytes } from './utf8.ts'

/** 1: Ed25519 over the text of a note. 4: Ed25519 cosignature with a time. */
export type KeyType = 1 | 4

/** A public key with its name; what a `vkey` says. */
export interface VerifierKey {
  readonly name: string
  /** Four bytes in hex. */
  readonly id: string
  readonly type: KeyType
  /** 32 bytes. */
  readonly publicKey: Uint8Array
}

const WHITE_SPACE = /\p{White_Space}/u
const ID = /^[0-9a-f]{8}$/
const SECRET_HEAD = 'PRIVATE+KEY+'

/** Whether `name` may stand in a signature line: not empty, no `+`, no white space. */
export function isKeyName(name: string): boolean {
  return name !== '' && !name.includes('+') && !WHITE_SPACE.test(name) && isWellFormed(name)
}

function keyId(name: string, typed: Uint8Array): string {
  return hexText(sha256(concatBytes(utf8Bytes(`${name}\n`), typed)).subarray(0, 4))
}

function typedBytes(type: KeyType, key: Uint8Array): Uint8Array {
  return concatBytes(Uint8Array.of(type), key)
}

/** A key that signs. Printing it or writing it as JSON shows the public half only. */
export class SigningKey implements VerifierKey {
  readonly name: string
  readonly id: string
  readonly type: KeyType
  readonly publicKey: Uint8Array
  readonly #seed: Uint8Array

  /** @throws RangeError for a seed that has not 32 bytes, or a name that is not allowed. */
  constructor(seed: Uint8Array, name: string, type: KeyType = 1) {
    if (seed.length !== 32) throw new RangeError('a seed has 32 bytes')
    if (!isKeyName(name)) throw new RangeError('a key name has no white space and no +')
    this.name = name
    this.type = type
    this.#seed = seed.slice()
    this.publicKey = ed25519.getPublicKey(this.#seed)
    this.id = keyId(name, typedBytes(type, this.publicKey))
  }

  /** The 64 bytes of the Ed25519 signature over `message`. */
  sign(message: Uint8Array): Uint8Array {
    return ed25519.sign(message, this.#seed)
  }

  /** The secret text of the key. It belongs inside an encrypted file and nowhere else. */
  secretText(): string {
    const secret = base64Text(typedBytes(this.type, this.#seed))
    return `${SECRET_HEAD}${this.name}+${this.id}+${secret}`
  }
}

/**
 * The signing key made from 32 secret random bytes.
 * @throws RangeError for a seed of another length, or a name with white space or `+`.
 */
export function noteKey(seed: Uint8Array, name: string, type: KeyType = 1): SigningKey {
  return new SigningKey(seed, name, type)
}

/** The public text of a key, `name+id+base64`, to be printed and published. */
export function vkey(key: VerifierKey): string {
  return `${key.name}+${key.id}+${base64Text(typedBytes(key.type, key.publicKey))}`
}

const KEY_FORM: Finding = { code: 'key-form' }

function keyParts(
  text: string,
): { name: string; id: string; type: KeyType; key: Uint8Array } | Finding {
  const [name = '', id = '', ...rest] = text.split('+')
  // Base64 may itself contain plus signs, so only the first two separate.
  const typed = base64Bytes(rest.join('+'))
  const type = typed?.[0]
  if (!isKeyName(name) || !ID.test(id) || typed?.length !== 33) return KEY_FORM
  if (type !== 1 && type !== 4) return { code: 'key-form', field: 'type' }
  return { name, id, type, key: typed.slice(1) }
}

/** The key that a `vkey` text names, or `key-form`: unknown types are refused, too. */
export function readVkey(text: string): VerifierKey | Finding {
  const parts = keyParts(text)
  if (isFinding(parts)) return parts
  const { name, id, type, key } = parts
  if (keyId(name, typedBytes(type, key)) !== id) return { code: 'key-form', field: 'id' }
  return { name, id, type, publicKey: key }
}

/** The signing key that a secret text holds, or `key-form`. */
export function readSecretKey(text: string): SigningKey | Finding {
  if (!text.startsWith(SECRET_HEAD)) return KEY_FORM
  const parts = keyParts(text.slice(SECRET_HEAD.length))
  if (isFinding(parts)) return parts
  const key = noteKey(parts.key, parts.name, parts.type)
  return key.id === parts.id ? key : { code: 'key-form', field: 'id' }
}

/** Whether an Ed25519 signature holds, by the strict rules of RFC 8032 (not ZIP 215). */
export function isSignature(
  signature: Uint8Array,
  message: Uint8Array,
  publicKey: Uint8Array,
): boolean {
  if (signature.length !== 64 || publicKey.length !== 32) return false
  return ed25519.verify(signature, message, publicKey, { zip215: false })
}

/** The four bytes of a key's id. */
export function idBytes(key: VerifierKey): Uint8Array {
  return hexToBytes(key.id)
}
