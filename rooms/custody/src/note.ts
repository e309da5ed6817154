// Signed notes: a text, a blank line, and signature lines. c2sp.org/signed-note v1.0.0 and
// tlog-cosignature v1.0.1. Two rules are stricter than golang.org/x/mod: spare bits in base64
// are refused, and a bad line of a known key refuses the note even after a good one.
import { concatBytes } from '@noble/hashes/utils.js'
import { base64Bytes, base64Text } from './base64.ts'
import { type Finding, isFinding } from './finding.ts'
import { hexText } from './hash.ts'
import { idBytes, isKeyName, isSignature, type SigningKey, type VerifierKey, vkey } from './key.ts'
import { isWellFormed, utf8Bytes, utf8Text } from './utf8.ts'

/** A line that a known key signed, and that holds. */
export interface Signature {
  key: VerifierKey
  /** The line as it stands in the note, without its newline. */
  line: string
  /** Cosignatures only: POSIX seconds, as the witness states them. */
  time?: number
}

/** A note of which every line of a known key holds, and at least one is there. */
export interface Note {
  /** The signed text, with its final newline. */
  text: string
  signatures: Signature[]
}

/** A signature line as it is written, not yet checked against a key. */
interface Line {
  line: string
  name: string
  /** Four bytes in hex. */
  id: string
  /** What follows the id. */
  signature: Uint8Array
}

const NOTE_LIMIT = 512 * 1024
const LINE_LIMIT = 100
const DASH = '— '
const ID_LENGTH = 4
const COSIGNATURE_LENGTH = 72
const NEWLINE = 0x0a
const MALFORMED: Finding = { code: 'malformed' }

function hasControl(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte < 0x20 && byte !== NEWLINE)
}

function readLine(line: string): Line | undefined {
  if (!line.startsWith(DASH)) return undefined
  const [name = '', base64 = '', ...more] = line.slice(DASH.length).split(' ')
  const bytes = base64Bytes(base64)
  if (more.length > 0 || !isKeyName(name) || bytes === undefined) return undefined
  if (bytes.length <= ID_LENGTH) return undefined
  const id = hexText(bytes.subarray(0, ID_LENGTH))
  return { line, name, id, signature: bytes.subarray(ID_LENGTH) }
}

/** The text and the lines of a note, in the form of the specification; nothing is verified. */
function readNote(bytes: Uint8Array): { text: string; lines: Line[] } | Finding {
  const note = bytes.length <= NOTE_LIMIT ? utf8Text(bytes) : undefined
  if (note === undefined || hasControl(bytes) || !note.endsWith('\n')) return MALFORMED
  const blank = note.lastIndexOf('\n\n')
  const written = note.slice(blank + 2, -1).split('\n')
  if (blank < 0 || written.length > LINE_LIMIT) return MALFORMED
  const lines = written.map(readLine).filter((line) => line !== undefined)
  if (lines.length !== written.length) return MALFORMED
  return { text: note.slice(0, blank + 1), lines }
}

function cosignedBytes(text: string, seconds: bigint): Uint8Array {
  return utf8Bytes(`cosignature/v1\ntime ${seconds}\n${text}`)
}

function verifyCosignature(text: string, { line, signature }: Line, key: VerifierKey) {
  if (signature.length !== COSIGNATURE_LENGTH) return undefined
  const view = new DataView(signature.buffer, signature.byteOffset, signature.length)
  const seconds = view.getBigInt64(0)
  if (seconds <= 0n) return undefined
  const holds = isSignature(signature.subarray(8), cosignedBytes(text, seconds), key.publicKey)
  return holds ? { key, line, time: Number(seconds) } : undefined
}

/** The time that a cosignature line states, POSIX seconds; nothing for another line. */
export function cosignatureTime(line: string): number | undefined {
  const { signature } = readLine(line.replace(/\n$/, '')) ?? {}
  if (signature?.length !== COSIGNATURE_LENGTH) return undefined
  return Number(new DataView(signature.buffer, signature.byteOffset, 8).getBigInt64(0))
}

function verifyLine(text: string, line: Line, key: VerifierKey): Signature | undefined {
  if (key.type === 4) return verifyCosignature(text, line, key)
  const holds = isSignature(line.signature, utf8Bytes(text), key.publicKey)
  return holds ? { key, line: line.line } : undefined
}

/** The signed text of a note in the form of the specification; nothing is verified. */
export function readNoteText(bytes: Uint8Array): string | Finding {
  const note = readNote(bytes)
  return isFinding(note) ? note : note.text
}

/**
 * The note in `bytes`, opened with the keys that the reader knows. Lines of other keys are
 * ignored. Findings: `malformed`; `bad-signature` when any line of a known key does not hold;
 * `unknown-key` when there is none; `ambiguous-key` when two different known keys have one name
 * and id.
 */
export function openNote(bytes: Uint8Array, keys: readonly VerifierKey[]): Note | Finding {
  const note = readNote(bytes)
  if (isFinding(note)) return note
  const signatures: Signature[] = []
  for (const line of note.lines) {
    const known = keys.filter((key) => key.name === line.name && key.id === line.id)
    const [key] = known
    if (key === undefined) continue
    if (known.some((other) => vkey(other) !== vkey(key))) return { code: 'ambiguous-key' }
    const signature = verifyLine(note.text, line, key)
    if (signature === undefined) return { code: 'bad-signature' }
    signatures.push(signature)
  }
  return signatures.length > 0 ? { text: note.text, signatures } : { code: 'unknown-key' }
}

function assertText(text: string): void {
  if (!text.endsWith('\n') || hasControl(utf8Bytes(text)) || !isWellFormed(text)) {
    throw new RangeError('the text of a note ends in a newline and has no control characters')
  }
}

function lineOf(key: VerifierKey, signature: Uint8Array): string {
  return `${DASH}${key.name} ${base64Text(concatBytes(idBytes(key), signature))}\n`
}

/**
 * The note of `text` with the signature of a key of type 1.
 * @throws RangeError for a text that no note can have, or a key of another type.
 */
export function signNote(text: string, key: SigningKey): string {
  assertText(text)
  if (key.type !== 1) throw new RangeError('a cosigning key does not sign notes')
  return `${text}\n${lineOf(key, key.sign(utf8Bytes(text)))}`
}

/**
 * The line (with its newline) by which a key of type 4 cosigns the text of a note at `time`,
 * POSIX seconds ≥ 1. Appended to the note's file it is part of the note.
 * @throws RangeError for such a text, time or key that none can be made of.
 */
export function cosignatureLine(text: string, key: SigningKey, time: number): string {
  assertText(text)
  if (key.type !== 4) throw new RangeError('only a cosigning key cosigns')
  if (!Number.isSafeInteger(time) || time < 1) throw new RangeError('the time is in whole seconds')
  const seconds = new Uint8Array(8)
  new DataView(seconds.buffer).setBigInt64(0, BigInt(time))
  return lineOf(key, concatBytes(seconds, key.sign(cosignedBytes(text, BigInt(time)))))
}
