// Pages without the words that nobody sees on them: each is drawn, and every word is looked for in
// what is drawn. Which pages have such words is told; what they are is not.
import { setImmediate } from 'node:timers/promises'
import type { LayerFinding } from '@tumen/claim'
import { INPUT } from '../isolation/command.ts'
import { askPicture } from '../picture/ask.ts'
import { lineOf, type PdfPage, type PdfWord, type WordLine } from './bbox-layout.ts'
import { type GreyPage, isHidden } from './hidden-word.ts'
import type { PicturedPage } from './pdfium.ts'
import type { PdfUpload } from './read-pdf.ts'
import { LETTERS_A_PICTURE, saidIn } from './said.ts'

/** What of a file is read, and drawn: what a viewer shows of a page. */
export const LAYOUT = ['-bbox-layout', '-cropbox', '-enc', 'UTF-8'] as const
/** A dot is a point, so that words stand in the same measure. */
const DRAWN = ['-r', '72', '-gray', '-cropbox'] as const
/** The finding of pages that are pictures first. */
export const MOSTLY_PICTURES = 'mostly_pictures'
/** Pages that one process draws, within its bounds of time. */
const AT_ONCE = 25

/** How many words of a page are not seen. */
interface Hidden {
  /** Counted from 1. */
  page: number
  count: number
}

export interface SeenPages {
  pages: PdfPage<WordLine>[]
  hidden: Hidden[]
  /** Pages with words that could not be drawn. */
  unseen: number
}

type Opened = Pick<PdfUpload, 'sandbox' | 'bytes' | 'onTick' | 'onPage'>

/** The pages with what is seen on them; `first` is the number of the first of them. */
export async function seenPages(
  upload: Opened,
  pages: readonly PdfPage<WordLine>[],
  first = 1,
): Promise<SeenPages> {
  const kept: PdfPage<WordLine>[] = []
  const hidden: Hidden[] = []
  let unseen = 0
  for (let from = 0; from < pages.length; from += AT_ONCE) {
    const some = pages.slice(from, from + AT_ONCE)
    const hasWords = some.some(({ blocks }) => blocks.length > 0)
    const drawn = hasWords ? await drawnPages(upload, first + from, some.length) : []
    for (const [n, page] of some.entries()) {
      // A page takes some milliseconds, and others have asked for theirs.
      await setImmediate()
      const picture = drawn[n]
      const seen = picture ? withoutHidden(page, picture) : { page, count: 0 }
      kept.push(seen.page)
      if (seen.count > 0) hidden.push({ page: first + from + n, count: seen.count })
      if (!picture && page.blocks.length > 0) unseen += 1
    }
    if (hasWords) upload.onPage?.(kept.length, pages.length)
  }
  return { pages: kept, hidden, unseen }
}

/** The words that stand beside pages, in no layout, and what pictures take of each page. */
export function lookBeside({ sandbox, bytes: picture, onTick }: Opened) {
  return askPicture({ do: 'beside' }, { sandbox, picture, onTick })
}

/** What is told of words that nobody sees, and of pages that are pictures first. */
export function seenFindings(
  found: Awaited<ReturnType<typeof lookBeside>>,
  { pages, hidden, unseen }: SeenPages,
): LayerFinding[] {
  // Nobody knows what is on pages that could not be looked at.
  if (found.code !== undefined) return [...findingsOf(hidden, unseen), pictureFinding(pages.length)]
  const { beside, pictured } = found
  const mostly = pictured.filter((one) => isMostlyPictures(one, pages[one.page - 1]))
  const told = pictureFinding(
    mostly.length,
    mostly.map(({ page }) => page),
  )
  return [...findingsOf([...hidden, ...beside], unseen), ...(mostly.length > 0 ? [told] : [])]
}

const pictureFinding = (count: number, pages?: number[]): LayerFinding => {
  return { code: MOSTLY_PICTURES, count, ...(pages && { pages }) }
}

/**
 * Whether a page is pictures first: they take as much of it as the lines of words that are seen, or
 * less than half a page is said for each in which somebody may be seen.
 */
function isMostlyPictures(
  { share, count }: PicturedPage,
  page: PdfPage<WordLine> | undefined,
): boolean {
  const lines = page?.blocks.flat() ?? []
  const words = lines.reduce((sum, { left, right, top, bottom }) => {
    return sum + (right - left) * (bottom - top)
  }, 0)
  if (!page || share * page.width * page.height >= words) return true
  return saidIn(lines.map(({ text }) => text).join(' ')) < count * LETTERS_A_PICTURE
}

function findingsOf(hidden: readonly Hidden[], unseen: number): LayerFinding[] {
  const count = hidden.reduce((sum, one) => sum + one.count, 0)
  const found: LayerFinding[] = []
  const pages = [...new Set(hidden.map(({ page }) => page))].sort((a, b) => a - b)
  if (count > 0) found.push({ code: 'hidden_words', count, pages })
  if (unseen > 0) found.push({ code: 'not_compared', count: unseen })
  return found
}

function withoutHidden(page: PdfPage<WordLine>, drawn: GreyPage) {
  let count = 0
  const isSeen = (word: PdfWord) => {
    const isGone = isHidden(word, drawn)
    if (isGone) count += 1
    return !isGone
  }
  const blocks = page.blocks.map((lines) =>
    lines.flatMap((line) => {
      const words = line.words.filter(isSeen)
      const seen = words.length === line.words.length ? line : lineOf(words)
      return seen ? [seen] : []
    }),
  )
  return { page: { ...page, blocks: blocks.filter((lines) => lines.length > 0) }, count }
}

/** Pages as greys; fewer than asked where they cannot be drawn. */
async function drawnPages(
  { sandbox, bytes: file, onTick }: Opened,
  first: number,
  count: number,
): Promise<GreyPage[]> {
  const pdftoppm = await sandbox.placeOf('pdftoppm')
  if (!pdftoppm) return []
  const chunks: Uint8Array[] = []
  const onOutput = (chunk: Uint8Array) => chunks.push(chunk)
  const place = ['-f', `${first}`, '-l', `${first + count - 1}`] as const
  const command = [pdftoppm, ...DRAWN, ...place, INPUT] as const
  const ended = await sandbox.run({ step: 'pdf', command, file, onOutput, onTick })
  return ended.status === 0 ? greysIn(Buffer.concat(chunks)) : []
}

/** Pictures of the simplest form, one behind the other: their sizes, then a byte for each dot. */
function greysIn(bytes: Buffer): GreyPage[] {
  const pages: GreyPage[] = []
  for (let at = 0; at < bytes.length; ) {
    const head = /^P5\s(\d{1,6})\s(\d{1,6})\s255\s/.exec(bytes.toString('latin1', at, at + 32))
    const [width, height] = [Number(head?.[1]), Number(head?.[2])]
    const from = at + (head?.[0].length ?? 0)
    if (!head || from + width * height > bytes.length) return pages
    pages.push({ width, height, grey: bytes.subarray(from, from + width * height) })
    at = from + width * height
  }
  return pages
}
