// The picture of a page to look at: a picture as it came, or a page of a PDF as poppler draws it.
// Both are encoded anew from pixels in the sandbox, so that nothing else of the file is in it, and
// nothing of it is kept. Source: intake.md 4; desk.md 8.
import type { IntakeFinding } from '../finding.ts'
import { INPUT } from '../isolation/command.ts'
import type { Sandbox } from '../isolation/sandbox.ts'
import { placesIn } from '../ocr/read-pages.ts'
import { pictureType } from '../ocr/read-picture.ts'
import { BboxLayout, type PdfLine, type PdfPage, type WordLine } from '../pdf/bbox-layout.ts'
import { PDF_TYPE } from '../pdf/read-pdf.ts'
import { LAYOUT, seenPages } from '../pdf/seen-page.ts'
import { askPicture } from './ask.ts'
import type { Region } from './source.ts'

/** A file as it came, and what of it is looked at. */
export interface PageAsked {
  bytes: Uint8Array
  mediaType: string
  sandbox: Sandbox
  /** Counted from 1; a picture has one. */
  page: number
  /** Longest side of what is shown, in pixels. */
  longest: number
  isGrey: boolean
  /** Called while it is drawn; what it throws ends it. */
  onTick?: (() => void) | undefined
}

/** The page as a PNG of nothing but pixels, or why it cannot be shown. */
export type PagePicture =
  | { png: Uint8Array; width: number; height: number; code?: never }
  | { code: IntakeFinding['code']; png?: never }

/** Draws one page; no bytes make it throw, but `onTick` may. */
export async function drawPage(asked: PageAsked): Promise<PagePicture> {
  const picture = asked.mediaType === PDF_TYPE ? await pageOfPdf(asked) : asked.bytes
  if ('code' in picture) return picture
  if (!pictureType(picture)) return { code: 'not_understood' }
  const { sandbox, longest, isGrey, onTick } = asked
  const drawn = await askPicture({ do: 'show', longest, isGrey }, { sandbox, picture, onTick })
  if (drawn.code === undefined) return { png: drawn.bytes, ...drawn.shown }
  const { code } = drawn
  return { code: code === 'unknown_model' || code === 'verification_failed' ? 'crashed' : code }
}

/** Where the lines of a page stand in its text, and the size of the page in the same measure. */
export interface PagePlaces {
  width: number
  height: number
  /** Where each begins in the text of the page, then left, top, right and bottom. */
  lines: [start: number, ...box: Region][]
}

/**
 * Finds the lines of a page of a PDF with a text of its own; `text` is that of the page. They are
 * read anew each time: those of a thick file would be many times what else is kept of it.
 */
export async function placesOnPage(
  { bytes: file, sandbox, page, onTick }: Omit<PageAsked, 'longest' | 'isGrey' | 'mediaType'>,
  text: string,
): Promise<PagePlaces | { code: IntakeFinding['code'] }> {
  const pdftotext = await sandbox.placeOf('pdftotext')
  if (!pdftotext) return { code: 'program_missing' }
  const pages: PdfPage<WordLine>[] = []
  const layout = new BboxLayout((one) => pages.push(one))
  const only = ['-f', `${page}`, '-l', `${page}`, ...LAYOUT] as const
  const command = [pdftotext, ...only, INPUT, '-'] as const
  const onOutput = (chunk: Uint8Array) => layout.add(chunk)
  const ended = await sandbox.run({ step: 'pdf', command, file, onOutput, onTick })
  if (ended.failed) return { code: ended.failed }
  const upload = { sandbox, bytes: file, onTick }
  const [found] = ended.status === 0 ? (await seenPages(upload, pages, page)).pages : []
  if (!found) return { code: 'damaged' }
  const { width, height, blocks } = found
  const boxed = blocks.map((lines) => lines.map(boxedLine))
  const lines = placesIn(text, [{ blocks: boxed }]).map(
    ([start = 0, , left = 0, top = 0, right = 0, bottom = 0]): PagePlaces['lines'][number] => [
      ...([start, left, top, right, bottom] as const),
    ],
  )
  return { width: Math.ceil(width), height: Math.ceil(height), lines }
}

function boxedLine({ text, left, top, right, bottom }: PdfLine) {
  const box: Region = [Math.floor(left), Math.floor(top), Math.ceil(right), Math.ceil(bottom)]
  return { text, box, confidence: 100 }
}

async function pageOfPdf(asked: PageAsked): Promise<Uint8Array | { code: IntakeFinding['code'] }> {
  const { bytes: file, sandbox, page, longest, isGrey, onTick } = asked
  if ((await sandbox.report()).level !== 'A') return { code: 'not_isolated' }
  const pdftoppm = await sandbox.placeOf('pdftoppm')
  if (!pdftoppm) return { code: 'program_missing' }
  const place = ['-f', `${page}`, '-l', `${page}`, '-singlefile'] as const
  // A page of any size is drawn into a square of this one.
  const size = ['-scale-to', `${longest}`] as const
  const colour = isGrey ? (['-gray'] as const) : []
  const command = [pdftoppm, '-png', ...colour, ...place, ...size, INPUT] as const
  const drawn: Uint8Array[] = []
  const onOutput = (chunk: Uint8Array) => drawn.push(chunk)
  const ended = await sandbox.run({ step: 'pdf', command, file, onOutput, onTick })
  if (ended.failed) return { code: ended.failed }
  return ended.status === 0 ? Buffer.concat(drawn) : { code: 'damaged' }
}
