// Records that only few people may read must not leave the workspace by mistake: our notes,
// problems, who a source may be. A row leaves as a whole or not at all, so such a record stays
// unless the person who asks for the bundle says that it goes. Source: custody.md 13; decision
// 0041.

import { type Claim, type EvidenceDocument, restrictedParts } from '@tumen/claim'
import { holdsUnlooked } from '@tumen/intake'
import type { Stored } from '@tumen/ledger'
import type { Desk } from '../operation.ts'
import type { BundleQuestion, Planning } from './plan.ts'

/** One thing that is above what members read. */
export interface RestrictedNote {
  /** Id of the document or the claim. */
  id: string
  /** `record`, or the field. */
  field: string
  /** What stands there, for whoever may read it. */
  text?: string
  /** Whether it is in the bundle. */
  goes: boolean
}

/** Whether a claim goes; notes what of it is above what members read. */
export function letsClaim(planning: Planning, { row }: Pick<Stored<Claim>, 'row'>): boolean {
  const goes = isConfirmed(planning.question, row.id)
  const notes = notesOf(row, goes)
  planning.restricted.push(...notes)
  return notes.length === 0 || goes
}

/** The notes of a claim, with their words, which only few may read. */
export function notesOf(row: Claim, goes: boolean): RestrictedNote[] {
  return restrictedParts(row).map(({ field, value }) => {
    const text = value === undefined ? {} : { text: textOf(value) }
    return { id: row.id, field, ...text, goes }
  })
}

/** Whether a document goes; notes that it is above what members read, or holds what nobody saw. */
export async function letsDocument(planning: Planning, row: EvidenceDocument): Promise<boolean> {
  const goes = isConfirmed(planning.question, row.id)
  const notes = await documentNotes(planning.desk, row, goes)
  planning.restricted.push(...notes)
  return notes.length === 0 || goes
}

/** The notes of a document: that only few may read it, and that parts of it are shown nowhere. */
export async function documentNotes(
  desk: Desk,
  row: EvidenceDocument,
  goes: boolean,
): Promise<RestrictedNote[]> {
  const { id, sensitivity } = row
  return [
    ...(sensitivity === 'public' ? [] : [{ id, field: 'record', goes }]),
    ...((await isUnlooked(desk, row)) ? [{ id, field: UNLOOKED, goes }] : []),
  ]
}

/** Pictures and files inside an office file or an e-mail, which no page here shows. */
const UNLOOKED = 'pictures'

/** Whether a document that goes as it came holds pictures or files that no page here shows. */
export function isUnlooked({ ledger }: Desk, row: EvidenceDocument): Promise<boolean> {
  return holdsUnlooked(row, () => ledger.bytesOf(row))
}

function isConfirmed({ notes = [] }: BundleQuestion, id: string): boolean {
  return notes === 'all' || notes.includes(id)
}

/** Words as they are, and days as days: people read them before they decide. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  const { earliest, latest } = (value ?? {}) as { earliest?: unknown; latest?: unknown }
  const days = [earliest, latest].filter((one) => typeof one === 'string')
  return days.length === 0 ? JSON.stringify(value) : [...new Set(days)].join('/')
}

/** Ids of the records that go although they say more than members read. */
export function confirmedIds(restricted: readonly RestrictedNote[]): string[] {
  return [...new Set(restricted.filter(({ goes }) => goes).map(({ id }) => id))]
}

/** How many there are of each kind, those that go first. */
export function countNotes(restricted: readonly RestrictedNote[]) {
  const counts = new Map<string, { field: string; count: number; goes: boolean }>()
  for (const { field, goes } of restricted) {
    const known = counts.get(`${goes} ${field}`) ?? { field, count: 0, goes }
    counts.set(`${goes} ${field}`, { ...known, count: known.count + 1 })
  }
  return [...counts.values()].sort((a, b) => Number(b.goes) - Number(a.goes))
}
