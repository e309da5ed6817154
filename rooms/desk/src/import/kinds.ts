// The kinds of records that come in by file, by name. A new kind is a line here, and its file.
import type { CustomFieldSubject, ImportKind } from '@tumen/claim'
import { MENTION_RULES, suggestedField } from '../mention/column.ts'
import { fieldOfHeading } from '../table/field-column.ts'
import { CLAIMS } from './claim.ts'
import { type ColumnRules, fieldsByHeading, headingKey } from './column.ts'
import { DOCUMENTS } from './document.ts'
import { EVENTS } from './event.ts'
import type { RecordKind } from './kind.ts'
import { PLACES } from './place.ts'

const RECORD_KINDS = {
  claims: CLAIMS,
  documents: DOCUMENTS,
  events: EVENTS,
  places: PLACES,
} as const

/** The kind of records; nothing for persons, who come in as mentions of lists. */
export function recordKind(kind: ImportKind): RecordKind | undefined {
  return kind === 'persons' ? undefined : RECORD_KINDS[kind]
}

/** What columns of files of a kind can be taken for. */
export function rulesOfKind(kind: ImportKind): ColumnRules {
  return recordKind(kind)?.rules ?? MENTION_RULES
}

/** Of what fields of a group's own a file of a kind can have columns; nothing for other kinds. */
export function subjectOf(kind: ImportKind): CustomFieldSubject | undefined {
  if (kind === 'events') return 'event'
  return kind === 'persons' ? 'person' : undefined
}

const BY_HEADING = new Map(
  Object.values(RECORD_KINDS).map((one) => [one.kind, fieldsByHeading(one.headings)]),
)

/** What a heading by itself says that its column is, or nothing. */
export function suggestedFor(kind: ImportKind, heading: string): string | undefined {
  const own = recordKind(kind)
  const field = subjectOf(kind) && fieldOfHeading(heading)
  if (field !== undefined) return `field.${field}`
  if (!own) return suggestedField(heading)
  const key = headingKey(heading)
  return BY_HEADING.get(own.kind)?.get(key) ?? (own.rules.isField(key) ? key : undefined)
}
