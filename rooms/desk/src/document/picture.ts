// document.picture: a page to look at, drawn anew each time where hostile files are opened. Nothing
// of it is kept: neither on a disk nor in memory. Source: intake.md 4; desk.md 8.
import { documentPicture } from '@tumen/contract'
import { drawPage, PDF_TYPE, PICTURE_TYPES } from '@tumen/intake'
import { sandboxOf } from '../evidence/isolation.ts'
import { implement } from '../operation.ts'
import { findDocument } from '../record/find.ts'
import { Refusal } from '../refusal.ts'

/** Longest side in pixels: what is grey is small, too, until somebody asks for more. */
const LONGEST = { grey: 1000, colour: 1600 }

const DRAWN: ReadonlySet<string> = new Set([PDF_TYPE, ...Object.values(PICTURE_TYPES)])

export const drawDocument = implement(documentPicture, async (desk, input, call) => {
  const { id, page, colour } = input
  const { row } = await findDocument(desk, call.actor, id)
  const { mediaType, layer, sensitivity } = row
  if (!layer || !DRAWN.has(mediaType)) throw new Refusal('no-picture', 'id')
  const pages = layer.pages?.length ?? 1
  if (page > pages) throw new Refusal('not-found', 'page')
  const onTick = () => {
    if (call.progress.signal?.aborted) throw new Refusal('cancelled')
  }
  const drawn = await drawPage({
    ...{ bytes: await desk.ledger.bytesOf(row), mediaType, page, onTick },
    ...{ sandbox: sandboxOf(desk), isGrey: !colour, longest: LONGEST[colour ? 'colour' : 'grey'] },
  })
  if (drawn.code !== undefined)
    throw new Refusal('no-picture', 'page', [{ code: drawn.code, path: 'page' }])
  const { png, width, height } = drawn
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.length).toString('base64')
  return { document: { id, sensitivity }, page, width, height, bytes }
})
