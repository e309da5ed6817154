// The head of the log as somebody may know it. Its exact size would tell one office when another
// one works; what was signed is published anyhow, and is all that the check of an outsider needs.
import { emptyRoot } from '@tumen/custody'
import type { Actor, Desk } from '../operation.ts'

/** Size and root. */
export interface ToldHead {
  size: number
  rootHex: string
}

/** Whether somebody works in some groups alone, and so is told of what was signed only. */
export function isOfGroups({ within = [] }: Actor): boolean {
  return within.length > 0
}

/** The head as it is now; of the last checkpoint for who works in some groups alone. */
export async function toldHead({ ledger }: Desk, actor: Actor): Promise<ToldHead> {
  if (!isOfGroups(actor)) return ledger.head()
  const [last] = await ledger.allHeads({ limit: 1 })
  if (!last || last.isClosed) return { size: 0, rootHex: Buffer.from(emptyRoot()).toString('hex') }
  return { size: last.size, rootHex: last.rootHex }
}
