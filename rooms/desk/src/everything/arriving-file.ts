// Files of evidence in a file with everything, part by part before the row that names them: sealed
// while they come, and none is kept that no row takes.
import type { Incoming, Ledger, Received } from '@tumen/ledger'
import type { BytesLine } from './line.ts'
import { unfit } from './numbered-line.ts'

/** Files that have come and wait for their row, by their digests. */
export class ArrivingFiles {
  /** How many rows have taken theirs. */
  taken = 0
  readonly #ledger: Ledger
  readonly #arrived = new Map<string, Received>()
  #open: { of: string; incoming: Incoming } | undefined

  constructor(ledger: Ledger) {
    this.#ledger = ledger
  }

  /** Takes the next part; parts of one file follow one another. */
  async add({ of, base64 }: BytesLine, line: number): Promise<void> {
    const isFit = typeof of === 'string' && typeof base64 === 'string'
    if (!isFit || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) return unfit('row_unfit', line)
    if (this.#open && this.#open.of !== of) await this.#end(line)
    const limitOf = () => Number.MAX_SAFE_INTEGER
    this.#open ??= { of, incoming: await this.#ledger.receive({ limitOf }) }
    await this.#open.incoming.write(Buffer.from(base64, 'base64'))
  }

  /** The file with this digest, which came before; refuses the line where it did not. */
  async take(digest: string, line: number): Promise<Received> {
    if (this.#open) await this.#end(line)
    const found = this.#arrived.get(digest) ?? unfit('bytes_missing', line)
    this.#arrived.delete(digest)
    this.taken++
    return found
  }

  /** Removes what nobody has taken. */
  discard(): void {
    for (const file of this.#arrived.values()) file.discard()
    this.#arrived.clear()
    void this.#open?.incoming.discard()
  }

  async #end(line: number): Promise<void> {
    if (!this.#open) return
    const { of, incoming } = this.#open
    this.#open = undefined
    const file = await incoming.end()
    if (file.bytesHash !== of) {
      file.discard()
      return unfit('bytes_differ', line)
    }
    this.#arrived.set(of, file)
  }
}
