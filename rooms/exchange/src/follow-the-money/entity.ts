// FollowTheMoney: one object a line, each with a schema of its list and properties that are lists
// of texts. Dates are the beginnings of ISO dates, as long as they are precise. Nobody is written
// as a person: no consent is recorded here. Source: conventions.md 10.
import { ACTS, type DayInterval, given, writeDate } from '@tumen/claim'
import type {
  Carried,
  CarriedDocument,
  CarriedEvent,
  CarriedPerson,
  ReadCarried,
} from '../carried/carried.ts'
import { readDays } from '../carried/day.ts'

/** One object of the format. */
export interface MoneyEntity {
  id: string
  schema: string
  properties: Readonly<Record<string, readonly string[]>>
}

/** Properties with something in them. */
function entity(id: string, schema: string, fields: Record<string, string | undefined>) {
  const full = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')
  const properties = Object.fromEntries(full.map(([name, value]) => [name, [String(value)]]))
  return { id, schema, properties }
}

/** Events and documents as objects; `urlOf` is the permanent link of a record. */
export function moneyEntities(
  { events, documents }: Carried,
  urlOf: (kind: 'event' | 'document', id: string) => string,
): MoneyEntity[] {
  return [
    ...events.map(({ id, title, act, place, period }) =>
      entity(id, 'Event', {
        ...{ name: title, keywords: act, recordId: id, sourceUrl: urlOf('event', id) },
        ...{ location: place, country: place?.split('/')[0]?.toLowerCase() },
        ...daysOut(period),
      }),
    ),
    ...documents.map(({ id, title, published, publisher, language, url }) =>
      entity(id, 'Article', {
        ...{ title, fileName: id, author: publisher, language: LANGUAGES[language ?? ''] },
        ...{ sourceUrl: url ?? urlOf('document', id) },
        publishedAt: published && oneDate(published),
      }),
    ),
  ]
}

/** The format names languages by three letters. */
const LANGUAGES: Readonly<Record<string, string>> = { en: 'eng', ko: 'kor', zh: 'zho' }

/** A date whose length is its precision; of other periods the first day. */
function oneDate(days: DayInterval): string {
  const date = writeDate(days)
  return /^\d{4}(-(0\d|1[0-2])(-\d\d)?)?$/.test(date) ? date : days.earliest
}

function daysOut(period: DayInterval | undefined): Record<string, string | undefined> {
  if (!period) return {}
  const date = writeDate(period)
  if (/^\d{4}(-(0\d|1[0-2])(-\d\d)?)?$/.test(date)) return { date }
  return { startDate: period.earliest, endDate: period.latest }
}

/** Events, documents and persons of some lines of JSON. */
export function readMoney(values: readonly { line: number; value: unknown }[]): ReadCarried {
  const events: CarriedEvent[] = []
  const documents: CarriedDocument[] = []
  const persons: CarriedPerson[] = []
  const problems: ReadCarried['problems'][number][] = []
  const seen = new Set<string>()
  for (const { line, value } of values) {
    const one = entityIn(value)
    if (!one) problems.push({ code: 'entry_unreadable', line })
    else if (!/^[A-Za-z0-9][A-Za-z0-9:._#/-]{0,99}$/.test(one.id))
      problems.push({ code: 'id_unfit', line })
    else if (seen.has(one.id)) problems.push({ code: 'id_twice', line })
    else {
      seen.add(one.id)
      const tell = (column: string) => void problems.push({ code: 'date_unread', line, column })
      const { schema } = one
      const read = reading(one, tell)
      if (schema === 'Event') events.push(read.event())
      else if (DOCUMENTS.has(schema)) documents.push(read.document())
      else if (schema === 'Person')
        persons.push({ id: one.id, ...given({ name: read.first('name') }) })
      else problems.push({ code: 'code_unread', line, column: 'schema' })
    }
  }
  const carried: Carried = { places: [], documents, events, persons, links: [], relations: [] }
  return { carried, problems }
}

const DOCUMENTS: ReadonlySet<string> = new Set(['Article', 'Document', 'HyperText', 'PlainText'])

function reading({ id, properties }: MoneyEntity, tell: (column: string) => void) {
  const first = (name: string) => properties[name]?.[0]
  const days = (name: string): DayInterval | undefined => {
    const text = first(name)
    const read = text === undefined ? undefined : readDays(text.slice(0, 10))
    if (typeof read === 'string') tell(name)
    return typeof read === 'object' ? read : undefined
  }
  const period = () => {
    const [start, end] = [days('startDate'), days('endDate')]
    if (start && end) return { earliest: start.earliest, latest: end.latest }
    return days('date') ?? start ?? end
  }
  return {
    first,
    event: (): CarriedEvent => ({
      ...{ id, title: first('name') ?? id },
      ...given({
        act: ACTS.find((one) => one === first('keywords')),
        place: first('location') ?? first('country')?.toUpperCase(),
        period: period(),
      }),
    }),
    document: (): CarriedDocument => ({
      ...{ id, title: first('title') ?? first('name') ?? id },
      ...given({
        language: Object.entries(LANGUAGES).find(([, three]) => three === first('language'))?.[0],
        published: days('publishedAt') ?? days('date'),
        publisher: first('author') ?? first('publisher'),
        url: first('sourceUrl'),
        text: first('bodyText'),
      }),
    }),
  }
}

function entityIn(value: unknown): MoneyEntity | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { id, schema, properties } = value as Partial<Record<string, unknown>>
  if (typeof id !== 'string' || typeof schema !== 'string') return undefined
  if (typeof properties !== 'object' || properties === null) return undefined
  const texts = Object.entries(properties).map(([name, values]) => {
    const list = Array.isArray(values) ? values : [values]
    return [name, list.filter((one) => typeof one === 'string')] as const
  })
  return { id, schema, properties: Object.fromEntries(texts) }
}
