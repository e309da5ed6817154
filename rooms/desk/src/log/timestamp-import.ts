// log.timestamp-import: takes in the answer of an authority of time over a checkpoint.
import { logTimestampImport } from '@tumen/contract'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { keepStamp } from './stamp-head.ts'
import { sizeAt } from './timestamp.ts'

export const importStamp = implement(
  logTimestampImport,
  async (desk, { token, authority, size: asked }) => {
    const at = await sizeAt(desk, asked)
    const tsr = new Uint8Array(Buffer.from(token, 'base64'))
    const stamp = await keepStamp(desk.ledger, at, { authority, tsr })
    if (stamp.said === 'other') throw new Refusal('stamp-of-another', 'token')
    return { size: at, stamps: [stamp] }
  },
)
