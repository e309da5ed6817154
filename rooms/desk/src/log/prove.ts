// log.prove: gives the proof that a change is in the signed log, and the opening of its leaf.
import { logProve } from '@tumen/contract'
import { implement } from '../operation.ts'

export const proveLeaf = implement(logProve, async (desk, input) => {
  return desk.ledger.prove(input.leaf)
})
