// Signing the log and gathering what others say of it: ask the witnesses what they hold, sign, ask
// them to cosign, freeze the file, have it time stamped. Source: custody.md sections 8, 9 and 12.
import { isFinding, readCheckpoint, readVkey, type VerifierKey } from '@tumen/custody'
import type { HeadCosignature, Ledger, SignedHead } from '@tumen/ledger'
import { askCosignature, headHeldBy, type WitnessReply } from './ask-witness.ts'
import { askedParties, type WitnessPlace } from './log-policy.ts'
import { type StampReply, stampHead } from './stamp-head.ts'

/** What a witness said, by its key name. */
export interface WitnessSaid {
  name: string
  said: WitnessReply['word']
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
 * throws when a head that is known speaks against it.
 */
export async function signLog(ledger: Ledger): Promise<SignedLog> {
  const { witnesses, waitMs, authorities } = await askedParties(ledger)
  const held = await heldHeads(ledger, { witnesses, waitMs })
  const note = await ledger.checkpoint(held)
  const size = sizeOf(note)
  const said = await gatherCosignatures(ledger, size, { witnesses, waitMs })
  const file = await ledger.freeze(size)
  const stamps = await stampHead(ledger, size, { authorities, waitMs })
  return { size, file, witnesses: said, stamps }
}

/** What the witnesses that answer hold. */
export async function heldHeads(
  ledger: Ledger,
  { witnesses, waitMs }: { witnesses: readonly WitnessPlace[]; waitMs: number },
) {
  if (witnesses.length === 0) return []
  const { vkey, note } = await ledger.log()
  const log = { key: keyOf(vkey), note, waitMs }
  const heads = await Promise.all(witnesses.map((place) => headHeldBy(place, log)))
  return heads.filter((head) => head !== undefined)
}

/** Asks the witnesses that have not cosigned the checkpoint yet, and keeps what they give. */
export async function gatherCosignatures(
  ledger: Ledger,
  size: number,
  { witnesses, waitMs }: { witnesses: readonly WitnessPlace[]; waitMs: number },
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
  return witnesses.map(({ key }) => {
    const reply = replies.find(({ place }) => place.key === key)?.reply
    return saidBy(key.name, reply ?? { word: 'cosigned' })
  })
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
