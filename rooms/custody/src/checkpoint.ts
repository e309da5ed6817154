// Checkpoints: the signed statement "this log has so many leaves and this root".
// c2sp.org/tlog-checkpoint v1.0.0; stricter: no extension lines, because witnesses do not confirm
// them, and no size beyond 2^53−1, which could not be counted exactly.
import { base64Bytes, base64Text } from './base64.ts'
import { type Finding, isFinding } from './finding.ts'
import { isSameBytes } from './hash.ts'
import type { VerifierKey } from './key.ts'
import { emptyRoot, HASH_LENGTH } from './leaf.ts'
import { type Note, openNote } from './note.ts'

/** What a checkpoint states. */
export interface Checkpoint {
  /** Name of the log; also the name of its key. */
  origin: string
  size: number
  /** 32 bytes. */
  root: Uint8Array
}

const COUNT = /^(?:0|[1-9][0-9]*)$/

/** The number in its only decimal spelling, up to 2^53−1, or `undefined`. */
export function readCount(text: string): number | undefined {
  const value = COUNT.test(text) ? Number(text) : Number.NaN
  return Number.isSafeInteger(value) ? value : undefined
}

/**
 * The text of a checkpoint, ready to be signed.
 * @throws RangeError for what `readCheckpoint` would refuse.
 */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  const text = `${origin}\n${size}\n${base64Text(root)}\n`
  if (isFinding(readCheckpoint(text))) throw new RangeError('no such checkpoint')
  return text
}

/** What the text of a checkpoint states, or `malformed`. It takes the `text` of an open note. */
export function readCheckpoint(text: string): Checkpoint | Finding {
  const stated = readStated(text)
  if (isFinding(stated) || stated.size > 0) return stated
  return isSameBytes(stated.root, emptyRoot()) ? stated : { code: 'malformed' }
}

/** The same, also where a log of no leaves states another root than the empty one. */
export function readStated(text: string): Checkpoint | Finding {
  const [origin = '', sizeText = '', rootText = '', ...rest] = text.split('\n')
  const size = readCount(sizeText)
  const root = base64Bytes(rootText)
  const isThreeLines = rest.length === 1 && rest[0] === ''
  if (!isThreeLines || origin === '' || size === undefined || root?.length !== HASH_LENGTH) {
    return { code: 'malformed' }
  }
  return { origin, size, root }
}

/**
 * The checkpoint in a note, when the log itself signed it: a good line of `log` whose name is
 * the origin. Lines of the `witnesses` must hold as well. Findings: those of `openNote`,
 * `malformed`, and `no-log-signature`.
 */
export function openCheckpoint(
  bytes: Uint8Array,
  log: VerifierKey,
  witnesses: readonly VerifierKey[] = [],
): { checkpoint: Checkpoint; note: Note } | Finding {
  const note = openNote(bytes, [log, ...witnesses])
  if (isFinding(note)) return note
  const checkpoint = readCheckpoint(note.text)
  if (isFinding(checkpoint)) return checkpoint
  const isSigned = note.signatures.some(
    ({ key }) => key.type === 1 && key.id === log.id && key.name === log.name,
  )
  if (!isSigned || log.name !== checkpoint.origin) return { code: 'no-log-signature' }
  return { checkpoint, note }
}
