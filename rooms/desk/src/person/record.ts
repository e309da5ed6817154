// person.record: somebody whom no list that was taken in names, recorded by hand: a mention on a
// list, and the person of it. Before anything is stored it asks whether it is one of those who are
// known under such a name. Source: desk.md M1, U8.
import { checkRow, type Mention, type PersonList } from '@tumen/claim'
import { type Asked, personRecord } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { findList } from '../list/record.ts'
import { saidByHand } from '../mention/amend.ts'
import { mentionId } from '../mention/plan.ts'
import { type Desk, implement } from '../operation.ts'
import { refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { lookForNear } from './near.ts'

/** Candidates that are named at the most. */
const MOST_NAMED = 20

export const recordPerson = implement(personRecord, async (desk, input, call) => {
  const person = desk.newId('pe')
  const change = { operation: 'person.record', subject: person, input }
  const near = await lookForNear(desk, input.name)
  return makeChange(desk, call, change, async (write) => {
    const { list: _, title: __, others, ...said } = input
    const list = await listFor(desk, input)
    const own = await saidByHand(desk, said)
    refuseNear(await near(), others)
    const id = mentionId(list.row.id, desk.newId('r'))
    const row: Mention = { ...own, id, list: list.row.id, written: { name: said.name } }
    refuseFindings(checkRow('mention', row))
    if (list.isNew) await write.append('list', list.row)
    await write.append('mention', row)
    await write.append('person', { id: person })
    await write.append('person_member', { person, mention: id })
    return { person, mention: id, list: list.row.id }
  })
})

/** Refuses a name that somebody may bear of whom it was not said that they are another. */
function refuseNear(near: readonly string[], others: readonly string[]): void {
  if (near.every((id) => others.includes(id))) return
  const named = near.slice(0, MOST_NAMED)
  throw new Refusal(
    'near-person',
    'name',
    named.map((candidate) => ({ candidate })),
  )
}

/** The list that is named, where it is one of names, or a new one of this title. */
async function listFor(
  desk: Desk,
  { list, title }: Asked<'person.record'>,
): Promise<{ row: PersonList; isNew: boolean }> {
  if (list !== undefined) {
    const { row } = await findList(desk, list, 'list')
    const { read } = desk.ledger
    const isPseudonymous = (await read.listSizes()).some((one) => one.list === list)
    if (isPseudonymous) throw new Refusal('list-without-names', 'list')
    return { row, isNew: false }
  }
  if (title === undefined) throw new Refusal('unknown-list', 'list')
  const id = desk.newId('ls')
  return { row: { id, title, space: id }, isNew: true }
}
