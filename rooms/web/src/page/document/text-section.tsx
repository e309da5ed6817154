// The text of a document with what is marked in it, and where its other parts are: beside it stand
// the claims that it holds, or those that the program proposes.
import type { UnsureLine } from '@tumen/claim'
import { type ReadingPart, ReadingText } from '@tumen/view'
import type { ComponentProps, VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import type { ShownDocument } from './document-answer.ts'
import { PartNote } from './part-note.tsx'

type Marks = Pick<ComponentProps<typeof ReadingText>, 'claims' | 'current' | 'hrefOf' | 'titleOf'>

/** The column of the text. */
export function TextSection({
  ask,
  shown,
  unsure,
  partHref,
  ...marks
}: Marks & {
  ask: Ask
  /** The part that is shown, and the length of the whole text. */
  shown: { document: Pick<ShownDocument, 'language' | 'layer'>; part: ReadingPart; all: number }
  /** Lines that are marked as unsure. */
  unsure?: readonly UnsureLine[]
  /** The address of the part at an offset. */
  partHref: (at: number) => string
}): VNode {
  const { language, words } = ask
  const { document, part, all } = shown
  const note = { language, part, all, hrefOf: partHref }
  return (
    <section aria-labelledby="text">
      <h2 id="text">{words.page.reader.text}</h2>
      <PartNote {...note} />
      <ReadingText
        language={language}
        lang={document.language}
        text={part.text}
        from={part.from}
        firstParagraph={part.firstParagraph}
        layer={document.layer}
        unsure={unsure}
        {...marks}
      />
      <PartNote {...note} />
    </section>
  )
}
