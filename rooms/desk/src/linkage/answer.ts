// Linkages as they may leave: runs, pairs with their bars, and what is said of persons. Numbers
// and ids for all; fields of mentions only where `mention.read` is asked.

import type { Mention } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'

/** A mention as a reader sees it who must not know who told it. */
export function blindMention({ row }: Stored<Mention>): Mention {
  const { origin: _, report: __, restricted: ___, run: ____, written, ...fields } = row
  const { origin: _____, report: ______, ...own } = written
  return { ...fields, written: own }
}
