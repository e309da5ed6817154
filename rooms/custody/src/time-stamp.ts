// Time stamps over a checkpoint: the request to an authority, and as much of its answer as is
// looked at here: the digest that it covers and the time that it states. Its signature and its
// chain are for `openssl ts -verify`. Source: RFC 3161; custody.md 12.
import { concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import type { Finding } from './finding.ts'
import { isSameBytes, type Sha256, sha256 } from './hash.ts'
import { utf8Text } from './utf8.ts'

// SEQUENCE { version 1, messageImprint { sha256, NULL, 32 bytes }, certReq TRUE }: no nonce,
// because the imprint is never the same twice.
const HEAD = hexToBytes('30390201013031300d060960864801650304020105000420')
const TAIL = hexToBytes('0101ff')
/** More than any answer with its chain. */
const MOST_BYTES = 256 * 1024

/** The request for a time stamp over the bytes of a file: 59 bytes, DER. */
export function timeStampRequest(file: Uint8Array, hash: Sha256 = sha256): Uint8Array {
  return concatBytes(HEAD, hash(file), TAIL)
}

/**
 * What the answer of an authority states about a file: the instant in UTC, where it can be read.
 * `imprint` when it does not cover the file, or is larger than 256 KiB.
 */
export function readTimeStamp(
  answer: Uint8Array,
  file: Uint8Array,
  hash: Sha256 = sha256,
): { time?: string } | Finding {
  const at = answer.length > MOST_BYTES ? -1 : imprintAt(answer, hash(file))
  if (at < 0) return { code: 'imprint' }
  const time = timeAfter(answer, at)
  return time === undefined ? {} : { time }
}

function imprintAt(answer: Uint8Array, imprint: Uint8Array): number {
  for (let at = 0; at + imprint.length <= answer.length; at++)
    if (isSameBytes(answer.subarray(at, at + imprint.length), imprint)) return at
  return -1
}

const GENERALIZED_TIME = 0x18
const TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/

/** The first GeneralizedTime after the imprint (TSTInfo). */
function timeAfter(answer: Uint8Array, from: number): string | undefined {
  for (let at = from; at + 2 < answer.length; at++) {
    if (answer[at] !== GENERALIZED_TIME) continue
    const text = utf8Text(answer.subarray(at + 2, at + 2 + (answer[at + 1] ?? 0))) ?? ''
    const [, year, month, day, hour, minute, second] = TIME.exec(text) ?? []
    if (year !== undefined) return `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
  }
  return undefined
}
