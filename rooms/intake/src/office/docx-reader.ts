// A part of a DOCX file as text. Deleted and moved words, hidden runs and the second form of a text
// box stay out.
import type { Attributes, XmlReader } from '../read-xml.ts'
import { TextBuilder } from '../text-builder.ts'
import type { OfficeTally } from './tally.ts'

/** Elements whose inside is no text of the page. */
const SKIPPED: ReadonlySet<string> = new Set(['del', 'moveFrom', 'Fallback'])
const CHANGES: ReadonlySet<string> = new Set(['ins', 'del', 'moveFrom', 'moveTo'])
const OFF: ReadonlySet<string> = new Set(['0', 'false', 'off'])

export class DocxReader implements XmlReader {
  readonly #out = new TextBuilder()
  readonly #tally: OfficeTally
  /** How deep inside elements that are left out. */
  #skipped = 0
  #isText = false
  #isHidden = false
  #inTable = 0
  #isNote = true
  #inRun = false

  constructor(tally: OfficeTally) {
    this.#tally = tally
  }

  open(name: string, attributes: Attributes): void {
    if (CHANGES.has(name)) this.#tally.add('tracked_changes')
    if (SKIPPED.has(name)) this.#skipped++
    if (this.#skipped > 0) return
    if (name === 't') this.#isText = true
    else if (name === 'r') this.#startRun()
    else if (name === 'vanish') this.#hide(attributes)
    else if (name === 'tab') this.#add('\t')
    else if (name === 'br' || name === 'cr') this.#out.addBreak()
    else if (name === 'noBreakHyphen') this.#add('\u2011')
    else if (name === 'p') this.#out.startBlock(this.#inTable > 0 ? 0 : 2)
    else if (name === 'tbl') this.#inTable++
    else if (name === 'tr') this.#out.startBlock(1)
    else if (name === 'tc') this.#out.startCell()
    else if (name === 'drawing' || name === 'pict') this.#tally.lose('picture', 0, 1)
    else if (name === 'footnote' || name === 'endnote') this.#isNote = isNote(attributes)
  }

  text(words: string): void {
    if (this.#isText && this.#skipped === 0) this.#add(words)
  }

  /** The text so far. */
  written(): string {
    return this.#out.text()
  }

  close(name: string): void {
    if (SKIPPED.has(name)) this.#skipped--
    else if (this.#skipped > 0) return
    else if (name === 't') this.#isText = false
    else if (name === 'r') this.#endRun()
    else if (name === 'p') this.#out.startBlock(this.#inTable > 0 ? 0 : 2)
    else if (name === 'tbl') {
      this.#inTable--
      this.#out.startBlock(2)
    }
  }

  #add(words: string): void {
    if (this.#isHidden || !this.#isNote) return
    this.#out.addText(words === '\t' ? ' ' : words)
  }

  #endRun(): void {
    this.#inRun = false
    this.#isHidden = false
  }

  #startRun(): void {
    this.#inRun = true
    this.#isHidden = false
  }

  /** Inside the marks of a run; those of a paragraph say it of its end alone. */
  #hide({ 'w:val': value }: Attributes): void {
    if (!this.#inRun || (value !== undefined && OFF.has(value))) return
    this.#isHidden = true
    this.#tally.add('hidden_text')
  }
}

/** The line above notes is one in the file, too. */
function isNote({ 'w:type': type }: Attributes): boolean {
  return type === undefined || type === 'normal'
}
