// What stands in fields of a group's own, as answers give it back, and lists narrowed by it.
import type { CustomFieldSubject, CustomValue } from '@tumen/claim'
import type { customValueSchema } from '@tumen/contract'
import type { z } from 'zod'
import type { Actor, Desk } from '../operation.ts'
import { gazetteerOf } from '../place/gazetteer.ts'
import { answerOf } from '../record/row-answer.ts'
import { Refusal } from '../refusal.ts'
import { findField, type StandingValue, seenFields, valuesBy } from './seen.ts'
import { saysValue } from './value.ts'

export type ValueAnswer = z.output<typeof customValueSchema>

/** Whose values are asked for. */
interface Whose {
  events?: readonly string[]
  mentions?: readonly string[]
}

/** What stands in fields of these, by whose it is, each in the order of the fields. */
export async function valueAnswers(
  desk: Desk,
  actor: Actor,
  whose: Whose,
): Promise<(id: string) => ValueAnswer[]> {
  const found = await valuesBy(desk, actor, whose)
  if (found.size === 0) return () => []
  const places = new Map((await seenFields(desk, actor)).map(({ row }, n) => [row.id, n]))
  const placeOf = ({ row }: StandingValue) => places.get(row.field) ?? 0
  return (id) =>
    (found.get(id) ?? [])
      .filter(({ row }) => places.has(row.field))
      .toSorted((a, b) => placeOf(a) - placeOf(b))
      .map((one) => {
        const { run: _, ...answer } = answerOf(one)
        return { ...answer, value: one.row.value }
      })
}

/** Whether an event or a mention has what is asked of a field; nothing where nothing is asked. */
export async function filledWith(
  desk: Desk,
  actor: Actor,
  of: CustomFieldSubject,
  { field: id, value }: { field?: string | undefined; value?: string | undefined },
): Promise<((of: string) => boolean) | undefined> {
  if (id === undefined) {
    if (value !== undefined) throw new Refusal('unknown-field', 'field')
    return undefined
  }
  const { row: field } = await findField(desk, actor, { id, field: 'field', of })
  const gazetteer = await gazetteerOf(desk)
  const fits = value === undefined ? () => true : saysValue(field, value, { gazetteer })
  const found = await valuesBy(desk, actor, { fields: [id] })
  const isIn = (rows: readonly { row: CustomValue }[]) => rows.some(({ row }) => fits(row))
  const wanted = new Set([...found].flatMap(([whose, rows]) => (isIn(rows) ? [whose] : [])))
  return (whose) => wanted.has(whose)
}
