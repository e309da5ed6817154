// Which changes can be followed by what is remembered of the workspace, so that not everything is
// read anew after each. The list names what it knows: an operation that nobody thought of is not
// in it, and has everything read anew.
import type { Ledger } from '@tumen/ledger'

/** Changes, or claims on which they bear, after which everything is read anew. */
export const MOST_FOLLOWED = 5000

/**
 * Operations that add claims and documents, say something of them, or of who speaks in them. None
 * of them changes what somebody may read of what was there before.
 */
export const CLAIM_CHANGES: ReadonlySet<string> = new Set([
  ...['account.change', 'account.invite', 'agent.grade', 'agent.record', 'agent.relate'],
  ...['claim.accept', 'claim.amend', 'claim.import', 'claim.record', 'claim.retract'],
  ...['condition.decide', 'content.mark', 'document.add', 'document.correct', 'document.decide'],
  ...['document.relate', 'document.trace', 'event.amend', 'event.link', 'event.record'],
  ...['event.relate', 'event.unrelate', 'log.pad', 'proposal.accept', 'proposal.amend'],
  ...['proposal.reject', 'query.drop', 'query.save', 'review.assign', 'review.bulk'],
  ...['review.comment', 'review.decide', 'review.reopen', 'review.settle', 'review.submit'],
])

/** Whether all changes since the log had a root were among these operations. */
export async function isOnlyBy(
  { read }: Ledger,
  root: string,
  operations: ReadonlySet<string>,
): Promise<boolean> {
  const since = await read.changesSince(Number(root.split(' ', 1)[0]), MOST_FOLLOWED)
  return since?.operations.every((name) => operations.has(name)) ?? false
}
