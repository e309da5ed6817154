// Fields of records as people read them, and how two records differ.
import { given } from '@tumen/claim'
import type { RecordKind, Stored } from './kind.ts'
import type { FieldChange } from './outcome.ts'

/** What a record says otherwise than before, field by field. */
export function fieldChanges(
  parts: RecordKind['parts'],
  before: Stored | undefined,
  after: Stored,
): FieldChange[] {
  return Object.keys(parts).flatMap((field): FieldChange[] => {
    const [was, is] = [textOf(before?.[field]), textOf(after[field])]
    if (was === is) return []
    return [{ kind: 'value', field, ...given({ before: was, after: is }) }]
  })
}

/** A field as people read it; nothing where it has none. */
export function textOf(value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.join(' | ')
  const { earliest, latest } = value as { earliest?: string; latest?: string }
  if (earliest !== undefined) return earliest === latest ? earliest : `${earliest}/${latest}`
  const words = Object.entries(value as Record<string, string>).sort(([a], [b]) => (a < b ? -1 : 1))
  return words.map(([tag, word]) => `${tag}: ${word}`).join(' | ')
}
