// The text of an archive: that of its pages in the order of the list, each by the rule for pages.
// A page that a program built in the browser has no text in its answer; then the words count that
// the archiving program noted, and that is said. Source: intake.md 4; WACZ 1.2.0, "pages.jsonl".

import { setImmediate } from 'node:timers/promises'
import type { ArchivePage } from '@tumen/claim'
import type { IntakeFinding, Loss, Notice } from '../finding.ts'
import { readUpload } from '../read-upload.ts'
import type { Allowance } from '../unpack.ts'
import type { ListedPage } from './data-package.ts'
import { readableBody } from './http-message.ts'
import type { Capture, PageCaptures } from './page-capture.ts'

/** The texts of all pages as one, or why there is none. */
export type PageTexts =
  | {
      text: string
      pages: ArchivePage[]
      steps: string[]
      losses: Loss[]
      notices: Notice[]
      findings?: never
    }
  | { text?: never; findings: IntakeFinding[] }

interface Limits {
  encoding?: string
  maxTextBytes?: number
}

/** Limits, and how much of all pages may still be read. */
interface PageLimits extends Limits {
  allowance: Allowance
}

const MOST_TEXT_BYTES = 20_000_000
/** Of all pages as they came, markup and all; a packed one counts as unpacked. */
const MOST_READ_BYTES = 100_000_000

/** Reads the pages; findings only when none of them has a text, or all together are too large. */
export async function readPageTexts(
  pages: readonly ListedPage[],
  captures: PageCaptures,
  limits: Limits,
): Promise<PageTexts> {
  const most = limits.maxTextBytes ?? MOST_TEXT_BYTES
  const allowance: Allowance = { bytes: MOST_READ_BYTES }
  const read: ReadPage[] = []
  for (const [index, page] of pages.entries()) {
    read.push(readPage(page, captures.of(index), { ...limits, allowance }))
    if (allowance.bytes < 0) return { findings: [{ code: 'too_large', limit: MOST_READ_BYTES }] }
    await setImmediate()
  }
  const texts = read.flatMap(({ text }) => (text === undefined ? [] : [text]))
  const failed = read.find(({ findings }) => findings)?.findings
  if (texts.length === 0) return { findings: failed ?? [{ code: 'empty' }] }
  const text = texts.join('\n\n')
  if (Buffer.byteLength(text) > most) return { findings: [{ code: 'too_large', limit: most }] }
  return {
    text,
    pages: read.map(({ page }) => page),
    steps: ['wacz:pages', ...new Set(read.flatMap(({ steps }) => steps))],
    losses: summed(read.flatMap(({ losses }) => losses)),
    notices: counted(read.flatMap(({ notices }) => notices)),
  }
}

interface ReadPage {
  page: ArchivePage
  text?: string
  steps: string[]
  losses: Loss[]
  notices: Notice[]
  findings?: IntakeFinding[]
}

function readPage(page: ListedPage, capture: Capture | undefined, limits: PageLimits): ReadPage {
  const { url, at, title } = page
  const upload = capture && readCapture(capture, limits)
  const named = title ?? (upload?.findings ? undefined : upload?.title)
  const facts = { url, at, ...(named === undefined ? {} : { title: named }) }
  if (upload && !upload.findings) {
    const { text, steps, losses, notices } = upload
    return { page: { ...facts, source: 'record' }, text, steps, losses, notices }
  }
  const noted = readUpload({
    bytes: Buffer.from(page.text ?? ''),
    ...{ mediaType: 'text/plain', encoding: 'utf-8' },
  })
  const nothing = { steps: [], losses: [], notices: [] }
  if (noted.findings) {
    const findings = upload?.findings
    return { page: { ...facts, source: 'none' }, ...nothing, ...(findings ? { findings } : {}) }
  }
  const { text, notices } = noted
  return { page: { ...facts, source: 'noted' }, ...nothing, text, notices, steps: ['wacz:noted'] }
}

function readCapture({ body, header, contentType }: Capture, limits: PageLimits) {
  const most = limits.maxTextBytes ?? MOST_TEXT_BYTES
  const bytes = header ? readableBody(body, header, most) : body
  if (!bytes) return { findings: [{ code: 'not_understood' as const }] }
  limits.allowance.bytes -= bytes.length
  if (limits.allowance.bytes < 0) return { findings: [{ code: 'too_large' as const }] }
  const isNamed = /charset\s*=/i.test(contentType)
  const encoding = isNamed ? undefined : limits.encoding
  return readUpload({
    ...{ bytes, mediaType: contentType, maxTextBytes: most },
    ...(encoding === undefined ? {} : { encoding }),
  })
}

function summed(losses: readonly Loss[]): Loss[] {
  const sums = new Map<Loss['kind'], Loss>()
  for (const { kind, count, units } of losses) {
    const sum = sums.get(kind) ?? { kind, count: 0, units: 0 }
    sums.set(kind, { kind, count: sum.count + count, units: sum.units + units })
  }
  return [...sums.values()]
}

function counted(notices: readonly Notice[]): Notice[] {
  const counts = new Map<Notice['code'], number>()
  for (const { code, count } of notices) counts.set(code, (counts.get(code) ?? 0) + count)
  return [...counts].map(([code, count]) => ({ code, count }))
}
