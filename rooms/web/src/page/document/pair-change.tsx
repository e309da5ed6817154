// What a document changed of the one that it was made from, word by word: hedges that were lost
// and numbers that became others stand out.
import { ChangeList, digits, recordLabel, wordChanges } from '@tumen/view'
import { fill, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import type { DocumentAnswer } from './document-answer.ts'

/** Changes that are listed at the most. */
const MOST_LISTED = 60
/** The share of the earlier text that must be left for the changes to say something. */
const LEAST_KEPT = 0.2
const MOST_UNITS = 200_000

interface ChangesProps {
  ask: Ask
  /** The dependent document, and the one it may have been made from. */
  from: DocumentAnswer
  to: DocumentAnswer
}

/** The changes; that there are none or too many, where it is so. */
export function PairChanges({ ask, from, to }: ChangesProps): VNode {
  const { language } = ask
  const { story } = wordsIn(language).page
  const { changes, kept, isBounded } = wordChanges(to.text, from.text, MOST_UNITS)
  const nameOf = ({ document }: DocumentAnswer) =>
    recordLabel(language, { kind: 'document', isPublic: false, ...document }, document.id).text
  const ids = { from: nameOf(from), to: nameOf(to) }
  // Of an excerpt little of the other is kept, but what is kept is most of its own.
  const least = LEAST_KEPT * Math.min(1, from.text.length / Math.max(1, to.text.length))
  const isAlike = kept >= least
  const shown = changes.slice(0, MOST_LISTED)
  const numbers = changes.filter(({ isAtNumber }) => isAtNumber).length
  const notes = [
    fill(story.changesLead, { ...ids, n: changes.length, numbers }),
    ...(shown.length < changes.length ? [fill(story.changesCut, { n: shown.length })] : []),
    ...(isBounded ? [fill(story.changesBounded, { units: digits(MOST_UNITS) })] : []),
  ]
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{story.changes}</h2>
      {!isAlike && <p>{fill(story.changesFew, ids)}</p>}
      {isAlike && changes.length === 0 && <p>{fill(story.changesNone, ids)}</p>}
      {isAlike && changes.length > 0 && (
        <>
          <p>{notes.join(' ')}</p>
          <ChangeList
            language={language}
            from={{ text: to.text, lang: to.document.language }}
            to={{ text: from.text, lang: from.document.language }}
            changes={shown}
          />
        </>
      )}
    </section>
  )
}
