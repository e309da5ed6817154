// Signs the log each day at 00:00 UTC as long as somebody keeps the workspace open. A signing that
// was slept through is left out: made up for later, it would show when the machine woke.
// Source: custody.md section 9.
import { nextSigning } from '@tumen/custody'
import { rethrowSafely } from '../fault.ts'
import type { Desk } from '../operation.ts'
import { signLog } from './sign.ts'

/** What the schedule runs with. */
export interface SigningSchedule {
  /** Waits; shorter when the signal says so. */
  wait(ms: number, signal: AbortSignal): Promise<void>
  signal: AbortSignal
  /** Told why a signing was refused or failed, as a Refusal or a Fault; the next one is tried. */
  onTrouble(trouble: unknown): void
}

/** A machine that sleeps is noticed within the hour. */
const LONGEST_WAIT_MS = 3_600_000
/** So late a signing may be, and is made all the same. */
const LATE_MS = 60_000

/** Signs until the signal says so. */
export async function signDaily(desk: Desk, schedule: SigningSchedule): Promise<void> {
  const { signal, wait } = schedule
  const now = () => desk.clock().getTime()
  let due = nextSigning(now())
  while (!signal.aborted) {
    if (now() < due) {
      await wait(Math.min(due - now(), LONGEST_WAIT_MS), signal)
      continue
    }
    if (now() - due <= LATE_MS) await signOnce(desk, schedule)
    due = nextSigning(now())
  }
}

async function signOnce(desk: Desk, { onTrouble }: SigningSchedule): Promise<void> {
  const { troubles } = desk.memory
  try {
    await signLog(desk.ledger)
    troubles.end('signing')
  } catch (error) {
    troubles.begin('signing', desk.clock().toISOString())
    try {
      rethrowSafely(error, 'log.checkpoint')
    } catch (trouble) {
      onTrouble(trouble)
    }
  }
}
