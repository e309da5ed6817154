// From a stored text to paragraphs and sentences with their position. A broken line is mended by
// a space for its line feed, so that every offset stays valid. Source: reading.md 1.
import { fold, foldCase, type Position } from '@tumen/claim'
import { languageOf } from './layout-language.ts'
import { endsSentence, type Line, linesOf } from './layout-line.ts'
import { cutLong, splitSentences } from './layout-sentence.ts'
import { type Lexicon, lexiconFor } from './lexicon.ts'
import type { Paragraph, PreparedText, Sentence } from './prepared-text.ts'
import { secondReportIn } from './second-report.ts'
import type { Range, SourceText } from './source-text.ts'

/** Makes a text ready for the readers. Never throws. */
export function prepareText(source: SourceText): PreparedText {
  const language = languageOf(source.text, source.language)
  const text: PreparedText = {
    source,
    language: language ?? 'en',
    folded: fold(source.text),
    lower: foldCase(source.text),
    paragraphs: [],
    sentences: [],
    found: new Map(),
  }
  if (!language) return text
  const lexicon = lexiconFor(language)
  text.folded = lexicon.simplified(text.folded)
  text.lower = lexicon.simplified(text.lower)
  const lines = linesOf({ ...text, stored: source.text, lexicon })
  addParagraphs(text, placeLines(text, lines), lexicon)
  const second = secondReportIn(text)
  return second ? { ...text, second } : text
}

/** Lines that are one paragraph, and what it is. */
interface Block extends Range {
  position: Position
  isTable: boolean
}

function placeLines(text: PreparedText, lines: readonly Line[]): Block[] {
  const head = headlineOf(text, lines)
  const isWrapped = isHardWrapped(text.folded, lines)
  const blocks: Block[] = []
  const feeds: number[] = []
  for (const [n, line] of lines.entries()) {
    const before = lines[n - 1]
    const block = blocks.at(-1)
    const position = n === head?.line ? head.position : line.aside
    const mayBreak = isWrapped || n - 1 !== head?.line
    if (before && block && !position && mayBreak && isBroken(text, { before, line, isWrapped })) {
      block.end = line.end
      feeds.push(before.end, line.start)
      continue
    }
    blocks.push({
      start: line.words,
      end: line.end,
      position: position ?? 'body',
      isTable: line.isTable,
    })
  }
  mendFeeds(text, feeds)
  return withHeadings(text, blocks)
}

interface Head {
  line: number
  position: Position
}

/** Units of a heading at the most. */
const LONGEST_HEADING = 200

// The first line that is part of the text is its heading when it does not end as a sentence.
function headlineOf(text: PreparedText, lines: readonly Line[]): Head | undefined {
  const n = lines.findIndex(({ aside }) => !aside)
  const line = lines[n]
  const next = lines[n + 1]
  if (!line) return undefined
  if (isTitle(text, line)) return { line: n, position: 'headline' }
  const isLong = line.end - line.start > LONGEST_HEADING
  if (!next || isLong || line.isItem || line.isTable || endsSentence(text.folded, line))
    return undefined
  if (/^[\p{Ll}\d(]/u.test(text.folded.slice(next.start, next.start + 2)) && !next.isAfterGap)
    return undefined
  // An entry of a yearly report is headed by its country; its first line is a section.
  const isEntry = text.source.covers !== undefined || text.source.country !== undefined
  return { line: n, position: isEntry ? 'subheading' : 'headline' }
}

function isTitle({ source, folded }: PreparedText, { start, end }: Line): boolean {
  if (source.title === undefined || end - start > 2 * LONGEST_HEADING) return false
  const plain = (words: string) =>
    words
      .replace(/\s{1,20}/g, ' ')
      .trim()
      .toLowerCase()
  const line = plain(folded.slice(start, end))
  const title = plain(fold(source.title))
  return title === line || (line.length >= 20 && title.startsWith(line))
}

/** Units beyond which a line that ends without a full stop is taken for a broken one. */
const BROKEN = 55

interface Pair {
  before: Line
  line: Line
  isWrapped: boolean
}

function isBroken(text: PreparedText, { before, line, isWrapped }: Pair): boolean {
  if (line.isAfterGap || line.isItem || line.isTable || line.aside) return false
  if (before.aside || before.isTable || endsLine(text.folded, before)) return false
  if (isWrapped) return true
  return before.end - before.start > BROKEN
}

const LINE_END = /[.!?:\u3002]["')\]\u300d\u300f]{0,3}$|["\u300d\u300f]$/

function endsLine(folded: string, { start, end }: Range): boolean {
  return LINE_END.test(folded.slice(Math.max(start, end - 6), end))
}

/** Columns of the narrowest and the widest text that a programme has broken into lines. */
const NARROWEST = 30
const WIDEST = 110

// In a text that was broken at a width most lines are about that long and end anywhere.
function isHardWrapped(folded: string, lines: readonly Line[]): boolean {
  let full = 0
  let pairs = 0
  for (const [n, line] of lines.slice(0, 400).entries()) {
    const next = lines[n + 1]
    if (!next || next.isAfterGap) continue
    pairs++
    const length = line.end - line.start
    if (length > WIDEST) return false
    if (length >= NARROWEST && !endsLine(folded, line)) full++
  }
  return pairs >= 4 && full >= pairs * 0.6
}

function mendFeeds(text: PreparedText, feeds: readonly number[]): void {
  if (feeds.length === 0) return
  text.folded = mended(text.folded, feeds)
  text.lower = mended(text.lower, feeds)
}

// `feeds` holds pairs: from the end of a line to the beginning of the next one.
function mended(text: string, feeds: readonly number[]): string {
  const parts: string[] = []
  let at = 0
  for (let n = 0; n < feeds.length; n += 2) {
    const from = feeds[n] ?? 0
    const to = feeds[n + 1] ?? 0
    parts.push(text.slice(at, from), text.slice(from, to).replaceAll('\n', ' '))
    at = to
  }
  parts.push(text.slice(at))
  return parts.join('')
}

/** Units of a heading inside a text. */
const LONGEST_SUBHEADING = 90

// The first paragraph of the body is the lead; short lines without a full stop head what follows.
function withHeadings({ folded }: PreparedText, blocks: Block[]): Block[] {
  let isLeadFound = false
  for (const [n, block] of blocks.entries()) {
    if (block.position !== 'body' || block.isTable) continue
    if (isSubheading(folded, block, blocks[n + 1])) block.position = 'subheading'
    else if (!isLeadFound) {
      block.position = 'lead'
      isLeadFound = true
    }
  }
  return blocks
}

function isSubheading(folded: string, block: Block, next: Block | undefined): boolean {
  const length = block.end - block.start
  if (!next || next.isTable || length > LONGEST_SUBHEADING) return false
  if (
    /[.!:;,\u3002\uff1b]["')\]]{0,2}$/.test(
      folded.slice(Math.max(block.start, block.end - 3), block.end),
    )
  )
    return false
  if (/^["\u300c\u300e(-]/.test(folded.charAt(block.start))) return false
  return next.end - next.start > length
}

/** Sentences that are told apart; a longer text is no report, and its rest is cut by length. */
const MOST_SENTENCES = 400_000

function addParagraphs(text: PreparedText, blocks: readonly Block[], lexicon: Lexicon): void {
  const { folded, lower, paragraphs, sentences } = text
  for (const { start, end, position, isTable } of blocks) {
    const isAside = position === 'boilerplate' || isInside(text.source.boilerplate, { start, end })
    const first = sentences.length
    const split = first < MOST_SENTENCES ? splitSentences : cutLong
    const ranges = isAside ? [] : split({ folded, lower, lexicon }, { start, end })
    for (const range of ranges) {
      if (isInside(text.source.boilerplate, range)) continue
      const paragraph = paragraphs.length
      const sentence: Sentence = { position, ...range, paragraph }
      sentences.push(isTable ? { table: true, ...sentence } : sentence)
    }
    const place = isAside ? 'boilerplate' : position
    const made: Paragraph = { start, end, position: place, first, last: sentences.length }
    paragraphs.push(isTable ? { table: true, ...made } : made)
  }
}

function isInside(ranges: readonly Range[] | undefined, { start, end }: Range): boolean {
  return ranges?.some((range) => range.start < end && start < range.end) ?? false
}
