// linkage.withdraw-judgement: that what somebody said of two mentions is said no longer, as a row
// more.
import { checkRow, itemText, type MentionJudgement } from '@tumen/claim'
import { linkageWithdrawJudgement } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { implement } from '../operation.ts'
import { refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { refuseLocked } from '../review/book.ts'
import { judgedPairs } from './judged-pair.ts'

export const withdrawJudgement = implement(linkageWithdrawJudgement, async (desk, input, call) => {
  const { judgement, reason } = input
  const { rows } = await judgedPairs(desk)
  const found = rows.find(({ row }) => row.id === judgement)
  if (!found) throw new Refusal('unknown-judgement', 'judgement')
  if (found.by !== call.actor.account) throw new Refusal('not-own-judgement', 'judgement')
  const change = { operation: 'linkage.withdraw-judgement', subject: found.row.a, input }
  return makeChange(desk, call, change, async (write) => {
    const now = (await judgedPairs(desk)).rows
    if (
      isTakenBack(
        now.map(({ row }) => row),
        judgement,
      )
    )
      throw new Refusal('already-undone', 'judgement')
    const { a, b, verdict } = found.row
    const line = itemText({ kind: 'person', ids: [a, b] })
    await refuseLocked(desk, { item: line, isOver: false }, 'judgement')
    const row: MentionJudgement = {
      ...{ id: desk.newId('jm'), a, b, verdict, blind: false, withdraws: judgement },
      ...(reason !== undefined && { reason }),
    }
    refuseFindings(checkRow('judgement', row))
    await write.append('judgement', row)
    return { judgement: row.id }
  })
})

/** Whether a row that is itself in force withdraws this one. */
function isTakenBack(rows: readonly MentionJudgement[], id: string): boolean {
  return rows.some((row) => row.withdraws === id && !isTakenBack(rows, row.id))
}
