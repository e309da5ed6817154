// A PDF file to text with pages, by the programs of poppler in the sandbox. The process of Tumen
// never reads its structure: it looks for a few words in its bytes, and reads what the programs
// say. Source: intake.md 4.
import type { LayerFinding } from '@tumen/claim'
import type { IntakeFinding } from '../finding.ts'
import { INPUT } from '../isolation/command.ts'
import type { Sandbox } from '../isolation/sandbox.ts'
import type { ReadLayered } from '../layered.ts'
import type { ReadPages } from '../ocr/read-pages.ts'
import { OCR_STEPS } from '../ocr/read-picture.ts'
import { MAX_LINE_UNITS, noticesOf } from '../read-upload.ts'
import { BboxLayout, type PdfPage, type WordLine } from './bbox-layout.ts'
import { MOST_PDF_PAGES } from './limit.ts'
import { type PagesText, textOfPages } from './page-text.ts'
import { readScan } from './scan.ts'
import { LAYOUT, lookBeside, type SeenPages, seenFindings, seenPages } from './seen-page.ts'

export const PDF_TYPE = 'application/pdf'

/** So few pages are read as fast as the first of them. */
const FEW_PAGES = 10

/** A file as it came, and where it may be opened. */
export interface PdfUpload {
  bytes: Uint8Array
  sandbox: Sandbox
  maxTextBytes: number
  /** Called while a program runs; what it throws ends it. */
  onTick?: (() => void) | undefined
  /** Told how many pages are read. */
  onPage?: ((done: number, all: number) => void) | undefined
  /** Told the words of the first page of a long file, if any, before the others are read. */
  onFirst?: ((text: string) => void) | undefined
}

/** Whether bytes say that they are a PDF file; the mark may stand a little inside. */
export function isPdf(bytes: Uint8Array): boolean {
  return bufferOf(bytes.subarray(0, 1024)).includes('%PDF-')
}

/** Reads a PDF; no bytes make it throw, but `onTick` may. */
export async function readPdf(upload: PdfUpload): Promise<ReadLayered> {
  const { level } = await upload.sandbox.report()
  const read = await textIn(upload)
  const isRead = 'text' in read
  if (!isRead) {
    const findings = [{ code: read.code, count: read.limit ?? 1 }]
    const layer = { isolation: level, losses: [], findings }
    return { text: '', mediaType: PDF_TYPE, steps: [], layer, losses: [], notices: [] }
  }
  const { text, ...made } = read
  return {
    text,
    mediaType: PDF_TYPE,
    steps: made.lines ? OCR_STEPS : ['pdf:bbox-layout', 'pdf:pages'],
    layer: { ...made, isolation: level },
    losses: made.losses,
    notices: noticesOf(text),
  }
}

type TextIn = PagesText & Partial<ReadPages> & { tool: string; findings: LayerFinding[] }

async function textIn(upload: PdfUpload): Promise<TextIn | IntakeFinding> {
  const { sandbox, maxTextBytes } = upload
  const { level } = await sandbox.report()
  if (level !== 'A') return { code: 'not_isolated' }
  const [pdftotext, pdfinfo] = [
    await sandbox.placeOf('pdftotext'),
    await sandbox.placeOf('pdfinfo'),
  ]
  if (!pdftotext || !pdfinfo) return { code: 'program_missing' }
  const info = await infoOf(upload, pdfinfo)
  if ('code' in info) return info
  if (info.pages > MOST_PDF_PAGES) return { code: 'too_many_pages', limit: MOST_PDF_PAGES }
  if (upload.onFirst && info.pages > FEW_PAGES) await readFirst(upload, pdftotext)
  const [seen, beside, attached] = await together([
    seenIn(upload, pdftotext),
    lookBeside(upload),
    attachmentsOf(upload),
  ])
  if ('code' in seen) return seen
  const findings = seenFindings(beside, seen)
  const { pages } = seen
  const whole = textOfPages(pages)
  if (whole.text.trim() === '')
    return scanIn(upload, { ...info, findings: [...info.findings, ...findings] }, pages)
  if (Buffer.byteLength(whole.text) > maxTextBytes)
    return { code: 'too_large', limit: maxTextBytes }
  if (whole.text.split('\n').some(({ length }) => length > MAX_LINE_UNITS))
    return { code: 'line_too_long', limit: MAX_LINE_UNITS }
  const tool = `poppler ${await versionOf(sandbox, pdftotext)}`
  return { ...whole, tool, findings: [...info.findings, ...attached, ...findings] }
}

/** All of these, each to its end: where one is ended by who asked, none of them goes on. */
async function together<T extends unknown[]>(works: { [N in keyof T]: Promise<T[N]> }): Promise<T> {
  await Promise.allSettled(works)
  return Promise.all(works) as Promise<T>
}

/** The pages with what is seen on them, or why they are not read; all of them, or only some. */
async function seenIn(
  upload: PdfUpload,
  pdftotext: string,
  only: readonly string[] = [],
): Promise<SeenPages | IntakeFinding> {
  const layout = await layoutOf(upload, pdftotext, only)
  return 'code' in layout ? layout : seenPages(upload, layout)
}

/** Tells what is seen on the first page; what is wrong with the file is told of all of it. */
async function readFirst({ onPage: _, ...upload }: PdfUpload, pdftotext: string): Promise<void> {
  const seen = await seenIn(upload, pdftotext, ['-l', '1'])
  const text = 'code' in seen ? '' : textOfPages(seen.pages).text
  if (text.trim() !== '' && Buffer.byteLength(text) <= upload.maxTextBytes) upload.onFirst?.(text)
}

/** The words of all pages as a program reads them, seen or not. */
async function layoutOf(
  upload: PdfUpload,
  pdftotext: string,
  only: readonly string[],
): Promise<PdfPage<WordLine>[] | IntakeFinding> {
  const pages: PdfPage<WordLine>[] = []
  const layout = new BboxLayout((page) => pages.push(page))
  const args = [...LAYOUT, ...only, INPUT, '-'] as const
  const problem = await run(upload, [pdftotext, ...args], (chunk) => layout.add(chunk))
  return problem ?? pages
}

/** A file without a text of its own is a scan: its words are read from pictures of its pages. */
async function scanIn(
  upload: PdfUpload,
  { findings }: Info,
  pages: readonly PdfPage[],
): Promise<TextIn | IntakeFinding> {
  const pdftoppm = await upload.sandbox.placeOf('pdftoppm')
  if (!pdftoppm) return { code: 'program_missing' }
  const longest = pages.map(({ width, height }) => Math.max(width, height))
  const read = await readScan(upload, { longest, pdftoppm })
  if ('code' in read) return read
  if (read.text.trim() === '') return { code: 'no_text' }
  return { ...read, findings: [...findings, ...read.findings] }
}

/** Runs one program on the file; why it failed, if it did. */
async function run(
  { sandbox, bytes: file, onTick }: PdfUpload,
  command: readonly [string, ...string[]],
  onOutput: (chunk: Uint8Array) => void,
): Promise<IntakeFinding | undefined> {
  const ended = await sandbox.run({ step: 'pdf', command, file, onOutput, onTick })
  if (ended.failed) {
    const { failed: code, limit } = ended
    return limit === undefined ? { code } : { code, limit }
  }
  return ended.status === 0 ? undefined : { code: 'damaged' }
}

interface Info {
  pages: number
  findings: LayerFinding[]
}

async function infoOf(upload: PdfUpload, pdfinfo: string): Promise<Info | IntakeFinding> {
  const said = new Said()
  const problem = await run(upload, [pdfinfo, '-enc', 'UTF-8', INPUT], said.add)
  const isLocked = bufferOf(upload.bytes).includes('/Encrypt')
  if (problem) return problem.code === 'damaged' && isLocked ? { code: 'encrypted' } : problem
  const pages = Number(said.after('Pages'))
  if (!Number.isSafeInteger(pages)) return { code: 'damaged' }
  const revisions = revisionsOf(upload.bytes)
  const found: [code: string, count: number][] = [
    ['javascript', said.after('JavaScript') === 'yes' ? 1 : 0],
    ['form', /^(?:AcroForm|XFA)/.test(said.after('Form')) ? 1 : 0],
    ['opens_without_password', said.after('Encrypted').startsWith('yes') ? 1 : 0],
    ['has_revisions', revisions > 1 ? revisions : 0],
  ]
  const findings = found.map(([code, count]) => ({ code, count })).filter(({ count }) => count > 0)
  return { pages, findings }
}

async function attachmentsOf(upload: PdfUpload): Promise<LayerFinding[]> {
  const pdfdetach = await upload.sandbox.placeOf('pdfdetach')
  if (!pdfdetach) return []
  const said = new Said()
  const problem = await run(upload, [pdfdetach, '-list', INPUT], said.add)
  const count = Number(/^(\d+) embedded file/m.exec(said.text)?.[1] ?? 0)
  return problem || count === 0 ? [] : [{ code: 'attachments', count }]
}

/** How often the file was saved with something added behind: earlier states are still in it. */
function revisionsOf(bytes: Uint8Array): number {
  const file = bufferOf(bytes)
  let count = 0
  for (let at = file.indexOf('startxref'); at >= 0; at = file.indexOf('startxref', at + 9)) count++
  // A file made for the web has two lists of its parts from the beginning.
  const isLinear = file.subarray(0, 1024).includes('/Linearized')
  return isLinear ? count - 1 : count
}

/** What a program said, a little of it. */
class Said {
  text = ''
  readonly add = (chunk: Uint8Array): void => {
    if (this.text.length < 100_000) this.text += bufferOf(chunk).toString('utf8')
  }

  after(name: string): string {
    const line = this.text.split('\n').find((one) => one.startsWith(`${name}:`)) ?? ''
    return line.slice(name.length + 1).trim()
  }
}

async function versionOf(sandbox: Sandbox, pdftotext: string): Promise<string> {
  return (await sandbox.versionOf(pdftotext)) ?? 'of unknown version'
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}
