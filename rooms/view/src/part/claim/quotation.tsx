// The exact words of one claim on its own page: between the words that stand around them, with
// the number marked. Whoever was let in to a restricted claim reads it here; sealed words never.
import type { Claim } from '@tumen/claim'
import type { Content } from '@tumen/contract'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { FoldedWords } from './folded-words.tsx'
import { QuotedWords } from './words.tsx'

/** The quotation of a claim in its language; sealed ones print their mark. */
export function ClaimQuotation({
  language,
  claim,
  around,
  lang,
  content,
}: {
  language: Language
  claim: Pick<Claim, 'quote' | 'quantity' | 'sensitivity'>
  /** What stands before and after it in the text; empty at the ends of the text. */
  around?: { before: string; after: string } | undefined
  /** Language tag of the text. */
  lang?: string | undefined
  /** What of the words is hard to look at. */
  content?: Content | undefined
}): VNode {
  if (claim.sensitivity === 'sealed')
    return <p class="words-hidden">{wordsIn(language).report.hidden.sealed}</p>
  const quote = { quote: claim.quote, numberSpan: claim.quantity?.span ?? null }
  return (
    <FoldedWords language={language} content={content}>
      <blockquote class="claim-quotation" lang={lang} dir="auto">
        <p>
          {around && around.before !== '' && <span class="muted">…{around.before}</span>}
          <QuotedWords quote={quote} />
          {around && around.after !== '' && <span class="muted">{around.after}…</span>}
        </p>
      </blockquote>
    </FoldedWords>
  )
}
