// job.list: what runs or waits, as far as the asker may know of it.
import { given } from '@tumen/claim'
import { type JobKind, jobList } from '@tumen/contract'
import { type Actor, implement } from '../operation.ts'
import { canRead, isOwn } from '../policy.ts'
import { objectOf } from '../record/row-answer.ts'
import { ADDER_GONE } from '../waiting/line.ts'
import type { Job, JobProgress } from './book.ts'
import { administers, mayStop, seenBy } from './sight.ts'

export const listJobs = implement(jobList, async (desk, _, { actor }) => {
  const jobs = seenBy(desk, actor)
  const ids = jobs.flatMap(({ document, isKept }) => (document && !isKept ? document : []))
  const found = ids.length > 0 ? await desk.ledger.read.documentsById(ids) : []
  const readable = new Set(
    found.filter((one) => canRead(actor, objectOf(one))).map(({ row }) => row.id),
  )
  return {
    jobs: jobs.map(({ id, kind, since, by, document, isKept, title, at }) => ({
      ...{ id, kind, since, by, ...given(farOf(actor, { by, ...given({ isKept }), at })) },
      ...(isStuck({ kind, ...given({ isKept }), ...at() }, desk.clock()) && {
        stuck: true as const,
      }),
      ...{ own: by === actor.account, stops: mayStop(actor, by) },
      ...(isKept && isOwn(actor, by) && { kept: true as const, ...given({ title }) }),
      ...given({
        document:
          document && (isKept ? isOwn(actor, by) : readable.has(document)) ? document : undefined,
      }),
    })),
  }
})

/**
 * How far it is. Why a file is not read its owner is told; and who lets others in, where that is
 * for them to decide.
 */
function farOf(actor: Actor, { by, isKept, at }: Pick<Job, 'by' | 'isKept' | 'at'>) {
  const { why, ...far } = at()
  const isTold =
    !isKept || isOwn(actor, by) || (why === ADDER_GONE && !actor.key && administers(actor))
  return { ...far, why: isTold ? why : undefined }
}

/** After how long without a word work is called stuck; a model may think for ten minutes. */
const STUCK_MS = 15 * 60_000

/** Whether work has not gone on for long: what stands in a line, or says why, has no need to. */
function isStuck(job: JobProgress & { kind: JobKind; isKept?: true }, now: Date): boolean {
  const isInLine = job.why !== undefined || (job.waits && (job.kind === 'model' || job.isKept))
  return !isInLine && now.getTime() - Date.parse(job.moved) >= STUCK_MS
}
