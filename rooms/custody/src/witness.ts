// A witness cosigns a checkpoint only if it continues the one that it cosigned before, so a log
// of two histories is found out. The decision alone: without a clock, a file or a network.
// c2sp.org/tlog-witness v1.0.0; stricter: at most 256 KiB, no extension lines.
import { base64Bytes } from './base64.ts'
import { type Checkpoint, readCount, readStated } from './checkpoint.ts'
import { isFinding } from './finding.ts'
import { isSameBytes } from './hash.ts'
import type { SigningKey, VerifierKey } from './key.ts'
import { emptyRoot, HASH_LENGTH } from './leaf.ts'
import { cosignatureLine, openNote, readNoteText } from './note.ts'
import { utf8Bytes, utf8Text } from './utf8.ts'
import { PROOF_LIMIT, verifyGrowth } from './verify.ts'

/** What a witness cosigned last of one log. */
export interface Witnessed extends Checkpoint {
  /** The note with the witness's own line. */
  note: string
}

/** A witness: its key of type 4, and the logs that it watches. */
export interface Witness {
  key: SigningKey
  logs: readonly VerifierKey[]
}

/** The answer to a request, and what the witness must have stored before it is given. */
export interface WitnessAnswer {
  status: 200 | 400 | 403 | 404 | 409 | 422
  type: 'text/plain; charset=utf-8' | 'text/x.tlog.size'
  /** Cosignature lines, the known size, or a few words that repeat nothing of the request. */
  text: string
  store?: Witnessed
}

/** The most bytes of a request. */
export const REQUEST_LIMIT = 256 * 1024

interface Request {
  old: number
  proof: Uint8Array[]
  note: Uint8Array
  text: string
  stated: Checkpoint
}

/**
 * What the witness answers to the body of `add-checkpoint`; `lastOf` gives what it cosigned last of
 * a log, `now` is in POSIX seconds. Whoever serves it stores `store` first, one request of a log
 * at a time.
 */
export function decideWitness(
  { key, logs }: Witness,
  body: Uint8Array,
  lastOf: (origin: string) => Witnessed | undefined,
  now: number,
): WitnessAnswer {
  const request = readRequest(body)
  if (request === undefined) return said(400, 'malformed request')
  const { old, stated, note, text } = request
  const log = logs.find(({ name }) => name === stated.origin)
  if (log === undefined) return said(404, 'unknown log')
  const signed = openNote(note, [log])
  if (isFinding(signed)) return said(403, 'no signature of the log')
  if (old > stated.size) return said(400, 'old size above the checkpoint')
  const last = lastOf(stated.origin)
  const known = last?.size ?? 0
  if (old !== known) return { status: 409, type: 'text/x.tlog.size', text: `${known}\n` }
  if (!continues(request, last)) return said(422, 'does not continue what was cosigned')
  const line = cosignatureLine(text, key, now)
  // Lines of others are left out: with them a note could grow beyond what a reader opens.
  const lines = signed.signatures.map((one) => `${one.line}\n`).join('')
  const store = { ...stated, note: `${text}\n${lines}${line}` }
  return { ...said(200, ''), text: line, store }
}

function said(status: 200 | 400 | 403 | 404 | 422, words: string): WitnessAnswer {
  return { status, type: 'text/plain; charset=utf-8', text: words === '' ? '' : `${words}\n` }
}

/** `old <n>`, hashes of a proof, a blank line, a checkpoint as a note. */
function readRequest(body: Uint8Array): Request | undefined {
  const text = body.length <= REQUEST_LIMIT ? utf8Text(body) : undefined
  const blank = text?.indexOf('\n\n') ?? -1
  if (text === undefined || blank < 0) return undefined
  const [first = '', ...hashes] = text.slice(0, blank).split('\n')
  const old = first.startsWith('old ') ? readCount(first.slice('old '.length)) : undefined
  const proof = hashes.map(base64Bytes)
  if (old === undefined || proof.length > PROOF_LIMIT || !areHashes(proof)) return undefined
  const note = utf8Bytes(text.slice(blank + 2))
  const signed = readNoteText(note)
  const stated = typeof signed === 'string' ? readStated(signed) : signed
  if (typeof signed !== 'string' || isFinding(stated)) return undefined
  return { old, proof, note, text: signed, stated }
}

function areHashes(hashes: (Uint8Array | undefined)[]): hashes is Uint8Array[] {
  return hashes.every((hash) => hash?.length === HASH_LENGTH)
}

function continues({ old, proof, stated }: Request, last: Witnessed | undefined): boolean {
  if (stated.size === 0 && !isSameBytes(stated.root, emptyRoot())) return false
  if (old === 0 || old === stated.size) {
    const isSame = last === undefined || old === 0 || isSameBytes(last.root, stated.root)
    return proof.length === 0 && isSame
  }
  if (last === undefined) return false
  const roots = { fromRoot: last.root, toRoot: stated.root }
  return verifyGrowth({ from: old, to: stated.size, ...roots, proof })
}
