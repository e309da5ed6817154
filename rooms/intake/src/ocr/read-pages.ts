// From the words of pictures to one text with pages, and where in it each line stands. The text is
// put together as that of a PDF; a line is found again in it by the words that it begins with.
import { type LayerFinding, type ReadLine, SURE_OF_LINE } from '@tumen/claim'
import type { Loss } from '../finding.ts'
import { textOfPages } from '../pdf/page-text.ts'
import type { OcrLine, OcrPage } from './recognize.ts'

/** The text of pictures, one of them a page. */
export interface ReadPages {
  text: string
  pages: number[]
  sizes: number[][]
  lines: ReadLine[]
  losses: Loss[]
  findings: LayerFinding[]
}

/** Puts together what was read. */
export function textOfPictures(pictures: readonly OcrPage[]): ReadPages {
  const { text, pages, losses } = textOfPages(
    pictures.map(({ height, blocks }) => ({
      height,
      blocks: blocks.map((lines) => lines.map(layoutOf)),
    })),
  )
  const lines = placesIn(text, pictures)
  const unsure = lines.filter((line) => (line.at(-1) ?? 0) < SURE_OF_LINE).length
  const findings = [
    { code: 'read_from_picture', count: pictures.length },
    { code: 'unsure_lines', count: unsure },
  ]
  return {
    ...{ text, pages, lines, losses },
    sizes: pictures.map(({ width, height }) => [width, height]),
    findings: findings.filter(({ count }) => count > 0),
  }
}

function layoutOf({ text, box: [left, top, right, bottom], firstWidth }: OcrLine) {
  return { text, left, top, bottom, right, firstWidth, isRow: false }
}

/** A line with its box, left, top, right and bottom. */
type PlacedLine = Pick<OcrLine, 'text' | 'box' | 'confidence'>

/** What lies between the beginnings of two lines at the most, beside the line itself. */
const AHEAD = 400

/** Where the lines of pages stand in their text, each found by the words that it begins with. */
export function placesIn(
  text: string,
  pictures: readonly { blocks: readonly (readonly PlacedLine[])[] }[],
): ReadLine[] {
  const found: ReadLine[] = []
  let at = 0
  for (const [page, { blocks }] of pictures.entries())
    for (const { text: words, box, confidence } of blocks.flat()) {
      // Its last word may have been put together with the next line.
      const head = words.normalize('NFC').replace(/\s*\S{0,30}$/u, '') || words.normalize('NFC')
      const start = text.indexOf(head, at)
      if (start < 0 || start > at + words.length + AHEAD) continue
      found.push([start, page, ...box, confidence])
      at = start + head.length
    }
  return found
}
