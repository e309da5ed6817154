// Records of Bayanat from its export of JSON: bulletins, actors or incidents. Numbers of documents
// of identity are not taken in, and neither are comments and reviews of their colleagues.
// Source: conventions.md 13.
import { type Certainty, type DayInterval, given, type PersonRole } from '@tumen/claim'
import type {
  Carried,
  CarriedDocument,
  ExchangeCode,
  ExchangeProblem,
  ReadCarried,
} from '../carried/carried.ts'
import { readDays } from '../carried/day.ts'
import { type Fields, fieldsIn, isFields, textOf } from '../carried/json.ts'

type Writable = { -readonly [K in keyof Carried]: Carried[K][number][] }
type Tell = (code: ExchangeCode, column?: string) => void

/** How an actor stands to an incident, by the numbers of their list. */
const ROLES: Readonly<Record<string, PersonRole>> = { 1: 'victim', 2: 'witness', 3: 'perpetrator' }
const CERTAINTIES: Readonly<Record<string, Certainty>> = { 0: 'maybe', 1: 'likely', 2: 'certain' }

/** What a value of JSON holds: an object with one list of records, or several such objects. */
export function readBayanat(values: readonly unknown[]): ReadCarried {
  const carried: Writable = {
    ...{ places: [], documents: [], events: [], persons: [], links: [], relations: [] },
  }
  const problems: ExchangeProblem[] = []
  let line = 0
  const tell: Tell = (code, column) => void problems.push({ code, line, ...given({ column }) })
  for (const value of values.filter(isFields))
    for (const [kind, read] of Object.entries(READERS))
      for (const record of fieldsIn(value[kind])) {
        line++
        if (textOf(record.id) === '') tell('id_missing', 'id')
        else read(record, carried, tell)
      }
  const persons = new Set(carried.persons.map(({ id }) => id))
  const links = carried.links.filter(({ person }) => {
    if (!persons.has(person)) tell('link_target_missing')
    return persons.has(person)
  })
  return { carried: { ...carried, links }, problems }
}

const READERS: Readonly<Record<string, (record: Fields, to: Writable, tell: Tell) => void>> = {
  bulletins: readBulletin,
  actors: readActor,
  incidents: readIncident,
}

function readBulletin(record: Fields, to: Writable, tell: Tell): void {
  const id = `bulletin:${textOf(record.id)}`
  const title = textOf(record.title) || textOf(record.title_ar)
  if (title === '') {
    tell('title_missing', 'title')
    return
  }
  const published =
    daysOf(record, 'publish_date', tell) ?? daysOf(record, 'documentation_date', tell)
  const [source] = fieldsIn(record.sources)
  const document: CarriedDocument = {
    ...{ id, title, text: [title, plain(record.description)].filter(Boolean).join('\n') },
    ...given({ published, url: textOf(record.source_link) || undefined }),
    ...given({ publisher: source && (textOf(source.title) || undefined) }),
    files: fieldsIn(record.medias)
      .map(({ filename }) => textOf(filename))
      .filter(Boolean),
  }
  to.documents.push(document)
}

function readActor(record: Fields, to: Writable, tell: Tell): void {
  const id = `actor:${textOf(record.id)}`
  // A group is no person.
  const type = textOf(record.type)
  if (type !== '' && !/^(person|individual)$/i.test(type)) {
    tell('code_unread', 'type')
    return
  }
  const names = [record.name, record.name_ar, record.nickname].map(textOf).filter(Boolean)
  const [name, ...others] = names
  const sex = textOf(record.sex)
  const read = /^f/i.test(sex) ? ('f' as const) : /^m/i.test(sex) ? ('m' as const) : undefined
  const place = record.origin_place
  const home = isFields(place) ? textOf(place.full_string) || textOf(place.title) : textOf(place)
  to.persons.push({
    id,
    ...given({ name, sex: read, home: home.split(',')[0]?.trim() || undefined }),
    ...(others.length > 0 && { otherNames: others }),
  })
}

function readIncident(record: Fields, to: Writable, tell: Tell): void {
  const id = `incident:${textOf(record.id)}`
  const title = textOf(record.title) || textOf(record.title_ar)
  if (title === '') {
    tell('title_missing', 'title')
    return
  }
  const [event] = fieldsIn(record.events)
  const [location] = fieldsIn(record.locations)
  const from = event && daysOf(event, 'from_date', tell)
  const until = event && daysOf(event, 'to_date', tell)
  const period = from && { earliest: from.earliest, latest: (until ?? from).latest }
  const place = location && textOf(location.title)
  to.events.push({ id, title, ...given({ period, place: place || undefined }) })
  for (const relation of fieldsIn(record.actor_relations)) {
    const actor = isFields(relation.actor) ? textOf(relation.actor.id) : textOf(relation.actor_id)
    const related = Array.isArray(relation.related_as) ? relation.related_as : [relation.related_as]
    const certainty = CERTAINTIES[textOf(relation.probability)] ?? 'maybe'
    for (const as of related) {
      const role = ROLES[textOf(as)]
      if (role) to.links.push({ person: `actor:${actor}`, event: id, role, certainty })
      else tell('code_unread', 'related_as')
    }
  }
}

function daysOf(record: Fields, field: string, tell: Tell): DayInterval | undefined {
  const text = textOf(record[field]).slice(0, 10)
  if (text === '') return undefined
  const days = readDays(text)
  if (typeof days === 'object') return days
  tell(days, field)
  return undefined
}

/** Their texts are kept as HTML; here only the words of it are. */
function plain(value: unknown): string {
  return textOf(value)
    .replace(/<(br|\/p|\/div|\/li)[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .trim()
}
