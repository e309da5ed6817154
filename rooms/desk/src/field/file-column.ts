// Fields of a group's own in files of events: a column for each, read by the kind of its field, and
// written as rows of their own. One for few comes in by no file: what a run did is told to many.
import type {
  CustomField,
  CustomFieldSubject,
  CustomValue,
  DayInterval,
  EventRecord,
} from '@tumen/claim'
import type { Stored as StoredRow, Writer } from '@tumen/ledger'
import { dayOf } from '../day.ts'
import { EVENTS, OWN_FIELD } from '../import/event.ts'
import type {
  KnownRecords,
  LaterRow,
  PartProblem,
  PartReader,
  RecordKind,
  RowToReady,
  RowToWrite,
  Stored,
} from '../import/kind.ts'
import type { Call, Desk } from '../operation.ts'
import { type Gazetteer, gazetteerOf } from '../place/gazetteer.ts'
import { Refusal } from '../refusal.ts'
import { seenFields } from './seen.ts'
import { isOffered, readValue } from './value.ts'

const PREFIX = 'field.'

/** Whether a column is taken for a field of a group's own. */
export function isOwnField(field: string): boolean {
  return OWN_FIELD.test(field)
}

const EVER = { earliest: '0000-01-01', latest: '9999-12-31' }

/** The fields of events or of persons that everybody here may read, by their columns. */
export async function openFields(
  desk: Desk,
  { actor }: Pick<Call, 'actor'>,
  whose: CustomFieldSubject,
): Promise<ReadonlyMap<string, CustomField>> {
  const rows = (await seenFields(desk, actor)).map(({ row }) => row)
  const open = rows.filter(({ of, sensitivity }) => of === whose && sensitivity === 'public')
  return new Map(open.map((one) => [`${PREFIX}${one.id}`, one]))
}

/** What columns of such files can be beside fields of an event or a person. */
export async function ownFieldNames(
  desk: Desk,
  call: Call,
  of: CustomFieldSubject,
): Promise<string[]> {
  const fields = await openFields(desk, call, of)
  return [...fields].flatMap(([name, { retired }]) => (retired ? [] : [name]))
}

/** Events with a column for each field that everybody here may read. */
export async function eventsWithFields(desk: Desk, call: Call): Promise<RecordKind> {
  const names = await openFields(desk, call, 'event')
  const parts = Object.fromEntries(
    [...names].map(([name, one]) => [name, ownPart(name, one, EVER)]),
  )
  const { rules } = EVENTS
  return {
    ...EVENTS,
    rules: {
      isField: (field) => names.has(field) || (!isOwnField(field) && rules.isField(field)),
      problemsOf: (mapped) => {
        if (!isOwnField(mapped.field)) return rules.problemsOf(mapped)
        return names.has(mapped.field) ? [] : ['field_unknown']
      },
    },
    parts: { ...EVENTS.parts, ...parts },
    check: (row) => EVENTS.check(eventIn(row)),
    known: async (of, asked) => {
      const known = await EVENTS.known(of, asked)
      const work = new OwnFields(desk, known, names, await gazetteerOf(desk))
      return work.records()
    },
  }
}

/**
 * What a cell says of a field; an entry of a choice must be offered for one of these days. Which
 * days an event is of is known of its row as a whole.
 */
export function ownPart(name: string, field: CustomField, days: DayInterval): PartReader {
  return {
    fields: [name],
    read: (cells, { gazetteer }, before) => {
      const words = cells.get(name) ?? ''
      if (words === before) return { value: before }
      if (field.retired) return { problem: 'field_retired', of: name }
      try {
        const around = { gazetteer, days, before: before as string | undefined, field: name }
        return { value: readValue(field, words, around).value }
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return { problem: PROBLEMS[field.kind], of: name }
      }
    },
  }
}

const PROBLEMS = {
  text: 'text_long',
  number: 'number_unreadable',
  date: 'date_unreadable',
  choice: 'word_unknown',
  place: 'place_unknown',
} as const

/** The event itself, without its fields. */
function eventIn(row: Stored): Stored {
  const own = Object.entries(row).filter(([name]) => !isOwnField(name))
  return Object.fromEntries(own) as Stored
}

/** The events that are here, with what stands in their fields. */
class OwnFields {
  readonly #desk: Desk
  readonly #known: KnownRecords
  readonly #names: ReadonlyMap<string, CustomField>
  readonly #gazetteer: Gazetteer
  /** What is here, as it was looked up last. */
  readonly #before = new Map<string, Stored>()

  constructor(
    desk: Desk,
    known: KnownRecords,
    names: ReadonlyMap<string, CustomField>,
    gazetteer: Gazetteer,
  ) {
    this.#desk = desk
    this.#known = known
    this.#names = names
    this.#gazetteer = gazetteer
  }

  records(): KnownRecords {
    const known = this.#known
    return {
      ...known,
      byId: async (ids) => this.#filled(await known.byId(ids)),
      byExternal: async (ids) => this.#filled(await known.byExternal(ids)),
      rowsOf: async (ids) => this.#rowsOf(ids),
      readied: async (row) => this.#readied(row),
      write: (write, row) => this.#write(write, row),
    }
  }

  async #filled(events: readonly Stored[]): Promise<Stored[]> {
    const values = await this.#values(events.map(({ id }) => id))
    return events.map((event) => {
      const own = values.filter(({ row }) => row.event === event.id)
      const filled = { ...event, ...Object.fromEntries(own.map(({ row }) => said(row))) }
      this.#before.set(event.id, filled)
      return filled
    })
  }

  async #values(events: readonly string[]): Promise<StoredRow<CustomValue>[]> {
    if (events.length === 0) return []
    const fields = [...this.#names.values()].map(({ id }) => id)
    return this.#desk.ledger.read.customValues({ fields, events })
  }

  /** Rows of each event and its values, in the order of recording, each as all stood then. */
  async #rowsOf(ids: readonly string[]): Promise<LaterRow[]> {
    if (ids.length === 0) return []
    const fields = [...this.#names.values()].map(({ id }) => id)
    const values = await this.#desk.ledger.read.customValueRows({ fields, events: ids })
    const events = await this.#known.rowsOf(ids)
    const rows: LaterRow[] = []
    for (const id of ids) {
      const own = events.filter(({ row }) => row.id === id)
      const later = values.filter(({ row }) => row.event === id)
      // What was said first is what later rows differ from.
      let now: Stored = own[0]?.row ?? { id }
      rows.push({ row: now, run: undefined, leaf: -1 })
      const steps = [
        ...own.map(({ row, run, leaf }) => ({
          said: Object.entries(row),
          isEvent: true,
          run,
          leaf,
        })),
        ...later.map(({ row, leaf }) => ({
          said: [said(row)],
          isEvent: false,
          run: row.run,
          leaf,
        })),
      ].sort((a, b) => a.leaf - b.leaf)
      for (const { said: words, isEvent, run, leaf } of steps) {
        const kept = Object.entries(now).filter(([name]) => !isEvent || isOwnField(name))
        now = Object.fromEntries([...kept, ...words]) as Stored
        rows.push({ row: now, run, leaf })
      }
    }
    return rows
  }

  #readied({ before, content }: RowToReady) {
    const today = dayOf(this.#desk.clock())
    const { period } = content as { period?: EventRecord['period'] }
    const days = period ?? { earliest: today, latest: today }
    const problems: PartProblem[] = []
    for (const [name, { choices = [] }] of this.#names) {
      const value = content[name]
      const entry = choices.find(({ id }) => id === value)
      if (entry && value !== before?.[name] && !isOffered(entry, days))
        problems.push({ problem: 'word_unknown', of: name })
    }
    return problems.length > 0 ? { problems } : { ready: undefined, content }
  }

  async #write(write: Writer, { row, isNew, run }: RowToWrite): Promise<string> {
    const before = this.#before.get(row.id)
    const event = eventIn(row)
    const isSame = before !== undefined && isEqual(eventIn(before), event)
    const id = isSame ? row.id : await this.#known.write(write, { row: event, isNew, run })
    const values = before ? await this.#values([id]) : []
    for (const [name, field] of this.#names) {
      if (row[name] === before?.[name]) continue
      const old = values.find((one) => one.row.field === field.id)
      await write.append('custom_value', {
        ...{ id: old?.row.id ?? this.#desk.newId('fv'), field: field.id, event: id },
        ...{ sensitivity: field.sensitivity, ...this.#read(field, row[name]), run },
      })
    }
    return id
  }

  #read(field: CustomField, value: unknown) {
    if (typeof value !== 'string') return {}
    return readValue(field, value, { gazetteer: this.#gazetteer, days: EVER, field: field.id })
  }
}

function said({ field, value }: CustomValue): [string, unknown] {
  return [ownName(field), value]
}

/** The column of a field. */
export function ownName(field: string): string {
  return `${PREFIX}${field}`
}

/** Whether two events say the same, whichever import wrote them. */
function isEqual({ run: _, ...a }: Stored, { run: __, ...b }: Stored): boolean {
  const sorted = (one: object) =>
    JSON.stringify(Object.entries(one).sort(([x], [y]) => (x < y ? -1 : 1)))
  return sorted(a) === sorted(b)
}
