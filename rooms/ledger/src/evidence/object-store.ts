// The folder of evidence objects: one encrypted file each, named by a keyed hash. A file has its
// name before the row that speaks of it is committed, so a crash can only leave a file too much.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { codeOfError, LedgerFault } from '../fault.ts'
import { sweepTemporary, syncFolder, writeDurably } from '../workspace/folder.ts'
import { objectName, openObject, sealObject, sha256Hex, sharedObjectName } from './object-file.ts'

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

/** Objects by name; keys are the database's business. */
export class ObjectStore {
  readonly #folder: string
  readonly #nameKey: Uint8Array
  readonly #random: (length: number) => Uint8Array

  constructor(folder: string, nameKey: Uint8Array, random: (length: number) => Uint8Array) {
    this.#folder = folder
    this.#nameKey = nameKey
    this.#random = random
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
    const folder = this.#folderOf(name)
    if (!existsSync(folder)) {
      mkdirSync(folder, { mode: 0o700, recursive: true })
      syncFolder(this.#folder)
    }
    writeDurably(join(folder, name), sealObject(plain, key, this.#random(16)))
  }

  /** Whether there is a file of this name. */
  has(name: string): boolean {
    return existsSync(join(this.#folderOf(name), name))
  }

  /** The bytes of an object; throws `missing-object`, or `damaged` when they have not this hash. */
  read({ name, key }: ObjectKey, bytesHash: string): Buffer {
    const plain = openObject(this.#readFile(name), key)
    if (!plain || sha256Hex(plain) !== bytesHash) throw new LedgerFault('damaged')
    return plain
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

  /** Removes what a killed process was still writing. */
  sweep(): void {
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

  #readFile(name: string): Buffer {
    try {
      return readFileSync(join(this.#folderOf(name), name))
    } catch (cause) {
      if (codeOfError(cause) === 'ENOENT') throw new LedgerFault('missing-object', { cause })
      throw cause
    }
  }
}
