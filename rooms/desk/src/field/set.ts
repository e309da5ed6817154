// field.set: says what stands in a field of an event or a person, by a later row. A value of a
// person stands with a mention of it: with each that has one, or with its first.
import { type CustomField, type CustomValue, checkRow, type DayInterval } from '@tumen/claim'
import { type Asked, fieldSet } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import { makeChange } from '../change/make.ts'
import { refuseStale } from '../change/stale.ts'
import { dayOf } from '../day.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { findPerson } from '../person/lineage.ts'
import { gazetteerOf } from '../place/gazetteer.ts'
import { findEvent, refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { findField, mayFill } from './seen.ts'
import { type ReadValue, readValue } from './value.ts'

type Whose = Pick<CustomValue, 'event' | 'mention'>

export const setField = implement(fieldSet, async (desk, input, call) => {
  const { event, person } = input
  if ((event === undefined) === (person === undefined))
    throw new Refusal('invalid-input', 'event', [{ code: 'exactly_one', path: 'event' }])
  const change = { operation: 'field.set', subject: event ?? person ?? '', input }
  return makeChange(desk, call, change, async (write) => {
    const of = event === undefined ? 'person' : 'event'
    const found = await findField(desk, call.actor, { id: input.field, field: 'field', of })
    const field = found.row
    const { whose, known, days } = await targetsOf(desk, call, field, input)
    refuseStale(known, input.seen)
    const words = input.value ?? ''
    const value = words === '' ? undefined : await readWords(desk, field, words, { known, days })
    // Of a retired field what stands there can be taken out, and nothing put in.
    if (field.retired && value) throw new Refusal('field-retired', 'field')
    const rows = rowsOf(desk, field, whose, { known, value })
    if (rows.length === 0) throw new Refusal('nothing-changed', 'value')
    for (const row of rows) {
      refuseFindings(checkRow('custom_value', row))
      await write.append('custom_value', row)
    }
    return { ids: rows.map(({ id }) => id) }
  })
})

interface Targets {
  whose: Whose[]
  /** The newest rows of the field there, of values that were taken out too. */
  known: Stored<CustomValue>[]
  days: DayInterval
}

async function targetsOf(
  desk: Desk,
  { actor }: Call,
  field: CustomField,
  { event, person }: Asked<'field.set'>,
): Promise<Targets> {
  const { read } = desk.ledger
  const today = dayOf(desk.clock())
  const now = { earliest: today, latest: today }
  const fields = [field.id]
  const missing = () => new Refusal('unknown-field', 'field')
  if (event !== undefined) {
    const { row } = await findEvent(desk, event, 'event')
    if (!(await mayFill(desk, actor, field, { event }))) throw missing()
    const known = await read.customValues({ fields, events: [event] })
    return { whose: [{ event }], known, days: row.period ?? now }
  }
  const mentions = await mentionsOf(desk, actor, person ?? '')
  if (!(await mayFill(desk, actor, field, { mentions }))) throw missing()
  const known = await read.customValues({ fields, mentions })
  const filled = known.flatMap(({ row }) => (row.value === undefined ? [] : (row.mention ?? [])))
  const whose = filled.length > 0 ? filled : mentions.slice(0, 1)
  return { whose: whose.map((mention) => ({ mention })), known, days: now }
}

/** The mentions of a person, or one mention itself. */
async function mentionsOf(desk: Desk, actor: Call['actor'], id: string): Promise<string[]> {
  const { read } = desk.ledger
  const [direct] = await read.mentionsById([id])
  if (direct) return [direct.row.id]
  const current = await findPerson(desk, actor, { id, field: 'person' })
  const members = await read.personMembers()
  const own = members.flatMap(({ row }) => (row.person === current ? [row.mention] : []))
  if (own.length === 0) throw new Refusal('unknown-person', 'person')
  return own
}

async function readWords(
  desk: Desk,
  field: CustomField,
  words: string,
  { known, days }: Pick<Targets, 'known' | 'days'>,
): Promise<ReadValue> {
  const before = known.find(({ row }) => row.value !== undefined)?.row.value
  return readValue(field, words, {
    ...{ gazetteer: await gazetteerOf(desk), days, before, field: 'value' },
  })
}

/** A row for each whose value this changes. */
function rowsOf(
  desk: Pick<Desk, 'newId'>,
  { id: field, sensitivity }: CustomField,
  whose: readonly Whose[],
  { known, value }: { known: readonly Stored<CustomValue>[]; value: ReadValue | undefined },
): CustomValue[] {
  return whose.flatMap((one) => {
    const before = known.find(
      ({ row }) => row.event === one.event && row.mention === one.mention,
    )?.row
    if (before?.value === value?.value) return []
    return [{ id: before?.id ?? desk.newId('fv'), field, ...one, sensitivity, ...value }]
  })
}
