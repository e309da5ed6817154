// Faults of the store: disk, database, keys. One class with a closed list of codes, wrapped once
// at the room's border. Messages carry no contents and no paths; the cause is kept beside.
import type { KnownHead } from '@tumen/custody'

const MESSAGES = {
  'wrong-passphrase': 'The passphrase or key does not open this workspace. Nothing was changed.',
  'in-use': 'Another process has this workspace open. Close it there first.',
  damaged: 'The workspace is damaged. Run fsck, and restore a backup if it says so.',
  'not-a-workspace': 'This folder is not a workspace.',
  'already-exists': 'This folder exists already and is not empty.',
  'older-format': 'This workspace was written by an earlier version. Open it once with this one.',
  'newer-format': 'This workspace was written by a newer version. Use that version.',
  'disk-full': 'There is no room left on the disk. Nothing of this change was kept.',
  'no-space': 'The disk has less room than twice the file. Nothing of it was kept.',
  'beyond-limit': 'The file is larger than files of its kind may be. Nothing of it was kept.',
  'key-reused': 'This idempotency key was used before with another input.',
  'missing-object': 'The bytes of this document are missing from the object folder.',
  duplicate: 'A row with this id is recorded already.',
  'no-such-leaf': 'The log has no leaf with this number.',
  'no-such-head': 'The log was never signed at this size.',
  'not-signed-yet': 'No checkpoint covers this leaf yet. Sign one first.',
  fork: 'Two signed heads of one size have different roots. The log has two histories.',
  'older-than-known': 'The log is shorter than a head that was signed. This is an older copy.',
  'head-unreadable': 'The head that is kept outside the workspace does not open.',
  'head-unwritten': 'The head could not be kept outside the workspace, so it is not shown.',
  'log-continues': 'The log continues every head that is known. No new one is needed.',
  rewritten: 'The log no longer gives the root that was signed. It was altered or rolled back.',
  unsupported: 'The database library did not accept a protective setting. Nothing was opened.',
  'clock-ahead': 'The clock is more than a day after the newest row. Confirm the clock first.',
  'clock-behind': 'Rows lie more than a day after the clock. Repair their instants first.',
  'clock-right': 'No row lies after the clock. There is nothing to repair.',
  'read-only': 'This folder cannot be written. Nothing was opened and nothing was changed.',
  unreadable: 'The disk or the operating system refused to read or write.',
  'backup-damaged': 'The backup is not whole, or the one that it builds on is not beside it.',
  'backup-locked': 'No key that was given opens this backup.',
  closed: 'This workspace is closed.',
} as const

/** What went wrong, from a closed list. */
export type LedgerFaultCode = keyof typeof MESSAGES

/** What the clock shows, and the latest instant that is recorded. */
export interface ClockFacts {
  now: string
  newest: string
}

/** What a fault carries besides its code. */
interface FaultFacts {
  cause?: unknown
  pid?: number
  heads?: readonly KnownHead[]
  clock?: ClockFacts
  limit?: number
}

/** A fault of the store, with a code that a caller can act on and the error behind it. */
export class LedgerFault extends Error {
  override readonly name = 'LedgerFault'
  readonly code: LedgerFaultCode
  /** The process that holds the workspace, when the code is `in-use` and it is known. */
  declare readonly pid?: number
  /** The heads that speak against signing: who holds them, and of what size. */
  declare readonly heads?: readonly KnownHead[]
  /** The two instants that differ, when the code is about the clock. */
  declare readonly clock?: ClockFacts
  /** Most bytes, when the code is `beyond-limit`. */
  declare readonly limit?: number

  constructor(code: LedgerFaultCode, more: FaultFacts = {}) {
    super(MESSAGES[code], more.cause === undefined ? {} : { cause: more.cause })
    this.code = code
    if (more.pid !== undefined) this.pid = more.pid
    if (more.heads !== undefined) this.heads = more.heads
    if (more.clock !== undefined) this.clock = more.clock
    if (more.limit !== undefined) this.limit = more.limit
  }
}

/** The code of an error of Node or of a database library; empty when it has none. */
export function codeOfError(error: unknown): string {
  const code = (error as { code?: unknown } | null | undefined)?.code
  return typeof code === 'string' ? code : ''
}

const CODES: readonly [RegExp, LedgerFaultCode][] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT|EFBIG)/, 'disk-full'],
  [/^(SQLITE_CORRUPT|SQLITE_NOTADB)/, 'damaged'],
  [/^(SQLITE_BUSY|SQLITE_LOCKED)/, 'in-use'],
  [/^(SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY))/, 'duplicate'],
  [/^(SQLITE_READONLY|EROFS)/, 'read-only'],
  [/^(SQLITE_IOERR|SQLITE_CANTOPEN|EACCES|EIO|EPERM|EMFILE)/, 'unreadable'],
]

/** The fault `read-only` when the system did not let a file be written; else the error. */
export function toReadOnly(error: unknown): unknown {
  const isRefused = /^(EACCES|EPERM|EROFS)$/.test(codeOfError(error))
  return isRefused ? new LedgerFault('read-only', { cause: error }) : error
}

/** The error as a fault when it comes from disk or database; any other error as it is. */
export function toFault(error: unknown): unknown {
  if (error instanceof LedgerFault) return error
  const code = codeOfError(error)
  const found = CODES.find(([pattern]) => pattern.test(code))
  return found ? new LedgerFault(found[1], { cause: error }) : error
}
