// What somebody could decide to change an answer: whether two speakers are one voice, and whether
// a document only repeats another.
import { type ExplainedAnswer, originLabel } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'

/** One link for each pair of speakers whose judgement would change the count. */
export function JudgeLinks({ ask, answer }: { ask: Ask; answer: ExplainedAnswer }): VNode | null {
  const { pairsThatMatter } = answer.figure.explanation
  if (pairsThatMatter.length === 0 || !ask.may('agent.relate')) return null
  const { page, report } = ask.words
  const label = (id: string) => originLabel(ask.language, id, answer)
  return (
    <ul class="decide no-print">
      {pairsThatMatter.map(([a, b]) => (
        <li>
          <a href={`/speakers/relate?${new URLSearchParams({ a, b })}`}>
            {page.figure.answer.decide}
          </a>{' '}
          <span class="muted">{[label(a), label(b)].join(report.also)}</span>
        </li>
      ))}
    </ul>
  )
}

/** The way to the documents that wait for a decision. */
export function LineageLink({ ask }: { ask: Ask }): VNode | null {
  if (!ask.may('document.proposals')) return null
  return (
    <p class="no-print">
      <a href="/lineage">{ask.words.page.figure.answer.lineage}</a>
    </p>
  )
}
