// document.waits: how far a file is that somebody handed in without waiting. It is there for who
// handed it in alone, until its document is.
import { given } from '@tumen/claim'
import { documentWaits } from '@tumen/contract'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { isAdder } from '../waiting/adder.ts'

export const showWaiting = implement(documentWaits, async ({ memory }, { id }, { actor }) => {
  const one = memory.waiting.of(id)
  if (!one || !isAdder(actor, one)) throw new Refusal('not-found', 'id')
  const { file, title, state, done, total, first, why, clock, here, added, leaf } = one
  return {
    ...{ id, state, since: file.at, done, total, before: memory.waiting.before(id) },
    ...given({ title, first, why, clock, here, added, leaf }),
  }
})
