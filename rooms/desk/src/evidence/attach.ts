// evidence.attach: keeps a proof beside a document, such as a time stamp of its bytes. What it
// shows is in the row as the word of the person who signed it; it weighs nothing. Source:
// custody.md 16.

import { createHash } from 'node:crypto'
import { type Attachment, checkRow, type EvidenceDocument } from '@tumen/claim'
import { evidenceAttach } from '@tumen/contract'
import { commitmentOf, hexText } from '@tumen/custody'
import { readProof } from '@tumen/intake'
import { makeChange } from '../change/make.ts'
import { type Desk, implement } from '../operation.ts'
import { findDocument, refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { bytesIn } from './file-beside.ts'
import { intakeRefusal } from './read.ts'

const unknownDocument = { code: 'unknown-document', field: 'document' } as const

export const attachEvidence = implement(evidenceAttach, async (desk, input, call) => {
  const file = bytesIn(input.bytes, call)
  const { actor } = call
  const { row: source } = await findDocument(desk, actor, input.document, unknownDocument)
  const read = await readProofOf(desk, source, file)
  if (read.findings) throw intakeRefusal(read.findings, 'bytes')
  const { proof, mediaType } = read
  const change = { operation: 'evidence.attach', subject: source.id, input }
  return makeChange(desk, call, change, async (write) => {
    // It may have been destroyed since.
    const { leaf } = await findDocument(desk, actor, source.id, unknownDocument)
    const row: Attachment = {
      ...{ id: input.id ?? desk.newId('at'), document: source.id, mediaType, proof },
      ...{ bytesHash: createHash('sha256').update(file).digest('hex'), bytes: file.length },
    }
    refuseFindings(checkRow('attachment', row))
    await refuseKept(desk, row)
    write.say({ ...bytesSaid(row), ...(await fromSaid(desk, leaf)) })
    await write.appendAttachment(row, file)
    return row
  })
})

/**
 * Reads a proof beside a document of any size: first what it speaks of, then whether its digests
 * are those of the document, which is read piece by piece.
 */
async function readProofOf(desk: Desk, source: EvidenceDocument, bytes: Uint8Array) {
  const asked = new Set<string>()
  const note = (algorithm: string) => {
    asked.add(algorithm)
    return ''
  }
  const first = await readProof({ bytes, of: note })
  if (first.findings || asked.size === 0) return first
  const digests = await desk.ledger.digestsOf(source, [...asked])
  return readProof({ bytes, of: (algorithm) => digests.get(algorithm) ?? '' })
}

/** What the leaf says of the bytes, so that a bundle can show them without the row. */
function bytesSaid({ bytesHash, bytes: size, mediaType: media }: Attachment) {
  return { digest: `sha256:${bytesHash}`, media, size }
}

/** The opening of the document, never a digest of it: nobody else finds it by what they hold. */
async function fromSaid(desk: Desk, leaf: number): Promise<{ from?: string }> {
  const files = await desk.ledger.read.leafFiles(leaf)
  return files ? { from: hexText(commitmentOf(files.opening)) } : {}
}

/** The same proof is kept once beside a document. */
async function refuseKept(desk: Desk, { id, document, bytesHash }: Attachment): Promise<void> {
  const [same] = await desk.ledger.read.attachmentsById([id])
  if (same) throw new Refusal('already-exists', 'id')
  const kept = await desk.ledger.read.attachmentsOf([document])
  const twin = kept.find(({ row }) => row.bytesHash === bytesHash)
  if (twin) throw new Refusal('already-exists', 'bytes', [{ id: twin.row.id }])
}
