// What people said of pairs, as one reader may see it: a second reader does not see what the
// first one said. Source: linkage.md 10.2.
import { given, type MentionJudgement } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import { type JudgedPairs, pairKey } from './judged-pair.ts'

/** Whether others' verdicts on a pair are kept from somebody until they have said their own. */
export function isKeptFrom({ rows, inForce, awaiting }: JudgedPairs, key: string, who: string) {
  if (!awaiting.has(key)) return false
  return rows.some(
    ({ row, by }) => pairKey(row.a, row.b) === key && inForce.has(row.id) && by !== who,
  )
}

/** Judgements that somebody may see, without the rows that withdraw. */
export function saidFor(
  judged: JudgedPairs,
  rows: readonly Stored<MentionJudgement>[],
  who: string,
) {
  return rows.flatMap(({ row, by, recorded }) => {
    const { id, a, b, verdict, blind, reason, withdraws } = row
    const isHidden = by !== who && isKeptFrom(judged, pairKey(a, b), who)
    if (withdraws !== undefined || isHidden) return []
    const why = given({ reason })
    return [{ id, a, b, verdict, blind, ...why, by, recorded, withdrawn: !judged.inForce.has(id) }]
  })
}
