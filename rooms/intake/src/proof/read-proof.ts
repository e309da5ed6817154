// A proof that came with a document: told by what it holds, never by its name, and checked against
// the document's bytes as far as that can be done here without a network. Source: custody.md 16.
import type { Proof, ProofCheck } from '@tumen/claim'
import { archiveFinding } from '../archive-error.ts'
import type { IntakeFinding } from '../finding.ts'
import { readArchiverFolder, readArchiverMetadata } from './auto-archiver.ts'
import { isDigestOf, isOpenTimestamp, readOpenTimestamp } from './open-timestamp.ts'
import { type DigestOf, statusOf } from './proof.ts'
import { isImprintOf, readTimeToken } from './time-token.ts'

/** A proof file, and the digests of the file of which it should speak. */
export interface ProofUpload {
  bytes: Uint8Array
  of: DigestOf
}

/** What a proof claims with the media type under which it is kept, or why it is not taken in. */
export type ReadProof =
  | { proof: Proof; mediaType: string; findings?: never }
  | { proof?: never; findings: IntakeFinding[] }

const MOST_BYTES = 20_000_000
const NOT_UNDERSTOOD: ReadProof = { findings: [{ code: 'not_understood' }] }

/** Reads a proof; what is of no known kind is `not_understood`, packed folders have ZIP codes. */
export async function readProof({ bytes, of }: ProofUpload): Promise<ReadProof> {
  if (bytes.length === 0) return { findings: [{ code: 'empty' }] }
  if (bytes.length > MOST_BYTES) return { findings: [{ code: 'too_large', limit: MOST_BYTES }] }
  if (isOpenTimestamp(bytes)) return readOts(bytes, of)
  if (isManifestStore(bytes)) return kept('c2pa', ['manifest_unchecked'], 'application/c2pa')
  if (Buffer.from(bytes.subarray(0, 2)).toString('latin1') === 'PK') return readFolder(bytes, of)
  if (bytes[0] === 0x30) return readToken(bytes, of)
  const proof = readArchiverMetadata(bytes, of)
  return proof ? { proof, mediaType: 'application/json' } : NOT_UNDERSTOOD
}

function kept(kind: Proof['kind'], checks: ProofCheck[], mediaType: string): ReadProof {
  return { proof: { kind, status: statusOf(checks), checks }, mediaType }
}

function readOts(bytes: Uint8Array, of: DigestOf): ReadProof {
  const proof = readOpenTimestamp(bytes)
  if (!proof) return NOT_UNDERSTOOD
  const isOf = isDigestOf(proof, of)
  const checks: ProofCheck[] = [
    isOf === undefined ? 'hash_unchecked' : isOf ? 'hash_equal' : 'hash_differs',
    ...(proof.isInBlock ? (['attestation_block'] as const) : []),
    ...(proof.isPending ? (['attestation_pending'] as const) : []),
    'chain_unchecked',
  ]
  return kept('opentimestamps', checks, 'application/vnd.opentimestamps.v1')
}

function readToken(bytes: Uint8Array, of: DigestOf): ReadProof {
  const token = readTimeToken(bytes)
  if (!token) return NOT_UNDERSTOOD
  const { signature, at, by } = token
  const checks: ProofCheck[] = [
    isImprintOf(token, of) ? 'hash_equal' : 'hash_differs',
    signature === 'unchecked'
      ? 'signature_unchecked'
      : signature === 'valid'
        ? 'token_valid'
        : 'token_invalid',
    'chain_unchecked',
  ]
  const named = by === undefined ? {} : { by }
  const proof: Proof = { kind: 'timestamp', status: statusOf(checks), checks, at, ...named }
  return { proof, mediaType: 'application/timestamp-reply' }
}

async function readFolder(bytes: Uint8Array, of: DigestOf): Promise<ReadProof> {
  try {
    const proof = await readArchiverFolder(bytes, of)
    return proof ? { proof, mediaType: 'application/zip' } : NOT_UNDERSTOOD
  } catch (error) {
    return { findings: [archiveFinding(error)] }
  }
}

// A box `jumb` whose description says that it is a store of manifests (ISO 19566-5; C2PA 2.1,
// 11.1.4.2), and that is all of the file.
const STORE = Buffer.from('6a756d64' + '6332706100110010800000aa00389b71', 'hex')

function isManifestStore(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const isBox = file.length >= 32 && file.readUInt32BE(0) === file.length
  return isBox && file.toString('latin1', 4, 8) === 'jumb' && STORE.equals(file.subarray(12, 32))
}
