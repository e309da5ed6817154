// Files that our own readers open in a process of its own: which kind one is, and its text.
import type { LayerFinding } from '@tumen/claim'
import type { IntakeCode, Loss } from '../finding.ts'
import { isMail } from '../mail/is-mail.ts'
import { OFFICE_TYPES, type OfficeKind, officeKind, officeText } from '../office/office-text.ts'

export const APART_TYPES = { ...OFFICE_TYPES, eml: 'message/rfc822' } as const
export type ApartKind = OfficeKind | 'eml'

/** What was read, or why nothing was. */
export type ApartText =
  | {
      text: string
      title?: string
      /** Where each page begins, in kinds that have pages. */
      pages?: number[]
      losses: Loss[]
      findings: LayerFinding[]
      code?: never
    }
  | { code: IntakeCode }

/** Which kind of these a file is, by what it holds; never throws. */
export function apartKind(bytes: Uint8Array): ApartKind | undefined {
  return officeKind(bytes) ?? (isMail(bytes) ? 'eml' : undefined)
}

/** Reads a file; no bytes make it throw. */
export async function apartText(bytes: Uint8Array, kind: ApartKind): Promise<ApartText> {
  if (kind !== 'eml') return officeText(bytes, kind)
  // What reads pages and messages is slow to start, and most files are none.
  const { mailText } = await import('../mail/mail-text.ts')
  return mailText(bytes)
}
