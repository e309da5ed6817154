// What a witness keeps: its key, and of each log the last checkpoint that it cosigned, in one file
// each. A file is whole on the disk before anybody is answered, so that whatever ends the process
// the witness never goes back. Source: custody.md 15; c2sp.org/tlog-witness.
import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import {
  decideWitness,
  isFinding,
  noteKey,
  openCheckpoint,
  readSecretKey,
  type SigningKey,
  type VerifierKey,
  type WitnessAnswer,
  type Witnessed,
} from '@tumen/custody'
import { UsageError } from './argument.ts'

/** A witness over a folder. */
export interface WitnessStore {
  key: SigningKey
  /** Answers the body of `add-checkpoint`; what it cosigned is on the disk then. */
  ask(body: Uint8Array, now: number): WitnessAnswer
  /** The last cosigned checkpoint of the log whose origin has this SHA-256 in hex. */
  noteOf(originHash: string): string | undefined
}

const KEY_FILE = 'witness.key'
const SEED_BYTES = 32

/**
 * Opens the folder of a witness; makes it, and a key of this name, when they are not there.
 * Throws a `UsageError` when the key is of another name, or a kept checkpoint does not open.
 */
export function openWitnessStore(
  folder: string,
  logs: readonly VerifierKey[],
  of: { name: string; random: (length: number) => Uint8Array },
): WitnessStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const key = keyIn(folder, of)
  const kept = new Map<string, Witnessed>()
  for (const log of logs) {
    const last = keptOf(folder, log, key)
    if (last) kept.set(log.name, last)
  }
  const hashes = new Map(logs.map(({ name }) => [hashOf(name), name]))
  return {
    key,
    ask(body, now) {
      const answer = decideWitness({ key, logs }, body, (origin) => kept.get(origin), now)
      const { store } = answer
      // Nothing else runs between the decision and the file: there is one winner of two growths.
      if (store) {
        writeWhole(folder, `${hashOf(store.origin)}.note`, store.note)
        kept.set(store.origin, store)
      }
      return answer
    },
    noteOf: (originHash) => kept.get(hashes.get(originHash) ?? '')?.note,
  }
}

function hashOf(origin: string): string {
  return createHash('sha256').update(origin).digest('hex')
}

function keyIn(
  folder: string,
  { name, random }: { name: string; random: (length: number) => Uint8Array },
): SigningKey {
  const path = join(folder, KEY_FILE)
  if (!existsSync(path)) {
    const key = noteKey(random(SEED_BYTES), name, 4)
    writeWhole(folder, KEY_FILE, `${key.secretText()}\n`)
    return key
  }
  const key = readSecretKey(readFileSync(path, 'utf8').trimEnd())
  if (isFinding(key) || key.type !== 4 || key.name !== name)
    throw new UsageError('state-damaged', KEY_FILE)
  return key
}

function keptOf(folder: string, log: VerifierKey, key: SigningKey): Witnessed | undefined {
  const name = `${hashOf(log.name)}.note`
  const path = join(folder, name)
  if (!existsSync(path)) return undefined
  const note = readFileSync(path)
  const opened = openCheckpoint(new Uint8Array(note), log, [key])
  const isOwn = !isFinding(opened) && opened.note.signatures.some((one) => one.key.id === key.id)
  if (isFinding(opened) || !isOwn) throw new UsageError('state-damaged', name)
  return { ...opened.checkpoint, note: note.toString('utf8') }
}

/** Writes a file so that after a crash the old one or the new one is there, and nothing between. */
function writeWhole(folder: string, name: string, text: string): void {
  const temporary = join(folder, `${name}.new`)
  const file = openSync(temporary, 'w', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(temporary, join(folder, name))
  const directory = openSync(folder, 'r')
  try {
    fsyncSync(directory)
  } finally {
    closeSync(directory)
  }
}
