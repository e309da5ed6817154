// What taking in a file would do: its records under ids of their namespace, places that are known,
// and which of them are here already. The check and the import go by the same plan.
import {
  checkRow,
  type EventRecord,
  type EventRelationRow,
  given,
  type Involvement,
  type Mention,
} from '@tumen/claim'
import type { exchangeCheck } from '@tumen/contract'
import {
  applyMapping,
  type Carried,
  type CarriedDocument,
  type CollectionMapping,
  type ExchangeProblem,
  entitiesOfJson,
  entitiesOfTables,
  proposeMapping,
  readBayanat,
  readMoney,
  readStandard,
  submissionsOfJson,
  unnamedIn,
} from '@tumen/exchange'
import { EVER } from '@tumen/ledger'
import type { z } from 'zod'
import { digestOf } from '../change/make.ts'
import { leads } from '../event/relate.ts'
import { standingRelations } from '../event/relation.ts'
import { HIDDEN } from '../involvement/plan.ts'
import type { Call, Desk } from '../operation.ts'
import { createGazetteer, type Gazetteer, gazetteerOf } from '../place/gazetteer.ts'
import { shippedPlaces } from '../place/table.ts'
import { Refusal } from '../refusal.ts'
import { type IncomingParts, incomingParts } from './incoming.ts'

export type ExchangeInput = Omit<z.output<typeof exchangeCheck.input>, never>

/** What becomes of records of one kind. */
export interface KindCount {
  kind: 'document' | 'event' | 'person' | 'place' | 'link' | 'relation'
  new: number
  unchanged: number
  ours: number
}

/** A record that is here and says something else. */
export interface Difference {
  kind: string
  id: string
  fields: string[]
}

/** What would be done. */
export interface ExchangePlan {
  parts: IncomingParts
  mapping: CollectionMapping
  entries: ReadonlyMap<string, number>
  problems: readonly ExchangeProblem[]
  unnamed: readonly string[]
  filesMissing: readonly string[]
  counts: readonly KindCount[]
  differences: readonly Difference[]
  /** The new ones, with ids of ours. */
  places: Carried['places']
  documents: readonly CarriedDocument[]
  events: readonly EventRecord[]
  mentions: readonly Mention[]
  relations: readonly EventRelationRow[]
  involvements: readonly Involvement[]
  token: string
}

/** Reads a file and finds out what is new of it. */
export async function planExchange(
  desk: Desk,
  call: Call,
  input: ExchangeInput,
): Promise<ExchangePlan> {
  const parts = await incomingParts(call, input.bytes)
  const read = carriedIn(parts, input)
  const work = new Planning(desk, input.namespace, read.carried)
  await work.run()
  const problems = [...read.problems, ...work.problems]
  const filesMissing = work.documents
    .flatMap(({ files = [] }) => files)
    .filter((name) => !parts.files.has(name))
  const { counts, differences } = work
  const { places, documents, events, mentions, relations, involvements } = work
  const added = { places, documents, events, mentions, relations, involvements }
  const { hash } = parts
  const { namespace, sensitivity, publisher, language } = input
  const about = { hash, namespace, sensitivity, ...given({ publisher, language }) }
  const token = digestOf({ ...about, added, problems, differences })
  const { mapping, entries, unnamed } = read
  return {
    parts,
    mapping,
    entries,
    problems,
    unnamed,
    filesMissing,
    counts,
    differences,
    ...added,
    token,
  }
}

interface ReadIn {
  carried: Carried
  problems: readonly ExchangeProblem[]
  mapping: CollectionMapping
  entries: ReadonlyMap<string, number>
  unnamed: readonly string[]
}

/** The records of a file, by the format that it is said to have. */
function carriedIn(parts: IncomingParts, { format, mapping }: ExchangeInput): ReadIn {
  const without = { mapping: [], entries: new Map<string, number>(), unnamed: [] }
  if (format === 'huridocs') {
    if (parts.tables.length === 0)
      throw new Refusal('file-unfit', 'bytes', [{ code: 'no_rows', line: 1 }])
    return { ...readStandard(parts.tables), ...without }
  }
  if (format === 'ftm') {
    const values = parts.values.map(({ line, value }) => ({ line, value }))
    if (values.length === 0)
      throw new Refusal('file-unfit', 'bytes', [{ code: 'no_rows', line: 1 }])
    return { ...readMoney(values), ...without }
  }
  if (format === 'bayanat')
    return { ...readBayanat(parts.values.map(({ value }) => value)), ...without }
  const isForm = format === 'kobo'
  const readJson = isForm ? submissionsOfJson : entitiesOfJson
  const tabled = isForm ? { entities: [], problems: [] } : entitiesOfTables(parts.tables)
  const valued = parts.values.map(({ path, value }) => readJson(value, path || undefined))
  const all = [tabled, ...valued]
  const entities = all.flatMap((one) => one.entities)
  if (entities.length === 0) {
    const [first] = all.flatMap((one) => one.problems)
    throw new Refusal('file-unfit', 'bytes', [
      { code: first?.code ?? 'no_rows', line: first?.line ?? 1 },
    ])
  }
  const taken = (mapping as CollectionMapping | undefined) ?? proposeMapping(entities)
  const { carried, problems, counts } = applyMapping(entities, taken)
  return {
    carried,
    problems: [...all.flatMap((one) => one.problems), ...problems],
    mapping: taken,
    entries: new Map(counts.map(({ template, entries }) => [template, entries])),
    unnamed: unnamedIn(entities, taken),
  }
}

const ID = /^[A-Za-z0-9][A-Za-z0-9:._#-]{0,63}$/

/** Gives records their ids here and compares them with what is here. */
class Planning {
  readonly problems: ExchangeProblem[] = []
  readonly differences: Difference[] = []
  readonly places: Carried['places'][number][] = []
  readonly documents: CarriedDocument[] = []
  readonly events: EventRecord[] = []
  readonly mentions: Mention[] = []
  readonly relations: EventRelationRow[] = []
  readonly involvements: Involvement[] = []
  readonly #desk: Desk
  readonly #namespace: string
  readonly #carried: Carried
  readonly #counts = new Map<KindCount['kind'], KindCount>()
  readonly #events = new Set<string>()
  readonly #mentions = new Set<string>()
  #gazetteer: Gazetteer | undefined

  constructor(desk: Desk, namespace: string, carried: Carried) {
    this.#desk = desk
    this.#namespace = namespace
    this.#carried = carried
  }

  get counts(): KindCount[] {
    return [...this.#counts.values()]
  }

  async run(): Promise<void> {
    await this.#places()
    await this.#documents()
    await this.#eventsIn()
    await this.#persons()
    await this.#relationsIn()
    await this.#links()
  }

  async #places(): Promise<void> {
    const own = await this.#desk.ledger.read.rows('place')
    const known = new Map(own.map(({ row }) => [row.id, row]))
    const shipped = await gazetteerOf(this.#desk)
    for (const place of this.#carried.places) {
      const here = known.get(place.id) ?? shipped.places.get(place.id)
      if (checkRow('place', place).length > 0) this.#tell('code_unread')
      else if (!here) this.places.push(place)
      this.#count('place', here ? 'unchanged' : 'new')
    }
    const rows = [...own.map(({ row }) => row), ...this.places]
    this.#gazetteer =
      this.places.length === 0 ? shipped : createGazetteer(await shippedPlaces(), rows)
  }

  async #documents(): Promise<void> {
    const found = this.#carried.documents.map((one) => ({ ...one, id: this.#id(one.id) }))
    const known = await this.#desk.ledger.read.documentsById(
      found.map(({ id }) => id),
      EVER,
    )
    const here = new Map(known.map(({ row }) => [row.id, row]))
    for (const one of found) {
      const { id, title, url, published } = one
      const row = here.get(id)
      if (!ID.test(id)) this.#tell('id_unfit')
      else if (!row) {
        this.documents.push(one)
        this.#count('document', 'new')
      } else
        this.#compare('document', id, [
          ['title', row.title, title],
          ['url', row.url, url],
          ['published', published && row.published, published],
        ])
    }
  }

  async #eventsIn(): Promise<void> {
    const found = this.#carried.events.map((one) => ({ ...one, id: this.#id(one.id) }))
    const known = await this.#desk.ledger.read.eventsById(
      found.map(({ id }) => id),
      EVER,
    )
    const here = new Map(known.map(({ row }) => [row.id, row]))
    for (const { id, title, act, period, place: named } of found) {
      const place = this.#place(named)
      const row: EventRecord = { id, title, ...given({ act, place, period }) }
      const was = here.get(id)
      if (!ID.test(id) || checkRow('event', row).length > 0) {
        this.#tell('id_unfit')
        continue
      }
      this.#events.add(id)
      if (!was) {
        this.events.push(row)
        this.#count('event', 'new')
      } else
        this.#compare('event', id, [
          ...([['title', was.title, title]] as const),
          ...([['act', was.act, act]] as const),
          ...([['place', was.place, place]] as const),
          ...([['period', was.period, period]] as const),
        ])
    }
  }

  async #persons(): Promise<void> {
    const list = this.#namespace
    const ids = this.#carried.persons.map(({ id }) => `${list}/${id}`)
    const known = await this.#desk.ledger.read.mentionsById(ids)
    const here = new Map(known.map(({ row }) => [row.id, row]))
    for (const [n, one] of this.#carried.persons.entries()) {
      const { name, otherNames, bornLow, bornHigh, sex, home: named } = one
      const id = ids[n] ?? ''
      const home = this.#place(named)
      const others = otherNames?.join('; ')
      const born = [bornLow, bornHigh].filter((year) => year !== undefined).join('/')
      const written = given({ record: one.id, name, other_names: others, sex, home: named })
      const words = Object.entries({ ...written, ...(born !== '' && { birth_year: born }) })
      const row: Mention = {
        ...{ id, list, written: Object.fromEntries(words.filter(([, cell]) => cell !== '')) },
        ...given({ name, bornLow, bornHigh, sex, home }),
      }
      const was = here.get(id)
      if (checkRow('mention', row).length > 0) {
        this.#tell('id_unfit')
        continue
      }
      this.#mentions.add(id)
      if (!was) {
        this.mentions.push(row)
        this.#count('person', 'new')
      } else
        this.#compare('person', id, [
          ['name', was.name, name],
          ['birth_year', [was.bornLow, was.bornHigh], [bornLow, bornHigh]],
          ['sex', was.sex, sex],
          ['home', was.home, home],
        ])
    }
  }

  async #relationsIn(): Promise<void> {
    const standing = (await standingRelations(this.#desk)).map(({ row }) => row)
    for (const { from: a, to: b, relation, certainty } of this.#carried.relations) {
      const ends = [this.#id(a), this.#id(b)]
      const [from = '', to = ''] = relation === 'same_possible' ? ends.sort() : ends
      const known = standing.find(
        (row) => row.relation === relation && row.from === from && row.to === to,
      )
      const isThere = this.#events.has(from) && this.#events.has(to)
      const isRing = leads(standing, { relation, from: to, to: from }) || from === to
      if (!isThere) this.#tell('link_target_missing')
      else if (known) this.#count('relation', 'unchanged')
      else if (isRing) this.#tell('link_ring')
      else {
        const row = { id: '', from, to, relation, certainty }
        this.relations.push(row)
        standing.push(row)
        this.#count('relation', 'new')
      }
    }
  }

  async #links(): Promise<void> {
    const keyOf = (one: Pick<Involvement, 'mention' | 'event' | 'role'>) =>
      [one.mention, one.event, one.role].join('\n')
    const known = await this.#desk.ledger.read.involvements()
    const here = new Set(known.map(({ row }) => keyOf(row)))
    for (const { person, event: of, role, certainty } of this.#carried.links) {
      const [mention, event] = [`${this.#namespace}/${person}`, this.#id(of)]
      const isThere = this.#mentions.has(mention) && this.#events.has(event)
      if (!isThere) {
        this.#tell('link_target_missing')
        continue
      }
      const isKnown = here.has(keyOf({ mention, event, role }))
      this.#count('link', isKnown ? 'unchanged' : 'new')
      if (isKnown) continue
      const sensitivity = HIDDEN.has(role) ? 'restricted' : 'public'
      this.involvements.push({ id: '', mention, event, role, certainty, sensitivity })
    }
  }

  #id(external: string): string {
    return `${this.#namespace}:${external}`
  }

  /** The path of a place by its path or a name that only one has; told where nobody knows it. */
  #place(named: string | undefined): string | undefined {
    if (named === undefined) return undefined
    const gazetteer = this.#gazetteer
    const last = named.split('::').at(-1)?.trim() ?? ''
    const path = gazetteer?.pathOf(named) ?? gazetteer?.pathOf(last)
    if (path !== undefined) return path
    const found = gazetteer?.find(last) ?? []
    if (found.length === 1) return found[0]?.id
    this.#tell('place_unknown')
    return undefined
  }

  #compare(
    kind: KindCount['kind'],
    id: string,
    fields: readonly (readonly [name: string, ours: unknown, theirs: unknown])[],
  ): void {
    const differing = fields
      .filter(([, ours, theirs]) => JSON.stringify(ours ?? null) !== JSON.stringify(theirs ?? null))
      .map(([name]) => name)
    this.#count(kind, differing.length === 0 ? 'unchanged' : 'ours')
    if (differing.length > 0) this.differences.push({ kind, id, fields: differing })
  }

  #count(kind: KindCount['kind'], outcome: 'new' | 'unchanged' | 'ours'): void {
    const known = this.#counts.get(kind) ?? { kind, new: 0, unchanged: 0, ours: 0 }
    this.#counts.set(kind, { ...known, [outcome]: known[outcome] + 1 })
  }

  #tell(code: ExchangeProblem['code']): void {
    this.problems.push({ code, line: 0 })
  }
}
