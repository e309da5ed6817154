// Challenges for passkeys. A challenge carries when it was made and a proof that this process made
// it for one purpose, so that strangers who ask for many fill no memory. Each works once, for five
// minutes. Source: WebAuthn level 3, 13.4.3; protection.md, section 6.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { CLOCK_BACK_MS } from '../door/session.ts'

const LIFE_MS = 5 * 60_000
const [NONCE, TIME] = [16, 6]

/** Clock and randomness of the challenges. */
interface Around {
  nowMs: () => number
  random: (length: number) => Uint8Array
}

/** The challenges of one door. */
export class Challenges {
  readonly #around: Around
  readonly #key: Uint8Array
  /** Those that somebody has answered, with the end of their life. */
  readonly #used = new Map<string, number>()

  constructor(around: Around) {
    this.#around = around
    this.#key = around.random(32)
  }

  /** A fresh challenge for a purpose, in base64url. */
  issue(purpose: string): string {
    const time = Buffer.alloc(TIME)
    time.writeUIntBE(Math.floor(this.#around.nowMs()), 0, TIME)
    const head = Buffer.concat([this.#around.random(NONCE), time])
    return Buffer.concat([head, this.#proof(head, purpose)]).toString('base64url')
  }

  /** Uses a challenge up; says whether it was made here, for this purpose, and a short time ago. */
  use(challenge: string, purpose: string): boolean {
    const bytes = Buffer.from(challenge, 'base64url')
    const head = bytes.subarray(0, NONCE + TIME)
    const proof = this.#proof(head, purpose)
    const stated = bytes.subarray(NONCE + TIME)
    if (stated.length !== proof.length || !timingSafeEqual(stated, proof)) return false
    const now = this.#around.nowMs()
    for (const [one, end] of this.#used) if (end < now) this.#used.delete(one)
    const issued = head.readUIntBE(NONCE, TIME)
    const end = issued + LIFE_MS
    const name = head.toString('hex')
    // Of a clock that was put back a challenge does not live on.
    if (end < now || issued > now + CLOCK_BACK_MS || this.#used.has(name)) return false
    this.#used.set(name, end)
    return true
  }

  #proof(head: Uint8Array, purpose: string): Buffer {
    return createHmac('sha256', this.#key).update(head).update(purpose).digest()
  }
}
