// document.picture: a page to look at, drawn anew each time where hostile files are opened, or
// where its lines stand. Nothing of it is kept: neither on a disk nor in memory.
// Source: intake.md 4; desk.md 8.
import type { EvidenceDocument, TextLayer } from '@tumen/claim'
import { documentPicture } from '@tumen/contract'
import { drawPage, PDF_TYPE, PICTURE_TYPES, placesOnPage } from '@tumen/intake'
import { sandboxOf } from '../evidence/isolation.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { findDocument } from '../record/find.ts'
import { Refusal } from '../refusal.ts'

/** Longest side in pixels: what is grey is small, too, until somebody asks for more. */
const LONGEST = { grey: 1000, colour: 1600 }

const DRAWN: ReadonlySet<string> = new Set([PDF_TYPE, ...Object.values(PICTURE_TYPES)])

export const drawDocument = implement(documentPicture, async (desk, input, call) => {
  const { id, page, colour, places } = input
  const { row } = await findDocument(desk, call.actor, id)
  const { mediaType, layer, sensitivity } = row
  if (!layer || !DRAWN.has(mediaType)) throw new Refusal('no-picture', 'id')
  if (page > (layer.pages?.length ?? 1)) throw new Refusal('not-found', 'page')
  const head = { document: { id, sensitivity }, page }
  if (places) return { ...head, ...(await placesOf(desk, call, { row, layer, page })) }
  const drawn = await drawPage({
    ...{ bytes: await desk.ledger.bytesOf(row), mediaType, page, onTick: untilCancelled(call) },
    ...{ sandbox: sandboxOf(desk), isGrey: !colour, longest: LONGEST[colour ? 'colour' : 'grey'] },
  })
  if (drawn.code !== undefined) throw notDrawn(drawn.code)
  const { png, width, height } = drawn
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.length).toString('base64')
  return { ...head, width, height, bytes }
})

function notDrawn(code: string): Refusal {
  return new Refusal('no-picture', 'page', [{ code, path: 'page' }])
}

/** Ends the drawing when the asker has gone. */
function untilCancelled(call: Call): () => void {
  return () => {
    if (call.progress.signal?.aborted) throw new Refusal('cancelled')
  }
}

interface PageOf {
  row: EvidenceDocument
  layer: TextLayer
  page: number
}

/** Where the lines of a page stand: kept where they were read from a picture, else read anew. */
async function placesOf(desk: Desk, call: Call, { row, layer, page }: PageOf) {
  const { lines, sizes, pages = [] } = layer
  const [width, height] = sizes?.[page - 1] ?? []
  if (lines && width !== undefined && height !== undefined) {
    const own = lines.filter(([, at]) => at === page - 1)
    return { width, height, lines: own.map(([start = 0, , ...box]) => [start, ...box.slice(0, 4)]) }
  }
  if (row.mediaType !== PDF_TYPE || pages.length === 0) throw notDrawn('no_text')
  const text = (await desk.ledger.read.documentText(row.id)) ?? ''
  const begin = pages[page - 1] ?? 0
  const found = await placesOnPage(
    {
      ...{ bytes: await desk.ledger.bytesOf(row), page, onTick: untilCancelled(call) },
      sandbox: sandboxOf(desk),
    },
    text.slice(begin, pages[page] ?? text.length),
  )
  if ('code' in found) throw notDrawn(found.code)
  return { ...found, lines: found.lines.map(([start, ...box]) => [start + begin, ...box]) }
}
