// Passkeys as the door asks for them and looks at them: always with the person verified by the
// device, for our own address, for a challenge that works once. What a stranger sends is looked at
// here, and nothing of it is ever fetched or printed. Source: WebAuthn level 3; protection.md 6.

import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { decodeAttestationObject, isoBase64URL } from '@simplewebauthn/server/helpers'
import type { AccountRow, CredentialRow } from '@tumen/claim'
import { type Desk, keyOf, type VerifiedKey } from '@tumen/desk'
import type { GroupDoor } from './group-door.ts'

/** EdDSA, ES256 and RS256, as COSE numbers them. */
const ALGORITHMS = [-8, -7, -257]
const TIMEOUT_MS = 5 * 60_000

/**
 * What a browser is told for making a key. A device that has one of these keys makes no other: it
 * would put the new one in the place of the old, and two keys would be listed of which one works.
 */
export function newKeyOptions(
  group: GroupDoor,
  purpose: string,
  account: string,
  known: readonly string[] = [],
): object {
  const { hostname } = new URL(group.origin)
  return {
    challenge: group.challenges.issue(purpose),
    rp: { id: hostname, name: 'Tumen' },
    user: { id: handleOf(account), name: account, displayName: account },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    authenticatorSelection: {
      ...{ residentKey: 'required', requireResidentKey: true },
      userVerification: 'required',
    },
    excludeCredentials: known.map((id) => ({ type: 'public-key', id })),
    attestation: 'none',
    timeout: TIMEOUT_MS,
  }
}

/** What a browser is told for using one; it finds by itself which keys it has for us. */
export function keyOptions(group: GroupDoor, purpose: string): object {
  const { hostname } = new URL(group.origin)
  return {
    challenge: group.challenges.issue(purpose),
    ...{ rpId: hostname, userVerification: 'required', timeout: TIMEOUT_MS },
  }
}

/** A key that a browser has made for this purpose; nothing where anything of it is not right. */
export async function readNewKey(
  group: GroupDoor,
  purpose: string,
  sent: string,
): Promise<VerifiedKey['key'] | undefined> {
  try {
    const response = JSON.parse(sent) as RegistrationResponseJSON
    if (!isBare(response)) return undefined
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      ...expectedBy(group, purpose),
      supportedAlgorithmIDs: ALGORITHMS,
    })
    if (!verified) return undefined
    const { id, publicKey, counter } = registrationInfo.credential
    group.counters.set(id, counter)
    return { id, publicKey: Buffer.from(publicKey).toString('base64url') }
  } catch {
    return undefined
  }
}

/** The active account whose key has signed for this purpose; nothing where anything is wrong. */
export async function readKey(
  desk: Desk,
  group: GroupDoor,
  purpose: string,
  sent: string,
): Promise<AccountRow | undefined> {
  try {
    const response = JSON.parse(sent) as AuthenticationResponseJSON
    const found = await keyOf(desk, String(response.id))
    // A key that nobody has is looked at as long as one that somebody has.
    const { id, publicKey } = found?.credential.key ?? NOBODY
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      ...expectedBy(group, purpose),
      credential: {
        ...{ id, publicKey: Uint8Array.from(Buffer.from(publicKey, 'base64url')) },
        counter: group.counters.get(id) ?? 0,
      },
    })
    const { userHandle } = response.response
    const isOwn = userHandle === undefined || userHandle === handleOf(found?.account.id ?? '')
    if (!verified || !found || !isOwn) return undefined
    group.counters.set(id, authenticationInfo.newCounter)
    return found.account
  } catch {
    return undefined
  }
}

function expectedBy({ origin, challenges }: GroupDoor, purpose: string) {
  return {
    expectedChallenge: (challenge: string) => challenges.use(challenge, purpose),
    expectedOrigin: origin,
    expectedRPID: new URL(origin).hostname,
    requireUserVerification: true,
  }
}

/**
 * Whether nobody vouches for the key, as was asked for: looking at who does would fetch lists from
 * addresses that the sender has chosen.
 */
function isBare({ response }: RegistrationResponseJSON): boolean {
  const object = decodeAttestationObject(isoBase64URL.toBuffer(response.attestationObject))
  const format = object.get('fmt')
  return format === 'none' || (format === 'packed' && !object.get('attStmt').get('x5c'))
}

function handleOf(account: string): string {
  return Buffer.from(account).toString('base64url')
}

/** The generator of P-256 as a COSE key: a key with which nobody is let in. */
const NOBODY: NonNullable<CredentialRow['key']> = {
  id: '',
  publicKey: Buffer.from(
    'a5010203262001215820' +
      '6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296' +
      '225820' +
      '4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5',
    'hex',
  ).toString('base64url'),
}
