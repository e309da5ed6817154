// What a log asks of its witnesses: what they hold, and to cosign a checkpoint that continues it.
// A witness that does not answer holds nothing up, and none is asked twice with the same words.
// Source: custody.md sections 8 and 15; c2sp.org/tlog-witness.
import { createHash } from 'node:crypto'
import {
  type HeldNote,
  isFinding,
  openCheckpoint,
  readWitnessAnswer,
  type VerifierKey,
  type WitnessWord,
  witnessBody,
} from '@tumen/custody'
import type { StatedSize } from '@tumen/ledger'
import { askAddress } from './ask-address.ts'
import type { WitnessPlace } from './policy.ts'

/** What a witness said in the end. */
export type WitnessReply =
  | WitnessWord
  /** It says that its log is longer than ours. Anybody could say so: a warning, and no more. */
  | { word: 'ahead'; size: number }
  | { word: 'silent' }

/** The log whose witness is asked, and its newest note. */
export interface AskingLog {
  key: VerifierKey
  note?: string | undefined
  waitMs: number
}

/** What a witness says that it holds: a note that the log signed, or a size alone. */
export interface WitnessHolding {
  held?: HeldNote
  /** Size 0 when it says that it holds nothing. */
  stated?: StatedSize
}

/** What a witness holds; nothing when it does not answer, or cannot be asked. */
export async function headHeldBy(
  { key, url }: WitnessPlace,
  log: AskingLog,
): Promise<WitnessHolding> {
  const origin = createHash('sha256').update(log.key.name).digest('hex')
  const shown = await askAddress(`${url}/${origin}/checkpoint`, { waitMs: log.waitMs })
  const opened = shown?.status === 200 ? openCheckpoint(shown.bytes, log.key) : undefined
  const { name } = key
  if (opened && !isFinding(opened))
    return { held: { by: 'witness', name, note: new TextDecoder().decode(shown?.bytes) } }
  // Not every witness shows what it holds; all of them say its size to whoever is wrong about it.
  const note = log.note
  if (shown === undefined || note === undefined) return {}
  const said = await askOnce({ key, url }, { old: 0, proof: [], note }, log.waitMs)
  if (said.word === 'silent') return {}
  return { stated: { name, size: said.word === 'holds' ? said.size : 0 } }
}

/** A checkpoint that is to be cosigned, and the proof that it continues another size. */
export interface Growth {
  size: number
  note: string
  proveFrom: (old: number) => Promise<Uint8Array[]>
}

/** Asks a witness to cosign; told another size it is asked once more, from that. */
export async function askCosignature(
  place: WitnessPlace,
  growth: Growth,
  { old, waitMs }: { old: number; waitMs: number },
): Promise<WitnessReply> {
  const { size, note } = growth
  const ask = async (from: number) =>
    askOnce(place, { old: from, proof: await growth.proveFrom(from), note }, waitMs)
  if (old > size) return { word: 'ahead', size: old }
  const first = await ask(old)
  if (first.word !== 'holds' || first.size === old) return first
  if (first.size > size) return { word: 'ahead', size: first.size }
  return ask(first.size)
}

async function askOnce(
  { key, url }: WitnessPlace,
  question: Parameters<typeof witnessBody>[0],
  waitMs: number,
): Promise<WitnessWord | { word: 'silent' }> {
  const body = witnessBody(question)
  const type = 'text/plain; charset=utf-8'
  const answer = await askAddress(`${url}/add-checkpoint`, { body, type, waitMs })
  if (answer === undefined) return { word: 'silent' }
  const text = new TextDecoder().decode(answer.bytes)
  return readWitnessAnswer({ status: answer.status, text }, question.note, key)
}
