// Two people at once: whoever says which newest row they saw is refused where another came since,
// so that nobody overrules what they have not read. Nothing typed is lost: the form comes again.
import type { Stored } from '@tumen/ledger'
import { Refusal } from '../refusal.ts'

/** Refuses where one of the rows is newer than the one that was seen; `seen` 0: there was none. */
export function refuseStale(
  rows: readonly Pick<Stored<unknown>, 'leaf'>[],
  seen: number | undefined,
): void {
  const newest = Math.max(0, ...rows.map(({ leaf }) => leaf))
  if (seen !== undefined && newest > seen) throw new Refusal('stale', 'seen', [{ leaf: newest }])
}
