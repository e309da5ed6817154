// The content of an ODT file as text. Deleted words, hidden ones and remarks stay out; notes stand
// where their sign stands.
import type { Attributes, XmlReader } from '../read-xml.ts'
import { TextBuilder } from '../text-builder.ts'
import type { OfficeTally } from './tally.ts'

/** Elements whose inside is no text of the page, with what they are counted as. */
const SKIPPED = {
  'tracked-changes': undefined,
  annotation: 'comments',
  'hidden-text': 'hidden_text',
  'hidden-paragraph': 'hidden_text',
  'note-citation': undefined,
  scripts: undefined,
  'font-face-decls': undefined,
  'automatic-styles': undefined,
} as const
const FETCHED = /^(?:https?|ftp|file|smb):|^\/\//i
/** Spaces that one element may stand for. */
const MOST_SPACES = 100

export class OdtReader implements XmlReader {
  readonly #out = new TextBuilder()
  readonly #tally: OfficeTally
  #skipped = 0
  #inCell = 0
  #inText = 0

  constructor(tally: OfficeTally) {
    this.#tally = tally
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'changed-region') this.#tally.add('tracked_changes')
    if (Object.hasOwn(SKIPPED, name)) {
      const code = SKIPPED[name as keyof typeof SKIPPED]
      if (code) this.#tally.add(code)
      this.#skipped++
    }
    if (this.#skipped > 0) return
    if (name === 'p' || name === 'h') {
      this.#out.startBlock(this.#inCell > 0 || this.#inText > 0 ? 0 : 2)
      this.#inText++
    } else if (name === 's') this.#spaces(attributes['text:c'])
    else if (name === 'tab') this.#out.addText(' ')
    else if (name === 'line-break') this.#out.addBreak()
    else if (name === 'table-row') this.#out.startBlock(1)
    else if (name === 'table-cell') {
      this.#inCell++
      this.#out.startCell()
    } else if (name === 'note-body') this.#out.addText(' [')
    else if (name === 'image' || name === 'object') this.#picture(attributes['xlink:href'])
  }

  text(words: string): void {
    if (this.#skipped === 0 && this.#inText > 0) this.#out.addText(words)
  }

  /** The text so far. */
  written(): string {
    return this.#out.text()
  }

  close(name: string): void {
    if (Object.hasOwn(SKIPPED, name)) this.#skipped--
    else if (this.#skipped > 0) return
    else if (name === 'p' || name === 'h') {
      this.#inText--
      this.#out.startBlock(this.#inCell > 0 || this.#inText > 0 ? 0 : 2)
    } else if (name === 'table-cell') this.#inCell--
    else if (name === 'table') this.#out.startBlock(2)
    else if (name === 'note-body') this.#out.addText(']')
  }

  #spaces(count = '1'): void {
    this.#out.addText(' '.repeat(Math.min(MOST_SPACES, Math.max(1, Number(count) || 1))))
  }

  #picture(target = ''): void {
    if (FETCHED.test(target)) this.#tally.add('external_links')
    else this.#tally.lose('picture', 0, 1)
  }
}
