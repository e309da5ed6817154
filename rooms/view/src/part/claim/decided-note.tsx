// That somebody decided on another number than the quoted words say, beside that number.
import type { Language } from '@tumen/words'
import type { VNode } from 'preact'
import { noteOnWords } from '../../claim/quotation.ts'
import type { ClaimQuote } from '../../figure/answer.ts'

/** The sentence; nothing where the words say the same, or are not for every eye. */
export function DecidedNote(props: {
  language: Language
  quote: ClaimQuote | undefined
}): VNode | null {
  const note = noteOnWords(props.language, props.quote)
  if (note === undefined) return null
  // It may stand among words of another language.
  return (
    <span class="decided" lang={props.language}>
      {note}
    </span>
  )
}
