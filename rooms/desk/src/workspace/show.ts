// workspace.show: what is in this workspace, and how its clock stands.
import { workspaceShow } from '@tumen/contract'
import { futureRows } from '../change/future-row.ts'
import { type Actor, type Desk, implement } from '../operation.ts'
import { can } from '../policy.ts'

export const showWorkspace = implement(workspaceShow, async (desk, input, call) => {
  const { settings, read } = desk.ledger
  // A count of all rows would tell others how many there are that they may not see.
  const mayCount = input.most !== 0 && can(call.actor, 'field.restricted')
  const counts = mayCount ? { counts: await read.counts(input.most) } : {}
  return {
    ...{ ...settings, ...counts, log: await desk.ledger.head() },
    clock: await clockFor(desk, call.actor),
  }
})

async function clockFor(desk: Desk, actor: Actor) {
  const { now, newest, differs } = await desk.ledger.clock()
  const future = await futureRows(desk, actor)
  return {
    now,
    ...(newest !== undefined && { newest }),
    ...(differs !== undefined && { differs }),
    ...(future !== undefined && { future }),
  }
}
