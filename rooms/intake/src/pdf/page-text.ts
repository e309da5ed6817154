// From the lines of pages to one text with the places where pages begin. What a page repeats at its
// edge stands once; a word that was broken at the end of a line stands whole, and of both it is
// told how often. No other sign is changed.
import type { Loss } from '../finding.ts'
import type { PdfLine, PdfPage } from './bbox-layout.ts'
import { EDGE } from './limit.ts'

/** What of a page its text is made from. */
type TextPage = Pick<PdfPage, 'height' | 'blocks'>

/** The text of all pages. */
export interface PagesText {
  text: string
  /** Where each page begins, in UTF-16 code units. */
  pages: number[]
  losses: Loss[]
}

/** So often a line must stand at the edge of pages to be a running one. */
const LEAST_RUNNING = 3

/** Puts the pages together. */
export function textOfPages(pages: readonly TextPage[]): PagesText {
  const running = runningLines(pages)
  const kept = new Set<string>()
  const left: string[] = []
  const isLeft = (page: TextPage, line: PdfLine) => {
    const key = runningKey(line)
    if (!isAtEdge(page, line) || !running.has(key)) return false
    // The number of a page alone is no word of anybody.
    if (/\p{L}/u.test(key) && !kept.has(key)) {
      kept.add(key)
      return false
    }
    left.push(line.text)
    return true
  }
  const blocks = pages.map((page) =>
    page.blocks
      .map((block) => block.filter((line) => !isLeft(page, line)))
      .filter((block) => block.length > 0),
  )
  const words = new WordMender(blocks.flat(2).map(({ text }) => text))
  const out = new Text(words)
  const begins = blocks.map((page) => out.addPage(page.map((block) => words.paragraphs(block))))
  const { text } = out
  return {
    text,
    pages: begins.map((at) => Math.min(at, text.length)),
    losses: lossesOf(left, words.count),
  }
}

function lossesOf(left: readonly string[], broken: number): Loss[] {
  const units = left.reduce((sum, text) => sum + text.length, 0)
  const losses: Loss[] = [
    { kind: 'running_line', count: left.length, units },
    { kind: 'line_hyphen', count: broken, units: broken },
  ]
  return losses.filter(({ count }) => count > 0)
}

function isAtEdge({ height, blocks }: TextPage, line: PdfLine): boolean {
  const isOutside = line.bottom < height * EDGE || line.top > height * (1 - EDGE)
  // A page that ends early has its last lines high up.
  return isOutside && blocks.length > 0
}

/** The words of a line at an edge without their numbers, since pages are counted there. */
function runningKey({ text, top }: PdfLine): string {
  // The same words at the other edge are other ones; half a line up or down is the same place.
  return `${text.replace(/[\divxlc]+/gi, '#').trim()}|${Math.round(top / 24)}`
}

function runningLines(pages: readonly TextPage[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const page of pages) {
    const keys = page.blocks
      .flat()
      .filter((line) => isAtEdge(page, line))
      .map(runningKey)
    for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const least = Math.max(LEAST_RUNNING, pages.length / 4)
  return new Set([...counts].flatMap(([key, n]) => (n >= least ? [key] : [])))
}

/** Whether a sentence of the page before goes on with this line. */
function goesOn(before: string, line: string): boolean {
  const isOpen = /[\p{L}\p{N},;:–—-]$/u.test(before)
  return isOpen && /^[\p{Ll}\p{Lo}\p{N}(]/u.test(line)
}

/** Numbers are written with a hyphen of their own: thirty-nine. */
const TENS = /(?:^|[^\p{L}])(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-$/iu
const BROKEN = /(\p{L}+)(-|\u00ad|\u2010)$/u
const NEXT = /^(\p{L}+)/u
/** Letters of scripts that break words with a hyphen. */
const HYPHENATES = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]+$/u

/** A line that begins so is an item of a list. */
const ITEM = /^(?:[-–—•·*▪○●◦]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s/i
const EAST = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/**
 * Puts together what the end of a line took apart. Where a word was broken its hyphen goes; the
 * hyphen is the word's own in a number, where the text has the word so in the middle of a line, and
 * where both parts stand as words elsewhere.
 */
class WordMender {
  count = 0
  /** Words with a hyphen, and words that stand inside a line. */
  readonly #own: ReadonlySet<string>

  constructor(lines: readonly string[]) {
    this.#own = new Set(
      lines.flatMap((line) => {
        const inside = line.toLowerCase().replace(/^\S+|\S+$/g, '')
        return inside.match(/(?<!-)\p{L}+(?:-\p{L}+)*/gu) ?? []
      }),
    )
  }

  /** The lines of a block as they were written: one that only the edge ended goes on. */
  paragraphs(block: readonly PdfLine[]): string[] {
    const edge = Math.max(0, ...block.map(({ right }) => right))
    const written: string[] = []
    for (const [n, line] of block.entries()) {
      const before = block[n - 1]
      const [last] = written.splice(before && isWrapped(before, line, edge) ? -1 : written.length)
      written.push(last === undefined ? line.text : this.joined(last, line.text))
    }
    return written
  }

  /** Two lines as one. */
  joined(before: string, line: string): string {
    const [, head = '', hyphen = ''] = BROKEN.exec(before) ?? []
    const [, tail = ''] = NEXT.exec(line) ?? []
    if (HYPHENATES.test(head) && HYPHENATES.test(tail)) {
      if (hyphen !== '\u00ad' && this.#isOwn(before, head, tail)) return before + line
      this.count++
      return before.slice(0, -1) + line
    }
    return before + (this.#isOneWord(before, line) ? '' : ' ') + line
  }

  /**
   * Chinese and Japanese words go on at the next line without a sign, Korean ones now and then: in
   * Korean only those are one that the text has elsewhere in one piece.
   */
  #isOneWord(before: string, line: string): boolean {
    const [end = '', begin = ''] = [before.at(-1), line.at(0)]
    if (EAST.test(end) || /[，、；：。]/u.test(end)) return EAST.test(begin)
    const [head] = /\p{Script=Hangul}+$/u.exec(before) ?? []
    const [tail] = /^\p{Script=Hangul}+/u.exec(line) ?? []
    if (head === undefined || tail === undefined) return false
    return this.#own.has(head + tail) && !this.#own.has(tail)
  }

  #isOwn(before: string, head: string, tail: string): boolean {
    if (TENS.test(before)) return true
    // A name of two parts, and what only a compound writes so.
    if (/^\p{Lu}/u.test(tail)) return true
    const [one, two] = [head.toLowerCase(), tail.toLowerCase()]
    return this.#own.has(`${one}-${two}`) || (this.#own.has(one) && this.#own.has(two))
  }
}

/** Whether the next word would not have stood on the line: then its end says nothing. */
function isWrapped(before: PdfLine, line: PdfLine, edge: number): boolean {
  if (before.isRow || line.isRow || ITEM.test(line.text)) return false
  if (BROKEN.test(before.text) && /^\p{Ll}/u.test(line.text)) return true
  // Cells of a row that stand close end with their number.
  if (/\d$/.test(before.text) && /^\p{Lu}/u.test(line.text)) return false
  const isEast = EAST.test(line.text.at(0) ?? '')
  const wanted = isEast ? line.bottom - line.top : line.firstWidth
  return before.right + wanted > edge
}

/** The text as it grows. */
class Text {
  text = ''
  readonly #words: WordMender

  constructor(words: WordMender) {
    this.#words = words
  }

  /** Adds the blocks of a page; where it begins. A sentence of the page before goes on with it. */
  addPage([first = [], ...others]: readonly string[][]): number {
    const [line] = first
    if (line !== undefined && this.text !== '' && goesOn(this.text, line)) {
      const before = this.text
      this.text = this.#words.joined(before, line).normalize('NFC')
      const rest = first.slice(1)
      this.#add(rest.length > 0 ? [rest, ...others] : others, '\n')
      return Math.min(before.length, this.text.length)
    }
    const at = this.text === '' || line === undefined ? this.text.length : this.text.length + 2
    this.#add([first, ...others])
    return at
  }

  #add(blocks: readonly string[][], gap = '\n\n'): void {
    for (const [n, lines] of blocks.entries()) {
      if (lines.length === 0) continue
      const between = this.text === '' ? '' : n === 0 ? gap : '\n\n'
      this.text += between + lines.join('\n').normalize('NFC')
    }
  }
}
