// What of an office file is not in its text, counted: findings that a person must know of before
// the file leaves, and losses. No word of what is counted is kept.
import type { LayerFinding } from '@tumen/claim'
import type { Loss, LossKind } from '../finding.ts'
import type { Attributes } from '../read-xml.ts'

const CODES = [
  'tracked_changes',
  'comments',
  'hidden_text',
  'external_links',
  'macros',
  'embedded_objects',
  'hidden_sheets',
  'hidden_rows',
  'hidden_cells',
  'formulas',
  'hidden_slides',
  'speaker_notes',
] as const
type OfficeFinding = (typeof CODES)[number]

/** Most sheets of a workbook, and slides of a talk. */
export const MOST_PAGES = 500

/** A file with more sheets, slides or rows than are read. */
export class TooManyParts extends Error {
  override readonly name = 'TooManyParts'
}

/** Counts what is found. */
export class OfficeTally {
  readonly #found = new Map<OfficeFinding, number>()
  readonly #lost = new Map<LossKind, Loss>()

  add(code: OfficeFinding, count = 1): void {
    if (count > 0) this.#found.set(code, (this.#found.get(code) ?? 0) + count)
  }

  /** Words that were left out, or pictures, by how many. */
  lose(kind: LossKind, units: number, count = units > 0 ? 1 : 0): void {
    const loss = this.#lost.get(kind) ?? { kind, count: 0, units: 0 }
    loss.count += count
    loss.units += units
    if (loss.count > 0) this.#lost.set(kind, loss)
  }

  /** What another program would fetch; a link that a person has to follow is none. */
  noteRelation(attributes: Attributes): void {
    const { TargetMode, Type = '' } = attributes
    if (TargetMode === 'External' && !Type.endsWith('/hyperlink')) this.add('external_links')
  }

  told(): { findings: LayerFinding[]; losses: Loss[] } {
    const findings = CODES.flatMap((code) => {
      const count = this.#found.get(code)
      return count === undefined ? [] : [{ code, count }]
    })
    return { findings, losses: [...this.#lost.values()] }
  }
}
