// A file on its way in: sealed chunk by chunk while it arrives, under a key that is in memory
// alone. What a killed process leaves of it nobody can read, and the next opening removes it.
// Source: intake.md 1 (receive, seal); protection.md section 2; decision 0089.
import assert from 'node:assert'
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { type FileHandle, open, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { LedgerFault, toFault } from '../fault.ts'
import { CHUNK_LENGTH, ObjectSealer, openObject } from './object-file.ts'

/** Bytes that are sealed and written at a time. */
const BATCH = 16 * CHUNK_LENGTH
/** Bytes at the end by which an archive is told. */
const TAIL = 66_000
/** Bytes between two looks at how much room the disk has. */
const LOOK_EVERY = 64 * BATCH

/** What is asked of a file that begins to arrive. */
export interface Arrival {
  /** Bytes that are said to come, at the most: the disk needs twice as many. */
  expected?: number
  /** Most bytes of a file with these first bytes (64 KiB of it, or all). */
  limitOf: (head: Uint8Array) => number
}

/** A file that arrives, piece by piece; one call at a time. */
export interface Incoming {
  /** Takes the next bytes. Throws `no-space`, or `beyond-limit` with the limit; nothing stays. */
  write(part: Uint8Array): Promise<void>
  /** The whole file, durable on the disk and of no record yet. */
  end(): Promise<Received>
  /** Removes what has come of it. */
  discard(): Promise<void>
}

/** A file that has arrived whole and is sealed, until a record takes it or it is discarded. */
export interface Received {
  /** Sha256 in hex. */
  readonly bytesHash: string
  /** Bytes. */
  readonly length: number
  /** Its first 64 KiB, or all of it. */
  readonly head: Uint8Array
  /** Its last 66,000 bytes, or all of it. */
  readonly tail: Uint8Array
  /** All of it, in memory: for kinds with a limit that allows it. */
  bytes(): Uint8Array
  /** Removes it, unless a record has taken it. */
  discard(): void
}

/** Where files arrive. */
export interface Landing {
  /** Readable by its owner alone; made when the first file comes. */
  folder: string
  random: (length: number) => Uint8Array
  /** Bytes that are free on the disk of this folder; as the system says by default. */
  freeBytes?: ((folder: string) => Promise<number>) | undefined
}

/** Begins to take a file in. Throws `no-space` when the disk lacks room for twice as much. */
export async function beginIncoming(landing: Landing, arrival: Arrival): Promise<Incoming> {
  mkdirSync(landing.folder, { mode: 0o700, recursive: true })
  const path = join(landing.folder, `${randomBytes(6).toString('hex')}.tmp`)
  const incoming = new IncomingFile(await open(path, 'wx', 0o600), path, landing, arrival)
  await incoming.lookForRoom()
  return incoming
}

class IncomingFile implements Incoming {
  readonly #handle: FileHandle
  readonly #path: string
  readonly #landing: Landing
  readonly #arrival: Arrival
  readonly #key: Uint8Array
  readonly #sealer: ObjectSealer
  readonly #hash = createHash('sha256')
  readonly #held = Buffer.alloc(BATCH)
  #used = 0
  #length = 0
  #looked = 0
  #isBegun = false
  #isOpen = true
  #head: Uint8Array | undefined
  #tail: Uint8Array = new Uint8Array(0)
  #limit = Number.POSITIVE_INFINITY

  constructor(handle: FileHandle, path: string, landing: Landing, arrival: Arrival) {
    this.#handle = handle
    this.#path = path
    this.#landing = landing
    this.#arrival = arrival
    this.#key = landing.random(32)
    this.#sealer = new ObjectSealer(this.#key, landing.random(16))
  }

  async write(part: Uint8Array): Promise<void> {
    assert(this.#isOpen, 'nothing comes after the end of a file')
    try {
      this.#hash.update(part)
      for (let at = 0; at < part.length; ) {
        // The last chunk is known by the end alone: a full batch waits for what follows.
        if (this.#used === BATCH) await this.#flush(false)
        const piece = part.subarray(at, at + BATCH - this.#used)
        this.#held.set(piece, this.#used)
        this.#used += piece.length
        this.#length += piece.length
        at += piece.length
        if (!this.#head && this.#length >= CHUNK_LENGTH) this.#take()
        if (this.#length > this.#limit) throw beyond(this.#limit)
      }
      if (this.#length - this.#looked >= LOOK_EVERY) await this.lookForRoom()
    } catch (error) {
      await this.discard()
      throw roomFault(error)
    }
  }

  async end(): Promise<Received> {
    assert(this.#isOpen, 'a file ends once')
    try {
      if (!this.#head) this.#take()
      if (this.#length > this.#limit) throw beyond(this.#limit)
      await this.#flush(true)
      await this.#handle.sync()
      await this.#handle.close()
      this.#isOpen = false
    } catch (error) {
      await this.discard()
      throw roomFault(error)
    }
    const [path, key, tail] = [this.#path, this.#key, this.#tail]
    const file = { path, key, head: this.#head as Uint8Array, tail, length: this.#length }
    return new ReceivedFile(file, this.#hash.digest('hex'))
  }

  async discard(): Promise<void> {
    if (!this.#isOpen) return
    this.#isOpen = false
    await this.#handle.close().catch(() => undefined)
    rmSync(this.#path, { force: true })
  }

  /** Throws `no-space` unless twice the file had room before it came. */
  async lookForRoom(): Promise<void> {
    this.#looked = this.#length
    const { folder, freeBytes = freeOn } = this.#landing
    const { expected = 0 } = this.#arrival
    const free = await freeBytes(folder)
    const had = free + this.#length
    if (had >= 2 * Math.max(expected, this.#length)) return
    await this.discard()
    throw new LedgerFault('no-space')
  }

  #take(): void {
    const head = this.#held.subarray(0, Math.min(this.#used, CHUNK_LENGTH))
    this.#head = Uint8Array.from(head)
    this.#limit = this.#arrival.limitOf(this.#head)
  }

  async #flush(isEnd: boolean): Promise<void> {
    const parts: Uint8Array[] = this.#isBegun ? [] : [this.#sealer.head]
    this.#isBegun = true
    const chunks = Math.max(1, Math.ceil(this.#used / CHUNK_LENGTH))
    for (let n = 0; n < chunks; n++) {
      const end = Math.min(this.#used, (n + 1) * CHUNK_LENGTH)
      const piece = this.#held.subarray(n * CHUNK_LENGTH, end)
      parts.push(...this.#sealer.seal(piece, isEnd && n === chunks - 1))
    }
    const held = this.#held.subarray(0, this.#used)
    const ends = held.length < TAIL ? Buffer.concat([this.#tail, held]) : held
    this.#tail = Uint8Array.from(ends.subarray(-TAIL))
    this.#used = 0
    const bytes = Buffer.concat(parts)
    for (let done = 0; done < bytes.length; )
      done += (await this.#handle.write(bytes, done)).bytesWritten
  }
}

/** A sealed file that a record may take as its object. */
export class ReceivedFile implements Received {
  readonly bytesHash: string
  readonly length: number
  readonly head: Uint8Array
  readonly tail: Uint8Array
  readonly #path: string
  readonly #key: Uint8Array
  #isTaken = false

  constructor(
    file: { path: string; key: Uint8Array } & Pick<Received, 'head' | 'tail' | 'length'>,
    of: string,
  ) {
    this.bytesHash = of
    this.length = file.length
    this.head = file.head
    this.tail = file.tail
    this.#path = file.path
    this.#key = file.key
  }

  bytes(): Uint8Array {
    if (this.length === this.head.length) return this.head
    const plain = openObject(readFileSync(this.#path), this.#key)
    if (!plain) throw new LedgerFault('damaged')
    return plain
  }

  discard(): void {
    if (this.#isTaken) return
    this.#isTaken = true
    rmSync(this.#path, { force: true })
  }

  /** Gives the file to a record, once: where it lies, and the key that opens it. */
  take(): { path: string; key: Uint8Array } {
    assert(!this.#isTaken, 'a file that arrived is of one record')
    this.#isTaken = true
    return { path: this.#path, key: this.#key }
  }
}

function beyond(limit: number): LedgerFault {
  return new LedgerFault('beyond-limit', { limit })
}

/** A disk that fills up meanwhile had no room for the file. */
function roomFault(error: unknown): unknown {
  const fault = toFault(error)
  const isFull = fault instanceof LedgerFault && fault.code === 'disk-full'
  return isFull ? new LedgerFault('no-space', { cause: error }) : fault
}

async function freeOn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
