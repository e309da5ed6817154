// What came with a document: the archive that its bytes are, and proofs that were kept beside it.
// Folded unless something is wrong; it says what each shows and what not, and never more.
import { given } from '@tumen/claim'
import { type ProofSection, proofReport } from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { DocumentAnswer } from './document-answer.ts'

interface ProofProps {
  language: Language
  answer: Pick<DocumentAnswer, 'document' | 'attachments'>
}

/** The archive and the proofs of a document; nothing when it has none. */
export function DocumentProofs({ language, answer }: ProofProps): VNode | null {
  const { proof: own } = wordsIn(language)
  const { archive } = answer.document
  const { attachments } = answer
  const proven = { attachments, ...given({ archive }) }
  const sections = proofReport(language, proven)
  if (sections.length === 0) return null
  const isWrong = sections.some((section) => section.isWrong)
  return (
    <details class="document-facts document-proofs" open={isWrong}>
      <summary>
        {own.title}: {sections.map(({ title }) => title).join(' · ')}
      </summary>
      <p class="muted">{own.lead}</p>
      {sections.map((section) => (
        <Section language={language} section={section} />
      ))}
    </details>
  )
}

function Section({ language, section }: { language: Language; section: ProofSection }): VNode {
  const { proof: own } = wordsIn(language)
  const { title, status, isWrong, lines, shows, not, pages } = section
  return (
    <section>
      <h2>{title}</h2>
      {status !== undefined && <p class={isWrong ? 'wrong' : undefined}>{status}</p>}
      <ul>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <dl>
        <div>
          <dt>{own.shows}</dt>
          <dd>{shows}</dd>
        </div>
        <div>
          <dt>{own.not}</dt>
          <dd>{not}</dd>
        </div>
        {pages.length > 0 && (
          <div>
            <dt>{own.pages}</dt>
            <dd>
              <Pages pages={pages} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}

/** Addresses are printed and never links: whoever owns them would see the visit. */
function Pages({ pages }: { pages: readonly string[] }): VNode {
  return (
    <ul class="plain">
      {pages.map((page) => (
        <li dir="auto">{page}</li>
      ))}
    </ul>
  )
}
