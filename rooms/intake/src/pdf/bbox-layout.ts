// The layout that `pdftotext -bbox-layout` prints, as it comes: pages, blocks in reading order,
// lines, and words with their boxes. Lines of that print are read one at a time, and everything
// that is not of its form is left out.

/** A line of a page, its words put together. */
export interface PdfLine {
  text: string
  left: number
  top: number
  bottom: number
  right: number
  /** How wide its first word is: whether it would have stood on the line above. */
  firstWidth: number
  /** Whether it has wide gaps, as the row of a table. */
  isRow: boolean
}

/** A line with the words that it was put together from. */
export interface WordLine extends PdfLine {
  words: readonly PdfWord[]
}

/** A page: blocks of lines in reading order. */
export interface PdfPage<L extends PdfLine = PdfLine> {
  width: number
  height: number
  blocks: L[][]
}

/** A word and its box, in points from the left and from above. */
export interface PdfWord {
  text: string
  left: number
  right: number
  top: number
  bottom: number
}

const BOX = /xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="(-?[\d.]+)" yMax="(-?[\d.]+)"/
const WORD = /^\s*<word [^>]*>(.*)<\/word>\s*$/
const PAGE = /^\s*<page width="([\d.]+)" height="([\d.]+)">/

/** Longest piece without a line feed that is kept: a word is one line of the print. */
const MOST_PENDING = 1_000_000

/** Reads the print piece by piece, and tells of each page when it ends. */
export class BboxLayout {
  readonly #onPage: (page: PdfPage<WordLine>) => void
  readonly #decoder = new TextDecoder('utf-8')
  #pending = ''
  #page: PdfPage<WordLine> | undefined
  #block: WordLine[] | undefined
  #words: PdfWord[] = []

  constructor(onPage: (page: PdfPage<WordLine>) => void) {
    this.#onPage = onPage
  }

  /** Takes the next piece of the print. */
  add(chunk: Uint8Array): void {
    this.#pending += this.#decoder.decode(chunk, { stream: true })
    const lines = this.#pending.split('\n')
    this.#pending = (lines.pop() ?? '').slice(-MOST_PENDING)
    for (const line of lines) this.#read(line)
  }

  #read(line: string): void {
    const word = WORD.exec(line)
    const page = PAGE.exec(line)
    if (word) this.#addWord(line, word[1] ?? '')
    else if (page) this.#page = { width: Number(page[1]), height: Number(page[2]), blocks: [] }
    else if (/^\s*<block /.test(line)) this.#block = []
    else if (/^\s*<\/line>/.test(line)) this.#endLine()
    else if (/^\s*<\/block>/.test(line)) this.#endBlock()
    else if (/^\s*<\/page>/.test(line)) this.#endPage()
  }

  #addWord(line: string, escaped: string): void {
    const [left = 0, top = 0, right = 0, bottom = 0] = (BOX.exec(line) ?? []).slice(1).map(Number)
    const text = unescaped(escaped)
    if (text !== '') this.#words.push({ text, left, right, top, bottom })
  }

  #endLine(): void {
    const line = lineOf(this.#words)
    this.#words = []
    if (line) this.#block?.push(line)
  }

  #endBlock(): void {
    if (this.#block && this.#block.length > 0) this.#page?.blocks.push(this.#block)
    this.#block = undefined
  }

  #endPage(): void {
    if (this.#page) this.#onPage(this.#page)
    this.#page = undefined
  }
}

/** The line of these words; nothing of none. */
export function lineOf(words: readonly PdfWord[]): WordLine | undefined {
  const [first] = words
  if (!first) return undefined
  const left = Math.min(...words.map((word) => word.left))
  const top = Math.min(...words.map((word) => word.top))
  const bottom = Math.max(...words.map((word) => word.bottom))
  const right = Math.max(...words.map((word) => word.right))
  const firstWidth = first.right - first.left
  const size = sizeOf(words, bottom - top)
  const isRow = words.some(
    (word, n) => word.left - (words[n - 1]?.right ?? word.left) > WIDE * size,
  )
  return { text: joined(words, size), left, top, bottom, right, firstWidth, isRow, words }
}

/** Of the size: what is nearer is one word in two fonts, as a number before its counter. */
const LEAST_GAP = 0.1
/** What is further apart stands in two cells. */
const WIDE = 2
/** Of the size: what a sign takes at the least on the average, East Asian or other. */
const EAST_WIDTH = 0.8
const OTHER_WIDTH = 0.4
const EAST = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff01-\uff60]/

/** The size of the letters: a box is as high as its font says, which may be twice and more. */
function sizeOf(words: readonly PdfWord[], height: number): number {
  const signs = words.flatMap(({ text }) => [...text])
  const east = signs.filter((sign) => EAST.test(sign)).length
  const width = words.reduce((sum, { left, right }) => sum + right - left, 0)
  return Math.min(height, width / (EAST_WIDTH * east + OTHER_WIDTH * (signs.length - east)))
}

function joined(words: readonly PdfWord[], size: number): string {
  let text = ''
  for (const [n, word] of words.entries()) {
    const before = words[n - 1]
    const isApart = before && word.left - before.right > LEAST_GAP * size
    text += isApart ? ` ${word.text}` : word.text
  }
  return text
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" },
}

function unescaped(text: string): string {
  return text.replace(
    /&(amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});/gi,
    (whole, name: string) => {
      if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole
      const isHex = /^#x/i.test(name)
      const point = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10)
      return point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
        ? String.fromCodePoint(point)
        : whole
    },
  )
}
