// Attached files of an e-mail become evidence of their own when somebody says which: taken out of
// the sealed bytes where hostile files are opened, and read by the rules of any file.
// Source: intake.md 4, "E-mail".
import { type EvidenceDocument, given, type LayerFinding } from '@tumen/claim'
import { APART_TYPES, readAttached } from '@tumen/intake'
import type { Stored } from '@tumen/ledger'
import type { Call, Desk } from '../operation.ts'
import { findDocument } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { noteFile } from './file-beside.ts'
import { sandboxOf } from './isolation.ts'
import { type EvidenceForm, intakeRefusal } from './read.ts'

export interface MailForm extends EvidenceForm {
  from?: string | undefined
  part?: number | undefined
}

/** Where something comes from: an e-mail with one of its files as if it had been sent beside. */
export interface CameFrom {
  source: Stored<EvidenceDocument>
  /** Which file of an e-mail. */
  part?: number
  form: EvidenceForm
  call: Call
  /** What was found in the office file from which it was printed. */
  printed?: readonly LayerFinding[]
}

export const unknownSource = { code: 'unknown-document', field: 'from' } as const

/** The attached file that is asked for; nothing where none is. */
export async function fromMail(
  desk: Desk,
  form: MailForm,
  call: Call,
): Promise<CameFrom | undefined> {
  const { from, part, text, html, bytes: sent, encoding, sha256 } = form
  if (from === undefined && part === undefined) return undefined
  const isWhole = from !== undefined && part !== undefined
  if (!isWhole || text !== undefined || html !== undefined || sent !== undefined)
    throw new Refusal('invalid-input', 'part', [{ code: 'exactly_one', path: 'part' }])
  const mail = await findDocument(desk, call.actor, from, unknownSource)
  if (mail.row.mediaType !== APART_TYPES.eml)
    throw intakeRefusal([{ code: 'unknown_type' }], 'from')
  const onTick = () => {
    if (call.progress.signal?.aborted) throw new Refusal('cancelled')
  }
  const asked = { bytes: await desk.ledger.bytesOf(mail.row), part, sandbox: sandboxOf(desk) }
  const found = await readAttached({ ...asked, onTick })
  if (found.code === 'file_missing')
    throw new Refusal('invalid-input', 'part', [{ code: 'value_out_of_range', path: 'part' }])
  if (found.code) throw intakeRefusal([{ code: found.code }], 'from')
  const files = new Map<string, Uint8Array>()
  const bytes = noteFile(files, found.bytes)
  return {
    source: mail,
    part,
    form: { bytes, ...given({ encoding, sha256 }) },
    call: { ...call, files },
  }
}
