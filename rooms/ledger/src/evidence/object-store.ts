// The folder of evidence objects: one encrypted file each, named by a keyed hash. A file has its
// name before the row that speaks of it is committed, so a crash can only leave a file too much.
import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { codeOfError, LedgerFault } from '../fault.ts'
import { sweepTemporary, syncFolder, writeDurably } from '../workspace/folder.ts'
import { type Arrival, beginIncoming, type Incoming, type ReceivedFile } from './incoming.ts'
import {
  NotWhole,
  objectName,
  openChunks,
  plainLength,
  type ReadAt,
  sealObject,
  sharedObjectName,
} from './object-file.ts'

/** An object and what opens it. */
export interface ObjectKey {
  name: string
  key: Uint8Array
}

/** What says whose object is meant. */
export interface ObjectOwner {
  id: string
  bytesHash: string
}

/** Where files arrive, beside the folders of objects. */
const INCOMING = 'incoming'

/** What the store of objects works with. */
export interface ObjectRoom {
  random: (length: number) => Uint8Array
  /** Bytes that are free on the disk; as the system says by default. */
  freeBytes?: ((folder: string) => Promise<number>) | undefined
  /** Bytes of the largest object that is read whole; any by default. */
  mostHeld?: number | undefined
}

/** Objects by name; keys are the database's business. */
export class ObjectStore {
  readonly #folder: string
  readonly #nameKey: Uint8Array
  readonly #room: ObjectRoom

  constructor(folder: string, nameKey: Uint8Array, room: ObjectRoom) {
    this.#folder = folder
    this.#nameKey = nameKey
    this.#room = room
  }

  /** The name under which a record keeps its bytes. */
  nameOf({ id, bytesHash }: ObjectOwner): string {
    return objectName(this.#nameKey, Buffer.from(bytesHash, 'hex'), id)
  }

  /** The name under which all records of before format 19 keep these bytes. */
  sharedNameOf({ bytesHash }: Pick<ObjectOwner, 'bytesHash'>): string {
    return sharedObjectName(this.#nameKey, Buffer.from(bytesHash, 'hex'))
  }

  /** Writes an object durably under its name, over a left-over of an earlier crash. */
  write(name: string, plain: Uint8Array, key: Uint8Array): void {
    const folder = this.#madeFolder(name)
    writeDurably(join(folder, name), sealObject(plain, key, this.#room.random(16)))
  }

  /** Begins to take a file in, of whatever size: it is sealed while it arrives. */
  receive(arrival: Arrival): Promise<Incoming> {
    return beginIncoming({ ...this.#room, folder: join(this.#folder, INCOMING) }, arrival)
  }

  /** Gives a file that has arrived its name, durably; the key that opens it. */
  adopt(name: string, file: ReceivedFile): Uint8Array {
    const folder = this.#madeFolder(name)
    const { path, key } = file.take()
    try {
      renameSync(path, join(folder, name))
    } catch (error) {
      rmSync(path, { force: true })
      throw error
    }
    syncFolder(folder)
    return key
  }

  /** Whether there is a file of this name. */
  has(name: string): boolean {
    return existsSync(join(this.#folderOf(name), name))
  }

  /**
   * The bytes of an object; throws `missing-object`, `damaged` when they have not this hash, or
   * `beyond-limit` when it is larger than what is held.
   */
  read({ name, key }: ObjectKey, bytesHash: string): Buffer {
    const length = plainLength(this.#sizeOf(name))
    const { mostHeld: limit = length } = this.#room
    if (length > limit) throw new LedgerFault('beyond-limit', { limit })
    const plain = Buffer.alloc(length)
    let at = 0
    for (const piece of this.pieces({ name, key }, bytesHash)) at += piece.copy(plain, at)
    return plain
  }

  /**
   * The same, 64 KiB at a time, for objects of any size. What was given is vouched for when the
   * last has come: until then it may throw `damaged`.
   */
  *pieces({ name, key }: ObjectKey, bytesHash: string): Generator<Buffer> {
    const handle = this.#open(name)
    const hash = createHash('sha256')
    try {
      const { size } = fstatSync(handle)
      for (const piece of openChunks(readerOf(handle), size, key)) {
        hash.update(piece)
        yield piece
      }
    } catch (error) {
      throw error instanceof NotWhole ? new LedgerFault('damaged') : error
    } finally {
      closeSync(handle)
    }
    if (hash.digest('hex') !== bytesHash) throw new LedgerFault('damaged')
  }

  /** When the file of this name was written, in milliseconds; 0 when it is not there. */
  writtenMs(name: string): number {
    return statSync(join(this.#folderOf(name), name), { throwIfNoEntry: false })?.mtimeMs ?? 0
  }

  /** Removes a file, as far as it is there. */
  remove(name: string): void {
    const folder = this.#folderOf(name)
    if (!existsSync(folder)) return
    rmSync(join(folder, name), { force: true })
    syncFolder(folder)
  }

  /** Removes what a killed process was still writing, or taking in. */
  sweep(): void {
    rmSync(join(this.#folder, INCOMING), { recursive: true, force: true })
    for (const prefix of this.prefixes()) sweepTemporary(join(this.#folder, prefix))
  }

  /** The names of the 256 folders that objects lie in. */
  prefixes(): string[] {
    return Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, '0'))
  }

  /** The file names in one of the folders, sorted; temporary ones included. */
  filesIn(prefix: string): string[] {
    const folder = join(this.#folder, prefix)
    return existsSync(folder) ? readdirSync(folder).sort() : []
  }

  #folderOf(name: string): string {
    return join(this.#folder, name.slice(0, 2))
  }

  /** The folder of an object, made where it is not there. */
  #madeFolder(name: string): string {
    const folder = this.#folderOf(name)
    if (!existsSync(folder)) {
      mkdirSync(folder, { mode: 0o700, recursive: true })
      syncFolder(this.#folder)
    }
    return folder
  }

  #sizeOf(name: string): number {
    const path = join(this.#folderOf(name), name)
    const found = statSync(path, { throwIfNoEntry: false })
    if (!found) throw new LedgerFault('missing-object')
    return found.size
  }

  #open(name: string): number {
    try {
      return openSync(join(this.#folderOf(name), name), 'r')
    } catch (cause) {
      if (codeOfError(cause) === 'ENOENT') throw new LedgerFault('missing-object', { cause })
      throw cause
    }
  }
}

/** Reads an open file; what it gives lasts until the next is read. */
export function readerOf(handle: number): ReadAt {
  let held = Buffer.alloc(0)
  return (at, length) => {
    if (held.length < length) held = Buffer.alloc(length)
    let got = 0
    while (got < length) {
      const more = readSync(handle, held, got, length - got, at + got)
      if (more === 0) break
      got += more
    }
    return held.subarray(0, got)
  }
}
