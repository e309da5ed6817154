// The picture of a page to look at: a picture as it came, or a page of a PDF as poppler draws it.
// Both are encoded anew from pixels in the sandbox, so that nothing else of the file is in it, and
// nothing of it is kept. Source: intake.md 4; desk.md 8.
import type { IntakeFinding } from '../finding.ts'
import { INPUT } from '../isolation/command.ts'
import type { Sandbox } from '../isolation/sandbox.ts'
import { pictureType } from '../ocr/read-picture.ts'
import { PDF_TYPE } from '../pdf/read-pdf.ts'
import { askPicture } from './ask.ts'

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
