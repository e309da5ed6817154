// What goes out in another people's format: gathered by the operations behind the lists, as their
// asker gets them anywhere else, so that no format holds what a page would not show.
import {
  type EventRelation,
  type EvidenceDocument,
  type GazetteerPlace,
  given,
  isPlaceWithin,
  type Mention,
} from '@tumen/claim'
import type { Output } from '@tumen/contract'
import type { Carried, CarriedDocument, CarriedEvent, CarriedLink } from '@tumen/exchange'
import { standingRelations } from '../event/relation.ts'
import type { Desk } from '../operation.ts'
import { type AskOperation, partsOf } from '../table/source.ts'

/** What was gathered, and how many records stayed here because they are restricted. */
export interface Gathered {
  carried: Carried
  leftOut: number
}

type Listed = Output<'document.list'>['documents'][number]
type Involved = Output<'involvement.list'>['involvements'][number]

/** Everything that a format for moving has a place for. */
export async function gatherRecords(
  desk: Desk,
  ask: AskOperation,
  withRestricted: boolean,
): Promise<Gathered> {
  const mayGo = ({ sensitivity }: { sensitivity?: string }) =>
    withRestricted || sensitivity === undefined || sensitivity === 'public'
  const all = await recordsOf<Listed>(ask, 'documents')
  const publishers = await publisherNames(desk, all)
  const documents = all.filter(mayGo).map((one) => documentOut(one, publishers))
  const events = (
    await recordsOf<CarriedEvent & { period?: CarriedEvent['period'] }>(ask, 'events')
  ).map(eventOut)
  const involved = await recordsOf<Involved>(ask, 'involvements')
  const links = involved.filter(mayGo).map(linkOut)
  const persons = await personsOf(ask)
  const relations = (await standingRelations(desk)).map(({ row }) => ({
    ...{ from: row.from, to: row.to, certainty: row.certainty },
    relation: row.relation as EventRelation,
  }))
  const places = await placesNamed(desk, [
    ...events.map(({ place }) => place),
    ...persons.map(({ home }) => home),
  ])
  const leftOut = all.length - documents.length + (involved.length - links.length)
  return { carried: { places, documents, events, persons, links, relations }, leftOut }
}

/** All records of a table. */
export async function recordsOf<T>(
  ask: AskOperation,
  table: Parameters<typeof partsOf>[1],
  filter: Readonly<Record<string, unknown>> = {},
): Promise<T[]> {
  const found: T[] = []
  for await (const { items } of partsOf(ask, table, filter))
    found.push(...items.map(({ record }) => record as T))
  return found
}

async function publisherNames(desk: Desk, documents: readonly Listed[]) {
  const ids = [...new Set(documents.flatMap(({ publisher }) => publisher ?? []))]
  const agents = ids.length > 0 ? await desk.ledger.read.agents(ids) : []
  return new Map(
    agents.map(({ row: { id, name = {} } }) => [id, name.en ?? Object.values(name)[0] ?? id]),
  )
}

function documentOut(
  { id, title, language, published, publisher, url }: Listed,
  publishers: ReadonlyMap<string, string>,
): CarriedDocument {
  const named = publisher === undefined ? undefined : publishers.get(publisher)
  const days = published as EvidenceDocument['published']
  return { id, title, language, published: days, ...given({ publisher: named, url }) }
}

function eventOut({ id, title, act, place, period }: CarriedEvent): CarriedEvent {
  return { id, title, ...given({ act, place, period }) }
}

function linkOut({ mention, event, role, certainty }: Involved): CarriedLink {
  return { person: mention, event: event.id, role, certainty }
}

async function personsOf(ask: AskOperation): Promise<Carried['persons'][number][]> {
  const lists = await recordsOf<{ id: string }>(ask, 'lists')
  const found: Carried['persons'][number][] = []
  for (const { id: list } of lists)
    for (const one of await recordsOf<Mention>(ask, 'mentions', { list })) {
      const { id, name, bornLow, bornHigh, sex, home } = one
      found.push({ id, ...given({ name, bornLow, bornHigh, sex, home }) })
    }
  return found
}

/** The own places of the workspace that are named, with those that contain them. */
async function placesNamed(
  desk: Desk,
  paths: readonly (string | undefined)[],
): Promise<GazetteerPlace[]> {
  const named = [...new Set(paths.filter((one) => one !== undefined))]
  const own = await desk.ledger.read.rows('place')
  const used = own.filter(({ row }) => named.some((path) => isPlaceWithin(path, row.id)))
  return [...new Map(used.map(({ row }) => [row.id, row])).values()]
}
