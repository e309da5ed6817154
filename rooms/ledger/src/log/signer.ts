// Who signs the log of an open workspace: asks everybody's heads first, lets the side file hold a
// note before anybody is shown it, and keeps what others say of it.
// Source: custody.md section 8, steps 1 to 6.
import { type HeldNote, openHeads, proveGrowth, type SigningKey, vkey } from '@tumen/custody'
import type { ChangeRoom } from '../change/change.ts'
import { sha256 } from '../evidence/object-file.ts'
import { LedgerFault } from '../fault.ts'
import type { Store } from '../table/database.ts'
import { assertContinues, newestHead, proveLeaf, signCheckpoint } from './checkpoint.ts'
import type { WorkspaceLog } from './era.ts'
import type { SideFile } from './side-file.ts'
import {
  freezeHead,
  type HeadCosignature,
  type HeadPage,
  type HeadRoom,
  type HeadToken,
  keepCosignatures,
  keepToken,
  type LogHead,
  readAllHeads,
  readHead,
  readHeads,
  type SignedHead,
  type WorkspaceHead,
} from './signed-head.ts'
import { assertWhole, type LogState, tilesOf } from './state.ts'
import { type KeptSize, keepStated, readStated, type StatedSize } from './stated-size.ts'

/** What signing needs of an open workspace. */
export interface SignerParts {
  room: ChangeRoom
  /** The reading connection. */
  store: Store
  /** Every log of the workspace, the newest last. */
  logs: readonly WorkspaceLog[]
  sideFile: SideFile | undefined
}

/** The signer of one log. */
export class LogSigner {
  readonly #parts: SignerParts
  /** Whether the side file is known to hold the newest head. */
  #isSettled = false

  constructor(parts: SignerParts) {
    this.#parts = parts
  }

  /**
   * Pads, signs and records a checkpoint, and only then lets go of it; `adopt` is told the state
   * after the commit, whatever becomes of the side file.
   */
  async sign(
    state: LogState,
    witnessed: readonly HeldNote[],
    adopt: (state: LogState) => void,
  ): Promise<string> {
    assertWhole(state)
    const { room, sideFile } = this.#parts
    const held = sideFile?.read()
    const heads = openHeads(witnessed, this.#key)
    const known = held ? [held, ...heads] : heads
    const wasSettled = this.#isSettled
    // Who reads meanwhile waits for the end of this.
    this.#isSettled = false
    const signed = await signCheckpoint(room, state, this.#key, known).catch((error: unknown) => {
      // Nothing was committed, so what could be shown before still can.
      this.#isSettled = wasSettled
      throw error
    })
    adopt(signed.state)
    if (held?.note !== signed.note) sideFile?.write(signed.note)
    this.#isSettled = true
    return signed.note
  }

  /** Whether what is recorded may be shown; else `settle` comes before. */
  get isSettled(): boolean {
    return this.#isSettled || this.#parts.sideFile === undefined
  }

  /**
   * Lets the side file hold the newest head before anybody is shown it: a crash may have come
   * between signing and writing. A side file that speaks against the log stays as it is. Throws
   * `head-unwritten`. Nothing may be signed meanwhile.
   */
  async settle(state: LogState): Promise<void> {
    const { sideFile, store } = this.#parts
    if (this.#isSettled || state.isBroken || !sideFile) return
    const head = await newestHead(store, state.era)
    if (head && (await this.#isBehind(state, head.size, sideFile))) sideFile.write(head.note)
    this.#isSettled = true
  }

  async #isBehind(state: LogState, size: number, sideFile: SideFile): Promise<boolean> {
    try {
      const held = sideFile.read()
      if (held === undefined) return true
      await assertContinues(this.#parts.store, state, [held])
      return held.size < size
    } catch (error) {
      // Signing says so; what was shown before may be shown again.
      if (error instanceof LedgerFault) return false
      throw error
    }
  }

  /** The newest note, the key that verifies it, what is not under it, and the closed logs. */
  async show(state: LogState): Promise<LogHead> {
    const [head] = await readHeads(this.#heads(state, this.#parts.store), { limit: 1 })
    const { size } = state.tail
    const unsigned = size - (head?.size ?? 0)
    const { base } = state.era
    const note = head ? { note: head.file } : {}
    const facts = { base, size, unsigned, earlier: this.#earlier() }
    return { ...note, vkey: vkey(this.#key), ...facts }
  }

  /** The proof file of a leaf under the newest checkpoint, and its opening. */
  async prove(state: LogState, leaf: number): Promise<{ proof: string; opening: string }> {
    const { store, logs } = this.#parts
    return proveLeaf(store, state, { leaf, eras: logs.map(({ era }) => era) })
  }

  /** The proof that the checkpoint of size `to` continues the log of size `from`. */
  async proveGrowth(state: LogState, from: number, to: number): Promise<Uint8Array[]> {
    assertWhole(state)
    await readHead(this.#heads(state, this.#parts.store), to)
    return proveGrowth(from, to, tilesOf(this.#parts.store, state), sha256)
  }

  /** A page of the checkpoints with what others said of them. */
  async list(state: LogState, page?: HeadPage): Promise<SignedHead[]> {
    return readHeads(this.#heads(state, this.#parts.store), page)
  }

  /** The same of every log of the workspace. */
  listAll(page?: HeadPage): Promise<WorkspaceHead[]> {
    const { store, logs } = this.#parts
    return readAllHeads(store, logs, page)
  }

  /** Keeps what witnesses said of a checkpoint. */
  keepLines(state: LogState, size: number, lines: readonly HeadCosignature[]): Promise<void> {
    return keepCosignatures(this.#heads(state, this.#parts.room.store), size, lines)
  }

  /** Keeps what an authority of time said of a checkpoint. */
  keepToken(state: LogState, size: number, token: HeadToken): Promise<void> {
    return keepToken(this.#heads(state, this.#parts.room.store), size, token)
  }

  /** Keeps what witnesses state; see `keepStated`. */
  keepStated(state: LogState, stated: readonly StatedSize[]): Promise<void> {
    const { room } = this.#parts
    return keepStated(this.#heads(state, room.store), stated, room.clock)
  }

  /** What witnesses state of this log. */
  stated(state: LogState): Promise<KeptSize[]> {
    return readStated(this.#heads(state, this.#parts.store))
  }

  /** The file of a checkpoint, which stays as it is from then on. */
  async freeze(state: LogState, size: number): Promise<string> {
    return freezeHead(this.#heads(state, this.#parts.room.store), size)
  }

  /** The logs that were closed, the newest last. */
  #earlier(): LogHead['earlier'] {
    const { logs } = this.#parts
    return logs.slice(0, -1).map(({ era, key }, n) => {
      return { vkey: vkey(key), size: (logs[n + 1] as WorkspaceLog).era.base - era.base }
    })
  }

  get #key(): SigningKey {
    return (this.#parts.logs.at(-1) as WorkspaceLog).key
  }

  #heads({ era }: LogState, store: Store): HeadRoom {
    return { store, base: era.base }
  }
}
