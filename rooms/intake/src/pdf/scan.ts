// A PDF whose pages are pictures: each page is drawn by a program of poppler, and its words are
// read. Source: intake.md 4.
import type { LayerFinding } from '@tumen/claim'
import type { IntakeFinding } from '../finding.ts'
import { INPUT } from '../isolation/command.ts'
import { type ReadPages, textOfPictures } from '../ocr/read-pages.ts'
import { readWords } from '../ocr/read-picture.ts'
import type { OcrPage } from '../ocr/recognize.ts'
import type { PdfUpload } from './read-pdf.ts'

/** Pages whose words are read: about a second and a half each. */
export const MOST_SCANNED_PAGES = 100
/** Dots an inch: small print is read well, and a page stays below ten megapixels. */
const RESOLUTION = 200
/** Longest side of a drawn page, in pixels: one as large as a wall is drawn coarser. */
const LONGEST = 3500
const POINTS_AN_INCH = 72

/** The text of a scan, and by what it was read. */
export type ReadScan = ReadPages & { tool: string }

/**
 * Reads a file whose pages have these longest sides, in points, two pages at a time; else gives why
 * it could not.
 */
export async function readScan(
  upload: PdfUpload,
  { longest, pdftoppm }: { longest: readonly number[]; pdftoppm: string },
): Promise<ReadScan | IntakeFinding> {
  const count = Math.min(longest.length, MOST_SCANNED_PAGES)
  const read: OcrPage[] = []
  let tool = ''
  for (let first = 1; first <= count; first += 2) {
    const numbers = [first, first + 1].filter((page) => page <= count)
    const found = await Promise.all(
      numbers.map((page) => {
        const inches = (longest[page - 1] ?? 0) / POINTS_AN_INCH
        const resolution = Math.min(RESOLUTION, LONGEST / Math.max(inches, 1))
        return readPage(upload, { page, resolution, pdftoppm })
      }),
    )
    for (const one of found) {
      if ('code' in one) return one
      read.push(one.page)
      tool = one.tool
    }
    upload.onPage?.(read.length, count)
  }
  const whole = textOfPictures(read)
  const left: LayerFinding[] =
    longest.length > count ? [{ code: 'pages_not_read', count: longest.length - count }] : []
  return { ...whole, tool, findings: [...whole.findings, ...left] }
}

async function readPage(
  upload: PdfUpload,
  { page, resolution, pdftoppm }: { page: number; resolution: number; pdftoppm: string },
) {
  const { sandbox, bytes: file, onTick } = upload
  const drawn: Uint8Array[] = []
  const onOutput = (chunk: Uint8Array) => drawn.push(chunk)
  const place = ['-f', `${page}`, '-l', `${page}`, '-singlefile'] as const
  const size = ['-r', resolution.toFixed(2)] as const
  const command = [pdftoppm, '-png', '-gray', ...place, ...size, INPUT] as const
  const ended = await sandbox.run({ step: 'pdf', command, file, onOutput, onTick })
  if (ended.failed) return { code: ended.failed } satisfies IntakeFinding
  if (ended.status !== 0) return { code: 'damaged' } satisfies IntakeFinding
  return readWords({ bytes: Buffer.concat(drawn), sandbox, onTick })
}
