// evidence.derive: keeps what was made of the bytes of a document, such as a redacted copy. The
// leaf names its bytes and the opening of the document, never the digest of the original: else
// whoever holds the original could see that it is held here. Source: custody.md 3.3.

import { createHash } from 'node:crypto'
import { checkRow, type Derivative, type EvidenceDocument } from '@tumen/claim'
import { evidenceDerive, MOST_TEXT_BYTES } from '@tumen/contract'
import { commitmentOf, hexText, isFinding, readOpening } from '@tumen/custody'
import { inspectDerivative } from '@tumen/intake'
import type { Stored } from '@tumen/ledger'
import { makeChange } from '../change/make.ts'
import { type Desk, implement } from '../operation.ts'
import { findDocument, refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { bytesIn } from './file-beside.ts'

const unknownDocument = { code: 'unknown-document', field: 'document' } as const

export const deriveEvidence = implement(evidenceDerive, async (desk, input, call) => {
  const { document, mediaType, tool } = input
  const bytes = bytesIn(input.bytes, call)
  if (bytes.length > MOST_TEXT_BYTES)
    throw new Refusal('too-large', 'bytes', [{ limit: MOST_TEXT_BYTES, path: 'bytes' }])
  const change = { operation: 'evidence.derive', subject: document, input }
  return makeChange(desk, call, change, async (write) => {
    const source = await findDocument(desk, call.actor, document, unknownDocument)
    const from = (await loggedBytes(desk, source)).commitment
    const row: Derivative = {
      ...{ id: input.id ?? desk.newId('dv'), document, from, mediaType, tool },
      ...{ bytesHash: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length },
    }
    await checkDerivative(desk, row, source)
    const { bytesHash, bytes: size } = row
    write.say({ digest: `sha256:${bytesHash}`, from, media: mediaType, size, tool })
    await write.appendDerivative(row, bytes)
    return { ...row, inspection: inspectDerivative(bytes, mediaType) }
  })
})

async function checkDerivative(
  desk: Desk,
  row: Derivative,
  { row: source }: Stored<EvidenceDocument>,
): Promise<void> {
  refuseFindings(checkRow('derivative', row))
  if (row.bytesHash === source.bytesHash)
    throw new Refusal('duplicate-document', 'bytes', [{ document: source.id }])
  const [same] = await desk.ledger.read.derivativesById([row.id])
  if (same) throw new Refusal('already-exists', 'id')
}

/** Bytes of a document as its leaf names them. */
export interface LoggedBytes {
  leaf: number
  /** Of the opening, in hex. */
  commitment: string
  media: string
  size: number
}

/**
 * What the leaf of a document says of its bytes. Refuses with `logged-before` when it says
 * nothing: the document was added before leaves did (decision 0019).
 */
export async function loggedBytes(
  desk: Desk,
  stored: Stored<EvidenceDocument>,
): Promise<LoggedBytes> {
  const said = await namedBytes(desk, stored)
  if (!said) throw new Refusal('logged-before', 'document', [{ document: stored.row.id }])
  return said
}

/** What the leaf of a row says of the bytes that the row is about; nothing when it says nothing. */
export async function namedBytes(
  desk: Desk,
  { row, leaf }: Stored<{ bytesHash: string }>,
): Promise<LoggedBytes | undefined> {
  const files = await desk.ledger.read.leafFiles(leaf)
  const said = files && readOpening(files.opening)
  if (!said || isFinding(said) || said.o.digest !== `sha256:${row.bytesHash}`) return undefined
  const commitment = hexText(commitmentOf(files.opening))
  return { leaf, commitment, media: String(said.o.media), size: Number(said.o.size) }
}
