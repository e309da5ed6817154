// The digests that a WARC record carries of itself, compared with its bytes. Their form is
// `algorithm:value` with the value in base32 or hex, both of which are in use.
// Source: ISO 28500:2017, 5.8 and 5.9; RFC 4648, section 6.
import { createHash, type Hash } from 'node:crypto'

const LENGTHS: Readonly<Record<string, number>> = { sha1: 20, sha256: 32 }
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** What comparing a digest gave; `unchecked` when it is of a kind that is not computed. */
export type DigestResult = 'equal' | 'differs' | 'absent' | 'unchecked'

/** Takes the bytes that a stated digest should be of. */
export class StatedDigest {
  readonly #hash: Hash | undefined
  readonly #wanted: string | undefined
  readonly #isStated: boolean

  constructor(stated: string | undefined) {
    const [, algorithm = '', value = ''] = /^([a-z0-9-]+):([a-z0-9]+)=*$/i.exec(stated ?? '') ?? []
    const name = algorithm.toLowerCase().replace('-', '')
    const length = LENGTHS[name]
    this.#isStated = stated !== undefined
    if (length === undefined) return
    // A value that is none of this algorithm is no digest of anything, so it differs.
    this.#wanted = hexOf(value, length)
    this.#hash = createHash(name)
  }

  update(bytes: Uint8Array): void {
    this.#hash?.update(bytes)
  }

  /** Compares; to be asked once. */
  result(): DigestResult {
    if (!this.#isStated) return 'absent'
    if (!this.#hash) return 'unchecked'
    return this.#hash.digest('hex') === this.#wanted ? 'equal' : 'differs'
  }
}

function hexOf(value: string, length: number): string | undefined {
  if (value.length === 2 * length && /^[0-9a-f]+$/i.test(value)) return value.toLowerCase()
  if (value.length !== Math.ceil((8 * length) / 5)) return undefined
  let bits = 0n
  for (const sign of value.toUpperCase()) {
    const digit = BASE32.indexOf(sign)
    if (digit < 0) return undefined
    bits = bits * 32n + BigInt(digit)
  }
  const spare = BigInt(5 * value.length - 8 * length)
  return (bits >> spare).toString(16).padStart(2 * length, '0')
}
