// The entries of a collection as records, by a mapping. What a cell says that cannot be read is
// told by its line and column and stays in the words of the record; an entry without an id of its
// own that is like another one comes not in at all.
import {
  ACTS,
  type Act,
  type DayInterval,
  type CollectionField as Field,
  given,
  PLACE_LEVELS,
} from '@tumen/claim'
import type {
  Carried,
  CarriedDocument,
  CarriedEvent,
  CarriedLink,
  CarriedPerson,
  CarriedRelation,
  ExchangeCode,
  ExchangeProblem,
} from '../carried/carried.ts'
import { readDays } from '../carried/day.ts'
import { type Entity, textOfCells } from '../uwazi/entity.ts'
import type { CollectionMapping, MappedColumn, MappedTemplate } from './mapping.ts'

/** Roles and relations whose cells name other entries, by id or by title. */
const ROLES = ['victim', 'witness', 'perpetrator', 'relative', 'source', 'intervening'] as const
const RELATIONS = ['follows', 'part_of', 'same_possible'] as const

type Writable = { -readonly [K in keyof Carried]: Carried[K][number][] }

/** What became of a collection. */
export interface Applied {
  carried: Carried
  problems: readonly ExchangeProblem[]
  /** How many entries each template had, and what became of them. */
  counts: readonly { template: string; target: string; entries: number }[]
}

/** The records of some entries. */
export function applyMapping(entities: readonly Entity[], mapping: CollectionMapping): Applied {
  const work = new Applying(entities, mapping)
  return work.done()
}

class Applying {
  readonly #carried: Writable = {
    ...{ places: [], documents: [], events: [], persons: [], links: [], relations: [] },
  }
  readonly #problems: ExchangeProblem[] = []
  readonly #counts = new Map<string, { target: string; entries: number }>()
  readonly #templates: ReadonlyMap<string, MappedTemplate>
  readonly #byName = new Map<string, Entity[]>()
  /** The links that are there, by person, event and role. */
  readonly #linked = new Set<string>()

  constructor(entities: readonly Entity[], mapping: CollectionMapping) {
    this.#templates = new Map(mapping.map((one) => [one.template, one]))
    const counts = new Map<string, number>()
    for (const { id } of entities) counts.set(id, (counts.get(id) ?? 0) + 1)
    const fit = entities.filter((one) => this.#isFit(one, counts))
    for (const one of fit)
      for (const name of new Set([one.id, one.title])) {
        const named = this.#byName.get(name)
        if (named) named.push(one)
        else this.#byName.set(name, [one])
      }
    for (const one of fit) this.#entity(one)
  }

  done(): Applied {
    const counts = [...this.#counts].map(([template, one]) => ({ template, ...one }))
    return { carried: this.#carried, problems: this.#problems, counts }
  }

  /** Of two with one id nobody knows which is meant: neither comes in. */
  #isFit(entity: Entity, counts: ReadonlyMap<string, number>): boolean {
    const isId = /^[A-Za-z0-9][A-Za-z0-9:._#/-]{0,99}$/.test(entity.id)
    const isTwice = (counts.get(entity.id) ?? 0) > 1
    if (!isId || isTwice) this.#tell(entity, isTwice ? 'id_twice' : 'id_unfit')
    return isId && !isTwice
  }

  #entity(entity: Entity): void {
    const { target, columns } = this.#templates.get(entity.template) ?? RECORD
    const count = this.#counts.get(entity.template) ?? { target, entries: 0 }
    this.#counts.set(entity.template, { target, entries: count.entries + 1 })
    if (target === 'skip') return
    const cells = new Cells(entity, columns)
    if (target === 'place') {
      this.#place(entity, cells)
      return
    }
    this.#carried.documents.push(this.#document(entity, cells, target === 'document'))
    if (target === 'event') this.#event(entity, cells)
    if (target === 'person') this.#person(entity, cells)
  }

  /** The document that an entry is, or the words of its record. */
  #document(entity: Entity, cells: Cells, isDocument: boolean): CarriedDocument {
    const { id, title, language, url, files } = entity
    const own = isDocument
      ? given({
          language: cells.text('language') ?? language,
          published: this.#days(entity, cells, 'published'),
          publisher: cells.text('publisher'),
          url: cells.text('url') ?? url,
        })
      : given({ language, url })
    const text = (isDocument && cells.text('text')) || textOfCells(title, entity.cells)
    const name = isDocument ? id : `${id}:record`
    return { id: name, title, ...own, text, files }
  }

  #event(entity: Entity, cells: Cells): void {
    const { id, title } = entity
    const event: CarriedEvent = {
      ...{ id, title },
      ...given({
        act: this.#act(entity, cells),
        place: cells.text('place'),
        period: this.#days(entity, cells, 'period'),
      }),
    }
    this.#carried.events.push(event)
    for (const relation of RELATIONS)
      for (const to of this.#named(entity, cells, relation)) {
        const row: CarriedRelation = { from: id, to: to.id, relation, certainty: 'certain' }
        this.#carried.relations.push(row)
      }
    for (const role of ROLES)
      for (const person of this.#named(entity, cells, role))
        this.#link({ person: person.id, event: id, role, certainty: 'certain' })
  }

  #person(entity: Entity, cells: Cells): void {
    const { id, title } = entity
    const born = this.#days(entity, cells, 'born')
    const sex = cells.text('sex')
    const read = sex === undefined ? undefined : SEXES.find(([names]) => names.test(sex))?.[1]
    if (sex !== undefined && !read) this.#tell(entity, 'sex_unread', cells.columnOf('sex'))
    const names = cells.values('other_names')
    const person: CarriedPerson = {
      id,
      ...given({ name: cells.columnOf('name') === undefined ? title : cells.text('name') }),
      ...(names.length > 0 && { otherNames: names }),
      ...(born && { bornLow: Number(born.earliest.slice(0, 4)) }),
      ...(born && { bornHigh: Number(born.latest.slice(0, 4)) }),
      ...given({ sex: read, home: cells.text('home') }),
    }
    this.#carried.persons.push(person)
    for (const role of ROLES)
      for (const event of this.#named(entity, cells, role))
        this.#link({ person: id, event: event.id, role, certainty: 'certain' })
  }

  #place(entity: Entity, cells: Cells): void {
    const level = PLACE_LEVELS.find((one) => one === cells.text('level'))
    if (!level) {
      this.#tell(entity, 'code_unread', cells.columnOf('level'))
      return
    }
    const named = cells.values('names').map((one) => one.split(/=(.*)/s).slice(0, 2))
    const names = Object.fromEntries(named.length > 0 ? named : [['und', entity.title]])
    const aliases = cells.values('aliases')
    this.#carried.places.push({
      ...{ id: entity.id, level, names },
      ...(aliases.length > 0 && { aliases: [...aliases] }),
      ...given({ latitude: cells.text('latitude'), longitude: cells.text('longitude') }),
    })
  }

  #link(link: CarriedLink): void {
    const key = [link.person, link.event, link.role].join('\n')
    if (this.#linked.has(key)) return
    this.#linked.add(key)
    this.#carried.links.push(link)
  }

  #days(entity: Entity, cells: Cells, field: Field): DayInterval | undefined {
    const text = cells.text(field)
    if (text === undefined) return undefined
    const days = readDays(text, cells.mapped(field)?.order)
    if (typeof days === 'object') return days
    this.#tell(entity, days, cells.columnOf(field))
    return undefined
  }

  #act(entity: Entity, cells: Cells): Act | undefined {
    const text = cells.text('act')
    if (text === undefined) return undefined
    const word = text
      .split('::')
      .at(-1)
      ?.trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_')
    const act = ACTS.find((one) => one === word)
    if (!act) this.#tell(entity, 'act_unread', cells.columnOf('act'))
    return act
  }

  /** The other entries that a cell names: by id, or by a title that only one has. */
  #named(entity: Entity, cells: Cells, field: Field): Entity[] {
    return cells.named(field).flatMap((name) => {
      const found = this.#byName.get(name) ?? []
      const one = found.find(({ id }) => id === name) ?? (found.length === 1 ? found[0] : undefined)
      if (one) return [one]
      this.#tell(entity, 'link_target_missing', cells.columnOf(field))
      return []
    })
  }

  #tell({ file, line }: Entity, code: ExchangeCode, column?: string): void {
    this.#problems.push({ code, line, ...given({ file, column }) })
  }
}

const RECORD: MappedTemplate = { template: '', target: 'record', columns: [] }

const SEXES: readonly (readonly [RegExp, 'f' | 'm'])[] = [
  [/^(f|female|woman|femenino|mujer|여|여성|女)$/iu, 'f'],
  [/^(m|male|man|masculino|hombre|남|남성|男)$/iu, 'm'],
]

/** The cells of an entry by what they are taken for. */
class Cells {
  readonly #entity: Entity
  readonly #columns: readonly MappedColumn[]

  constructor(entity: Entity, columns: readonly MappedColumn[]) {
    this.#entity = entity
    this.#columns = columns
  }

  mapped(field: Field): MappedColumn | undefined {
    return this.#columns.find((one) => one.field === field)
  }

  columnOf(field: Field): string | undefined {
    return this.mapped(field)?.column
  }

  values(field: Field): readonly string[] {
    const column = this.columnOf(field)
    const cell = this.#entity.cells.find((one) => one.column === column)
    return cell?.values ?? []
  }

  /** What the values name: entries by their ids where they are known. */
  named(field: Field): readonly string[] {
    const column = this.columnOf(field)
    const cell = this.#entity.cells.find((one) => one.column === column)
    return cell?.ids ?? cell?.values ?? []
  }

  text(field: Field): string | undefined {
    const text = this.values(field).join(' | ').trim()
    return text === '' ? undefined : text
  }
}
