// workspace.repair-clock: lets changes that count as recorded after now count from now on;
// rewrites none.
import { workspaceRepairClock } from '@tumen/contract'
import { changesIn, statementsIn } from '../change/future-row.ts'
import { forgetDocuments } from '../document/state.ts'
import { implement } from '../operation.ts'
import { say } from './confirm-clock.ts'

export const repairClock = implement(workspaceRepairClock, async (desk, said, call) => {
  const of = { operation: 'workspace.repair-clock', input: said, clock: 'repaired' } as const
  const { ranges, ...done } = await say(desk, call, of, async (write, id) => {
    return { ranges: await write.repairClock(id), now: write.recorded }
  })
  forgetDocuments(desk)
  const statements = await statementsIn(desk, call.actor, ranges)
  return { ...done, changes: changesIn(ranges), statements }
})
