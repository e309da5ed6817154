// change.undo: takes a change back by a row of its own, so that both stay in the log; undone
// itself, what was undone counts again. Who made a change may undo it, analysts and reviewers
// also those of others; where a second person decides, nobody undoes what another decided about
// their own work.
import { given } from '@tumen/claim'
import { changeUndo, NOT_UNDOABLE, undoAsksProof } from '@tumen/contract'
import { type ChangeEntry, type Dependant, EVER, type UndoEffect } from '@tumen/ledger'
import { forgetAgents } from '../agent/index-by-name.ts'
import { visibleAgents } from '../agent/visible.ts'
import { readClaims } from '../claim/read.ts'
import { documentRelations, forgetDocuments } from '../document/state.ts'
import { seenFields } from '../field/seen.ts'
import { type Actor, type Call, type Desk, implement } from '../operation.ts'
import { can, canRead } from '../policy.ts'
import { objectOf } from '../record/row-answer.ts'
import { visibleChanges } from '../record/row-sight.ts'
import { Refusal, type RefusalDetail } from '../refusal.ts'
import { refuseLockedChange } from '../review/locked-row.ts'
import { makeChange } from './make.ts'

export const undoChange = implement(changeUndo, async (desk, input, call) => {
  const { change, reason } = input
  const { operation, subject } = await checkRight(desk, call, change)
  let leaf = change
  const told: Call = {
    ...call,
    changed: (made) => {
      leaf = made
      call.changed?.(made)
    },
  }
  const of = { operation: 'change.undo', subject, input }
  const returns = await makeChange(desk, told, of, async (write) => {
    const effect = await possibleEffect(desk, call.actor, change)
    if (call.isStale && undoAsksProof(operation, effect.returns)) throw new Refusal('proof-needed')
    await refuseLockedChange(desk, call.actor, desk.ledger.read.rootOfUndo(change))
    const why = given({ reason })
    await write.append('undo', { change: String(change), ...why })
    return effect.returns
  })
  forgetAgents(desk)
  // A repair of the clock that goes or returns moves instants of rows that are kept in memory.
  forgetDocuments(desk)
  return { leaf, change, returns }
})

/** Refuses who may not undo a change; gives the one whose rows move. */
async function checkRight(desk: Desk, call: Call, leaf: number): Promise<ChangeEntry> {
  const { read } = desk.ledger
  const { actor } = call
  const root = read.rootOfUndo(leaf)
  const entries = await read.changesAt([root, leaf])
  const [seen] = await visibleChanges(desk, actor, entries)
  const entry = entries.find((one) => one.leaf === leaf)
  const moved = entries.find((one) => one.leaf === root)
  if (!seen || !entry || !moved) throw await notThere(desk, root)
  if (NOT_UNDOABLE.includes(moved.operation)) throw new Refusal('not-undoable', 'change')
  if (!can(actor, moved.operation))
    throw new Refusal('not-allowed', 'change', [{ operation: moved.operation }])
  if (entry.by === actor.account) return moved
  const isPrivate = moved.operation.startsWith('query.')
  if (isPrivate || !can(actor, 'field.restricted')) throw new Refusal('not-allowed', 'change')
  await refuseOwnWork(desk, actor, moved)
  return moved
}

/** Of a change whose opening was destroyed nothing can be brought back or taken away. */
async function notThere(desk: Desk, leaf: number): Promise<Refusal> {
  const by = await desk.ledger.read.shreddedBy(leaf)
  if (by === undefined) return new Refusal('not-found', 'change')
  return new Refusal('shredded', 'change', [{ leaf: by }])
}

/** Rows of a change that are looked at for somebody's own work. */
const MOST_ROWS = 10_000

/** What another person did about one's own work is not one's own to take back. */
async function refuseOwnWork(desk: Desk, { account }: Actor, moved: ChangeEntry): Promise<void> {
  if (desk.ledger.settings.review !== 'second-person') return
  const rows = await desk.ledger.read.rowsOfChanges([moved.leaf], MOST_ROWS)
  const claims = rows.flatMap((one) => (one.table === 'claim_status' ? [one.row.claim] : []))
  const pairs = rows.flatMap((one) => (one.table === 'document_relation' ? [one.row] : []))
  const found = await readClaims(desk, claims, EVER)
  const related = await documentRelations(desk, EVER)
  const isOwn =
    moved.by === account ||
    [...found.values()].some(({ claim }) => claim.by === account) ||
    related.some(
      ({ row, by }) =>
        by === account && pairs.some(({ from, to }) => row.from === from && row.to === to),
    )
  if (isOwn) throw new Refusal('own-work', 'change')
}

/** What the undo would do; refuses when nothing would move, or something stands in the way. */
async function possibleEffect(desk: Desk, actor: Actor, change: number): Promise<UndoEffect> {
  const { read } = desk.ledger
  const effect = read.effectOfUndo(change)
  if (!effect) {
    const by = read.undoneBy(change)
    throw new Refusal('already-undone', 'change', by === undefined ? [] : [{ leaf: by }])
  }
  const found = await read.dependants(effect)
  if (found.length === 0) return effect
  const named = await namedTo(desk, actor, found)
  throw new Refusal(effect.returns ? 'rests-on-undone' : 'still-used', 'change', named)
}

/** What stands in the way, by id, as far as the asker may know of it. */
async function namedTo(
  desk: Desk,
  actor: Actor,
  found: readonly Dependant[],
): Promise<RefusalDetail[]> {
  const named: RefusalDetail[] = []
  for (const { kind, id } of found)
    if (await maySee(desk, actor, kind, id)) named.push({ [kind]: id })
  return [...new Map(named.map((one) => [JSON.stringify(one), one])).values()]
}

async function maySee(desk: Desk, actor: Actor, kind: Dependant['kind'], id: string) {
  const { read } = desk.ledger
  if (kind === 'event' || kind === 'place') return true
  if (kind === 'list' || kind === 'overlap') return can(actor, 'list.show')
  if (kind === 'mention' || kind === 'person') return can(actor, 'mention.read')
  if (kind === 'custom_field')
    return (await seenFields(desk, actor, EVER)).some(({ row }) => row.id === id)
  if (kind === 'agent')
    return (await visibleAgents(desk, actor, await read.agents([id], EVER))).length > 0
  const document = kind === 'document' ? await read.document(id, EVER) : undefined
  const claim = kind === 'claim' ? (await read.claim(id, EVER))?.claim : undefined
  const object = (document && objectOf(document)) ?? (claim && objectOf(claim))
  return object !== undefined && canRead(actor, object)
}
