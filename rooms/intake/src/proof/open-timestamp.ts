// An OpenTimestamps proof: of which bytes it speaks, and what it leads to, an entry in the Bitcoin
// chain or a promise of one. The chain itself is not asked. Source: the serialization of
// python-opentimestamps 0.4 (timestamp.py, op.py, notary.py).
import type { DigestOf } from './proof.ts'

/** What a proof file says. */
export interface OpenTimestamp {
  /** Name of the hash as Node has it; empty for one that is not computed here. */
  algorithm: string
  digest: Uint8Array
  /** Whether some path of it ends in a block of a chain. */
  isInBlock: boolean
  /** Whether some path of it ends in a promise of a calendar. */
  isPending: boolean
}

const MAGIC = Buffer.from('004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e89294', 'hex')
const HASHES: Readonly<Record<number, { algorithm: string; length: number }>> = {
  2: { algorithm: 'sha1', length: 20 },
  3: { algorithm: 'ripemd160', length: 20 },
  8: { algorithm: 'sha256', length: 32 },
  103: { algorithm: '', length: 32 },
}
const BITCOIN = '0588960d73d71901'
const PENDING = '83dfe30d2ef90c8e'
const FORK = 0xff
const ATTESTATION = 0x00
const WITH_BYTES = [0xf0, 0xf1]
const WITHOUT = [2, 3, 8, 103, 0xf2, 0xf3]
const MOST_STEPS = 10_000
const MOST_BYTES = 8192

/** Whether bytes begin as such a proof. */
export function isOpenTimestamp(bytes: Uint8Array): boolean {
  return MAGIC.equals(bytes.subarray(0, MAGIC.length))
}

/** Reads a proof of version 1 to its last byte; nothing when it is none. */
export function readOpenTimestamp(bytes: Uint8Array): OpenTimestamp | undefined {
  const at = MAGIC.length
  const hash = HASHES[bytes[at + 1] ?? 0]
  if (!isOpenTimestamp(bytes) || bytes[at] !== 1 || !hash) return undefined
  const from = at + 2 + hash.length
  const ends = endsOf(bytes, from)
  if (!ends) return undefined
  return {
    algorithm: hash.algorithm,
    digest: bytes.subarray(at + 2, from),
    isInBlock: ends.includes(BITCOIN),
    isPending: ends.includes(PENDING),
  }
}

/** Whether a proof speaks of a file; nothing when its hash is not computed here. */
export function isDigestOf(
  { algorithm, digest }: OpenTimestamp,
  of: DigestOf,
): boolean | undefined {
  if (algorithm === '') return undefined
  return of(algorithm) === Buffer.from(digest).toString('hex')
}

// Each fork opens one path more; a path is over with its attestation.
function endsOf(bytes: Uint8Array, from: number): string[] | undefined {
  const ends: string[] = []
  let [at, open] = [from, 1]
  for (let step = 0; open > 0; step++) {
    const tag = bytes[at++]
    if (tag === undefined || step > MOST_STEPS) return undefined
    if (tag === FORK) open++
    else if (WITH_BYTES.includes(tag)) {
      const end = textEnd(bytes, at)
      if (end === undefined) return undefined
      at = end
    } else if (tag === ATTESTATION) {
      const end = textEnd(bytes, at + 8)
      if (end === undefined) return undefined
      ends.push(Buffer.from(bytes.subarray(at, at + 8)).toString('hex'))
      at = end
      open--
    } else if (!WITHOUT.includes(tag)) return undefined
  }
  return at === bytes.length ? ends : undefined
}

/** The end of bytes that begin with their length, seven bits a byte, the lowest first. */
function textEnd(bytes: Uint8Array, at: number): number | undefined {
  let length = 0
  for (let n = 0; n < 3; n++) {
    const byte = bytes[at + n]
    if (byte === undefined) return undefined
    length += (byte & 127) * 128 ** n
    if (byte > 127) continue
    const end = at + n + 1 + length
    return length > MOST_BYTES || end > bytes.length ? undefined : end
  }
  return undefined
}
