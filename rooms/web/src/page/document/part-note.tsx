// Which part of a long text is shown, with the ways to the parts beside it.
import { digits, documentPath, type ReadingPart } from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'

/** The page of a document, with the part of its text that holds an offset. */
export function readerPath(id: string, at: number, text?: string | null): string {
  const asked = [...(text ? [['text', text]] : []), ...(at === 0 ? [] : [['at', String(at)]])]
  return asked.length === 0 ? documentPath(id) : `${documentPath(id)}?${new URLSearchParams(asked)}`
}

interface PartProps {
  language: Language
  part: ReadingPart
  /** Length of the whole text. */
  all: number
  hrefOf: (at: number) => string
}

/** One line with links; nothing when the whole text is shown. */
export function PartNote({ language, part, all, hrefOf }: PartProps): VNode | null {
  const { from, to, before, after } = part
  if (before === undefined && after === undefined) return null
  const { reader } = wordsIn(language).page
  return (
    <p class="part muted">
      {fill(reader.part, {
        from: digits(from + 1),
        to: digits(to),
        all: digits(all),
      })}{' '}
      {before !== undefined && (
        <a href={hrefOf(before)} rel="prev">
          {reader.earlier}
        </a>
      )}{' '}
      {after !== undefined && (
        <a href={hrefOf(after)} rel="next">
          {reader.later}
        </a>
      )}
    </p>
  )
}
