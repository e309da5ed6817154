// Two people at once: whoever says which newest row they saw is refused where another one is the
// newest now, so that nobody overrules what they have not read, or builds on what was undone.
// Nothing typed is lost: the form comes again.
import type { Stored } from '@tumen/ledger'
import { Refusal } from '../refusal.ts'

type Row = Pick<Stored<unknown>, 'leaf'>

/** Refuses where another row is the newest than the one that was seen; `seen` 0: there was none. */
export function refuseStale(rows: readonly Row[], seen: number | undefined): void {
  const newest = newestLeaf(rows)
  if (seen !== undefined && newest !== seen) throw new Refusal('stale', 'seen', [{ leaf: newest }])
}

/** The same of rows about several records at once, of which the newest was seen. */
export function refuseNewer(rows: readonly Row[], seen: number | undefined): void {
  const newest = newestLeaf(rows)
  if (seen !== undefined && newest > seen) throw new Refusal('stale', 'seen', [{ leaf: newest }])
}

/** The leaf of the newest of some rows, 0 without any. */
export function newestLeaf(rows: readonly Row[]): number {
  return Math.max(0, ...rows.map(({ leaf }) => leaf))
}
