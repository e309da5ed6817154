// Opens and creates workspaces and makes the desk over them: ledger, clock and ids. The only
// place where the store's faults about a folder become refusals.
import { MOST_FILE_BYTES } from '@tumen/contract'
import type {
  CopiedWorkspace,
  CopyOptions,
  CreateOptions,
  ExportedLog,
  Ledger,
  OpenOptions,
  PassphraseChange,
} from '@tumen/ledger'
import {
  changePassphrase as changeLedgerPassphrase,
  copyWorkspace,
  createWorkspace,
  EVER,
  exportLogs,
  openWorkspace,
} from '@tumen/ledger'
import { scopesOf } from './claim/scope.ts'
import { refusalOf, rethrowSafely } from './fault.ts'
import { sweepWork } from './linkage/work.ts'
import { newMemory } from './memory.ts'
import type { Desk, Remembered } from './operation.ts'
import { gazetteerOf } from './place/gazetteer.ts'
import { Refusal } from './refusal.ts'
import { lineParts, takeUpWaiting } from './waiting/read.ts'

/** A desk that somebody must close. */
export type OpenDesk = Desk & { close(): Promise<void> }

/** What a new workspace needs. */
export interface CreateDeskOptions extends Omit<CreateOptions, 'settings'> {
  /** Account of the person who creates it. */
  owner: string
  /** Whether what a person records counts at once, or waits for a second person. */
  review: 'self' | 'second-person'
}

/** What is larger than anything that is opened here is read by nobody, and never held. */
export const HELD = { mostHeld: MOST_FILE_BYTES.pdf } as const

/** Creates a workspace and opens its desk; refuses with `already-exists` or `disk-full`. */
export async function createDesk(options: CreateDeskOptions): Promise<OpenDesk> {
  const { owner, review, ...rest } = options
  try {
    const ledger = await createWorkspace({ ...HELD, ...rest, settings: { owner, review } })
    return deskOver({ ledger, memory: newMemory() }, options)
  } catch (error) {
    return rethrowSafely(error, 'workspace.create')
  }
}

/** Puts the key of a workspace under another passphrase; refuses as opening it would. */
export async function changePassphrase(change: PassphraseChange): Promise<void> {
  try {
    await changeLedgerPassphrase(change)
  } catch (error) {
    return rethrowSafely(error, 'workspace.open')
  }
}

/** Opens a workspace; refuses with `wrong-passphrase`, `in-use`, `not-a-workspace` and others. */
export async function openDesk(options: OpenOptions): Promise<OpenDesk> {
  try {
    const ledger = await openWorkspace({ ...HELD, ...options })
    const memory = newMemory()
    await drawScopes({ ledger, memory }).catch(async (error: unknown) => {
      await ledger.close()
      throw error
    })
    const desk = deskOver({ ledger, memory }, options)
    await takeUpWaiting(desk)
    return desk
  } catch (error) {
    return rethrowSafely(error, 'workspace.open')
  }
}

/**
 * Hands the logs of a workspace to `use`, without the lock on it; one of an earlier format is
 * opened once, so that it has what it lacks. Refuses as `openDesk` does.
 */
export async function readLogs<R>(
  options: OpenOptions,
  use: (logs: readonly ExportedLog[]) => Promise<R>,
): Promise<R> {
  let failed: unknown
  const used = (logs: readonly ExportedLog[]) =>
    use(logs).catch((error: unknown) => {
      failed = error
      throw error
    })
  try {
    return await exportLogs(options, used).catch(async (error: unknown) => {
      if ((error as { code?: unknown }).code !== 'older-format') throw error
      await (await openWorkspace(options)).close()
      return exportLogs(options, used)
    })
  } catch (error) {
    // What the caller itself could not do is the caller's to say.
    if (error === failed && refusalOf(error) === undefined) throw error
    return rethrowSafely(error, 'log.export')
  }
}

/**
 * Copies a workspace into a folder of its own, without the lock on it, and reads the copy back.
 * Refuses as `openDesk` does, and with `already-exists`, `disk-full`, or `damaged`.
 */
export async function copyDesk(options: CopyOptions): Promise<CopiedWorkspace> {
  try {
    return await copyWorkspace(options)
  } catch (error) {
    return rethrowSafely(error, 'workspace.copy', options.progress?.signal)
  }
}

/** A desk at which only operations run that need no workspace; others refuse. */
export function deskWithoutWorkspace(around: Pick<OpenOptions, 'clock' | 'random'>): OpenDesk {
  const { clock, random, newId } = deskParts(around)
  return {
    get ledger(): Ledger {
      throw new Refusal('not-a-workspace')
    },
    memory: newMemory(),
    ...{ clock, random, newId, close: async () => undefined },
  }
}

/** Brings the scopes of claims of an earlier format into the index, by all known places. */
async function drawScopes(desk: Remembered): Promise<void> {
  const { ledger } = desk
  try {
    if ((await ledger.scopesDue()) === 0) return
    const gazetteer = await gazetteerOf(desk, EVER)
    await ledger.drawScopes((claim) => scopesOf(claim, gazetteer))
  } catch (error) {
    // A damaged workspace still opens for its check, which names what is missing.
    if ((error as { code?: unknown }).code !== 'damaged') throw error
  }
}

/** The desk over an open store. */
export function deskOver(
  { ledger, memory }: Remembered,
  around: Pick<OpenOptions, 'clock' | 'random'>,
): OpenDesk {
  sweepWork(ledger.folder)
  const close = async () => {
    await memory.waiting.end()
    await memory.readings.end()
    try {
      await memory.accesses.flush(ledger)
    } finally {
      await ledger.close()
    }
  }
  const desk = { ledger, memory, ...deskParts(around), close }
  memory.waiting.serve(lineParts(desk))
  return desk
}

/** Ids are made from `random`, 12 bytes, so that they say nothing. */
function deskParts({
  clock,
  random,
}: Pick<OpenOptions, 'clock' | 'random'>): Pick<Desk, 'clock' | 'random' | 'newId'> {
  const newId = (prefix: string) => `${prefix}_${Buffer.from(random(12)).toString('hex')}`
  return { clock, random, newId }
}
