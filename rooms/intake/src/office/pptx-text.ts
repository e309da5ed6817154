// The slides of a PPTX file as text, in the order in which they are shown. Slides that are not
// shown, and what the speaker wrote for themselves, stay out and are counted.
// Source: ECMA-376 part 1, 19 and 21.
import type { XmlReader } from '../read-xml.ts'
import { TextBuilder } from '../text-builder.ts'
import { linksOf } from '../workbook-book.ts'
import { joinPages, type PagedText } from './pages.ts'
import { type Parts, tallyParts } from './parts.ts'
import { MOST_PAGES, type OfficeTally, TooManyParts } from './tally.ts'

/** The text of the slides; nothing where the list of them is missing. Throws TooManyParts. */
export async function pptxText(parts: Parts, tally: OfficeTally): Promise<PagedText> {
  await tallyParts(parts, { tally, folder: 'ppt', comments: /^ppt\/comments\/[^/]+\.xml$/i })
  const [show] = (await linksOf(parts, '')).filter(({ type }) => type === 'officeDocument')
  const links = show ? await linksOf(parts, show.target) : []
  const ids: string[] = []
  await parts.read(show?.target ?? '', {
    open: (name, attributes) => {
      if (name === 'sldId') ids.push(attributes['r:id'] ?? '')
    },
  })
  if (ids.length > MOST_PAGES) throw new TooManyParts()
  const texts: string[] = []
  for (const id of ids) {
    const slide = new SlideReader()
    const path = links.find((link) => link.id === id)?.target ?? ''
    await parts.read(path, slide)
    if (slide.isHidden) tally.add('hidden_slides')
    tally.lose('picture', 0, slide.pictures)
    const notes = (await linksOf(parts, path)).filter(({ type }) => type === 'notesSlide')
    tally.add('speaker_notes', notes.length)
    texts.push(slide.isHidden ? '' : slide.written())
  }
  return joinPages(texts)
}

/** Takes the events of a slide and gives its words. */
class SlideReader implements XmlReader {
  isHidden = false
  pictures = 0
  readonly #out = new TextBuilder()
  #skipped = 0
  #isText = false
  #inTable = 0

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    // The second form of what an older program cannot show.
    if (name === 'Fallback') this.#skipped++
    if (this.#skipped > 0) return
    if (name === 'sld') this.isHidden = /^(?:0|false)$/.test(attributes.show ?? '')
    else if (name === 't') this.#isText = true
    else if (name === 'br') this.#out.addBreak()
    else if (name === 'p') this.#out.startBlock(this.#inTable > 0 ? 0 : 1)
    else if (name === 'sp') this.#out.startBlock(2)
    else if (name === 'tbl') this.#startTable()
    else if (name === 'tr') this.#out.startBlock(1)
    else if (name === 'tc') this.#out.startCell()
    else if (name === 'pic') this.pictures++
  }

  text(words: string): void {
    if (this.#isText && this.#skipped === 0) this.#out.addText(words)
  }

  close(name: string): void {
    if (name === 'Fallback') this.#skipped--
    else if (this.#skipped > 0) return
    else if (name === 't') this.#isText = false
    else if (name === 'p') this.#out.startBlock(this.#inTable > 0 ? 0 : 1)
    else if (name === 'tbl') {
      this.#inTable--
      this.#out.startBlock(2)
    }
  }

  written(): string {
    return this.#out.text()
  }

  #startTable(): void {
    this.#inTable++
    this.#out.startBlock(2)
  }
}
