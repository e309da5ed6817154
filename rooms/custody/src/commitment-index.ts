// Which commitments a log check has met, and whose they are, in 12 bytes a slot: a map of a
// million strings would take ten times as much. Kept are 64 bits of the commitment and 32 of its
// subject: enough to find mistakes, while the openings themselves are bound by full digests.

const START_CAPACITY = 1024
const NOBODY = 0

/** 32 bits of a subject's id (FNV-1a), never 0. */
function subjectMark(subject: string): number {
  let mark = 0x811c9dc5
  for (let i = 0; i < subject.length; i++) {
    mark = Math.imul(mark ^ subject.charCodeAt(i), 0x01000193) >>> 0
  }
  return mark === NOBODY ? 1 : mark
}

function wordAt(bytes: Uint8Array, at: number): number {
  const high = (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)
  return high * 65536 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0)
}

/** A set of commitments, each with the subject of its opening once that is known. */
export class CommitmentIndex {
  #capacity = START_CAPACITY
  #count = 0
  #high = new Uint32Array(START_CAPACITY)
  #low = new Uint32Array(START_CAPACITY)
  #mark = new Uint32Array(START_CAPACITY)

  /** The slot of a key: where it is, or the empty one where it belongs. */
  #slot(high: number, low: number): number {
    let slot = low % this.#capacity
    while (this.#high[slot] !== 0 || this.#low[slot] !== 0) {
      if (this.#high[slot] === high && this.#low[slot] === low) break
      slot = (slot + 1) % this.#capacity
    }
    return slot
  }

  #find(c: Uint8Array): number {
    return this.#slot(wordAt(c, 0), wordAt(c, 4))
  }

  #isEmpty(slot: number): boolean {
    return this.#high[slot] === 0 && this.#low[slot] === 0
  }

  #grow(): void {
    const [high, low, mark] = [this.#high, this.#low, this.#mark]
    this.#capacity *= 2
    this.#high = new Uint32Array(this.#capacity)
    this.#low = new Uint32Array(this.#capacity)
    this.#mark = new Uint32Array(this.#capacity)
    for (let old = 0; old < mark.length; old++) {
      const [h, l] = [high[old] ?? 0, low[old] ?? 0]
      if (h === 0 && l === 0) continue
      const slot = this.#slot(h, l)
      this.#high[slot] = h
      this.#low[slot] = l
      this.#mark[slot] = mark[old] ?? NOBODY
    }
  }

  /** Adds a commitment whose subject is not known yet; `false` when it was there already. */
  add(c: Uint8Array): boolean {
    const slot = this.#find(c)
    if (!this.#isEmpty(slot)) return false
    this.#high[slot] = wordAt(c, 0)
    this.#low[slot] = wordAt(c, 4)
    this.#count += 1
    if (this.#count * 2 > this.#capacity) this.#grow()
    return true
  }

  /** Notes whose opening an added commitment belongs to. */
  setSubject(c: Uint8Array, subject: string): void {
    const slot = this.#find(c)
    if (!this.#isEmpty(slot)) this.#mark[slot] = subjectMark(subject)
  }

  /** Whether the commitment is of that subject; `undefined` when the commitment is not there. */
  isOf(c: Uint8Array, subject: string): boolean | undefined {
    const slot = this.#find(c)
    if (this.#isEmpty(slot)) return undefined
    const mark = this.#mark[slot]
    return mark === NOBODY || mark === subjectMark(subject)
  }
}
