// What a witness keeps: its key, and of each log the last checkpoint that it cosigned, in one file
// each, with an index of all of them. Note and index are whole on the disk before anybody is
// answered, so that whatever ends the process the witness never goes back. One process has the
// folder. Source: custody.md 15; c2sp.org/tlog-witness.
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  decideWitness,
  type SigningKey,
  type VerifierKey,
  type WitnessAnswer,
} from '@tumen/custody'
import { takeLock } from '@tumen/desk'
import { UsageError } from '../argument/argument.ts'
import { INDEX_FILE, KEY_FILE, marksOf, noteFile, readWitnessFolder } from './folder.ts'
import { indexText } from './index-file.ts'

/** A witness over a folder. */
export interface WitnessStore {
  key: SigningKey
  /** How many notes of an earlier version were taken into a new index; 0 for none. */
  indexed: number
  /**
   * Answers the body of `add-checkpoint`; what it cosigned is on the disk then. Throws when it
   * could not be written, and from then on always: nobody knows what the disk holds.
   */
  ask(body: Uint8Array, now: number): WitnessAnswer
  /** The last cosigned checkpoint of the log whose origin has this SHA-256 in hex. */
  noteOf(originHash: string): string | undefined
  /** Gives the folder back. */
  close(): void
}

/** Who the witness is, and what its folder is written with. */
export interface WitnessOrder {
  name: string
  random: (length: number) => Uint8Array
  /** Brings a file or a folder to the disk. */
  sync?: (handle: number) => void
}

/**
 * Opens the folder of a witness; makes it, and a key of this name, when they are not there.
 * Throws a `UsageError` when another process has it, when the key is of another name, or when a
 * note or the index is missing, older than it was, or does not open.
 */
export function openWitnessStore(
  folder: string,
  logs: readonly VerifierKey[],
  order: WitnessOrder,
): WitnessStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = lockOf(folder)
  try {
    return storeOver(folder, logs, order, () => lock.release())
  } catch (error) {
    lock.release()
    throw error
  }
}

function lockOf(folder: string) {
  try {
    return takeLock({ lock: join(folder, 'lock'), pid: join(folder, 'lock.pid') })
  } catch (error) {
    const isTaken = (error as { code?: unknown }).code === 'in-use'
    throw isTaken ? new UsageError('folder-in-use', 'folder') : error
  }
}

function storeOver(
  folder: string,
  logs: readonly VerifierKey[],
  { sync = fsyncSync, ...of }: WitnessOrder,
  close: () => void,
): WitnessStore {
  const { key, kept, isIndexed, keyText } = readWitnessFolder(folder, logs, of)
  const write = (name: string, text: string) => writeWhole(join(folder, name), text, sync)
  const writeIndex = () => {
    write(INDEX_FILE, indexText(marksOf(kept)))
    syncFolder(folder, sync)
  }
  writeIndex()
  if (keyText !== undefined) {
    write(KEY_FILE, keyText)
    syncFolder(folder, sync)
  }
  let isLost = false
  return {
    key,
    indexed: isIndexed ? 0 : kept.size,
    ask(body, now) {
      if (isLost) throw new Error('what the witness keeps could not be written')
      const answer = decideWitness({ key, logs }, body, (origin) => kept.get(origin), now)
      const { store } = answer
      if (!store) return answer
      // Nothing else runs between the decision and the files: there is one winner of two growths.
      isLost = true
      kept.set(store.origin, store)
      write(noteFile(store.origin), store.note)
      // The note first, for good: an index that is ahead of it would refuse the next start.
      syncFolder(folder, sync)
      writeIndex()
      isLost = false
      return answer
    },
    noteOf: (originHash) => {
      const found = logs.find(({ name }) => noteFile(name) === `${originHash}.note`)
      return isLost || !found ? undefined : kept.get(found.name)?.note
    },
    close,
  }
}

/** Writes a file so that after a crash the old one or the new one is there, and nothing between. */
function writeWhole(path: string, text: string, sync: (handle: number) => void): void {
  const temporary = `${path}.new`
  const file = openSync(temporary, 'w', 0o600)
  try {
    writeFileSync(file, text)
    sync(file)
  } finally {
    closeSync(file)
  }
  renameSync(temporary, path)
}

/** Without it a crash may take the new names of files back. */
function syncFolder(folder: string, sync: (handle: number) => void): void {
  if (process.platform === 'win32') return
  const directory = openSync(folder, 'r')
  try {
    sync(directory)
  } finally {
    closeSync(directory)
  }
}
