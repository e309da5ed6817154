// log.checkpoint: signs the log as it stands; keep the note outside, it proves that history stays.
import { logCheckpoint } from '@tumen/contract'
import { implement } from '../operation.ts'
import { signLog } from './sign.ts'

export const checkpointLog = implement(logCheckpoint, async (desk) => {
  const { file, ...signed } = await signLog(desk.ledger)
  return { note: file, ...signed }
})
