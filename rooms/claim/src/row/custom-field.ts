// Fields that a group adds to events and persons by itself, and what stands in them, append-only:
// the newest row of an id counts. A value of a person stands with a mention, which stays theirs
// when persons are merged or taken apart. Source: desk.md M14, U15; decision 0109.
import { z } from 'zod'
import { intervalSchema } from '../claim/claim.ts'
import type { Finding } from '../finding.ts'
import { count, day, flag, id, list, map, open, openRecord, record, text } from '../shape/field.ts'
import { checkDay, checkInterval } from '../time/date.ts'
import {
  CUSTOM_FIELD_CLASSES,
  CUSTOM_FIELD_KINDS,
  CUSTOM_FIELD_SUBJECTS,
} from '../vocabulary/row-vocabulary.ts'
import { checkNames } from './form.ts'

/** An entry of a choice: offered for days from its first to its last, and readable for ever. */
export const customChoiceSchema = record({
  id: open(id),
  names: open(map(text)),
  from: open(day.exactOptional()),
  to: open(day.exactOptional()),
})
export type CustomChoice = z.infer<typeof customChoiceSchema>

/** A field: of what, of which kind, for whose eyes, and what it is called in each language. */
export const customFieldSchema = openRecord({
  id,
  of: z.enum(CUSTOM_FIELD_SUBJECTS),
  kind: z.enum(CUSTOM_FIELD_KINDS),
  /** The class of the field and of all its values; it never changes. */
  sensitivity: z.enum(CUSTOM_FIELD_CLASSES),
  names: map(text),
  choices: list(customChoiceSchema).exactOptional(),
  /** It takes no values any more; those that it has stay readable. */
  retired: flag.exactOptional(),
})
export type CustomField = z.infer<typeof customFieldSchema>

export function checkCustomField({ kind, names, choices = [] }: CustomField): Finding[] {
  const ids = choices.map((choice) => choice.id)
  const isRepeated = new Set(ids).size < ids.length
  const isIdle = (kind === 'choice') !== choices.length > 0
  return [
    ...(Object.keys(names).length === 0
      ? [{ code: 'field_missing' as const, field: 'names' }]
      : []),
    ...checkNames(names, 'names'),
    ...(isIdle ? [{ code: 'field_missing' as const, field: 'choices' }] : []),
    ...(isRepeated ? [{ code: 'id_repeated' as const, field: 'choices' }] : []),
    ...choices.flatMap(checkChoice),
  ]
}

function checkChoice({ names, from, to }: CustomChoice, n: number): Finding[] {
  const field = `choices[${n}]`
  const days = [from, to].flatMap((one) => (one === undefined ? [] : checkDay(one, field)))
  const isTurned = from !== undefined && to !== undefined && from > to
  return [
    ...(Object.keys(names).length === 0 ? [{ code: 'field_missing' as const, field }] : []),
    ...checkNames(names, field),
    ...days,
    ...(isTurned ? [{ code: 'time_order' as const, field }] : []),
  ]
}

/** What stands in a field of an event or of a mention; without `value` it was taken out. */
export const customValueSchema = openRecord({
  id,
  field: id,
  event: id.exactOptional(),
  mention: id.exactOptional(),
  /** That of the field, so that a row says by itself who may see it. */
  sensitivity: z.enum(CUSTOM_FIELD_CLASSES),
  /** As written; the path of a place, the id of a choice. */
  value: text.exactOptional(),
  /** What the words of a number say: the least and the most that they allow. */
  low: count.exactOptional(),
  high: count.exactOptional(),
  /** The days of a date. */
  period: intervalSchema.exactOptional(),
  run: id.exactOptional().describe('import that wrote this row; nothing if by hand'),
})
export type CustomValue = z.infer<typeof customValueSchema>

export function checkCustomValue({ event, mention, low, high, period }: CustomValue): Finding[] {
  const isOfOne = (event === undefined) !== (mention === undefined)
  const isTurned = low !== undefined && high !== undefined && low > high
  return [
    ...(isOfOne ? [] : [{ code: 'field_missing' as const, field: 'event' }]),
    ...(isTurned ? [{ code: 'value_out_of_range' as const, field: 'low' }] : []),
    ...(period ? checkInterval(period, 'period') : []),
  ]
}
