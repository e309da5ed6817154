// Fields of a group's own and their values as somebody may see them: those that are for few where
// they may read restricted fields, those of persons where they may read names. One place decides,
// for pages, lists, filters, files and history. Source: desk.md C1-C3; decision 0109.
import { type CustomField, type CustomFieldSubject, type CustomValue, given } from '@tumen/claim'
import type { CustomValueFilter, Stored, TableRow } from '@tumen/ledger'
import type { Actor, Desk } from '../operation.ts'
import { can } from '../policy.ts'
import { Refusal } from '../refusal.ts'

/** A value as it stands: one that was taken out is none. */
export type StandingValue = Stored<CustomValue> & { row: { value: string } }

/** Whether somebody may know of fields for few: a field belongs to nobody in particular. */
export function mayKnowClosedFields(actor: Actor): boolean {
  return can(actor, 'field.restricted') || actor.held !== undefined
}

/** The newest row of each field that may be seen, in the order of their first rows. */
export async function seenFields(
  desk: Desk,
  actor: Actor,
  countedAt?: string,
): Promise<Stored<CustomField>[]> {
  const newest = new Map<string, Stored<CustomField>>()
  for (const one of await desk.ledger.read.rows('custom_field', undefined, countedAt))
    newest.set(one.row.id, one)
  const isTold = mayKnowClosedFields(actor)
  return [...newest.values()].filter(({ row }) => isTold || row.sensitivity === 'public')
}

/** The field, or a refusal; what somebody may not know of is not there. */
export async function findField(
  desk: Desk,
  actor: Actor,
  { id, field, of }: { id: string; field: string; of?: CustomFieldSubject | undefined },
): Promise<Stored<CustomField>> {
  const found = (await seenFields(desk, actor)).find(({ row }) => row.id === id)
  if (!found || (of !== undefined && found.row.of !== of)) throw new Refusal('unknown-field', field)
  return found
}

/** The values that fit and may be seen, in the order of their first rows. */
export async function seenValues(
  desk: Desk,
  actor: Actor,
  filter: CustomValueFilter,
): Promise<StandingValue[]> {
  const found = await desk.ledger.read.customValues(filter)
  if (found.length === 0) return []
  const hidden = await hiddenValues(desk, actor, found)
  return found.filter((one): one is StandingValue => {
    return one.row.value !== undefined && !hidden.has(one.row.id)
  })
}

/** Ids of values among these that are not for this asker. */
async function hiddenValues(
  desk: Desk,
  actor: Actor,
  rows: readonly Stored<CustomValue>[],
): Promise<ReadonlySet<string>> {
  const mayName = can(actor, 'mention.read')
  const named = rows.flatMap(({ row }) => (row.mention && !mayName ? [row.id] : []))
  const closed = rows.flatMap(({ row }) => (row.sensitivity === 'restricted' ? [row.id] : []))
  if (closed.length === 0 || can(actor, 'field.restricted')) return new Set(named)
  const { held } = actor
  const within = held ? desk.ledger.reaching({ groups: held.groups }).read : undefined
  const open = (await within?.customValues({ ids: [...new Set(closed)] })) ?? []
  const seen = new Set(open.map(({ row }) => row.id))
  return new Set([...named, ...closed.filter((id) => !seen.has(id))])
}

/** Ids of fields and values among rows of the history that are not for this asker. */
export async function hiddenFieldRows(
  desk: Desk,
  actor: Actor,
  rows: readonly TableRow[],
): Promise<readonly string[]> {
  const values = rows.flatMap((one) => (one.table === 'custom_value' ? [one] : []))
  const isTold = mayKnowClosedFields(actor)
  const fields = rows.flatMap((one) =>
    one.table === 'custom_field' && one.row.sensitivity === 'restricted' && !isTold
      ? [one.row.id]
      : [],
  )
  return [...fields, ...(values.length === 0 ? [] : await hiddenValues(desk, actor, values))]
}

/** Whether somebody may write a value there: who cannot read it does not overwrite it. */
export async function mayFill(
  desk: Desk,
  actor: Actor,
  { sensitivity }: CustomField,
  of: { event?: string; mentions?: readonly string[] },
): Promise<boolean> {
  if (sensitivity === 'public' || can(actor, 'field.restricted')) return true
  const { held } = actor
  if (!held) return false
  const { read } = desk.ledger.reaching({ groups: held.groups })
  if (of.event !== undefined) return (await read.event(of.event)) !== undefined
  const ids = of.mentions ?? []
  return (await read.mentionsById(ids)).length === ids.length
}

/** What stands in fields of these events or mentions, by whose it is. */
export async function valuesBy(
  desk: Desk,
  actor: Actor,
  of: { events?: readonly string[]; mentions?: readonly string[]; fields?: readonly string[] },
): Promise<ReadonlyMap<string, StandingValue[]>> {
  const found = new Map<string, StandingValue[]>()
  for (const one of await seenValues(desk, actor, given(of))) {
    const key = one.row.event ?? one.row.mention ?? ''
    found.set(key, [...(found.get(key) ?? []), one])
  }
  return found
}
