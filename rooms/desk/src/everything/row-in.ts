// One row of a file with everything on its way into a new workspace, with what comes beside it.
import { createHash } from 'node:crypto'
import type { RowByKind, RowKind } from '@tumen/claim'
import { EVER, type Received, type Writer } from '@tumen/ledger'
import { scopesOf } from '../claim/scope.ts'
import { loggedBytes } from '../evidence/derive.ts'
import type { Desk } from '../operation.ts'
import { gazetteerOf } from '../place/gazetteer.ts'
import type { ArrivingFiles } from './arriving-file.ts'
import { unfit } from './numbered-line.ts'

/** Where a row goes. */
export interface RowArrival {
  desk: Desk
  write: Writer
  files: ArrivingFiles
  /** Number of its line. */
  number: number
  /** It is the first of its change, of which the opening tells. */
  isFirst: boolean
}

/** A row that was read and is right by itself. */
export interface RowIn<K extends RowKind = RowKind> {
  table: K
  row: RowByKind[K]
  text: string | undefined
}

/** Writes a row with its text, its file, or its places for figures. */
export async function writeRow(to: RowArrival, { table, row, text }: RowIn): Promise<void> {
  const { write, desk } = to
  const writers: { [K in RowKind]?: (row: RowByKind[K]) => Promise<void> } = {
    document: async (document) => {
      const whole = checkedText(to, document.textHash, text)
      await write.appendDocument(document, whole, await fileOf(to, document))
    },
    text_layer: (layer) => write.appendTextLayer(layer, checkedText(to, layer.textHash, text)),
    derivative: async (derivative) => {
      const { commitment: from } = await ofDocument(to, derivative.document)
      const more = { from, tool: derivative.tool }
      const bytes = heldBytes(await fileOf(to, derivative, more))
      await write.appendDerivative({ ...derivative, from }, bytes)
    },
    attachment: async (attachment) => {
      const { commitment: from } = await ofDocument(to, attachment.document)
      await write.appendAttachment(attachment, heldBytes(await fileOf(to, attachment, { from })))
    },
    // Of these a later row of the same id is what holds: the file has both.
    event: async (event) => write.amend('event', event),
    place: async (place) => write.amend('place', place),
    claim: async (claim) => write.appendClaim(claim, scopesOf(claim, await gazetteerOf(desk))),
  }
  const own = writers[table] as ((row: RowByKind[RowKind]) => Promise<void>) | undefined
  await (own ? own(row) : write.append(table as 'event', row as RowByKind['event']))
}

function checkedText({ number }: RowArrival, textHash: string, text: string | undefined): string {
  const isIt =
    typeof text === 'string' && createHash('sha256').update(text).digest('hex') === textHash
  return isIt ? text : unfit('text_differs', number)
}

/** The file of a row; the opening of a change that begins with it tells of its bytes. */
async function fileOf(
  { files, write, number, isFirst }: RowArrival,
  { bytesHash, mediaType }: { bytesHash: string; mediaType: string },
  more: Readonly<Record<string, string>> = {},
): Promise<Received> {
  const file = await files.take(bytesHash, number)
  const said = { digest: `sha256:${bytesHash}`, media: mediaType, size: file.length }
  if (isFirst) write.say({ ...said, ...more })
  return file
}

/** The bytes of a file that is kept as it is given. */
function heldBytes(file: Received): Uint8Array {
  const bytes = file.bytes()
  file.discard()
  return bytes
}

/** What the entry of a document says, which has another commitment in another log. */
async function ofDocument({ desk, number }: RowArrival, id: string) {
  const stored = await desk.ledger.read.document(id, EVER)
  return stored ? loggedBytes(desk, stored) : unfit('row_unfit', number)
}
