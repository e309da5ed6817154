// Our records in the form that Uwazi imports, so that people can leave us: a table for each
// template, `id` and `title` first, several values with `|`, days as `from:to`, files by name.
// Source: conventions.md 12.
import type { Carried, CellTable } from '../carried/carried.ts'
import { BETWEEN_VALUES } from './entity.ts'

/** The tables, each in a folder of its own as Uwazi asks for it, and without escapes. */
export function uwaziTables(carried: Carried): CellTable[] {
  const { places, documents, events, persons, links, relations } = carried
  const days = (one?: { earliest: string; latest: string }) =>
    one ? `${one.earliest}:${one.latest}` : ''
  const related = (id: string, relation: string) =>
    relations.filter((one) => one.from === id && one.relation === relation).map(({ to }) => to)
  const inEvents = (id: string, role: string) =>
    links.filter((one) => one.person === id && one.role === role).map(({ event }) => event)
  const years = (low?: number, high?: number) =>
    low === undefined ? '' : low === high ? String(low) : `${low}:${high ?? low}`
  return [
    tableOf(
      'place',
      [['level', 'names', 'aliases', 'latitude', 'longitude'], []],
      places,
      (one) => [
        ...[one.id, one.names.en ?? Object.values(one.names)[0] ?? one.id, one.level],
        many(Object.entries(one.names).map(([tag, name]) => `${tag}=${name}`)),
        ...[many(one.aliases ?? []), one.latitude ?? '', one.longitude ?? ''],
      ],
    ),
    tableOf(
      'report',
      [['language', 'published on', 'publisher', 'permanent link', 'text'], FILES],
      documents,
      (one) => [
        ...[one.id, one.title, one.language ?? '', days(one.published), one.publisher ?? ''],
        ...[one.url ?? '', one.files?.length ? '' : (one.text ?? '')],
        ...[one.files?.[0] ?? '', many(one.files?.slice(1) ?? [])],
      ],
    ),
    tableOf(
      'event',
      [['act', 'period', 'place', 'follows', 'part_of', 'same_possible'], []],
      events,
      (one) => [
        ...[one.id, one.title, one.act ?? '', days(one.period), one.place ?? ''],
        ...(['follows', 'part_of', 'same_possible'] as const).map((of) =>
          many(related(one.id, of)),
        ),
      ],
    ),
    tableOf(
      'person',
      [['name', 'other_names', 'born', 'sex', 'home', ...ROLES], []],
      persons,
      (one) => [
        ...[one.id, one.name ?? one.id, one.name ?? '', many(one.otherNames ?? [])],
        ...[years(one.bornLow, one.bornHigh), one.sex ?? '', one.home ?? ''],
        ...ROLES.map((role) => many(inEvents(one.id, role))),
      ],
    ),
  ].filter(({ rows }) => rows.length > 1)
}

const FILES = ['file', 'attachments']
const ROLES = ['victim', 'witness', 'perpetrator', 'relative', 'source', 'intervening']

function tableOf<T>(
  template: string,
  [columns, last]: readonly [readonly string[], readonly string[]],
  records: readonly T[],
  cellsOf: (record: T) => string[],
): CellTable {
  const head = ['id', 'title', ...columns, ...last]
  return { path: `${template}/import.csv`, rows: [head, ...records.map(cellsOf)] }
}

function many(values: readonly string[]): string {
  return values.join(BETWEEN_VALUES)
}
