// Fields of a group's own in files of persons: a value stands with the mention that the row is, and
// is written as a row of its own. One for few comes in by no file. Source: desk.md M14; decision
// 0114.
import type { CustomField, CustomValue } from '@tumen/claim'
import type { Writer } from '@tumen/ledger'
import { dayOf } from '../day.ts'
import {
  type ColumnRules,
  isRestrictedColumn,
  plainField,
  type ReadColumn,
} from '../import/column.ts'
import { OWN_FIELD } from '../import/event.ts'
import type { FieldChange } from '../import/outcome.ts'
import type { RowCells } from '../mention/reading.ts'
import type { Call, Desk } from '../operation.ts'
import { type Gazetteer, gazetteerOf } from '../place/gazetteer.ts'
import { fieldOfHeading } from '../table/field-column.ts'
import { isOwnField, openFields, ownName, ownPart } from './file-column.ts'
import { readValue } from './value.ts'

/** What stands in fields of a mention, by column; of each whether somebody set it by hand. */
export interface OwnValues {
  said: Readonly<Record<string, string>>
  held: ReadonlySet<string>
}

/** What a row makes of them. */
export interface OwnReading {
  said: Record<string, string>
  /** Columns in which it says otherwise than somebody's hand. */
  against: string[]
  problems: RowCells['problems']
}

const NOTHING: OwnValues = { said: {}, held: new Set() }

/** Whether a column is one of a field of a group's own, and not one of the list itself. */
export function isOwnColumn({ field, isRestricted }: ReadColumn): boolean {
  return !isRestricted && isOwnField(field)
}

/** Whether a column of a table of ours holds a field for few, which comes in by no file. */
export function isFieldForFew({ field, isRestricted }: ReadColumn): boolean {
  return isRestricted && fieldOfHeading(field) !== undefined
}

/** What columns of files of persons can be taken for, with the fields that are here. */
export function rulesWith(rules: ColumnRules, names: ReadonlyMap<string, unknown>): ColumnRules {
  return {
    // What a mapping calls a field is none of a list's own words, whoever may read it.
    isField: (field) => OWN_FIELD.test(field) || rules.isField(field),
    problemsOf: (mapped) => {
      const field = plainField(mapped.field)
      if (!isOwnField(field) || isRestrictedColumn(mapped)) return rules.problemsOf(mapped)
      return names.has(field) ? [] : ['field_unknown']
    },
  }
}

/** The columns of such fields in one file, and what they make of the mentions that are here. */
export class MentionFields {
  readonly #desk: Desk
  readonly #columns: readonly ReadColumn[]
  readonly #fields: ReadonlyMap<string, CustomField>
  readonly #gazetteer: Gazetteer
  /** Ids of the values that were looked up last, by mention and column. */
  #ids = new Map<string, string>()

  constructor(
    desk: Desk,
    columns: readonly ReadColumn[],
    fields: ReadonlyMap<string, CustomField>,
    gazetteer: Gazetteer,
  ) {
    this.#desk = desk
    this.#columns = columns
    this.#fields = fields
    this.#gazetteer = gazetteer
  }

  get columns(): readonly ReadColumn[] {
    return this.#columns
  }

  /** What stands with these mentions now, of the fields that have a column. */
  async look(mentions: readonly string[]): Promise<ReadonlyMap<string, OwnValues>> {
    const found = new Map<string, { said: Record<string, string>; held: Set<string> }>()
    this.#ids = new Map()
    if (this.#columns.length === 0 || mentions.length === 0) return found
    const fields = this.#columns.flatMap(({ field }) => this.#fields.get(field)?.id ?? [])
    for (const { row } of await this.#desk.ledger.read.customValueRows({ fields, mentions })) {
      const own = found.get(row.mention ?? '') ?? { said: {}, held: new Set() }
      found.set(row.mention ?? '', own)
      noteRow(own, ownName(row.field), row)
      this.#ids.set(idKey(row.mention ?? '', ownName(row.field)), row.id)
    }
    return found
  }

  /** What a row says of them, beside what stands there. */
  read({ open, problems }: RowCells, before: OwnValues = NOTHING): OwnReading {
    const reading: OwnReading = { said: { ...before.said }, against: [], problems: [...problems] }
    for (const { at, field: name } of this.#columns) {
      const field = this.#fields.get(name)
      const text = open.get(name)
      if (field === undefined || text === undefined) continue
      const was = before.said[name]
      const read = text === '' ? { value: undefined } : this.#part(name, field, open, was)
      if ('problem' in read) reading.problems.push({ code: read.problem, column: at + 1 })
      else if (read.value !== was) {
        if (read.value === undefined) delete reading.said[name]
        else reading.said[name] = read.value as string
        if (before.held.has(name)) reading.against.push(name)
      }
    }
    return reading
  }

  #part(name: string, field: CustomField, open: RowCells['open'], was: string | undefined) {
    const today = dayOf(this.#desk.clock())
    const around = { columns: this.#columns, gazetteer: this.#gazetteer, places: new Map() }
    return ownPart(name, field, { earliest: today, latest: today }).read(open, around, was)
  }

  /** Writes what a row says otherwise than before; the mention was looked up last, or is new. */
  async write(
    write: Writer,
    { mention, run }: { mention: string; run: string },
    { before = {}, after = {} }: { before?: OwnValues['said']; after?: OwnValues['said'] },
  ): Promise<void> {
    for (const { field: name } of ownChanges(before, after)) {
      const field = this.#fields.get(name)
      if (field === undefined) continue
      const id = this.#ids.get(idKey(mention, name)) ?? this.#desk.newId('fv')
      const { sensitivity } = field
      const said = this.#value(field, after[name])
      await write.append('custom_value', {
        ...{ id, field: field.id, mention, sensitivity, ...said, run },
      })
    }
  }

  #value(field: CustomField, before: string | undefined): Partial<CustomValue> {
    if (before === undefined) return {}
    const today = dayOf(this.#desk.clock())
    const days = { earliest: today, latest: today }
    return readValue(field, before, { gazetteer: this.#gazetteer, days, before, field: field.id })
  }
}

/** The fields of persons as columns of a file have them. */
export async function mentionFields(
  desk: Desk,
  call: Pick<Call, 'actor'>,
  columns: readonly ReadColumn[],
): Promise<MentionFields> {
  const own = columns.filter(isOwnColumn)
  const fields = own.length === 0 ? new Map() : await openFields(desk, call, 'person')
  return new MentionFields(desk, own, fields, await gazetteerOf(desk))
}

function idKey(mention: string, name: string): string {
  return `${mention} ${name}`
}

function noteRow(
  { said, held }: { said: Record<string, string>; held: Set<string> },
  name: string,
  { value, run }: CustomValue,
): void {
  if (said[name] === value) return
  if (value === undefined) delete said[name]
  else said[name] = value
  if (run === undefined) held.add(name)
  else held.delete(name)
}

/** How what stands in fields differs. */
export function ownChanges(
  before: OwnValues['said'] = {},
  after: OwnValues['said'] = {},
): FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.flatMap((field): FieldChange[] => {
    const [was, is] = [before[field], after[field]]
    if (was === is) return []
    const told = {
      ...(was !== undefined && { before: was }),
      ...(is !== undefined && { after: is }),
    }
    return [{ kind: 'value', field, ...told }]
  })
}
