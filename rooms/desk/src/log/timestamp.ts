// log.timestamp: what authorities of time say of a checkpoint, asked here when they are
// configured, or carried by hand. Source: custody.md 12.
import { logTimestamp } from '@tumen/contract'
import { type Desk, implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { askedParties } from './policy.ts'
import { stampHead } from './stamp-head.ts'

export const stampLog = implement(logTimestamp, async (desk, input) => {
  const asked = await askedParties(desk.ledger)
  if (asked.authorities.length === 0) throw new Refusal('no-authority')
  const at = await sizeAt(desk, input.size)
  return { size: at, stamps: await stampHead(desk.ledger, at, asked) }
})

export async function sizeAt({ ledger }: Desk, asked: number | undefined): Promise<number> {
  const [head] = await ledger.heads(
    asked === undefined ? { limit: 1 } : { before: asked + 1, limit: 1 },
  )
  if (!head) throw new Refusal('wrong-state')
  if (asked !== undefined && head.size !== asked) throw new Refusal('not-found', 'size')
  return head.size
}
