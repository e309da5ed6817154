// A document in one line, for lists and beside claims: its title in its own language as a link,
// who published it and when; whatever is not public says so.

import type { Sensitivity } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { intervalPhrase } from '../../phrase/date.ts'
import { documentPath } from '../address.ts'
import { type ShownSpeaker, SpeakerLink } from '../claim/speaker-line.tsx'

/** What a reader needs to recognise a document, as the answers of the desk hold it. */
export type DocumentTitle = NonNullable<Output<'claim.show'>['document']>

/** The title as a link to the document. */
export function DocumentLink({ document }: { document: DocumentTitle }): VNode {
  return (
    <a class="document-link" href={documentPath(document.id)} lang={document.language} dir="auto">
      {document.title || document.id}
    </a>
  )
}

/** That a document is not public, as a tag; nothing for public ones. */
export function SensitivityTag(props: {
  language: Language
  sensitivity: Sensitivity
}): VNode | null {
  const { language, sensitivity } = props
  if (sensitivity === 'public') return null
  return <span class="tag warn">{wordsIn(language).sensitivity[sensitivity]}</span>
}

/** Title, publisher, day, and a tag when it is not public. */
export function DocumentLine({
  language,
  document,
  publisher,
}: {
  language: Language
  document: DocumentTitle
  /** Who published it, when the reader may know of them. */
  publisher?: Pick<ShownSpeaker, 'id' | 'name' | 'sealed'> | undefined
}): VNode {
  return (
    <span class="document-line">
      <DocumentLink document={document} />
      <span class="muted">
        {' · '}
        {publisher && (
          <>
            <SpeakerLink language={language} speaker={publisher} />
            {' · '}
          </>
        )}
        {intervalPhrase(language, document.published)}
      </span>{' '}
      <SensitivityTag language={language} sensitivity={document.sensitivity} />
    </span>
  )
}
