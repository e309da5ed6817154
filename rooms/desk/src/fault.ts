// What is left of an unexpected error when contents are taken out: its name, its code, where it
// happened. Messages of libraries quote what they choke on, so they never leave the desk.
import type { RefusalCode } from '@tumen/contract'
import type { LedgerFault } from '@tumen/ledger'
import { Refusal } from './refusal.ts'
import { clockDetail } from './workspace/clock-detail.ts'

/** Something broke that the asker cannot mend: identifiers and positions only. */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly operation: string
  /** Name and code of the error behind it, e.g. `SqliteError SQLITE_IOERR`. */
  readonly behind: string
  /** Stack positions (file and line), without messages. */
  readonly positions: string[]

  constructor(operation: string, behind: string, positions: string[]) {
    super(`${operation}: ${behind}`)
    this.operation = operation
    this.behind = behind
    this.positions = positions
  }
}

/** Codes of the store's faults that an asker can act on. */
const REFUSAL_OF_FAULT: Readonly<Record<string, RefusalCode>> = {
  'wrong-passphrase': 'wrong-passphrase',
  'in-use': 'in-use',
  damaged: 'damaged',
  'not-a-workspace': 'not-a-workspace',
  'read-only': 'read-only',
  'already-exists': 'already-exists',
  'newer-format': 'newer-format',
  'disk-full': 'disk-full',
  'no-space': 'no-space',
  'beyond-limit': 'too-large',
  'key-reused': 'key-reused',
  'missing-object': 'damaged',
  fork: 'fork',
  'older-than-known': 'older-than-known',
  rewritten: 'rewritten',
  'head-unreadable': 'head-unreadable',
  'head-unwritten': 'head-unwritten',
  'no-such-head': 'not-found',
  'log-continues': 'log-continues',
  'clock-ahead': 'clock-ahead',
  'clock-behind': 'clock-behind',
  'clock-right': 'clock-right',
  duplicate: 'already-exists',
  'no-such-leaf': 'not-found',
  'not-signed-yet': 'wrong-state',
  'backup-damaged': 'backup-damaged',
  'backup-locked': 'backup-locked',
  SQLITE_FULL: 'disk-full',
  ENOSPC: 'disk-full',
  disk_full: 'disk-full',
  out_of_memory: 'too-large',
}

/** The refusal that a fault of the store amounts to, or nothing. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  const code = REFUSAL_OF_FAULT[codeOf(error)]
  if (!code) return undefined
  const { pid, heads = [], clock, limit } = error as Partial<LedgerFault>
  if (typeof pid === 'number') return new Refusal(code, undefined, [{ pid }])
  if (limit !== undefined)
    return new Refusal(code, 'bytes', [{ code: 'too_large', path: 'bytes', limit }])
  if (clock) return new Refusal(code, undefined, [clockDetail(clock)])
  // Who holds what: the names of witnesses are of the policy, and sizes are padded.
  const known = heads.map(({ by, name, size }) => ({ by, ...(name && { name }), size }))
  return new Refusal(code, undefined, known)
}

/** Throws `error` as a Refusal or, without its contents, as a Fault. */
export function rethrowSafely(error: unknown, operation: string, signal?: AbortSignal): never {
  const refusal = refusalOf(error)
  if (refusal) throw refusal
  if (signal?.aborted) throw new Refusal('cancelled')
  if (error instanceof Fault) throw error
  throw new Fault(operation, behindOf(error), positionsOf(error))
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && /^[A-Za-z][A-Za-z_-]{0,60}$/.test(code) ? code : ''
}

function behindOf(error: unknown): string {
  const name = error instanceof Error ? error.name : typeof error
  return `${/^[A-Za-z]{1,60}$/.test(name) ? name : 'Error'} ${codeOf(error)}`.trim()
}

function positionsOf(error: unknown): string[] {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const found = stack.matchAll(/^\s+at .*?([A-Za-z0-9._-]+\.(?:ts|js|mjs|cjs):\d+:\d+)\)?$/gm)
  return [...found].map((match) => match[1] as string).slice(0, 20)
}
