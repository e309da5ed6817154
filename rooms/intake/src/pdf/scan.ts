// A PDF whose pages are pictures: each page is drawn by a program of poppler, and its words are
// read. Source: intake.md 4.
import type { LayerFinding } from '@tumen/claim'
import type { IntakeFinding } from '../finding.ts'
import { INPUT } from '../isolation/command.ts'
import { PAGES_AT_ONCE } from '../isolation/limit.ts'
import { type ReadPages, textOfPictures } from '../ocr/read-pages.ts'
import { readWordsOfPages } from '../ocr/read-picture.ts'
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

/** So many bytes of drawn pages are held for one process, but for the last of them. */
const HELD = 8_000_000
/** Processes that read at one moment. */
const LANES = 2

/**
 * Reads a file whose pages have these longest sides, in points; else gives why it could not. Two
 * processes read at a time, each some pages, since to start one takes as long as to read a page;
 * they end with these pages, and no other file comes to them.
 */
export async function readScan(
  upload: PdfUpload,
  { longest, pdftoppm }: { longest: readonly number[]; pdftoppm: string },
): Promise<ReadScan | IntakeFinding> {
  const count = Math.min(longest.length, MOST_SCANNED_PAGES)
  const pages = Array.from({ length: count }, (_, n) => n + 1)
  const scan: Scan = {
    ...{ upload, pdftoppm, longest, count, share: shareOf(count), left: [...pages] },
    ...{ read: new Map(), done: 0, tool: '' },
  }
  const lanes = Array.from({ length: LANES }, () => readSome(scan))
  // Each to its end, so that no process of a file goes on when it is over.
  const ends = await Promise.allSettled(lanes)
  for (const end of ends)
    if (end.status === 'rejected' && !(end.reason instanceof ScanOver)) throw end.reason
  if (scan.wrong) return scan.wrong
  const whole = textOfPictures(pages.flatMap((page) => scan.read.get(page) ?? []))
  const left: LayerFinding[] =
    longest.length > count ? [{ code: 'pages_not_read', count: longest.length - count }] : []
  return { ...whole, tool: scan.tool, findings: [...whole.findings, ...left] }
}

/** How many pages each process reads, so that all have the same work and as few start as can. */
function shareOf(count: number): number {
  const rounds = Math.ceil(count / (LANES * PAGES_AT_ONCE))
  return Math.ceil(count / (LANES * rounds))
}

/** A scan while it is read. */
interface Scan {
  upload: PdfUpload
  pdftoppm: string
  longest: readonly number[]
  /** How many pages are read of it. */
  count: number
  share: number
  /** Pages that nobody has begun with, counted from 1. */
  left: number[]
  read: Map<number, OcrPage>
  done: number
  tool: string
  /** Why a page could not be read, and so the file is not. */
  wrong?: IntakeFinding
}

/** What ends a process of a file that cannot be read. */
class ScanOver extends Error {}

/** Reads pages as long as there are some. */
async function readSome(scan: Scan): Promise<void> {
  while (scan.left.length > 0 && !scan.wrong) {
    const drawn = await drawSome(scan)
    const wrong = 'code' in drawn ? drawn : await readDrawn(scan, drawn)
    if (wrong) scan.wrong ??= wrong
  }
}

/** Ends what runs also where another page could not be read. */
function tickOf(scan: Scan): () => void {
  return () => {
    if (scan.wrong) throw new ScanOver()
    scan.upload.onTick?.()
  }
}

type Drawn = { page: number; picture: Uint8Array }[]

/** Draws the next pages: as many as one process reads. */
async function drawSome(scan: Scan): Promise<Drawn | IntakeFinding> {
  const drawn: Drawn = []
  let held = 0
  while (drawn.length < scan.share && held < HELD) {
    const page = scan.left.shift()
    if (page === undefined) break
    const picture = await drawPage(scan, page)
    if ('code' in picture) return picture
    drawn.push({ page, picture })
    held += picture.length
  }
  return drawn
}

/**
 * Has one process read what was drawn. It takes seconds, so it stands in the line of what is done
 * behind the answers, and nobody who asks stands behind it.
 */
async function readDrawn(scan: Scan, drawn: Drawn): Promise<IntakeFinding | undefined> {
  const { upload } = scan
  const onProgress = () => upload.onPage?.(++scan.done, scan.count)
  const bound = drawn.map(({ picture }) => picture)
  if (bound.length === 0) return undefined
  const around = { sandbox: upload.sandbox.behind(), onTick: tickOf(scan), onProgress }
  const read = await readWordsOfPages({ bound, ...around })
  if ('code' in read) return read
  scan.tool = read.tool
  for (const [n, { page }] of drawn.entries()) {
    const one = read.pages[n]
    if (one) scan.read.set(page, one)
  }
  return undefined
}

async function drawPage(scan: Scan, page: number): Promise<Uint8Array | IntakeFinding> {
  const { pdftoppm, longest, upload } = scan
  const { sandbox, bytes: file } = upload
  const inches = (longest[page - 1] ?? 0) / POINTS_AN_INCH
  const resolution = Math.min(RESOLUTION, LONGEST / Math.max(inches, 1))
  const drawn: Uint8Array[] = []
  const onOutput = (chunk: Uint8Array) => drawn.push(chunk)
  const place = ['-f', `${page}`, '-l', `${page}`, '-singlefile'] as const
  const size = ['-r', resolution.toFixed(2)] as const
  const command = [pdftoppm, '-png', '-gray', ...place, ...size, INPUT] as const
  const ended = await sandbox.run({ step: 'pdf', command, file, onOutput, onTick: tickOf(scan) })
  if (ended.failed) return { code: ended.failed }
  if (ended.status !== 0) return { code: 'damaged' }
  return Buffer.concat(drawn)
}
