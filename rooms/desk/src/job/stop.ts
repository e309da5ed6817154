// job.stop: ends work that runs or waits; nothing of it is kept.
import { jobStop } from '@tumen/contract'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { mayStop, seenBy } from './sight.ts'

export const stopJob = implement(jobStop, async (desk, { job: id }, { actor }) => {
  const job = seenBy(desk, actor).find((one) => one.id === id)
  if (!job) throw new Refusal('not-found', 'job')
  if (!mayStop(actor, job.by)) throw new Refusal('not-allowed', 'job')
  await job.stop()
  return { job: id }
})
