// list.declare: somebody's word that a list names nobody twice.
import { checkRow, given } from '@tumen/claim'
import { listDeclare } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { refuseStale } from '../change/stale.ts'
import { type Desk, implement } from '../operation.ts'
import { refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { findList } from './record.ts'

export const declareList = implement(
  listDeclare,
  async (desk, { list, duplicates, reason, seen }, call) => {
    await findList(desk, list, 'list')
    const row = { list, duplicates, ...given({ reason }) }
    refuseFindings(checkRow('list_declaration', row))
    const change = { operation: 'list.declare', subject: list, input: row }
    return makeChange(desk, call, change, async (write) => {
      const declared = await desk.ledger.read.rows('list_declaration')
      refuseStale(
        declared.filter((one) => one.row.list === list),
        seen,
      )
      if (duplicates === 'none') await refuseRepeated(desk, list)
      await write.append('list_declaration', row)
      return { done: true as const }
    })
  },
)

/** Nobody's word makes one person of two entries, or two persons of one pseudonym. */
async function refuseRepeated(desk: Desk, list: string): Promise<void> {
  const size = (await desk.ledger.read.listSizes()).find((one) => one.list === list)
  const repeated = size === undefined ? 0 : size.entries - size.persons
  if (repeated > 0) throw new Refusal('list-repeats', 'list', [{ list, entries: repeated }])
}
