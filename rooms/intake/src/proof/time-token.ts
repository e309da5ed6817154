// A time stamp token: of which bytes it speaks, when, and whether the key that it names signed it.
// Whether its authority deserves trust is not decided here: `openssl ts -verify` does that.
// Source: RFC 3161, sections 2.4.2 and 3; RFC 5652, sections 5.1 to 5.6; RFC 5816.
import { createHash, verify, X509Certificate } from 'node:crypto'
import { wholeText } from '../whole-text.ts'
import { type DerValue, derIdentifier, derValue, derValues } from './der.ts'
import type { DigestOf } from './proof.ts'

/** What a token says, and whether its signature holds. */
export interface TimeToken {
  /** Name of the hash as Node has it, e.g. `sha256`; empty for one that is not known. */
  algorithm: string
  /** The digest that was stamped. */
  imprint: Uint8Array
  /** Instant. */
  at: string
  /** Name of the certificate's owner, when a certificate is there. */
  by?: string
  signature: 'valid' | 'invalid' | 'unchecked'
}

const SIGNED_DATA = '1.2.840.113549.1.7.2'
const TIME_STAMP = '1.2.840.113549.1.9.16.1.4'
const CONTENT_TYPE = '1.2.840.113549.1.9.3'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'
/** RSA with PSS, whose parameters are not read, and Ed25519 and Ed448, which hash by themselves. */
const NOT_COMPUTED = ['1.2.840.113549.1.1.10', '1.3.101.112', '1.3.101.113']
const HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '2.16.840.1.101.3.4.2.10': 'sha3-512',
}
const TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{1,9})?Z$/

/**
 * Reads a token, or an answer of an authority that holds one; nothing when the bytes are neither.
 * `more` are certificates that came beside it.
 */
export function readTimeToken(
  bytes: Uint8Array,
  more: readonly X509Certificate[] = [],
): TimeToken | undefined {
  const signed = signedData(bytes)
  const content = signed && childrenOf(signed.find(isTagged(0x30)))
  if (!signed || !content || derIdentifier(content[0]) !== TIME_STAMP) return undefined
  const [text] = childrenOf(content[1]) ?? []
  const info = text?.tag === 0x04 ? text.body : undefined
  const stated = info && readInfo(info)
  if (!stated) return undefined
  const certificates = [...certificatesOf(signed.find(isTagged(0xa0))), ...more]
  const [first, second] = childrenOf(signed.at(-1)) ?? []
  const signer = childrenOf(first)
  if (!signer || second) return { ...stated, signature: 'invalid' }
  return { ...stated, ...checkSigner(signer, info, certificates) }
}

/** Whether a token speaks of a file. */
export function isImprintOf({ algorithm, imprint }: TimeToken, of: DigestOf): boolean {
  return algorithm !== '' && of(algorithm) === Buffer.from(imprint).toString('hex')
}

/** The children of SignedData, without an answer's status around it. */
function signedData(bytes: Uint8Array): DerValue[] | undefined {
  const outer = childrenOf(derValue(bytes))
  if (!outer) return undefined
  const token = derIdentifier(outer[0]) === SIGNED_DATA ? outer : childrenOf(outer[1])
  if (!token || derIdentifier(token[0]) !== SIGNED_DATA) return undefined
  return childrenOf(childrenOf(token[1])?.[0])
}

function childrenOf(value: DerValue | undefined): DerValue[] | undefined {
  return value && (value.tag & 0x20) !== 0 ? derValues(value) : undefined
}

function isTagged(tag: number): (value: DerValue) => boolean {
  return (value) => value.tag === tag
}

function readInfo(info: Uint8Array): Omit<TimeToken, 'signature'> | undefined {
  const fields = childrenOf(derValue(info))
  const [algorithmOf, imprint] = childrenOf(fields?.[2]) ?? []
  const time = fields?.find(isTagged(0x18))
  if (imprint?.tag !== 0x04 || !time) return undefined
  const [, year, month, day, hour, minute, second, fraction = ''] =
    TIME.exec(Buffer.from(time.body).toString('latin1')) ?? []
  if (year === undefined) return undefined
  const millis = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}Z`)
  if (Number.isNaN(millis)) return undefined
  const algorithm = HASHES[derIdentifier(childrenOf(algorithmOf)?.[0])] ?? ''
  return { algorithm, imprint: imprint.body, at: new Date(millis).toISOString() }
}

function certificatesOf(value: DerValue | undefined): X509Certificate[] {
  return (childrenOf(value) ?? []).flatMap(({ tag, whole }) => (tag === 0x30 ? read(whole) : []))
}

function read(der: Uint8Array): X509Certificate[] {
  try {
    return [new X509Certificate(der)]
  } catch {
    return []
  }
}

/** The signature of the first signer, by whichever certificate it names. */
function checkSigner(
  signer: readonly DerValue[],
  info: Uint8Array,
  certificates: readonly X509Certificate[],
): Pick<TimeToken, 'signature' | 'by'> {
  const attributes = signer.find(isTagged(0xa0))
  const signature = signer.find(isTagged(0x04))?.body
  const digest = HASHES[derIdentifier(childrenOf(signer[2])?.[0])]
  if (!attributes || !signature || digest === undefined || !isOf(attributes, info, digest))
    return { signature: 'invalid' }
  // They are signed as the set that they are, not as the part in which they lie.
  const signed = Buffer.concat([Uint8Array.of(0x31), attributes.whole.subarray(1)])
  const own = certificates.filter((certificate) => isNamedBy(certificate, signer[1]))
  const name = nameOf(own[0]?.subject ?? '')
  const by = name === undefined ? {} : { by: name }
  const method = derIdentifier(childrenOf(signer[signer.indexOf(attributes) + 1])?.[0])
  if (own.length === 0 || NOT_COMPUTED.includes(method)) return { signature: 'unchecked', ...by }
  const holds = own.some((one) => holdsFor(one, { digest, signed, signature }))
  return { signature: holds ? 'valid' : 'invalid', ...by }
}

/** Whether the signed attributes are of these bytes and of this kind, each said exactly once. */
function isOf(attributes: DerValue, info: Uint8Array, digest: string): boolean {
  const values = (childrenOf(attributes) ?? []).map((one) => childrenOf(one))
  const only = (type: string): DerValue | undefined => {
    const found = values.filter((one) => derIdentifier(one?.[0]) === type)
    const inside = childrenOf(found[0]?.[1])
    return found.length === 1 && inside?.length === 1 ? inside[0] : undefined
  }
  const message = only(MESSAGE_DIGEST)
  const isSame = message && createHash(digest).update(info).digest().equals(message.body)
  return isSame === true && derIdentifier(only(CONTENT_TYPE)) === TIME_STAMP
}

/** A signer is named by its issuer and number, and must be meant for stamping time. */
function isNamedBy(certificate: X509Certificate, name: DerValue | undefined): boolean {
  const number = childrenOf(name)?.[1]
  if (number?.tag !== 0x02) return false
  const serial = Buffer.from(number.body).toString('hex').toUpperCase().replace(/^0+/, '')
  const isIts = certificate.serialNumber.replace(/^0+/, '') === serial
  return isIts && (certificate.keyUsage ?? []).includes(TIME_STAMPING)
}

function holdsFor(
  certificate: X509Certificate,
  { digest, signed, signature }: { digest: string; signed: Uint8Array; signature: Uint8Array },
): boolean {
  try {
    return verify(digest, signed, certificate.publicKey, signature)
  } catch {
    // A key that cannot be read, or of a kind that signs otherwise.
    return false
  }
}

function nameOf(subject: string): string | undefined {
  const lines = subject.split('\n')
  const of = (field: string) => lines.find((line) => line.startsWith(`${field}=`))
  return wholeText((of('CN') ?? of('O'))?.replace(/^[A-Z]+=/, ''), 200)
}
