// The folder of a witness, looked through before anything is answered: its key, the last note of
// each log that it ever cosigned, and the index that says which there must be. What does not fit
// is refused by a sentence, and nothing is changed. Source: custody.md 15.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  isFinding,
  noteKey,
  openNote,
  readCheckpoint,
  readSecretKey,
  type SigningKey,
  type VerifierKey,
  type Witnessed,
} from '@tumen/custody'
import { UsageError } from '../argument/argument.ts'
import { type Mark, readIndex, type WitnessIndex } from './index-file.ts'

export const INDEX_FILE = 'index'
export const KEY_FILE = 'witness.key'
const NOTE_FILE = /^[0-9a-f]{64}\.note$/
const SEED_BYTES = 32
/** Stands behind the key once there is an index: from then on a missing one is noticed. */
const INDEXED = 'index'

/** What a folder holds. */
export interface WitnessFolder {
  key: SigningKey
  /** The last note of every log that was ever cosigned, by origin. */
  kept: Map<string, Witnessed>
  /** Whether there was an index; without one the notes are taken into a new one. */
  isIndexed: boolean
  /** The key file as it must be written before anything is answered. */
  keyText?: string
}

/** Name of the file in which the last note of a log is. */
export function noteFile(origin: string): string {
  return `${createHash('sha256').update(origin).digest('hex')}.note`
}

/** What the index says of these notes. */
export function marksOf(kept: ReadonlyMap<string, Witnessed>): WitnessIndex {
  return new Map([...kept].map(([origin, note]) => [origin, markOf(note)]))
}

function markOf({ size, root }: Witnessed): Mark {
  return { size, root: Buffer.from(root).toString('base64') }
}

/** Reads a folder and compares it with itself; throws a `UsageError` that names a file. */
export function readWitnessFolder(
  folder: string,
  logs: readonly VerifierKey[],
  of: { name: string; random: (length: number) => Uint8Array },
): WitnessFolder {
  const names = readdirSync(folder)
  const notes = names.filter((name) => NOTE_FILE.test(name))
  const index = indexIn(folder, names)
  const isUsed = notes.length > 0 || (index?.size ?? 0) > 0
  const { key, isMarked } = keyIn(folder, { ...of, hasKey: names.includes(KEY_FILE), isUsed })
  const kept = new Map<string, Witnessed>()
  for (const name of notes) {
    const note = keptIn(folder, name, { key, logs })
    kept.set(note.origin, note)
  }
  if (index === undefined && isMarked) throw new UsageError('state-missing', INDEX_FILE)
  for (const [origin, mark] of index ?? []) assertAtLeast(kept.get(origin), mark, origin)
  const keyText = isMarked ? {} : { keyText: `${key.secretText()}\n${INDEXED}\n` }
  return { key, kept, isIndexed: index !== undefined, ...keyText }
}

interface KeyOrder {
  name: string
  random: (length: number) => Uint8Array
  hasKey: boolean
  /** Whether something was cosigned in this folder. */
  isUsed: boolean
}

/** The key of the folder, or a new one for a folder that holds nothing of a witness. */
function keyIn(folder: string, { name, random, hasKey, isUsed }: KeyOrder) {
  // With another key the notes would be another witness's, and each log could begin anew.
  if (!hasKey && isUsed) throw new UsageError('state-missing', KEY_FILE)
  if (!hasKey) return { key: noteKey(random(SEED_BYTES), name, 4), isMarked: false }
  const [secret = '', mark] = readFileSync(join(folder, KEY_FILE), 'utf8').trimEnd().split('\n')
  const key = readSecretKey(secret)
  if (isFinding(key) || key.type !== 4 || key.name !== name)
    throw new UsageError('state-damaged', KEY_FILE)
  return { key, isMarked: mark === INDEXED }
}

/** A kept note, cosigned by the own key and signed by its log, as far as that one is known. */
function keptIn(
  folder: string,
  name: string,
  { key, logs }: { key: SigningKey; logs: readonly VerifierKey[] },
): Witnessed {
  const bytes = readFileSync(join(folder, name))
  const own = openNote(new Uint8Array(bytes), [key])
  const stated = isFinding(own) ? own : readCheckpoint(own.text)
  if (isFinding(stated) || noteFile(stated.origin) !== name)
    throw new UsageError('state-damaged', name)
  const log = logs.find((one) => one.name === stated.origin)
  if (log && isFinding(openNote(new Uint8Array(bytes), [log])))
    throw new UsageError('state-damaged', name)
  return { ...stated, note: bytes.toString('utf8') }
}

function indexIn(folder: string, names: readonly string[]): WitnessIndex | undefined {
  if (!names.includes(INDEX_FILE)) return undefined
  const index = readIndex(readFileSync(join(folder, INDEX_FILE), 'utf8'))
  if (index === undefined) throw new UsageError('state-damaged', INDEX_FILE)
  return index
}

/** A note may be newer than its mark, because it is written first; never older, and never gone. */
function assertAtLeast(note: Witnessed | undefined, mark: Mark, origin: string): void {
  const name = noteFile(origin)
  if (note === undefined) throw new UsageError('state-missing', name)
  if (note.size < mark.size) throw new UsageError('state-older', name)
  if (note.size === mark.size && markOf(note).root !== mark.root)
    throw new UsageError('state-damaged', name)
}
