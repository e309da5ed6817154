// Which work somebody may know of: one's own, that of people whose groups are all one's own too,
// and for an administrator all of it. What reads more than the asker may know of is not there.
import type { Actor, Desk } from '../operation.ts'
import { can } from '../policy.ts'
import type { Job } from './book.ts'

/** Who lets others in, in all groups, sees that work goes on, and reads nothing of it. */
export function administers(actor: Actor): boolean {
  return can(actor, 'account.list')
}

/** Whether somebody may stop the work of this account. */
export function mayStop(actor: Actor, by: string): boolean {
  return by === actor.account || administers(actor)
}

/** The work that somebody may know of. */
export function seenBy({ memory }: Desk, actor: Actor): Job[] {
  const { within = [] } = actor
  const isOfOwn = ({ groups }: Job) =>
    within.length === 0 || groups?.every((group) => within.includes(group)) === true
  return memory.jobs
    .all()
    .filter((job) => job.by === actor.account || administers(actor) || isOfOwn(job))
}
