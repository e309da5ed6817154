// workspace.show: what is in this workspace, and how its clock stands.
import { type TroubleKind, workspaceShow } from '@tumen/contract'
import type { Table } from '@tumen/ledger'
import { hasAccounts } from '../account/standing.ts'
import { needsSecondPerson } from '../bundle/second-person.ts'
import { futureRows } from '../change/future-row.ts'
import { isolationOf } from '../evidence/isolation.ts'
import { toldHead } from '../log/told-head.ts'
import { type Actor, type Desk, implement } from '../operation.ts'
import { can } from '../policy.ts'
import { backupStanding } from './backup-standing.ts'
import { hourOf } from './clock-detail.ts'

export const showWorkspace = implement(workspaceShow, async (desk, input, call) => {
  const { settings } = desk.ledger
  // A count of all rows would tell others how many there are that they may not see.
  const mayCount = input.most !== 0 && can(call.actor, 'field.restricted')
  const counts = mayCount ? { counts: await countsFor(desk, input.most) } : {}
  return {
    ...{ ...settings, ...counts, log: await toldHead(desk, call.actor) },
    ...((await needsSecondPerson(desk)) ? {} : { alone: true as const }),
    clock: await clockFor(desk, call.actor),
    ...(input.isolation ? { isolation: await isolationOf(desk) } : {}),
    ...(input.isolation && can(call.actor, 'workspace.fsck')
      ? { backup: await backupStanding(desk) }
      : {}),
    ...troublesFor(desk, call.actor),
  }
})

/**
 * Tables of which not everybody who may count knows each row: how many there are would tell of
 * other groups, of who comes in and of private questions.
 */
const UNTOLD: ReadonlySet<string> = new Set<Table>([
  ...(['account', 'account_group', 'credential', 'access_grant', 'belonging'] as const),
  ...(['query', 'judgement'] as const),
])

/** Which operation mends what is wrong. */
const MENDED_BY: Readonly<Record<TroubleKind, string>> = {
  check: 'workspace.fsck',
  signing: 'log.checkpoint',
  looks: 'account.list',
  backup: 'workspace.fsck',
}

/** What is wrong, for those who may mend it; nothing where all is well. */
function troublesFor({ memory }: Desk, actor: Actor) {
  const { unwrittenSince } = memory.accesses
  const looks =
    unwrittenSince === undefined ? [] : [{ what: 'looks' as const, since: unwrittenSince }]
  const troubles = [...memory.troubles.all(), ...looks].filter(({ what }) =>
    can(actor, MENDED_BY[what]),
  )
  return troubles.length > 0 ? { troubles } : {}
}

async function countsFor(desk: Desk, most?: number): Promise<Record<string, number>> {
  // How many steps there are would tell a reviewer whether the other has decided.
  const { review_step: _, ...counts } = await desk.ledger.read.counts(most)
  if (!(await hasAccounts(desk))) return counts
  return Object.fromEntries(Object.entries(counts).filter(([table]) => !UNTOLD.has(table)))
}

async function clockFor(desk: Desk, actor: Actor) {
  const { now, newest, differs } = await desk.ledger.clock()
  const future = await futureRows(desk, actor)
  return {
    now,
    ...(newest !== undefined && { newest: hourOf(newest) }),
    ...(differs !== undefined && { differs }),
    ...(future !== undefined && { future }),
  }
}
