// Entries of Uwazi from what its interface answers: entities, with the templates that say what
// their properties are called. Several languages of one entry are one record.
// Source: conventions.md 12.
import type { ExchangeProblem } from '../carried/carried.ts'
import { type Fields, fieldsIn, isFields, listIn, textOf } from '../carried/json.ts'
import type { Entity, EntityCell } from './entity.ts'
import type { ReadEntities } from './read-table.ts'

interface Template {
  name: string
  /** Labels by the names of properties, and their types. */
  properties: ReadonlyMap<string, { label: string; type: string }>
}

/** Years of four digits. */
const MOST_SECONDS = 200_000_000_000

/** The entries of a value of JSON: a list, or an object with `rows` or `entities`. */
export function entitiesOfJson(value: unknown, file?: string): ReadEntities {
  const whole = isFields(value) ? value : {}
  const rows = listIn(value) ?? listIn(whole.entities) ?? listIn(whole.rows)
  const named = file === undefined ? {} : { file }
  if (!rows) return { entities: [], problems: [{ code: 'json_unreadable', line: 1, ...named }] }
  const templates = templatesOf(listIn(whole.templates) ?? [])
  const problems: ExchangeProblem[] = []
  const byId = new Map<string, Entity>()
  for (const [n, row] of rows.entries()) {
    const line = n + 1
    const entity = isFields(row) ? entityOf(row, templates) : undefined
    if (!entity) {
      problems.push({ code: 'entry_unreadable', line, ...named })
      continue
    }
    const known = byId.get(entity.id)
    byId.set(entity.id, known ? withLanguage(known, entity) : { ...entity, line, ...named })
  }
  return { entities: [...byId.values()], problems }
}

function templatesOf(rows: readonly unknown[]): ReadonlyMap<string, Template> {
  return new Map(
    rows.filter(isFields).map((row) => {
      const properties = fieldsIn(row.properties).map((one) => {
        const [name, label] = [textOf(one.name), textOf(one.label)]
        return [name, { label: label || name, type: textOf(one.type) }] as const
      })
      return [textOf(row._id), { name: textOf(row.name), properties: new Map(properties) }]
    }),
  )
}

function entityOf(row: Fields, templates: ReadonlyMap<string, Template>) {
  const [id, title] = [textOf(row.sharedId), textOf(row.title).trim()]
  if (id === '' || title === '') return undefined
  const template = templates.get(textOf(row.template))
  const metadata = isFields(row.metadata) ? row.metadata : {}
  const cells = Object.entries(metadata).flatMap(([name, values]): EntityCell[] => {
    const { label = name, type = '' } = template?.properties.get(name) ?? {}
    const texts = (listIn(values) ?? []).map((one) => valueText(one, type))
    const cell = { column: label, values: texts.filter((one) => one !== '') }
    if (type !== 'relationship') return [cell]
    return [{ ...cell, ids: fieldsIn(values).map(({ value }) => textOf(value)) }]
  })
  const files = [...fieldsIn(row.documents), ...fieldsIn(row.attachments)]
  const language = textOf(row.language)
  return {
    ...{ id, title, cells },
    template: template?.name ?? textOf(row.template),
    ...(language !== '' && { language }),
    files: files.map((one) => textOf(one.originalname) || textOf(one.filename)),
  }
}

/** The same entry in another language: what it is called there is kept beside it. */
function withLanguage(first: Entity, other: Omit<Entity, 'line'>): Entity {
  const tag = other.language ?? ''
  const titled = { column: `title (${tag})`, values: [other.title] }
  return { ...first, cells: [...first.cells, titled] }
}

/** A value as people read it; dates are seconds in UTC. */
function valueText(one: unknown, type: string): string {
  if (!isFields(one)) return ''
  const { value, label, parent } = one
  if (type === 'date' || type === 'multidate') return dayText(value)
  if (type === 'daterange' || type === 'multidaterange') {
    const { from, to } = isFields(value) ? value : {}
    const sides = [dayText(from), dayText(to)]
    return sides.some((side) => side !== '') ? sides.join('~') : ''
  }
  if (isFields(value)) {
    const { lat, lon, url } = value
    if (url !== undefined) return [textOf(value.label), textOf(url)].filter(Boolean).join(' ')
    return lat === undefined ? '' : `${textOf(lat)}, ${textOf(lon)}`
  }
  const said = textOf(label) || textOf(value)
  const above = isFields(parent) ? textOf(parent.label) : ''
  return above === '' ? said : `${above}::${said}`
}

function dayText(seconds: unknown): string {
  const isTime = typeof seconds === 'number' && Math.abs(seconds) < MOST_SECONDS
  return isTime ? new Date(seconds * 1000).toISOString().slice(0, 10) : ''
}
