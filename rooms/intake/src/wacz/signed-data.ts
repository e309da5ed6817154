// The signature over the list of a WACZ file: by a key that nobody confirms, or by the holder of a
// domain with a time stamp. Each thing that it could show is checked by itself. Source: WACZ
// Signing and Verification 0.1.0 (webrecorder), sections 2 and 4.

import { createHash, createPublicKey, type KeyObject, verify, X509Certificate } from 'node:crypto'
import type { Proof, ProofCheck } from '@tumen/claim'
import { digestsOf, statusOf } from '../proof/proof.ts'
import { isImprintOf, readTimeToken } from '../proof/time-token.ts'
import { instantOf } from './data-package.ts'

const COMMON = ['hash', 'created', 'software', 'version', 'signature']
const ANONYMOUS = [...COMMON, 'publicKey']
const DOMAIN = [...COMMON, 'domain', 'domainCert', 'timeSignature', 'timestampCert']
const OPTIONAL = ['crossSignedCert']
const TOKEN_NEAR_MS = 10 * 60 * 1000
const MOST_MEMBER = 100_000
const MOST_CERTIFICATES = 10

type Members = Readonly<Record<string, string>>

/**
 * What the signature of a list is worth; `sha256` is the digest of `datapackage.json` in hex. A
 * form that is not one of the two, or that holds anything more, is `not_understood`.
 */
export function checkSignedData(value: unknown, sha256: string): Proof {
  const members = membersOf(value)
  const names = Object.keys(members ?? {}).filter((name) => !OPTIONAL.includes(name))
  if (members && isExactly(names, ANONYMOUS) && !('crossSignedCert' in members))
    return checkAnonymous(members, sha256)
  if (members && isExactly(names, DOMAIN)) return checkDomain(members, sha256)
  const isDomain = typeof value === 'object' && value !== null && 'domainCert' in value
  const kind = isDomain ? 'wacz-domain' : 'wacz-anonymous'
  return { kind, status: 'unknown-trust', checks: ['not_understood'] }
}

function membersOf(value: unknown): Members | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const isText = Object.values(value).every(
    (one) => typeof one === 'string' && one.length <= MOST_MEMBER,
  )
  return isText ? (value as Members) : undefined
}

function isExactly(names: readonly string[], wanted: readonly string[]): boolean {
  return names.length === wanted.length && wanted.every((name) => names.includes(name))
}

function checkAnonymous(members: Members, sha256: string): Proof {
  const der = Buffer.from(members.publicKey ?? '', 'base64')
  const key = publicKey(der)
  const checks: ProofCheck[] = [hashCheck(members, sha256)]
  if (!key) return finish('wacz-anonymous', [...checks, 'signature_invalid'], members)
  checks.push(isSigned(members, key) ? 'signature_valid' : 'signature_invalid', 'key_unknown')
  const by = `sha256:${createHash('sha256').update(der).digest('hex')}`
  return { ...finish('wacz-anonymous', checks, members), by }
}

function checkDomain(members: Members, sha256: string): Proof {
  const chain = certificates(members.domainCert)
  const [own] = chain
  const checks: ProofCheck[] = [hashCheck(members, sha256)]
  const { domain = '' } = members
  if (!own) checks.push('signature_invalid')
  else {
    checks.push(isSigned(members, keyOf(own)) ? 'signature_valid' : 'signature_invalid')
    checks.push(isOwner(own, domain) ? 'domain_named' : 'domain_differs')
    if (!isCurrent(own, members.created)) checks.push('certificate_outdated')
  }
  const token = checkToken(members)
  checks.push(...token.checks, ...crossCheck(members), 'chain_unchecked')
  const isName = /^[a-z0-9.-]{1,253}$/i.test(domain)
  const { at = instantOf(members.created) } = token
  return {
    ...finish('wacz-domain', checks, {}),
    ...(isName ? { by: domain.toLowerCase() } : {}),
    ...(at === undefined ? {} : { at }),
  }
}

function finish(kind: Proof['kind'], checks: ProofCheck[], members: Members): Proof {
  const at = instantOf(members.created)
  return { kind, status: statusOf(checks), checks, ...(at === undefined ? {} : { at }) }
}

/** The signed text is the hash as it stands; old programs wrote it without its algorithm. */
function hashCheck({ hash = '' }: Members, sha256: string): ProofCheck {
  return hash === `sha256:${sha256}` || hash === sha256 ? 'hash_equal' : 'hash_differs'
}

function publicKey(der: Buffer): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'ec' ? key : undefined
  } catch {
    return undefined
  }
}

/** ECDSA with SHA-256, in DER or, as the browser's own cryptography writes it, as two numbers. */
function isSigned({ hash = '', signature = '' }: Members, key: KeyObject | undefined): boolean {
  const [data, bytes] = [Buffer.from(hash), Buffer.from(signature, 'base64')]
  if (key?.asymmetricKeyType !== 'ec') return false
  return (['der', 'ieee-p1363'] as const).some((dsaEncoding) => {
    try {
      return verify('sha256', data, { key, dsaEncoding }, bytes)
    } catch {
      return false
    }
  })
}

/** The key of a certificate; nothing when it is of a kind that cannot be read. */
function keyOf(certificate: X509Certificate): KeyObject | undefined {
  try {
    return certificate.publicKey
  } catch {
    return undefined
  }
}

/** The certificates of a PEM text in their order; none when one of them cannot be read. */
function certificates(pem = ''): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  try {
    return blocks.slice(0, MOST_CERTIFICATES).map((block) => new X509Certificate(block))
  } catch {
    return []
  }
}

function isOwner(certificate: X509Certificate, domain: string): boolean {
  const named = certificate.checkHost(domain, { wildcards: false, subject: 'default' })
  return domain !== '' && named !== undefined
}

function isCurrent({ validFrom, validTo }: X509Certificate, created = ''): boolean {
  const at = Date.parse(instantOf(created) ?? '')
  return at >= Date.parse(validFrom) && at <= Date.parse(validTo)
}

/** The token stamps the signature as it stands in base64. */
function checkToken(members: Members): { checks: ProofCheck[]; at?: string } {
  const { signature = '', timeSignature = '', created } = members
  const more = certificates(members.timestampCert)
  const token = readTimeToken(Buffer.from(timeSignature, 'base64'), more)
  if (!token) return { checks: ['token_invalid'] }
  const checks: ProofCheck[] = []
  if (!isImprintOf(token, digestsOf(Buffer.from(signature)))) checks.push('token_imprint')
  if (token.signature === 'invalid') checks.push('token_invalid')
  else checks.push(token.signature === 'valid' ? 'token_valid' : 'signature_unchecked')
  const apart = Math.abs(Date.parse(token.at) - Date.parse(instantOf(created) ?? ''))
  checks.push(apart <= TOKEN_NEAR_MS ? 'token_near' : 'token_far')
  return { checks, at: token.at }
}

function crossCheck(members: Members): ProofCheck[] {
  if (!('crossSignedCert' in members)) return []
  const [own] = certificates(members.crossSignedCert)
  return [own && isSigned(members, keyOf(own)) ? 'cross_valid' : 'cross_invalid']
}
