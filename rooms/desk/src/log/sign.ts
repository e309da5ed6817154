// Signing the log and gathering what others say of it: ask the witnesses what they hold, sign, ask
// them to cosign, freeze the file, have it time stamped. Source: custody.md sections 8, 9 and 12.
import {
  type HeldNote,
  isFinding,
  readCheckpoint,
  readVkey,
  type VerifierKey,
} from '@tumen/custody'
import type { HeadCosignature, Ledger, SignedHead, StatedSize } from '@tumen/ledger'
import { askCosignature, headHeldBy, type WitnessReply } from './ask-witness.ts'
import { type AskedParties, askedParties } from './policy.ts'
import { type StampReply, stampHead } from './stamp-head.ts'

/** What a witness said, by its key name. */
export interface WitnessSaid {
  name: string
  said: WitnessReply['word'] | 'unasked'
  /** The size that it holds, where it is not ours. */
  size?: number
}

/** A checkpoint with what was said of it. */
export interface SignedLog {
  size: number
  /** The file, frozen. */
  file: string
  witnesses: WitnessSaid[]
  stamps: StampReply[]
}

/**
 * Signs the log as it stands, as it may be shown to others from now on. Throws what the ledger
 * throws when a signed head speaks against it; what a witness only states is told and kept.
 */
export async function signLog(ledger: Ledger): Promise<SignedLog> {
  const asked = await askedParties(ledger)
  const { waitMs, authorities } = asked
  const { held, stated } = await heldHeads(ledger, asked)
  const note = await ledger.checkpoint(held)
  const size = sizeOf(note)
  const said = await gatherCosignatures(ledger, size, { ...asked, stated })
  const file = await ledger.freeze(size)
  const stamps = await stampHead(ledger, size, { authorities, waitMs })
  return { size, file, witnesses: said, stamps }
}

/** Whom to ask, and how long to wait. */
type Asked = Pick<AskedParties, 'witnesses' | 'waitMs'>

/** What the witnesses that answer hold, and what they only state. */
export async function heldHeads(
  ledger: Ledger,
  { witnesses, waitMs }: Asked,
): Promise<{ held: HeldNote[]; stated: StatedSize[] }> {
  if (witnesses.length === 0) return { held: [], stated: [] }
  const { vkey, note } = await ledger.log()
  const log = { key: keyOf(vkey), note, waitMs }
  const found = await Promise.all(witnesses.map((place) => headHeldBy(place, log)))
  return {
    held: found.flatMap(({ held }) => held ?? []),
    stated: found.flatMap(({ stated }) => stated ?? []),
  }
}

/**
 * Asks the witnesses that have not cosigned the checkpoint yet, and keeps what they give, what they
 * state without a signature as well; `stated` is what they said before. Names those that the policy
 * has at an address where none may be asked.
 */
export async function gatherCosignatures(
  ledger: Ledger,
  size: number,
  { witnesses, waitMs, unasked, stated = [] }: AskedParties & { stated?: readonly StatedSize[] },
): Promise<WitnessSaid[]> {
  const heads = await ledger.heads({ before: size + 1 })
  const head = heads.find((one) => one.size === size)
  if (!head) return []
  const { note } = head
  const proveFrom = (old: number) => ledger.proveGrowth(old, size)
  const missing = witnesses.filter(({ key }) => !isCosigned(head, key.name))
  const replies = await Promise.all(
    missing.map(async (place) => {
      const old = heads.find((one) => isCosigned(one, place.key.name))?.size ?? 0
      return {
        place,
        reply: await askCosignature(place, { size, note, proveFrom }, { old, waitMs }),
      }
    }),
  )
  const lines = replies.flatMap(({ reply }): HeadCosignature[] =>
    reply.word === 'cosigned' ? [{ name: reply.name, line: reply.line }] : [],
  )
  await ledger.keepCosignatures(size, lines)
  const said = witnesses.map(({ key }) => {
    const reply = replies.find(({ place }) => place.key === key)?.reply
    const before = stated.find(({ name }) => name === key.name)?.size ?? 0
    if (before > size) return saidBy(key.name, { word: 'ahead', size: before })
    return saidBy(key.name, reply ?? { word: 'cosigned' })
  })
  await ledger.keepStated(said.flatMap(statedBy))
  return [...said, ...unasked.map(({ key }): WitnessSaid => ({ name: key.name, said: 'unasked' }))]
}

/** What is kept of the word of a witness; nothing where it did not answer. */
function statedBy({ name, said, size = 0 }: WitnessSaid): StatedSize[] {
  return said === 'silent' ? [] : [{ name, size: said === 'ahead' ? size : 0 }]
}

function saidBy(name: string, reply: WitnessReply | { word: 'cosigned' }): WitnessSaid {
  const said = reply.word
  return 'size' in reply ? { name, said, size: reply.size } : { name, said }
}

function isCosigned({ cosignatures }: SignedHead, name: string): boolean {
  return cosignatures.some((one) => one.name === name)
}

/** The size that a note states. */
export function sizeOf(note: string): number {
  const stated = readCheckpoint(note.slice(0, note.lastIndexOf('\n\n') + 1))
  if (isFinding(stated)) throw new Error('the ledger gives checkpoints')
  return stated.size
}

function keyOf(text: string): VerifierKey {
  const key = readVkey(text)
  if (isFinding(key)) throw new Error('the ledger gives verifier keys')
  return key
}
