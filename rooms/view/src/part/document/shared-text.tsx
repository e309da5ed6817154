// One of two texts that stand side by side, with the passages that both have marked and numbered.
// A number leads to the same passage on the other side.
import { visibleSigns } from '@tumen/claim'
import { fill, LANGUAGE_TAG, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { type MarkedSpan, piecesOf, spansByParagraph } from './marked-piece.ts'
import { type Paragraph, paragraphsOf } from './reading-part.ts'

export interface SharedTextProps {
  language: Language
  /** Language tag of the text itself. */
  lang: string
  /** What screen readers call it. */
  label: string
  /** Before the numbers in ids: `a` or `b`. */
  side: string
  /** The text, or the part of it that is shown. */
  text: string
  /** Where the part begins in the whole text; default 0. */
  from?: number
  /** The passages by their offsets in the whole text, in the order of their numbers from 1. */
  passages: readonly { start: number; end: number }[]
  /** Where the number of a passage leads. */
  hrefOf: (n: number) => string
}

/** The text with its passages marked. */
export function SharedText(props: SharedTextProps): VNode {
  const { lang, label, text, from = 0, passages } = props
  const paragraphs = paragraphsOf(text, from)
  const spans = passages
    .map(({ start, end }, claim) => ({ start, end, claim }))
    .sort((a, b) => a.start - b.start)
  const found = spansByParagraph(paragraphs, spans)
  return (
    <section class="reading shared-text" aria-label={label}>
      {paragraphs.map((paragraph, n) => (
        <p lang={lang} dir="auto">
          {markedParagraph(props, paragraph, found[n] ?? [])}
        </p>
      ))}
    </section>
  )
}

function markedParagraph(
  props: SharedTextProps,
  paragraph: Paragraph,
  spans: readonly MarkedSpan[],
): (VNode | string)[] {
  return piecesOf(paragraph, spans).flatMap((piece): (VNode | string)[] => {
    const text = visibleSigns(piece.text)
    if (piece.claims.length === 0) return [text]
    return [
      <mark class="shared">{text}</mark>,
      ...piece.ends.map((place) => passageNumber(props, place + 1)),
    ]
  })
}

function passageNumber({ language, side, hrefOf }: SharedTextProps, n: number): VNode {
  const label = fill(wordsIn(language).page.document.pair.passage, { n })
  return (
    <a
      class="claim-number"
      id={`${side}${n}`}
      href={hrefOf(n)}
      title={label}
      aria-label={label}
      lang={LANGUAGE_TAG[language]}
    >
      {n}
    </a>
  )
}
