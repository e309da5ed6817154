// record.assign: says to which groups a record belongs, or many at once after they were checked.
import { type Asked, recordAssign } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import {
  assignmentPlan,
  groupsAfter,
  refuseMissing,
  refuseUnknown,
  writeGiven,
} from '../group/assignment.ts'
import { seenGroups } from '../group/seen-groups.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'

type Input = Asked<'record.assign'>

export const assignRecord = implement(recordAssign, async (desk, input, call) => {
  const { id, ids } = input
  if (id !== undefined && ids === undefined) return assignOne(desk, { ...input, id }, call)
  if (ids !== undefined && id === undefined) return assignMany(desk, { ...input, ids }, call)
  throw new Refusal('invalid-input', 'id', [{ path: 'id', code: 'one_of_id_and_ids' }])
})

async function assignOne(desk: Desk, input: Input & { id: string }, call: Call) {
  const { kind, id } = input
  const record = { kind, id }
  const change = { operation: 'record.assign', subject: id, input }
  return makeChange(desk, call, change, async (write) => {
    await refuseMissing(desk, call.actor, record)
    await refuseUnseen(desk, call, input)
    await refuseUnknown(desk, call.actor, input.groups)
    const groups = await groupsAfter(desk, call.actor, record, input.groups)
    await writeGiven(desk, call.actor, write, [{ ...record, groups }])
    return { id, groups: input.groups }
  })
}

/** Refuses with the groups as they are now where they are others than those that were seen. */
async function refuseUnseen(desk: Desk, { actor }: Call, input: Input & { id: string }) {
  const { groups, leaf } = await seenGroups(desk, actor, input)
  if (input.seen === undefined || input.seen === leaf) return
  throw new Refusal('stale', 'seen', [{ leaf }, ...groups.map((group) => ({ group }))])
}

async function assignMany(desk: Desk, input: Input & { ids: string[] }, call: Call) {
  const change = { operation: 'record.assign', subject: desk.newId('as'), input }
  return makeChange(desk, call, change, async (write) => {
    const { given, answer } = await assignmentPlan(desk, call.actor, input)
    const { token, ...told } = answer
    if (token !== input.token) throw new Refusal('stale-dry-run', 'token')
    if (given.length === 0) throw new Refusal('wrong-state', 'ids')
    await writeGiven(desk, call.actor, write, given)
    return { groups: input.groups, ...told }
  })
}
