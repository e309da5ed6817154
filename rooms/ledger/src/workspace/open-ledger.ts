// An open workspace: one connection that writes, one that reads, and the changes in single file.
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Claim } from '@tumen/claim'
import { type HeldNote, hexText, type SigningKey, type VerifierKey } from '@tumen/custody'
import { type ChangeRoom, inTransaction, makeChange } from '../change/change.ts'
import { type ClockReport, clockDiffers, endOfDayOf } from '../change/clock-guard.ts'
import {
  type KnownTime,
  readAhead,
  readKnownTime,
  readNewest,
  standingRepairs,
} from '../change/known-time.ts'
import type { Arrival, Incoming, Received } from '../evidence/incoming.ts'
import { findObject } from '../evidence/object-key.ts'
import type { ObjectOwner } from '../evidence/object-store.ts'
import {
  endWaiting,
  keepWaiting,
  readWaiting,
  WaitedFile,
  type Waiting,
  type WaitingFile,
  waitingObject,
} from '../evidence/waiting.ts'
import { LedgerFault, toFault } from '../fault.ts'
import { checkWorkspace } from '../fsck/fsck.ts'
import type {
  Change,
  Changed,
  ClaimScope,
  FsckOptions,
  Ledger,
  LedgerFinding,
  Reader,
  WorkspaceSettings,
  Writer,
} from '../ledger.ts'
import { type RestoreAnswer, type RestoreOrder, restoreLog } from '../log/begin.ts'
import { rootOfState } from '../log/checkpoint.ts'
import type { WorkspaceLog } from '../log/era.ts'
import { manifestSigner, signManifest } from '../log/manifest-signature.ts'
import type { SideFile } from '../log/side-file.ts'
import type {
  HeadCosignature,
  HeadPage,
  HeadToken,
  LogHead,
  SignedHead,
  WorkspaceHead,
} from '../log/signed-head.ts'
import { LogSigner } from '../log/signer.ts'
import { assertWhole, type LogState, nextLeaf } from '../log/state.ts'
import type { KeptSize, StatedSize } from '../log/stated-size.ts'
import type { KeptTables } from '../read/kept-row.ts'
import { isLeafSeen, type Reach } from '../read/reach.ts'
import { readerOf } from '../read/reader.ts'
import { countScopesDue, drawScopesDue } from '../read/scope-due.ts'
import { endShredding } from '../shred/end.ts'
import { type AccessEntry, type AccessFilter, addAccesses, readAccesses } from '../table/access.ts'
import type { Store } from '../table/database.ts'
import type { LineageEntry } from '../table/lineage-entry.ts'
import { addLineage } from '../table/lineage-index.ts'
import type { LookJournal } from './look-journal.ts'

/** Pieces of an object that are read before others have their turn: 4 MiB. */
const PIECES_A_TURN = 64

/** What an open workspace is made of. */
export interface LedgerParts {
  folder: string
  settings: WorkspaceSettings
  /** What opens the store. */
  key: Uint8Array
  /** Object files that were removed at opening. */
  removed: number
  /** The writing connection and what belongs to it. */
  room: ChangeRoom
  /** The reading connection. */
  store: Store
  state: LogState
  /** Nothing when it could not be read: then only the check can run. */
  time: KnownTime | undefined
  /** Every log of the workspace, the newest last. */
  logs: readonly WorkspaceLog[]
  sideFile: SideFile | undefined
  /** The side file of a log. */
  sideFileOf: (log: VerifierKey) => SideFile | undefined
  /** What was read and is not written down yet. */
  looks: LookJournal
  /** Signs the manifests of bundles. */
  bundleKey: SigningKey
  /** Throws `in-use` when there is another number of leaves: somebody else has written. */
  assertAlone: (leaves: number) => Promise<void>
  /** Closes connections and gives the lock back. */
  close: () => void
}

/** The ledger over an open workspace. */
export class OpenLedger implements Ledger {
  readonly folder: string
  readonly settings: WorkspaceSettings
  readonly removed: number
  readonly read: Reader
  readonly #parts: LedgerParts
  #signer: LogSigner
  #state: LogState
  /** The root of a state, which everybody asks for. */
  #head: { of: LogState; rootHex: string } | undefined
  /** What was read of rows, for all who read here. */
  readonly #kept = new WeakMap<KnownTime, KeptTables>()
  #isOpen = true
  /** The end of the line of those who wait to write. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(parts: LedgerParts) {
    this.folder = parts.folder
    this.settings = parts.settings
    this.removed = parts.removed
    this.#parts = parts
    this.#signer = new LogSigner(parts)
    this.read = readerOf(parts.store, { time: () => this.#time(), kept: this.#kept })
    this.#state = parts.state
  }

  reaching(reach: Reach): Ledger {
    const { store } = this.#parts
    const read = readerOf(store, { time: () => this.#time(), kept: this.#kept, reach })
    const prove = async (leaf: number) => {
      // Beyond the log's end: what a leaf that is not there answers.
      const isSeen = await isLeafSeen(store, reach, leaf).catch(throwFault)
      return this.prove(isSeen ? leaf : Number.MAX_SAFE_INTEGER)
    }
    const { groups } = reach
    const own: Partial<Ledger> = {
      ...{ read, prove },
      change: (change, work) => this.change({ owners: groups, ...change }, work),
      // A part of it at the most.
      reaching: (part) =>
        this.reaching({ groups: part.groups.filter((group) => groups.includes(group)) }),
    }
    return new Proxy<Ledger>(this, {
      get: (target, name) => {
        if (Object.hasOwn(own, name)) return own[name as keyof Ledger]
        const value: unknown = Reflect.get(target, name, target)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  }

  change<R>(change: Change, work: (write: Writer) => Promise<R>): Promise<Changed<R>> {
    return this.#inTurn(async () => {
      assertWhole(this.#state)
      await this.#parts.assertAlone(nextLeaf(this.#state))
      const time = this.#time()
      const made = await makeChange({ ...this.#parts.room, time }, this.#state, change, work)
      this.#state = made.state
      const isMoved = made.repaired || made.shredded || time.repairs.length > 0
      if (isMoved) await this.#readTime()
      else for (const mark of made.undone) time.undone.add(mark)
      if (made.shredded) await this.#endShredding(made.shredded)
      return { result: made.result, leaf: made.leaf, replayed: made.replayed }
    })
  }

  indexLineage(entries: ReadonlyMap<string, LineageEntry>): Promise<void> {
    return this.#inTurn(async () => {
      const { store } = this.#parts.room
      await this.#parts.assertAlone(nextLeaf(this.#state))
      await inTransaction(store, () => addLineage(store, entries))
    })
  }

  keepAccesses(entries: readonly AccessEntry[]): void {
    if (!this.#isOpen) throw new LedgerFault('closed')
    try {
      this.#parts.looks.append(entries)
    } catch (error) {
      throwFault(error)
    }
  }

  noteAccesses(entries: readonly AccessEntry[]): Promise<void> {
    const { looks, room } = this.#parts
    // What comes while others write is none of these, and is kept apart from them.
    const forget = looks.setApart()
    return this.#inTurn(async () => {
      await inTransaction(room.store, () => addAccesses(room.store, entries))
      forget()
    })
  }

  accesses(filter: AccessFilter): Promise<AccessEntry[]> {
    return readAccesses(this.#parts.store, filter).catch(throwFault)
  }

  scopesDue(): Promise<number> {
    return countScopesDue(this.#parts.store).catch(throwFault)
  }

  drawScopes(scopesOf: (claim: Claim) => ClaimScope[]): Promise<void> {
    return this.#inTurn(async () => {
      const { store } = this.#parts.room
      await this.#parts.assertAlone(nextLeaf(this.#state))
      await inTransaction(store, () => drawScopesDue(store, scopesOf))
    })
  }

  signManifest(manifest: Uint8Array): string {
    return signManifest(manifest, this.#parts.bundleKey)
  }

  signerLine(): string {
    return manifestSigner(this.#parts.bundleKey)
  }

  async bytesOf(owner: ObjectOwner): Promise<Uint8Array> {
    const { room, store } = this.#parts
    const { objects } = room
    const found = await findObject({ store, objects }, owner).catch(throwFault)
    if (!found) throw new LedgerFault('missing-object')
    return objects.read(found, owner.bytesHash)
  }

  async digestsOf(
    owner: ObjectOwner,
    algorithms: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const hashes = algorithms.map((one) => [one, createHash(one)] as const)
    for await (const piece of this.piecesOf(owner))
      for (const [, hash] of hashes) hash.update(piece)
    return new Map(hashes.map(([name, hash]) => [name, hash.digest('hex')]))
  }

  async *piecesOf(owner: ObjectOwner): AsyncGenerator<Uint8Array> {
    const { room, store } = this.#parts
    const { objects } = room
    const found = await findObject({ store, objects }, owner).catch(throwFault)
    if (!found) throw new LedgerFault('missing-object')
    let done = 0
    for (const piece of objects.pieces(found, owner.bytesHash)) {
      yield piece
      // Others have their turn: an object may be large.
      if (++done % PIECES_A_TURN === 0) await setImmediate()
    }
  }

  async receive(arrival: Arrival): Promise<Incoming> {
    if (!this.#isOpen) throw new LedgerFault('closed')
    return this.#parts.room.objects.receive(arrival).catch(throwFault)
  }

  keepWaiting(waiting: Waiting, file: Received): Promise<void> {
    return this.#inTurn(async () => {
      const { store, objects } = this.#parts.room
      await this.#parts.assertAlone(nextLeaf(this.#state))
      let kept = ''
      const keep = async () => {
        kept = await keepWaiting({ store, objects }, waiting, file)
      }
      await inTransaction(store, keep).catch((error: unknown) => {
        if (kept !== '') objects.remove(kept)
        throw error
      })
    })
  }

  waiting(id?: string): Promise<WaitingFile[]> {
    return readWaiting(this.#parts.store, id).catch(throwFault)
  }

  async waitedFile({ id, bytesHash }: ObjectOwner): Promise<Received> {
    const { store, room } = this.#parts
    const found = await waitingObject(store, id).catch(throwFault)
    if (!found) throw new LedgerFault('missing-object')
    return new WaitedFile(id, bytesHash, room.objects.read(found, bytesHash))
  }

  dropWaiting(id: string): Promise<void> {
    return this.#inTurn(async () => {
      const { store, objects } = this.#parts.room
      await this.#parts.assertAlone(nextLeaf(this.#state))
      const found = await waitingObject(store, id)
      if (!found) return
      await inTransaction(store, () => endWaiting(store, id))
      await endShredding(store, objects, [found.name])
    })
  }

  async head(): Promise<{ size: number; rootHex: string }> {
    assertWhole(this.#state)
    const state = this.#state
    if (this.#head?.of !== state) this.#head = { of: state, rootHex: hexText(rootOfState(state)) }
    return { size: state.tail.size, rootHex: this.#head.rootHex }
  }

  async clock(): Promise<ClockReport> {
    const now = this.#parts.room.clock().toISOString()
    const { newest } = this.#state
    const { clockMayJump } = this.#parts.room
    const differs = clockMayJump ? undefined : clockDiffers(now, newest)
    const end = endOfDayOf(now)
    // Rows are gone through only where one is known to lie there.
    const isAhead = newest > end
    const future = isAhead ? await readAhead(this.#parts.store, this.#time(), end) : []
    return { now, newest: newest === '' ? undefined : newest, differs, future }
  }

  checkpoint(witnessed: readonly HeldNote[] = []): Promise<string> {
    return this.#inTurn(async () => {
      await this.#parts.assertAlone(nextLeaf(this.#state))
      return this.#signer.sign(this.#state, witnessed, (state) => {
        this.#state = state
      })
    })
  }

  log(): Promise<LogHead> {
    return this.#shown(() => this.#signer.show(this.#state))
  }

  restore(order: RestoreOrder): Promise<RestoreAnswer> {
    return this.#inTurn(async () => {
      const { room, logs, sideFile } = this.#parts
      assertWhole(this.#state)
      await this.#parts.assertAlone(nextLeaf(this.#state))
      const known = { logs, state: this.#state, held: sideFile?.read() }
      const { state, leaf, begun, against } = await restoreLog(room, known, order)
      this.#state = state
      if (begun) this.#turnTo(begun)
      return { leaf, against, vkey: (await this.#signer.show(state)).vkey }
    })
  }

  /** What was signed before stays under the old key; from here on the new one signs. */
  #turnTo(log: WorkspaceLog): void {
    const { logs, sideFileOf } = this.#parts
    this.#parts.logs = [...logs, log]
    this.#parts.sideFile = sideFileOf(log.key)
    this.#signer = new LogSigner(this.#parts)
  }

  prove(leaf: number): Promise<{ proof: string; opening: string }> {
    return this.#shown(() => this.#signer.prove(this.#state, leaf))
  }

  proveGrowth(from: number, to: number): Promise<Uint8Array[]> {
    return this.#shown(() => this.#signer.proveGrowth(this.#state, from, to))
  }

  heads(page?: HeadPage): Promise<SignedHead[]> {
    return this.#shown(() => this.#signer.list(this.#state, page))
  }

  allHeads(page?: HeadPage): Promise<WorkspaceHead[]> {
    return this.#shown(() => this.#signer.listAll(page))
  }

  keepCosignatures(size: number, lines: readonly HeadCosignature[]): Promise<void> {
    return this.#inTurn(() => this.#signer.keepLines(this.#state, size, lines))
  }

  keepStated(stated: readonly StatedSize[]): Promise<void> {
    return this.#inTurn(() => this.#signer.keepStated(this.#state, stated))
  }

  stated(): Promise<KeptSize[]> {
    return this.#shown(() => this.#signer.stated(this.#state))
  }

  keepToken(size: number, token: HeadToken): Promise<void> {
    return this.#inTurn(() => this.#signer.keepToken(this.#state, size, token))
  }

  freeze(size: number): Promise<string> {
    return this.#inTurn(async () => {
      await this.#signer.settle(this.#state)
      return this.#signer.freeze(this.#state, size)
    })
  }

  fsck(options: FsckOptions): Promise<LedgerFinding[]> {
    return this.#inTurn(async () => {
      const { room, logs, sideFile, time } = this.#parts
      const { store, objects } = room
      const isRead = time !== undefined && !this.#state.isBroken
      const future = async () => (isRead ? (await this.clock()).future : [])
      const repairs = () => (isRead ? standingRepairs(this.#time()) : [])
      const checked = { store, objects, logs, sideFile, state: this.#state, future, repairs }
      return checkWorkspace(checked, options)
    })
  }

  storeKey(): Uint8Array {
    return this.#parts.key
  }

  async close(): Promise<void> {
    await this.#last
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#parts.looks.close()
    this.#parts.close()
  }

  /** What was undone may be among what is gone, and a repair moves instants. */
  async #readTime(): Promise<void> {
    const { store } = this.#parts.room
    const time = await readKnownTime(store)
    this.#parts.time = time
    this.#state = { ...this.#state, newest: await readNewest(store, time) }
  }

  async #endShredding(names: readonly string[]): Promise<void> {
    const { store, objects } = this.#parts.room
    await endShredding(store, objects, names)
  }

  #time(): KnownTime {
    if (!this.#isOpen) throw new LedgerFault('closed')
    // Without it a read would show what was taken back.
    if (!this.#parts.time) throw new LedgerFault('damaged')
    return this.#parts.time
  }

  /** Lets the side file have the newest head; one that cannot be written is tried again later. */
  async settle(): Promise<void> {
    await this.#inTurn(() => this.#signer.settle(this.#state)).catch((error: unknown) => {
      if (!(error instanceof LedgerFault)) throw error
    })
  }

  /** Reads what others may be shown: never a head that the side file has not. */
  async #shown<R>(read: () => Promise<R>): Promise<R> {
    if (!this.#isOpen) throw new LedgerFault('closed')
    if (!this.#signer.isSettled) await this.#inTurn(() => this.#signer.settle(this.#state))
    return read().catch(throwFault)
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
