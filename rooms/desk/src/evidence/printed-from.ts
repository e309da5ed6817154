// A PDF that somebody says was printed from an office file that is here: it carries what was found
// in that file and its pages may show, as words that were deleted. Source: redaction.md 8.7.
import { keptKind, type LayerFinding, printedFindings } from '@tumen/claim'
import { APART_TYPES, PDF_TYPE } from '@tumen/intake'
import type { Call, Desk } from '../operation.ts'
import { findDocument } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { type CameFrom, fromMail, type MailForm, unknownSource } from './from-mail.ts'
import { type Evidence, intakeRefusal } from './read.ts'

const OFFICE: ReadonlySet<string> = new Set([
  ...[APART_TYPES.docx, APART_TYPES.odt, APART_TYPES.xlsx, APART_TYPES.pptx],
])

/** The document from which something comes: an e-mail, or an office file that was printed. */
export async function cameFrom(
  desk: Desk,
  form: MailForm,
  call: Call,
): Promise<CameFrom | undefined> {
  const { from, part, text, html, bytes } = form
  if (from === undefined || part !== undefined || bytes === undefined)
    return fromMail(desk, form, call)
  if (text !== undefined || html !== undefined)
    throw new Refusal('invalid-input', 'text', [{ code: 'exactly_one', path: 'text' }])
  const source = await findDocument(desk, call.actor, from, unknownSource)
  const printed = findingsOf(source.row)
  if (!printed) throw intakeRefusal([{ code: 'unknown_type' }], 'from')
  return { source, form, call, printed }
}

/** What a print of it may show; nothing where it is no office file. */
function findingsOf({
  mediaType,
  layer,
}: CameFrom['source']['row']): readonly LayerFinding[] | undefined {
  const isUnread = keptKind(mediaType) === 'office'
  if (!isUnread && !OFFICE.has(mediaType)) return undefined
  // Nobody has looked into a file that is kept unopened, or that could not be read.
  if (isUnread || layer?.tool === undefined) return [{ code: 'unread_office', count: 1 }]
  return layer.findings
}

/** The PDF with what its office file held; refuses what is no PDF. */
export function asPrinted(evidence: Evidence, came: CameFrom | undefined): Evidence {
  if (!came?.printed) return evidence
  if (evidence.mediaType !== PDF_TYPE) throw intakeRefusal([{ code: 'unknown_type' }], 'from')
  const { layer = { losses: [], findings: [] } } = evidence
  const findings = [...layer.findings, ...printedFindings(came.printed)]
  return { ...evidence, layer: { ...layer, findings } }
}
