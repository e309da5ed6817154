// document.picture: a page to look at, drawn anew each time where hostile files are opened, or
// where its lines stand. Nothing of it is kept: neither on a disk nor in memory.
// Source: intake.md 4; desk.md 8.
import { type EvidenceDocument, movedLines, type TextLayer } from '@tumen/claim'
import { documentPicture } from '@tumen/contract'
import { drawPage, PDF_TYPE, PICTURE_TYPES, placesOnPage } from '@tumen/intake'
import { sandboxOf } from '../evidence/isolation.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { findDocument } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { currentText, textNamed } from './text.ts'

/** Longest side in pixels: what is grey is small, too, until somebody asks for more. */
export const LONGEST = { grey: 1000, colour: 1600 }

const DRAWN: ReadonlySet<string> = new Set([PDF_TYPE, ...Object.values(PICTURE_TYPES)])

/** Whether pages of a document can be drawn: it is a picture or a PDF, and no text. */
export function isDrawn({ mediaType, layer }: EvidenceDocument): boolean {
  return layer !== undefined && DRAWN.has(mediaType)
}

export const drawDocument = implement(documentPicture, async (desk, input, call) => {
  const { id, page, colour, places, text } = input
  const { row } = await findDocument(desk, call.actor, id)
  const { layer, sensitivity } = row
  if (!layer || !isDrawn(row)) throw new Refusal('no-picture', 'id')
  if (page > (layer.pages?.length ?? 1)) throw new Refusal('not-found', 'page')
  const head = { document: { id, sensitivity }, page }
  if (places) return { ...head, ...(await placesOf(desk, call, { row, layer, page, named: text })) }
  return { ...head, ...(await drawnPage(desk, call, { row, page, colour })) }
})

/** A page of a picture or a PDF, as PNG in base64; refuses with `no-picture`. */
export async function drawnPage(
  desk: Desk,
  call: Call,
  { row, page, colour }: { row: EvidenceDocument; page: number; colour: boolean },
): Promise<{ width: number; height: number; bytes: string }> {
  const { mediaType } = row
  const drawn = await drawPage({
    ...{ bytes: await desk.ledger.bytesOf(row), mediaType, page, onTick: untilCancelled(call) },
    ...{ sandbox: sandboxOf(desk), isGrey: !colour, longest: LONGEST[colour ? 'colour' : 'grey'] },
  })
  if (drawn.code !== undefined) throw notDrawn(drawn.code)
  const { png, width, height } = drawn
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.length).toString('base64')
  return { width, height, bytes }
}

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
  /** The name of the text in which the lines begin. */
  named: string | undefined
}

/** Where the lines of a page stand: kept where they were read from a picture, else read anew. */
async function placesOf(desk: Desk, call: Call, { row, layer, page, named }: PageOf) {
  const shown =
    named === undefined ? await currentText(desk, row) : await textNamed(desk, row, named)
  if (!shown) throw new Refusal('not-found', 'text')
  const { document, text } = shown
  const { lines, sizes, pages = [] } = document.layer ?? layer
  const [width, height] = sizes?.[page - 1] ?? []
  if (lines && width !== undefined && height !== undefined) {
    const own = lines.filter(([, at]) => at === page - 1)
    const all = own.map(([start = 0, , ...box]) => [start, ...box.slice(0, 4)])
    return { width, height, lines: all }
  }
  if (row.mediaType !== PDF_TYPE || pages.length === 0) throw notDrawn('no_text')
  // The file has the words as they were first read; from there each line is followed.
  const first = (await desk.ledger.read.documentText(row.id)) ?? ''
  const { pages: firstPages = [] } = layer
  const own = first.slice(firstPages[page - 1] ?? 0, firstPages[page] ?? first.length)
  const found = await placesOnPage(
    {
      ...{ bytes: await desk.ledger.bytesOf(row), page, onTick: untilCancelled(call) },
      sandbox: sandboxOf(desk),
    },
    own,
  )
  if ('code' in found) throw notDrawn(found.code)
  const begin = pages[page - 1] ?? 0
  const now = text.slice(begin, pages[page] ?? text.length)
  return {
    ...found,
    lines: followed(found.lines, own, now).map(([at = 0, ...box]) => [at + begin, ...box]),
  }
}

/** Lines of a page where they begin in its corrected text, but those without a word of before. */
function followed(lines: readonly number[][], before: string, after: string): number[][] {
  if (before === after) return lines.map((line) => [...line])
  const { at, others } = movedLines(
    before,
    after,
    lines.map(([start = 0]) => start),
  )
  const kept = lines.flatMap(([, ...box], n) => {
    const start = at[n]
    return start === undefined ? [] : [[start, ...box]]
  })
  // A line without a place ends the one before it.
  const placeless = others.map((start) => [start, 0, 0, 0, 0])
  return [...kept, ...placeless].sort(([a = 0], [b = 0]) => a - b)
}
