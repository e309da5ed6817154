// What the process for pictures is asked and answers, on its standard input and output: a header
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
  #held = Buffer.alloc(0)

  /** The frames that these bytes make whole. Throws a FrameFault. */
  push(chunk: Uint8Array): Frame<T>[] {
    this.#held = Buffer.concat([this.#held, chunk])
    const frames: Frame<T>[] = []
    for (let next = this.#take(); next; next = this.#take()) frames.push(next)
    return frames
  }

  /** Whether nothing stands behind the last frame. */
  get isAtEnd(): boolean {
    return this.#held.length === 0
  }

  #take(): Frame<T> | undefined {
    if (this.#held.length < LENGTH) return undefined
    const size = this.#held.readUInt32BE(0)
    if (size > MOST_HEADER) throw new FrameFault()
    if (this.#held.length < LENGTH + size) return undefined
    const { said, lengths } = headerOf(this.#held.subarray(LENGTH, LENGTH + size))
    const all = lengths.reduce((sum, one) => sum + one, LENGTH + size)
    if (this.#held.length < all) return undefined
    let at = LENGTH + size
    const bytes = lengths.map((length) => {
      at += length
      return new Uint8Array(this.#held.subarray(at - length, at))
    })
    this.#held = this.#held.subarray(all)
    return { said: said as T, bytes }
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
