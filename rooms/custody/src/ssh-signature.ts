// Signatures of files that `ssh-keygen -Y verify` checks: OpenSSH PROTOCOL.sshsig, Ed25519 over
// SHA-512 only. The armour is read in the one form in which it is written here and by OpenSSH.
import { sha512 } from '@noble/hashes/sha2.js'
import { concatBytes } from '@noble/hashes/utils.js'
import { base64Bytes, base64Text } from './base64.ts'
import { type Finding, isFinding } from './finding.ts'
import { isSameBytes } from './hash.ts'
import { isSignature, type SigningKey } from './key.ts'
import { utf8Bytes, utf8Text } from './utf8.ts'

/** Somebody whose signatures count, by a line of `allowed_signers`. */
export interface AllowedSigner {
  identity: string
  /** What they may sign. */
  namespace: string
  /** 32 bytes. */
  publicKey: Uint8Array
}

/** What a signature file says; nothing is verified. */
interface SshSignature {
  namespace: string
  publicKey: Uint8Array
  signature: Uint8Array
}

const MAGIC = 'SSHSIG'
const VERSION = 1
const KEY_KIND = 'ssh-ed25519'
const HASH = 'sha512'
const HEAD = '-----BEGIN SSH SIGNATURE-----\n'
const FOOT = '-----END SSH SIGNATURE-----\n'
const LINE_WIDTH = 70
const SIGNER = /^([\x21-\x7e]+) namespaces="([\x21\x23-\x7e]+)" ssh-ed25519 (\S+)$/

function string(value: string | Uint8Array): Uint8Array {
  const bytes = typeof value === 'string' ? utf8Bytes(value) : value
  return concatBytes(count(bytes.length), bytes)
}

function count(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

function keyBlob(publicKey: Uint8Array): Uint8Array {
  return concatBytes(string(KEY_KIND), string(publicKey))
}

function signedBytes(message: Uint8Array, namespace: string): Uint8Array {
  const digest = string(sha512(message))
  return concatBytes(utf8Bytes(MAGIC), string(namespace), string(''), string(HASH), digest)
}

/**
 * The signature file of a message, byte for byte as `ssh-keygen -Y sign` makes it.
 * @throws RangeError for an empty namespace.
 */
export function sshSignature(message: Uint8Array, namespace: string, key: SigningKey): string {
  if (namespace === '') throw new RangeError('a signature has a namespace')
  const signature = key.sign(signedBytes(message, namespace))
  return armoured({ namespace, publicKey: key.publicKey, signature })
}

function armoured({ namespace, publicKey, signature }: SshSignature): string {
  const blob = concatBytes(
    ...[utf8Bytes(MAGIC), count(VERSION), string(keyBlob(publicKey))],
    ...[string(namespace), string(''), string(HASH)],
    string(concatBytes(string(KEY_KIND), string(signature))),
  )
  const lines = base64Text(blob).match(new RegExp(`.{1,${LINE_WIDTH}}`, 'g')) ?? []
  return `${HEAD}${lines.join('\n')}\n${FOOT}`
}

/** What a signature file says, or `sshsig-form`. */
function readSshSignature(file: string): SshSignature | Finding {
  const form: Finding = { code: 'sshsig-form' }
  if (!file.startsWith(HEAD) || !file.endsWith(FOOT)) return form
  const blob = base64Bytes(file.slice(HEAD.length, -FOOT.length).replaceAll('\n', ''))
  if (blob === undefined) return form
  const reader = new Fields(blob)
  reader.skip(utf8Bytes(MAGIC))
  reader.skip(count(VERSION))
  const key = new Fields(reader.string())
  key.skip(string(KEY_KIND))
  const publicKey = key.string()
  const namespace = utf8Text(reader.string()) ?? ''
  reader.skip(string(''))
  reader.skip(string(HASH))
  const signed = new Fields(reader.string())
  signed.skip(string(KEY_KIND))
  const signature = signed.string()
  const isWhole = reader.isAtEnd && key.isAtEnd && signed.isAtEnd
  const isRight = isWhole && publicKey.length === 32 && signature.length === 64
  if (!isRight || namespace === '') return form
  const read = { namespace, publicKey, signature }
  return armoured(read) === file ? read : form
}

/** Fields of a blob, one after the other; past a wrong one there is nothing but empty fields. */
class Fields {
  #rest: Uint8Array
  #isRight = true

  constructor(bytes: Uint8Array) {
    this.#rest = bytes
  }

  get isAtEnd(): boolean {
    return this.#isRight && this.#rest.length === 0
  }

  skip(expected: Uint8Array): void {
    const found = this.#take(expected.length)
    if (!isSameBytes(found, expected)) this.#isRight = false
  }

  string(): Uint8Array {
    const head = this.#take(4)
    if (!this.#isRight) return new Uint8Array()
    const view = new DataView(head.buffer, head.byteOffset, head.length)
    return this.#take(view.getUint32(0))
  }

  #take(length: number): Uint8Array {
    if (length > this.#rest.length) this.#isRight = false
    if (!this.#isRight) return new Uint8Array()
    const taken = this.#rest.subarray(0, length)
    this.#rest = this.#rest.subarray(length)
    return taken
  }
}

/**
 * Who of the allowed signers signed the message for a namespace. Findings: `sshsig-form`, also for
 * another namespace; `sshsig` when the signature does not hold; `unknown-signer` when it holds, and
 * nobody allowed made it.
 */
export function verifySshSignature(
  message: Uint8Array,
  file: string,
  of: { namespace: string; signers: readonly AllowedSigner[] },
): AllowedSigner | Finding {
  const read = readSshSignature(file)
  if (isFinding(read)) return read
  const { namespace, publicKey, signature } = read
  if (namespace !== of.namespace) return { code: 'sshsig-form' }
  if (!isSignature(signature, signedBytes(message, namespace), publicKey)) return { code: 'sshsig' }
  const signer = of.signers.find(
    (one) => one.namespace === namespace && isSameBytes(one.publicKey, publicKey),
  )
  return signer ?? { code: 'unknown-signer' }
}

/** The line of `allowed_signers` about somebody, with its newline. */
export function signerLine({ identity, namespace, publicKey }: AllowedSigner): string {
  return `${identity} namespaces="${namespace}" ${KEY_KIND} ${base64Text(keyBlob(publicKey))}\n`
}

/** The signers of a file of such lines, or `signers-form`. Empty lines and comments are skipped. */
export function readSigners(text: string): AllowedSigner[] | Finding {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  const signers = lines.map(readSigner)
  const isWhole = signers.every((signer) => signer !== undefined)
  return isWhole ? signers : { code: 'signers-form' }
}

function readSigner(line: string): AllowedSigner | undefined {
  const [, identity = '', namespace = '', base64 = ''] = SIGNER.exec(line) ?? []
  const blob = base64Bytes(base64)
  if (blob === undefined) return undefined
  const fields = new Fields(blob)
  fields.skip(string(KEY_KIND))
  const publicKey = fields.string()
  return fields.isAtEnd && publicKey.length === 32 ? { identity, namespace, publicKey } : undefined
}
