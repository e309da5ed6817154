// Columns of fields of a group's own, one for each that the asker may see, in tables of events, of
// mentions and of persons. Their headings name the field for people and by its id, by which a file
// that comes back is understood; those for few are marked as all columns for few are.
import { visibleSigns } from '@tumen/claim'
import type { Output, TableName } from '@tumen/contract'
import { Refusal } from '../refusal.ts'
import { BETWEEN, type Column } from './column.ts'
import type { AskOperation } from './source.ts'

const SUBJECTS: Partial<Record<TableName, 'event' | 'person'>> = {
  events: 'event',
  mentions: 'person',
  persons: 'person',
}

/** The mark of a column for few. */
const FEW = ':admin'

type Values = Output<'event.show'>['fields']
type Filled = Readonly<Record<string, string>>

/** Whether records of a table have such fields. */
export function hasOwnFields(table: TableName): boolean {
  return SUBJECTS[table] !== undefined
}

/** The columns; none for who may not list fields. */
export async function fieldColumns(ask: AskOperation, table: TableName): Promise<Column[]> {
  const of = SUBJECTS[table]
  if (of === undefined) return []
  try {
    const { fields } = (await ask('field.list', { of })) as Output<'field.list'>
    return fields.map(({ id, names, sensitivity }) => {
      const key = keyOf(id, sensitivity)
      const name = Object.values(names)[0] ?? id
      return {
        name: `${visibleSigns(name)} (field.${id})${key.slice(id.length)}`,
        cellOf: (record: unknown) => (record as { field?: Filled }).field?.[key],
      }
    })
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'cancelled') return []
    throw error
  }
}

function keyOf(id: string, sensitivity: string): string {
  return sensitivity === 'public' ? id : `${id}${FEW}`
}

/**
 * A record with its values by field, and the leaf of the newest row of it or of one of them; all
 * values of a person who has several, since its mentions were joined.
 */
export function withFields(record: object): object {
  const { fields = [], ...own } = record as { fields?: Values; leaf?: number }
  if (fields.length === 0) return own
  const field: Record<string, string> = {}
  const said = new Map<string, string[]>()
  for (const one of fields) {
    const key = keyOf(one.field, one.sensitivity)
    const known = said.get(key) ?? []
    if (!known.includes(one.value)) said.set(key, [...known, one.value])
    field[key] = (said.get(key) ?? []).map(visibleSigns).join(BETWEEN[0])
  }
  if (own.leaf === undefined) return { ...own, field }
  return { ...own, leaf: Math.max(own.leaf, ...fields.map(({ leaf }) => leaf)), field }
}

/** The id of the field of a heading such as ours; nothing for another heading, or one for few. */
export function fieldOfHeading(heading: string): string | undefined {
  return /^(?:field\.([^\s():]+)|.*\(field\.([^\s():]+)\))$/s
    .exec(heading.trim())
    ?.slice(1)
    .find(Boolean)
}
