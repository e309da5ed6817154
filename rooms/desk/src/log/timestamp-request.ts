// log.timestamp-request: gives the request for a time stamp over a checkpoint, to be carried to an
// authority.
import { logTimestampRequest } from '@tumen/contract'
import { implement } from '../operation.ts'
import { requestFor } from './stamp-head.ts'
import { sizeAt } from './timestamp.ts'

export const requestStamp = implement(logTimestampRequest, async (desk, input) => {
  const at = await sizeAt(desk, input.size)
  const { file, request } = await requestFor(desk.ledger, at)
  return { size: at, checkpoint: file, request: Buffer.from(request).toString('base64') }
})
