// What Bellingcat's auto-archiver leaves of a capture: its metadata, or its folder as a ZIP with a
// text of digests and the time stamps over it. Files are known by what they hold, since its
// storages name them anew. Source: bellingcat/auto-archiver, core/metadata.py and the modules
// hash_enricher and timestamping_enricher.

import { archiveFiles } from '@tumen/archive'
import type { Proof, ProofCheck } from '@tumen/claim'
import { unpackExactly } from '../unpack.ts'
import { instantOf } from '../wacz/data-package.ts'
import { type DigestOf, digestsOf, statusOf } from './proof.ts'
import { isImprintOf, readTimeToken, type TimeToken } from './time-token.ts'

const ALGORITHMS: Readonly<Record<string, string>> = { 'SHA-256': 'sha256', 'SHA3-512': 'sha3-512' }
const DIGESTS = /^(?:[0-9a-f]{64}|[0-9a-f]{128})(?:\n(?:[0-9a-f]{64}|[0-9a-f]{128}))*\n?$/
const MOST_SMALL_BYTES = 100_000

/** What the metadata of a capture says of a file; nothing when it is no such metadata. */
export function readArchiverMetadata(json: Uint8Array, of: DigestOf): Proof | undefined {
  const value = objectOf(json)
  const { status, metadata, media } = value ?? {}
  if (typeof status !== 'string' || !isObject(metadata) || !Array.isArray(media)) return undefined
  const stated = media.flatMap((one: unknown) => statedDigest(one))
  const at = timeOf(metadata.timestamp) ?? timeOf(metadata._processed_at)
  const checks: ProofCheck[] = [hashCheck(stated, of), 'unsigned']
  return finish(checks, at)
}

function objectOf(json: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

interface Stated {
  algorithm: string
  hex: string
}

function statedDigest(media: unknown): Stated[] {
  const properties = isObject(media) ? media.properties : undefined
  const hash = isObject(properties) ? properties.hash : undefined
  const [, name = '', hex = ''] = /^(SHA-256|SHA3-512):([0-9a-f]+)$/.exec(String(hash)) ?? []
  const algorithm = ALGORITHMS[name]
  return algorithm === undefined ? [] : [{ algorithm, hex }]
}

/** Seconds since 1970, as its JSON writes times, or a text. */
function timeOf(value: unknown): string | undefined {
  if (typeof value !== 'number') return instantOf(value)
  return value >= 0 && value < 1e11 ? new Date(1000 * value).toISOString() : undefined
}

function hashCheck(stated: readonly Stated[], of: DigestOf): ProofCheck {
  if (stated.length === 0) return 'hash_unchecked'
  const isOf = stated.some(({ algorithm, hex }) => of(algorithm) === hex)
  return isOf ? 'hash_equal' : 'hash_differs'
}

function finish(checks: ProofCheck[], at: string | undefined, by?: string): Proof {
  return {
    ...{ kind: 'auto-archiver', status: statusOf(checks), checks },
    ...(by === undefined ? {} : { by }),
    ...(at === undefined ? {} : { at }),
  }
}

/**
 * What a packed folder says of these bytes: whether they are among the digests that it lists, and
 * what the stamps over that list are worth. Throws a ZipError for an archive that is not read;
 * nothing when no list of digests is inside.
 */
export async function readArchiverFolder(
  zip: Uint8Array,
  of: DigestOf,
): Promise<Proof | undefined> {
  const { lists, tokens } = await smallFiles(zip)
  const [list] = lists
  if (!list) return undefined
  const stated = list.toString().trim().split('\n')
  const algorithms = stated.map((hex) => (hex.length === 64 ? 'sha256' : 'sha3-512'))
  const pairs = stated.map((hex, n) => ({ algorithm: algorithms[n] ?? '', hex }))
  const checks: ProofCheck[] = [hashCheck(pairs, of)]
  const own = tokens.find((token) => isImprintOf(token, digestsOf(list)))
  if (!own) checks.push(tokens.length > 0 ? 'token_imprint' : 'unsigned')
  else checks.push(tokenCheck(own), 'chain_unchecked')
  return finish(checks, own?.at, own?.by)
}

function tokenCheck({ signature }: TimeToken): ProofCheck {
  if (signature === 'unchecked') return 'signature_unchecked'
  return signature === 'valid' ? 'token_valid' : 'token_invalid'
}

async function smallFiles(zip: Uint8Array): Promise<{ lists: Buffer[]; tokens: TimeToken[] }> {
  const lists: Buffer[] = []
  const tokens: TimeToken[] = []
  for (const entry of archiveFiles(zip)) {
    const parts: Uint8Array[] = []
    const isSmall = entry.size <= MOST_SMALL_BYTES
    // All of it is unpacked, so that what is damaged is not taken in.
    for await (const piece of unpackExactly(zip, entry)) if (isSmall) parts.push(piece)
    const bytes = Buffer.concat(parts)
    if (bytes.length === 0) continue
    if (DIGESTS.test(bytes.toString('latin1'))) lists.push(bytes)
    const token = readTimeToken(bytes)
    if (token) tokens.push(token)
  }
  return { lists, tokens }
}
