// job.list: what runs or waits, as far as the asker may know of it.
import { given } from '@tumen/claim'
import { jobList } from '@tumen/contract'
import { implement } from '../operation.ts'
import { canRead } from '../policy.ts'
import { objectOf } from '../record/row-answer.ts'
import { mayStop, seenBy } from './sight.ts'

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
