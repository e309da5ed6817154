// Text as it is laid out: runs of spaces become one, blocks stand on lines of their own.
// Spaces that are no ASCII spaces (no-break, ideographic) are the author's and stay.

/** Collects the words of a page and writes the gaps between them. */
export class TextBuilder {
  /** Above zero inside preformatted text, whose spaces stay as they are. */
  verbatim = 0
  readonly #parts: string[] = []
  #breaks = 0
  #gap: '' | ' ' | '\t' = ''

  /** Adds words in the flow of a line. */
  addText(words: string): void {
    if (this.verbatim > 0) {
      if (words === '') return
      this.#flush()
      this.#parts.push(words)
      return
    }
    const plain = words.replace(/[ \t\n\f\r]+/g, ' ')
    if (plain.startsWith(' ')) this.#space()
    const body = plain.replace(/^ | $/g, '')
    if (body === '') return
    this.#flush()
    this.#parts.push(body)
    if (plain.endsWith(' ')) this.#space()
  }

  /** A line break inside a block; at most one empty line is kept. */
  addBreak(): void {
    this.#breaks = Math.min(2, this.#breaks + 1)
  }

  /** What follows stands at least `breaks` line breaks below what came before. */
  startBlock(breaks: number): void {
    this.#breaks = Math.max(this.#breaks, breaks)
  }

  /** What follows is the next cell of a row. */
  startCell(): void {
    if (this.#breaks === 0) this.#gap = '\t'
  }

  /** The text so far, without spaces at its ends. */
  text(): string {
    return this.#parts.join('').replace(/^[ \t\n]+|[ \t\n]+$/g, '')
  }

  #space(): void {
    if (this.#gap === '') this.#gap = ' '
  }

  #flush(): void {
    if (this.#parts.length > 0)
      this.#parts.push(this.#breaks > 0 ? '\n'.repeat(this.#breaks) : this.#gap)
    this.#breaks = 0
    this.#gap = ''
  }
}
