// job.list and job.stop: one's own work, that of people whose groups are all one's own too, and for
// an administrator all of it. What reads more than the asker may know of is not there at all.
import { given } from '@tumen/claim'
import { jobList, jobStop } from '@tumen/contract'
import { type Actor, type Desk, implement } from '../operation.ts'
import { can, canRead } from '../policy.ts'
import { objectOf } from '../record/row-answer.ts'
import { Refusal } from '../refusal.ts'
import type { Job } from './book.ts'

export const listJobs = implement(jobList, async (desk, _, { actor }) => {
  const jobs = seenBy(desk, actor)
  const ids = jobs.flatMap(({ document }) => document ?? [])
  const found = ids.length > 0 ? await desk.ledger.read.documentsById(ids) : []
  const readable = new Set(
    found.filter((one) => canRead(actor, objectOf(one))).map(({ row }) => row.id),
  )
  return {
    jobs: jobs.map(({ id, kind, since, by, document, at }) => ({
      ...{ id, kind, since, by, ...at() },
      ...{ own: by === actor.account, stops: mayStop(actor, by) },
      ...given({ document: document && readable.has(document) ? document : undefined }),
    })),
  }
})

export const stopJob = implement(jobStop, async (desk, { job: id }, { actor }) => {
  const job = seenBy(desk, actor).find((one) => one.id === id)
  if (!job) throw new Refusal('not-found', 'job')
  if (!mayStop(actor, job.by)) throw new Refusal('not-allowed', 'job')
  job.stop()
  return { job: id }
})

/** Who lets others in, in all groups, sees that work goes on, and reads nothing of it. */
function administers(actor: Actor): boolean {
  return can(actor, 'account.list')
}

function mayStop(actor: Actor, by: string): boolean {
  return by === actor.account || administers(actor)
}

function seenBy({ memory }: Desk, actor: Actor): Job[] {
  const { within = [] } = actor
  const isOfOwn = ({ groups }: Job) =>
    within.length === 0 || groups?.every((group) => within.includes(group)) === true
  return memory.jobs
    .all()
    .filter((job) => job.by === actor.account || administers(actor) || isOfOwn(job))
}
