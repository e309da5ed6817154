// How an operation changes the ledger: one transaction, one leaf, and the same answer again for
// the same idempotency key. Checks belong inside `work`, so that a repeated call is answered
// before anything could call it a duplicate.
import { createHash } from 'node:crypto'
import type { InSteps } from '@tumen/figure'
import type { Writer } from '@tumen/ledger'
import type { Call, Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'

/** What is changed, and the input by which a repeated call is known. */
export interface ChangeOf {
  operation: string
  /** Id of the subject, which becomes public in the log's opening. */
  subject: string
  input: unknown
  /** What it says of the clock; without it a change is refused where the clock may be wrong. */
  clock?: 'confirmed' | 'repaired'
}

/** Runs `work` in one change and gives back its result; nothing is kept if it throws. */
export async function makeChange<R>(
  desk: Desk,
  call: Call,
  change: ChangeOf,
  work: (write: Writer) => Promise<R>,
): Promise<R> {
  const key = call.idempotencyKey
  const changed = await desk.ledger.change(
    {
      operation: change.operation,
      by: call.actor.account,
      subject: change.subject,
      ...(change.clock && { clock: change.clock }),
      ...(key === undefined ? {} : { idempotency: keyOf(call, key, change) }),
    },
    work,
  )
  call.changed?.(changed.leaf)
  return changed.result
}

/** Keys of different people never meet, and a key belongs to one operation. */
function keyOf(call: Call, key: string, { operation, input }: ChangeOf) {
  return { key: `${call.actor.account}\n${key}`, input: digestOf({ operation, input }) }
}

/** Tells progress, and stops here when the asker has cancelled. */
export function step(call: Call, name: string, done: number, total: number): void {
  if (call.progress.signal?.aborted) throw new Refusal('cancelled')
  call.progress.report(name, done, total)
}

/** Lets other work run, so that a wish to cancel can arrive, then `step`. */
export async function pause(call: Call, name: string, done: number, total: number): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  step(call, name, done, total)
}

/** The result of work in steps, with a rest before each of them. */
export async function resting<T>(steps: InSteps<T>, rest: () => Promise<void>): Promise<T> {
  for (;;) {
    await rest()
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** sha256 of a value's canonical form: keys in code-point order, no spaces. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex')
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner
    const entries = Object.entries(inner as Record<string, unknown>)
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
