// log.checkpoint: pads and signs the log, but changes no record, so it is not a change of the
// ledger.
import { logCheckpoint } from '@tumen/contract'
import { implement } from '../operation.ts'
import { signLog } from './sign.ts'

export const checkpointLog = implement(logCheckpoint, async (desk) => {
  const { file, ...signed } = await signLog(desk.ledger)
  desk.memory.troubles.end('signing')
  return { note: file, ...signed }
})
