// The numbers of a text that no proposal takes up, so that none is overlooked: each leads to the
// form with its sentence quoted.
import { documentPath } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../../door/ask.ts'
import type { ProposalAnswer } from './proposal-answer.ts'

/** Numbers that are named before the rest is only counted. */
const MOST_NAMED = 12

/** One line with the numbers; nothing where every number is proposed or recorded. */
export function LeftOut({ ask, answer }: { ask: Ask; answer: ProposalAnswer }): VNode | null {
  const { document, left } = answer
  const { proposal } = ask.words.page
  if (left.all === 0) return null
  const named = left.numbers.slice(0, MOST_NAMED)
  return (
    <p class="left-out muted">
      {fill(proposal.leftOut, { n: left.all })}:{' '}
      {named.map((one, n) => (
        <>
          {n > 0 && ' · '}
          <NumberLink ask={ask} document={document} one={one} />
        </>
      ))}
      {left.all > named.length && ` · ${fill(proposal.leftMore, { n: left.all - named.length })}`}
    </p>
  )
}

interface NumberProps {
  ask: Ask
  document: ProposalAnswer['document']
  one: ProposalAnswer['left']['numbers'][number]
}

function NumberLink({ ask, document: { id, language }, one }: NumberProps): VNode {
  const { start, end, text, sentence } = one
  const words = <q lang={language}>{text}</q>
  if (!ask.may('claim.record')) return words
  const places = { from: sentence.start, to: sentence.end, number: start, numberTo: end }
  const query = new URLSearchParams(Object.entries(places).map(([name, at]) => [name, String(at)]))
  return <a href={`${documentPath(id)}/claims/new?${query}`}>{words}</a>
}
