// model.add: keeps a file by which faces are found. Of a package the model alone is kept; nothing
// else of it touches a disk, and what is no known model is refused.
import { modelAdd } from '@tumen/contract'
import { pickModel } from '@tumen/intake'
import { keepModelFile } from '@tumen/ledger'
import { bytesIn } from '../evidence/file-beside.ts'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'

export const addModel = implement(modelAdd, async (desk, input, call) => {
  const picked = await pickModel(bytesIn(input.bytes, call))
  if (!picked) throw new Refusal('unknown-model', 'bytes')
  const { finder, digest, bytes } = picked
  keepModelFile(desk.ledger.folder, digest, bytes)
  delete desk.memory.faces.models
  return { finder, digest }
})
