// A document in the line of those that the model reads, as a job that is seen and stopped.

import { ownerOf } from '../job/follow.ts'
import type { Call, Desk } from '../operation.ts'
import type { Job } from './queue.ts'

/** Puts a document into the line, unless it stands there, and waits until it was read. */
export function startInLine(
  desk: Desk,
  { actor }: Call,
  document: string,
  run: (job: Job) => Promise<void>,
): Promise<void> {
  const { jobs, readings } = desk.memory
  const before = readings.jobOf(document)
  const now = () => desk.clock().toISOString()
  let begun = now()
  const over = readings.start(document, (job) => {
    begun = now()
    return run(job)
  })
  const job = readings.jobOf(document)
  if (job === undefined || job === before) return over
  const step = 'asking-model'
  const end = jobs.begin({
    ...{ ...ownerOf(desk, actor, 'reader.read'), kind: 'model', document },
    at: () => {
      const { done, total, state, moved = begun } = job
      return { step, done, total, waits: state === 'waiting', moved }
    },
    stop: () => readings.stop(document),
  })
  return over.finally(end)
}
