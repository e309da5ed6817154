// An open workspace: one connection that writes, one that reads, and the changes in single file.
import type { EvidenceDocument } from '@tumen/claim'
import { hexText, type SigningKey, vkey } from '@tumen/custody'
import { type ChangeRoom, inTransaction, makeChange } from './change.ts'
import { newestHead, proveLeaf, rootOfState, signCheckpoint } from './checkpoint.ts'
import type { Store } from './database.ts'
import { LedgerFault, toFault } from './fault.ts'
import { checkWorkspace } from './fsck.ts'
import type {
  Change,
  Changed,
  FsckOptions,
  Ledger,
  LedgerFinding,
  Reader,
  WorkspaceSettings,
  Writer,
} from './ledger.ts'
import type { LineageEntry } from './lineage-entry.ts'
import { addLineage } from './lineage-index.ts'
import { assertWhole, type LogState } from './log-state.ts'
import { manifestSigner, signManifest } from './manifest-signature.ts'
import { readerOf } from './reader.ts'
import type { UndoneChanges } from './undone-change.ts'

/** What an open workspace is made of. */
export interface LedgerParts {
  folder: string
  settings: WorkspaceSettings
  /** The writing connection and what belongs to it. */
  room: ChangeRoom
  /** The reading connection. */
  store: Store
  state: LogState
  /** Nothing when it could not be read: then only the check can run. */
  undone: UndoneChanges | undefined
  logKey: SigningKey
  /** Signs the manifests of bundles. */
  bundleKey: SigningKey
  /** Throws `in-use` when the log has not `size` leaves: somebody else has written. */
  assertAlone: (size: number) => Promise<void>
  /** Closes connections and gives the lock back. */
  close: () => void
}

/** The ledger over an open workspace. */
export class OpenLedger implements Ledger {
  readonly folder: string
  readonly settings: WorkspaceSettings
  readonly read: Reader
  readonly #parts: LedgerParts
  #state: LogState
  #isOpen = true
  /** The end of the line of those who wait to write. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(parts: LedgerParts) {
    this.folder = parts.folder
    this.settings = parts.settings
    this.#parts = parts
    this.read = readerOf(parts.store, () => this.#undone())
    this.#state = parts.state
  }

  change<R>(change: Change, work: (write: Writer) => Promise<R>): Promise<Changed<R>> {
    return this.#inTurn(async () => {
      assertWhole(this.#state)
      await this.#parts.assertAlone(this.#state.tail.size)
      const undone = this.#undone()
      const made = await makeChange(this.#parts.room, this.#state, change, work)
      this.#state = made.state
      for (const mark of made.undone) undone.add(mark)
      return { result: made.result, leaf: made.leaf, replayed: made.replayed }
    })
  }

  indexLineage(entries: ReadonlyMap<string, LineageEntry>): Promise<void> {
    return this.#inTurn(async () => {
      const { store } = this.#parts.room
      await this.#parts.assertAlone(this.#state.tail.size)
      await inTransaction(store, () => addLineage(store, entries))
    })
  }

  signManifest(manifest: Uint8Array): string {
    return signManifest(manifest, this.#parts.bundleKey)
  }

  signerLine(): string {
    return manifestSigner(this.#parts.bundleKey)
  }

  async bytesOf({ bytesHash }: Pick<EvidenceDocument, 'bytesHash'>): Promise<Uint8Array> {
    const { room, store } = this.#parts
    const name = room.objects.nameOf(Buffer.from(bytesHash, 'hex'))
    const query = store.selectFrom('object_key').select('key').where('name', '=', name)
    const [found] = await query.execute().catch(throwFault)
    if (!found) throw new LedgerFault('missing-object')
    return room.objects.read(name, found.key)
  }

  async head(): Promise<{ size: number; rootHex: string }> {
    assertWhole(this.#state)
    return { size: this.#state.tail.size, rootHex: hexText(rootOfState(this.#state)) }
  }

  checkpoint(): Promise<string> {
    return this.#inTurn(async () => {
      const { room, logKey } = this.#parts
      assertWhole(this.#state)
      await this.#parts.assertAlone(this.#state.tail.size)
      const { note, state } = await signCheckpoint(room, this.#state, logKey)
      this.#state = state
      return note
    })
  }

  async log(): Promise<{ note?: string; vkey: string; size: number; unsigned: number }> {
    const head = await newestHead(this.#parts.store).catch(throwFault)
    const { size } = this.#state.tail
    const unsigned = size - (head?.size ?? 0)
    return { ...(head ? { note: head.note } : {}), vkey: vkey(this.#parts.logKey), size, unsigned }
  }

  prove(leaf: number): Promise<{ proof: string; opening: string }> {
    return proveLeaf(this.#parts.store, this.#state, leaf).catch(throwFault)
  }

  fsck(options: FsckOptions): Promise<LedgerFinding[]> {
    return this.#inTurn(() => {
      const { room, logKey } = this.#parts
      const { store, objects } = room
      return checkWorkspace({ store, objects, logKey, state: this.#state }, options)
    })
  }

  async close(): Promise<void> {
    await this.#last
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#parts.close()
  }

  #undone(): UndoneChanges {
    if (!this.#isOpen) throw new LedgerFault('closed')
    // Without it a read would show what was taken back.
    if (!this.#parts.undone) throw new LedgerFault('damaged')
    return this.#parts.undone
  }

  /** Runs `work` after everything that was asked for before it. */
  #inTurn<R>(work: () => Promise<R>): Promise<R> {
    const turn = this.#last.then(async () => {
      if (!this.#isOpen) throw new LedgerFault('closed')
      return await work()
    })
    this.#last = turn.catch(() => undefined)
    return turn.catch(throwFault)
  }
}

function throwFault(error: unknown): never {
  throw toFault(error)
}
