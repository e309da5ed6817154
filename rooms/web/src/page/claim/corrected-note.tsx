// That the text of a claim was corrected after it was recorded: both words, one under the other,
// and the way to the corrected text. The quotation above stays as it was.
import { documentPath, FoldedWords } from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { ShownClaim } from './claim-answer.ts'

/** Both words of each place; nothing where the text reads as it did. */
export function CorrectedNote(props: { language: Language; shown: ShownClaim }): VNode | null {
  const { language, shown } = props
  const { claim, correctedTo = [], document } = shown
  if (correctedTo.length === 0) return null
  const own = wordsIn(language).page.claim.corrected
  const lang = document?.language
  return (
    <section class="notice problem" aria-labelledby="corrected">
      <h3 id="corrected">{own.title}</h3>
      <p>{own.lead}</p>
      <FoldedWords language={language} content={shown.content}>
        {correctedTo.map(({ said, now }) => (
          <dl class="facts">
            <dt>{own.said}</dt>
            <dd lang={lang} dir="auto">
              <del>{said}</del>
            </dd>
            <dt>{own.now}</dt>
            {now.trim() === '' ? (
              <dd class="muted">{own.gone}</dd>
            ) : (
              <dd lang={lang} dir="auto">
                <ins>{now}</ins>
              </dd>
            )}
          </dl>
        ))}
      </FoldedWords>
      <p>
        <a href={documentPath(claim.doc)}>{own.open}</a>
      </p>
    </section>
  )
}
