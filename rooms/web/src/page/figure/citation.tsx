// The citation of an answer, with the day on which it was known: asked again, it says the same.
import { CitationField, type ExplainedAnswer, Fold } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { type Asked, addressOf } from './question.ts'

interface CitationProps {
  ask: Ask
  asked: Asked
  answer: ExplainedAnswer
  log: { size: number; rootHex: string }
}

/** The section with the text to be cited. */
export function Citation({ ask, asked, answer, log }: CitationProps): VNode {
  const { knownOn, knownBy } = answer
  const address = addressOf('/figures/show', asked, { asKnownOn: knownOn, knownBy })
  return (
    <Fold id="cite" heading={ask.words.page.figure.cite.heading}>
      <CitationField
        language={ask.language}
        answer={answer}
        countedOn={ask.today}
        log={log}
        address={address}
      />
      {ask.may('bundle.ask') && (
        <p class="no-print">
          <a href={addressOf('/bundles/new', asked, { asKnownOn: knownOn, knownBy })}>
            {ask.words.page.bundle.fromFigure}
          </a>
        </p>
      )}
    </Fold>
  )
}
