// What a process that opens files is asked and answers, on its standard input and output: a header
// of JSON and the bytes that it names, one frame after the other.

/** A question or an answer: what it says, and bytes that go with it. */
export interface Frame<T> {
  said: T
  bytes: Uint8Array[]
}

interface Header {
  said: unknown
  lengths: number[]
}

const LENGTH = 4
/** Headers are small: boxes, not pictures; of a long film they are many. */
const MOST_HEADER = 16 * 2 ** 20

/** One frame as bytes. */
export function framed(said: unknown, bytes: readonly Uint8Array[] = []): Uint8Array {
  const header: Header = { said, lengths: bytes.map(({ length }) => length) }
  const text = Buffer.from(JSON.stringify(header))
  const size = Buffer.alloc(LENGTH)
  size.writeUInt32BE(text.length)
  return Buffer.concat([size, text, ...bytes])
}

/** Bytes that are no frame, from a process that does not keep to it. */
export class FrameFault extends Error {}

/** Takes bytes as they come and gives each frame once it is whole. */
export class FrameReader<T> {
  #pieces: Uint8Array[] = []
  #length = 0
  /** Before so many are there nothing is whole. */
  #needs = LENGTH

  /** The frames that these bytes make whole. Throws a FrameFault. */
  push(chunk: Uint8Array): Frame<T>[] {
    this.#pieces.push(chunk)
    this.#length += chunk.length
    const frames: Frame<T>[] = []
    while (this.#length >= this.#needs) {
      const held = Buffer.concat(this.#pieces, this.#length)
      const next = this.#take(held)
      if (next) frames.push(next)
    }
    return frames
  }

  /** Whether nothing stands behind the last frame. */
  get isAtEnd(): boolean {
    return this.#length === 0
  }

  /** The first frame, or how much of it has to be there. */
  #take(held: Buffer): Frame<T> | undefined {
    this.#keep(held, LENGTH)
    const size = held.readUInt32BE(0)
    if (size > MOST_HEADER) throw new FrameFault()
    this.#needs = LENGTH + size
    if (held.length < this.#needs) return undefined
    const { said, lengths } = headerOf(held.subarray(LENGTH, this.#needs))
    let at = this.#needs
    this.#needs = lengths.reduce((sum, one) => sum + one, at)
    if (held.length < this.#needs) return undefined
    const bytes = lengths.map((length) => {
      at += length
      return new Uint8Array(held.subarray(at - length, at))
    })
    this.#keep(held.subarray(at), LENGTH)
    return { said: said as T, bytes }
  }

  #keep(held: Uint8Array, needs: number): void {
    this.#pieces = [held]
    this.#length = held.length
    this.#needs = needs
  }
}

function headerOf(text: Buffer): Header {
  try {
    const { said, lengths } = JSON.parse(text.toString()) as Header
    if (lengths.every((one) => Number.isSafeInteger(one) && one >= 0)) return { said, lengths }
  } catch {
    // Told below.
  }
  throw new FrameFault()
}
