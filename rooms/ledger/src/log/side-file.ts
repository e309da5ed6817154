// The head that is kept outside the workspace and outside every backup, so that putting back an
// older copy of the workspace does not put back this head. Source: custody.md section 8 (H2).
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { isFinding, type KnownHead, openCheckpoint, type VerifierKey } from '@tumen/custody'
import { LedgerFault } from '../fault.ts'
import { writeDurably } from '../workspace/folder.ts'

/** The side file of one log. */
export class SideFile {
  readonly #path: string
  readonly #log: VerifierKey

  constructor(path: string, log: VerifierKey) {
    this.#path = path
    this.#log = log
  }

  /**
   * The head that it holds, with its note; nothing where it is not there. Throws
   * `head-unreadable` when it is no note that the log signed.
   */
  read(): KnownHead | undefined {
    if (!existsSync(this.#path)) return undefined
    const bytes = new Uint8Array(readFileSync(this.#path))
    const opened = openCheckpoint(bytes, this.#log)
    if (isFinding(opened)) throw new LedgerFault('head-unreadable')
    const { size, root } = opened.checkpoint
    return { by: 'side-file', size, root, note: Buffer.from(bytes).toString('utf8') }
  }

  /** Holds a note from now on; it is on the disk when this returns. Throws `head-unwritten`. */
  write(note: string): void {
    try {
      mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 })
      writeDurably(this.#path, Buffer.from(note, 'utf8'))
    } catch (cause) {
      throw new LedgerFault('head-unwritten', { cause })
    }
  }
}
