// The way from a card to the page of a scan or PDF on which its words stand: what a program read
// out of a picture is compared with the picture before it is recorded.
import { pageAt } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { documentPath } from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { picturePages } from '../picture/page-picture.tsx'

export type ScannedDocument = Output<'document.show'>['document']

interface Props {
  language: Language
  document: ScannedDocument
  /** Where the words begin in the text. */
  at: number
}

/** A link to the page; nothing where the document has no pages to look at. */
export function ScanPage({ language, document, at }: Props): VNode | null {
  if (picturePages(document) === 0) return null
  const page = pageAt(document.layer, at) ?? 1
  const { proposal, reader } = wordsIn(language).page
  return (
    <p>
      <a href={`${documentPath(document.id)}?at=${at}#picture`}>
        {proposal.compare}: {fill(reader.layer.page, { page })}
      </a>
    </p>
  )
}
