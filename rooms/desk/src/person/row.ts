// Who on the lists of claims is one person, as the calculation wants it: what people judged of two
// mentions, and whose mention each is. Claims never move; persons point to them. Source: figures.md
// F82, linkage.md 10.1.
import type { MentionJudgement, PersonMember } from '@tumen/claim'
import type { AgentRow, FigureClaim } from '@tumen/figure'
import type { Stored } from '@tumen/ledger'
import { heldVerdicts } from '@tumen/linkage'
import { dayOf } from '../day.ts'

/** The rows about persons that hold, from rows in the order of recording. */
export function personRows(
  claims: readonly FigureClaim[],
  judgements: readonly Stored<MentionJudgement>[],
  members: readonly Stored<PersonMember>[],
): AgentRow[] {
  const listed = new Set(claims.flatMap((claim) => claim.listed ?? []))
  if (listed.size === 0) return []
  return [...verdictRows(judgements), ...memberRows(listed, members)]
}

function verdictRows(judgements: readonly Stored<MentionJudgement>[]): AgentRow[] {
  const days = new Map(judgements.map(({ row, recorded }) => [row.id, dayOf(recorded)]))
  const rows = judgements.map(({ row, recorded, by }) => ({ ...row, recorded, by }))
  return heldVerdicts(rows).map(({ a, b, verdict, rows: from }): AgentRow => {
    const on = from
      .map((id) => days.get(id) ?? '')
      .sort()
      .at(-1)
    return { a, b, relation: verdict, ...(on !== undefined && { on }) }
  })
}

/** That a mention is its person's, for every mention of a person whom a claim names. */
function memberRows(
  listed: ReadonlySet<string>,
  members: readonly Stored<PersonMember>[],
): AgentRow[] {
  const newest = new Map(members.map((stored) => [stored.row.mention, stored]))
  const named = new Set(
    [...newest.values()].flatMap(({ row: { person, mention } }) =>
      listed.has(mention) || listed.has(person) ? [person] : [],
    ),
  )
  return [...newest.values()]
    .filter(({ row }) => named.has(row.person))
    .map(({ row, recorded, by }) => {
      return { a: row.person, b: row.mention, relation: 'same', on: dayOf(recorded), by }
    })
}
