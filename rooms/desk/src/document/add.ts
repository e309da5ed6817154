// document.add: a report as it came. What is a text is read at once; a file that is none can be
// kept now and read behind the answer.
import { documentAdd } from '@tumen/contract'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { handIn } from '../waiting/hand-in.ts'
import { makeDocument } from './make.ts'

export const addDocument = implement(documentAdd, async (desk, input, call) => {
  if (input.sensitivity === 'sealed')
    throw new Refusal('invalid-input', 'sensitivity', [
      { code: 'sealing_not_available', path: 'sensitivity' },
    ])
  return (await handIn(desk, input, call)) ?? (await makeDocument(desk, input, call))
})
