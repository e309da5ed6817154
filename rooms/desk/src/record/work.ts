// record.work: whether others have a form about a record open, and that one has one oneself. Who
// may not know of the record is answered as if it were not there; a pseudonym is told only to who
// shares a group with it; of reviewers who judge it nothing is told to anybody, or one of two would
// learn of the other. Source: desk.md 4, W5, and 12.
import { itemOf, itemText } from '@tumen/claim'
import { recordWork } from '@tumen/contract'
import { nearTo } from '../account/near.ts'
import { visibleAgents } from '../agent/visible.ts'
import { type Actor, type Desk, implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { reviewOf } from '../review/book.ts'
import { findClaim, findDocument } from './find.ts'

export const workOnRecord = implement(recordWork, async (desk, input, { actor }) => {
  const { work } = desk.memory
  const record = await knownRecord(desk, actor, input.record)
  const now = desk.clock().getTime()
  if (input.working === true) work.begin(record, actor.account, now)
  if (input.working === false) work.end(record, actor.account)
  const review = await reviewOf(desk, record)
  const judges = review?.state === 'in-review' ? review.named : new Set<string>()
  const others = work
    .on(record, now)
    .filter((account) => account !== actor.account && !judges.has(account))
  const isNear = await nearTo(desk, actor)
  return { working: others.length > 0, names: others.filter(isNear).sort() }
})

/** The line of a record that the asker may know of; refuses any other. */
async function knownRecord(desk: Desk, actor: Actor, line: string): Promise<string> {
  const missing = { code: 'not-found', field: 'record' } as const
  const [kind, document = '', ...more] = line.split(' ')
  if (kind === 'document' && document !== '' && more.length === 0) {
    await findDocument(desk, actor, document, missing)
    return line
  }
  const item = itemOf(line)
  // Two mentions are judged by a second reader who must not know of the first.
  if (!item || item.kind === 'person') throw new Refusal('not-found', 'record')
  const [first = '', second = ''] = item.ids
  switch (item.kind) {
    case 'claim':
    case 'event':
      await findClaim(desk, actor, first, missing)
      if (item.kind === 'event' && !(await desk.ledger.read.event(second)))
        throw new Refusal('not-found', 'record')
      break
    case 'lineage':
      for (const id of item.ids) await findDocument(desk, actor, id, missing)
      break
    case 'speaker': {
      const agents = await desk.ledger.read.agents([...item.ids])
      const seen = await visibleAgents(desk, actor, agents)
      if (seen.length < new Set(item.ids).size) throw new Refusal('not-found', 'record')
      break
    }
    case 'redaction': {
      const [found] = await desk.ledger.read.derivativesById([first])
      if (!found) throw new Refusal('not-found', 'record')
      await findDocument(desk, actor, found.row.document, missing)
    }
  }
  return itemText(item)
}
