// The lines of a file that comes in, one at a time with its number, and what is wrong with one.
import { createHash } from 'node:crypto'
import { Refusal } from '../refusal.ts'
import { type Line, LineReader, MOST_LINE } from './line.ts'

/** Refuses a file because of one of its lines; nothing of it says what stands there. */
export function unfit(code: string, line: number): never {
  throw new Refusal('file-unfit', undefined, [{ code, line }])
}

/** Lines with their numbers, counted from 1. */
export class NumberedLines {
  /** Number of the line that was read last. */
  number = 0
  readonly #source: AsyncGenerator<string>
  readonly #reader = new LineReader()
  readonly #hash = createHash('sha256')
  #next: Line | undefined

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = linesOf(source, this.#hash, () => unfit('line_too_long', this.number + 1))
  }

  /** SHA-256 of what was read so far, in hex. */
  get digest(): string {
    return this.#hash.copy().digest('hex')
  }

  /** The line that comes next, which stays the next one; nothing at the end. */
  async peek(): Promise<Line | undefined> {
    if (this.#next) return this.#next
    const { done, value } = await this.#source.next()
    if (done) return undefined
    this.number++
    const line = this.#reader.read(value)
    if (typeof line === 'string') {
      const isFirst = this.number === 1
      return unfit(isFirst && line === 'line_unreadable' ? 'not_everything' : line, this.number)
    }
    this.#next = line
    return line
  }

  /** The next line; a file that ends before it is cut. */
  async take(): Promise<Line> {
    const line = (await this.peek()) ?? unfit('file_cut', this.number + 1)
    this.#next = undefined
    return line
  }
}

/** The text between line feeds; what follows the last of them is a line that was cut. */
async function* linesOf(
  source: AsyncIterable<Uint8Array>,
  hash: { update(piece: Uint8Array): unknown },
  tooLong: () => never,
): AsyncGenerator<string> {
  let held: Uint8Array[] = []
  let length = 0
  for await (const piece of source) {
    hash.update(piece)
    let from = 0
    for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, from)) {
      yield Buffer.concat([...held, piece.subarray(from, end)]).toString('utf8')
      held = []
      length = 0
      from = end + 1
    }
    held.push(piece.subarray(from))
    length += piece.length - from
    if (length > MOST_LINE) tooLong()
  }
  if (length > 0) yield Buffer.concat(held).toString('utf8')
}
