// involvement.record: links persons to an event, by hand, from a list or as a claim names them, in
// one change. What is there already stays as it is. Source: desk.md M1.
import { involvementRecord } from '@tumen/contract'
import { makeChange, pause } from '../change/make.ts'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { countsOf } from './check.ts'
import { planLinks } from './plan.ts'

export const recordInvolvement = implement(involvementRecord, async (desk, asked, call) => {
  const { token, ...input } = asked
  const change = { operation: 'involvement.record', subject: input.event, input: asked }
  return makeChange(desk, call, change, async (write) => {
    const plan = await planLinks(desk, call.actor, input)
    if (token !== undefined && token !== plan.token) throw new Refusal('stale-dry-run', 'token')
    const links = plan.links.filter(({ outcome }) => outcome !== 'unchanged')
    if (links.length === 0)
      throw new Refusal('invalid-input', undefined, [{ code: 'nothing_changes' }])
    const ids: string[] = []
    for (const [n, { row }] of links.entries()) {
      if (n % 500 === 499) await pause(call, 'write', n, links.length)
      const own = { ...row, id: row.id === '' ? desk.newId('iv') : row.id }
      await write.append('involvement', own)
      ids.push(own.id)
    }
    return { ...countsOf(plan), ids }
  })
})
