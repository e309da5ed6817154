// The other side of a witness: what a log asks of it, and what its answer means. A witness is told
// the size that it confirmed last, never a guess. Source: custody.md 15; c2sp.org/tlog-witness.
import { base64Text } from './base64.ts'
import { readCount } from './checkpoint.ts'
import { isFinding } from './finding.ts'
import type { VerifierKey } from './key.ts'
import { openNote, readNoteText } from './note.ts'
import { utf8Bytes } from './utf8.ts'

/** What is asked of a witness: to cosign `note`, which grew from `old` by `proof`. */
export interface WitnessQuestion {
  /** The size that the witness holds; 0 for none. */
  old: number
  /** Growth from `old`; empty from 0 and for the same size. */
  proof: readonly Uint8Array[]
  /** The checkpoint with the log's own line. */
  note: string
}

/** What the answer of a witness means. */
export type WitnessWord =
  | { word: 'cosigned'; name: string; line: string; time: number }
  /** The witness holds another size than it was told; nothing was cosigned. */
  | { word: 'holds'; size: number }
  /** It refuses, or what it gave is no cosignature of its key over this checkpoint. */
  | { word: 'refused'; status: number }

/** The body of `add-checkpoint`. */
export function witnessBody({ old, proof, note }: WitnessQuestion): string {
  const lines = [`old ${old}`, ...proof.map((hash) => base64Text(hash)), '', note]
  return lines.join('\n')
}

/** What the answer of the witness with this key to a question about `note` means. */
export function readWitnessAnswer(
  { status, text }: { status: number; text: string },
  note: string,
  witness: VerifierKey,
): WitnessWord {
  const refused = { word: 'refused', status } as const
  const size = readCount(text.replace(/\n$/, ''))
  if (status === 409) return size === undefined ? refused : { word: 'holds', size }
  const signed = readNoteText(utf8Bytes(note))
  if (status !== 200 || typeof signed !== 'string') return refused
  const opened = openNote(utf8Bytes(`${signed}\n${text}`), [witness])
  const [first] = isFinding(opened) ? [] : opened.signatures
  if (first?.time === undefined) return refused
  return { word: 'cosigned', name: witness.name, line: `${first.line}\n`, time: first.time }
}
