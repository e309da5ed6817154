// That somebody decided on another number than the quoted words say, beside that number.
import type { VNode } from 'preact'
import type { ClaimQuote } from '../figure-answer.ts'
import type { Language } from '../language.ts'
import { decidedNote } from '../quotation.ts'

/** The sentence; nothing where the words say the same, or are not for every eye. */
export function DecidedNote(props: {
  language: Language
  quote: ClaimQuote | undefined
}): VNode | null {
  const note = decidedNote(props.language, props.quote)
  return note === undefined ? null : <span class="decided">{note}</span>
}
