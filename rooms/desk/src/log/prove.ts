// log.prove: gives the proof that a change is in the signed log, and the opening of its leaf.
import { logProve } from '@tumen/contract'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { isOfGroups } from './told-head.ts'

export const proveLeaf = implement(logProve, async ({ ledger }, { leaf }, { actor }) => {
  const [last] = isOfGroups(actor) ? await ledger.allHeads({ limit: 1 }) : []
  // That a leaf waits for a signature and that none is there would together tell the exact size.
  if (isOfGroups(actor) && leaf >= (last?.place ?? 0)) throw new Refusal('not-found')
  return ledger.prove(leaf)
})
