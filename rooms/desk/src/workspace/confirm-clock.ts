// workspace.confirm-clock: what a person says of the clock after a change was refused because of
// it. Each is a row of its own, and nothing is rewritten.

import { type clockInput, workspaceConfirmClock } from '@tumen/contract'
import type { z } from 'zod'
import { type ChangeOf, makeChange } from '../change/make.ts'
import { readDay } from '../draft/date-input.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { clockDetail } from './clock-detail.ts'

type Said = z.output<typeof clockInput>

export const confirmClock = implement(workspaceConfirmClock, async (desk, said, call) => {
  const of = { operation: 'workspace.confirm-clock', input: said, clock: 'confirmed' } as const
  return say(desk, call, of, async (write, id) => {
    refuseFuture(await desk.ledger.clock())
    await write.append('clock_check', { id, leaves: [] })
    return { now: write.recorded }
  })
})

type Work<R> = (write: Parameters<Parameters<typeof makeChange>[3]>[0], id: string) => Promise<R>

/** Makes the change, if the day that was said is the clock's; gives its leaf as well. */
export async function say<R extends object>(
  desk: Desk,
  call: Call,
  of: Omit<ChangeOf, 'subject'> & { input: Said },
  work: Work<R>,
): Promise<R & { leaf: number }> {
  refuseOtherDay(desk.clock(), of.input.today)
  const id = desk.newId('ck')
  let leaf = -1
  const told: Call = {
    ...call,
    changed: (made) => {
      leaf = made
      call.changed?.(made)
    },
  }
  const done = await makeChange(desk, told, { ...of, subject: id }, (write) => work(write, id))
  // Files that could not be recorded by the clock of before.
  desk.memory.waiting.wake()
  return { ...done, leaf }
}

const HOUR_MS = 3_600_000

/** Somewhere it is a day already 14 hours before it begins in UTC, and still 12 after it ended. */
const [EARLY_MS, LATE_MS] = [14 * HOUR_MS, 36 * HOUR_MS]

/** A yes without a date is said too fast: whoever confirms names the day, wherever they are. */
function refuseOtherDay(now: Date, words: string): void {
  const today = readDay(words, 'today')
  const sinceMs = now.getTime() - Date.parse(`${today}T00:00:00Z`)
  if (sinceMs >= -EARLY_MS && sinceMs < LATE_MS) return
  throw new Refusal('other-day', 'today', [{ now: now.toISOString() }])
}

function refuseFuture({ now, newest = now, future }: Awaited<ReturnType<Desk['ledger']['clock']>>) {
  if (future.length > 0)
    throw new Refusal('clock-behind', undefined, [clockDetail({ now, newest })])
}
