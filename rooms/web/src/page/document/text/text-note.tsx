// Which text of a document is shown, who corrected it and why, and the way to the others.
import { ClaimCard, claimPath, dayPhrase, documentPath } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../../door/ask.ts'
import type { DocumentAnswer } from '../document-answer.ts'
import { picturePages } from '../picture/page-picture.tsx'
import type { ClaimElsewhere } from './text-claims.ts'

/** The name of the text as a program first made it. */
export const FIRST_TEXT = 'first'

/** A text of a document, with a claim that is looked at. */
export function textPath(document: string, text: string, claim?: string): string {
  const asked = new URLSearchParams({ text, ...(claim === undefined ? {} : { claim }) })
  return `${documentPath(document)}?${asked}`
}

/** The page on which a page of the text is corrected. */
export function correctPath(document: string, page: number): string {
  return `${documentPath(document)}/correct?${new URLSearchParams({ page: String(page) })}`
}

/** A card above the text; nothing where nobody has corrected it and the asker may not. */
export function TextNote({ ask, answer }: { ask: Ask; answer: DocumentAnswer }): VNode | null {
  const { document, corrections, textOf } = answer
  const own = ask.words.page.correct
  const mayCorrect = ask.may('document.correct') && picturePages(document) > 0
  const newest = corrections.at(-1)
  if (!newest) {
    if (!mayCorrect) return null
    return (
      <p class="no-print">
        <a href={correctPath(document.id, 1)}>{own.open}</a>
      </p>
    )
  }
  const isNewest = textOf === newest.id
  return (
    <section class="card corrections" aria-labelledby="corrected">
      <h2 id="corrected">{own.corrected}</h2>
      {!isNewest && (
        <p>
          {own.older} <a href={documentPath(document.id)}>{own.toNewest}</a>
        </p>
      )}
      <ol>
        <li>
          {textOf === undefined ? (
            own.first
          ) : (
            <a href={textPath(document.id, FIRST_TEXT)}>{own.first}</a>
          )}
        </li>
        {corrections.map(({ id, page, reason, by, recorded }) => {
          const said = fill(own.one, { page, day: dayPhrase(ask.language, recorded), by })
          return (
            <li>
              {id === textOf ? said : <a href={textPath(document.id, id)}>{said}</a>}: {reason}
            </li>
          )
        })}
      </ol>
      {mayCorrect && (
        <p class="no-print">
          <a href={correctPath(document.id, newest.page)}>{own.open}</a>
        </p>
      )}
    </section>
  )
}

/** Claims whose words are not surely those of the shown text, each with the way to its own. */
export function OtherTexts(props: {
  ask: Ask
  document: string
  claims: readonly ClaimElsewhere[]
}): VNode | null {
  const { ask, document, claims } = props
  if (claims.length === 0) return null
  return (
    <section aria-labelledby="other-texts">
      <h3 id="other-texts">{fill(ask.words.page.correct.others, { n: claims.length })}</h3>
      <ol class="reader-cards">
        {claims.map(({ listed, text }) => (
          <li>
            <div>
              <ClaimCard
                language={ask.language}
                listed={listed}
                href={claimPath(listed.claim.id)}
                isCurrent={false}
              />
              <a href={textPath(document, text, listed.claim.id)}>
                {ask.words.page.correct.toOther}
              </a>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
