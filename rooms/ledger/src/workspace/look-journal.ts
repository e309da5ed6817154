// What was read and is not in the database yet: one sealed line for each call, written before its
// answer leaves, without waiting for whoever is writing there. A process that is killed leaves it,
// and the next one takes it in; only a machine that loses its power may lose the last moments.
// Source: decision 0077.
import { hkdfSync, randomBytes } from 'node:crypto'
import {
  appendFileSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { openObject, sealObject } from '../evidence/object-file.ts'
import type { AccessEntry } from '../table/access.ts'

const LENGTH_BYTES = 4
const SALT_BYTES = 16

/** The files of the journal: what comes in, and what is just being written down. */
export function journalPaths(folder: string): { incoming: string; leaving: string } {
  return { incoming: join(folder, 'reads.new'), leaving: join(folder, 'reads.old') }
}

export class LookJournal {
  readonly #paths: ReturnType<typeof journalPaths>
  readonly #key: Uint8Array
  #handle: number | undefined

  constructor(folder: string, secret: Uint8Array) {
    this.#paths = journalPaths(folder)
    this.#key = new Uint8Array(hkdfSync('sha256', secret, '', 'tumen/reads/v1', 32))
  }

  /** Keeps entries; throws where the disk takes no more. */
  append(entries: readonly AccessEntry[]): void {
    const plain = Buffer.from(JSON.stringify(entries))
    // Not of the workspace: how many looks there were must not tell in the ids that follow.
    const sealed = sealObject(plain, this.#key, randomBytes(SALT_BYTES))
    const length = Buffer.alloc(LENGTH_BYTES)
    length.writeUInt32BE(sealed.length)
    this.#handle ??= openSync(this.#paths.incoming, 'a', 0o600)
    // One write: another process that is told of it reads all of it or nothing.
    const line = Buffer.concat([length, sealed])
    for (let done = 0; done < line.length; ) done += writeSync(this.#handle, line, done)
  }

  /** Sets apart what came in until now; gives what forgets it, once it is in the database. */
  setApart(): () => void {
    const { incoming, leaving } = this.#paths
    this.close()
    // What could not be written down before stays, and this comes after it.
    if (existsSync(leaving) && existsSync(incoming)) {
      appendFileSync(leaving, readFileSync(incoming))
      rmSync(incoming)
    } else if (existsSync(incoming)) renameSync(incoming, leaving)
    return () => rmSync(leaving, { force: true })
  }

  /** What a process before has left, in its order; a line that was cut off is not among it. */
  left(): AccessEntry[] {
    const { incoming, leaving } = this.#paths
    return [leaving, incoming].flatMap((path) => (existsSync(path) ? this.#read(path) : []))
  }

  /** Forgets what was left. */
  clear(): void {
    this.close()
    for (const path of Object.values(this.#paths)) rmSync(path, { force: true })
  }

  close(): void {
    if (this.#handle !== undefined) closeSync(this.#handle)
    this.#handle = undefined
  }

  #read(path: string): AccessEntry[] {
    const bytes = readFileSync(path)
    const found: AccessEntry[] = []
    for (let at = 0; at + LENGTH_BYTES <= bytes.length; ) {
      const end = at + LENGTH_BYTES + bytes.readUInt32BE(at)
      const plain = openObject(bytes.subarray(at + LENGTH_BYTES, end), this.#key)
      if (!plain) break
      found.push(...(JSON.parse(plain.toString()) as AccessEntry[]))
      at = end
    }
    return found
  }
}
