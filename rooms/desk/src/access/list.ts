// access.list: who read what only few may read. Everybody sees what they read themselves; who may
// read closed fields also who else read what they may read. An administrator sees who read when,
// and which field, and never of which record. Source: desk.md 10, C6.
import { given } from '@tumen/claim'
import { accessList } from '@tumen/contract'
import { type AccessEntry, EVER } from '@tumen/ledger'
import { type Actor, type Desk, implement } from '../operation.ts'
import { can, canRead } from '../policy.ts'
import { mayReadClaim, objectOf } from '../record/row-answer.ts'
import { OPENED_PART } from './note.ts'

/** Entries that are read at once at the most. */
const MOST_READ = 2000

export const listAccesses = implement(
  accessList,
  async (desk, { id, account, before: asked, limit }, { actor }) => {
    const { ledger, memory } = desk
    await memory.accesses.flush(ledger)
    const isAll = mayJudge(actor) || can(actor, 'account.list')
    const by = isAll ? account : actor.account
    if (account !== undefined && account !== by) return { entries: [] }
    const filter = given({ account: by, item: id })
    const entries: AccessEntry[] = []
    let before = asked
    for (;;) {
      const most = Math.min(limit * 4, MOST_READ)
      const found = await ledger.accesses({ ...filter, ...given({ before }), limit: most })
      entries.push(...(await seenOf(desk, actor, found)))
      before = found.at(-1)?.at
      if (found.length < most || entries.length > limit) break
    }
    const last = entries[limit - 1]?.at
    const page = last === undefined ? entries : entries.filter(({ at }) => at >= last)
    return {
      entries: page.filter((one) => id === undefined || one.item === id).map(answerOf),
      ...(page.length < entries.length && last !== undefined && { next: last }),
    }
  },
)

function answerOf({ item, ...entry }: AccessEntry) {
  return { ...entry, ...given({ id: item }) }
}

/** Whether somebody may know who read a record: who may read closed fields of some. */
function mayJudge(actor: Actor): boolean {
  return can(actor, 'field.restricted') || actor.held !== undefined
}

/** Those that `actor` may know of, without the record where it is not theirs to know. */
async function seenOf(
  desk: Desk,
  actor: Actor,
  entries: readonly AccessEntry[],
): Promise<AccessEntry[]> {
  const others = entries.filter((one) => one.account !== actor.account)
  const readable = mayJudge(actor)
    ? await readableOf(desk, actor, [...new Set(others.flatMap(({ item }) => item ?? []))])
    : new Set()
  const isAdministrator = can(actor, 'account.list')
  return entries.flatMap((one) => {
    if (one.account === actor.account || (one.item !== undefined && readable.has(one.item)))
      return [one]
    // How often somebody opened what is hard to look at is theirs alone.
    if (!isAdministrator || one.field === OPENED_PART) return []
    const { item: _, ...rest } = one
    return [rest]
  })
}

/** Ids of the records among them whose closed fields `actor` may read. */
async function readableOf(
  { ledger }: Desk,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { read } = actor.held ? ledger.reaching({ groups: actor.held.groups }) : ledger
  const claims = (await read.claimsById(ids, EVER)).filter(mayReadClaim(actor))
  const documents = (await read.documentsById([...ids], EVER)).filter((one) =>
    canRead(actor, objectOf(one)),
  )
  const mentions = can(actor, 'mention.read') ? await read.mentionsById([...ids]) : []
  return new Set([
    ...claims.map(({ claim }) => claim.row.id),
    ...documents.map(({ row }) => row.id),
    ...mentions.map(({ row }) => row.id),
  ])
}
