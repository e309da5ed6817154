// Who says so: the way of the words as it would be recorded, also after another answer; and what a
// person says of a name that was typed.
import type { QuestionCode } from '@tumen/claim'
import { answeredChain } from '@tumen/desk'
import { agentPath } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../../door/ask.ts'
import {
  ANOTHER,
  chainEntries,
  isPosted,
  TYPED_SPEAKERS,
  type TypedAt,
  typedNames,
  typedOrigin,
} from './posted-answer.ts'
import type { ProposedLink, ShownProposal } from './proposal-answer.ts'
import { problemWith } from './proposal-problem.ts'

/** Whether a question asks who said it first. */
export function isOfOrigin(code: QuestionCode): code is 'who-is-origin' | 'same-speaker' {
  return code === 'who-is-origin' || code === 'same-speaker'
}

/** An answer with the chain that would be recorded with it, where that has others before it. */
export function RecordedChain(props: {
  ask: Ask
  proposal: ShownProposal
  answer: string
  label: string
}): VNode {
  const { ask, proposal, answer, label } = props
  const chain = answeredChain(chainEntries(proposal.chain), answer)
  const before = chain?.slice(0, -1).map((one) => one.label) ?? []
  const isLast = chain?.at(-1)?.label === label
  const names = isLast ? before : (chain?.map((one) => one.label) ?? [])
  return (
    <span class="chip-way">
      {isLast && <ChainLabels labels={names} />}
      {label}
      {!isLast && names.length > 0 && (
        <span class="chip-chain">
          {' '}
          {fill(ask.words.page.proposal.only, { names: names.join(' › ') })}
        </span>
      )}
    </span>
  )
}

function ChainLabels({ labels }: { labels: readonly string[] }): VNode | null {
  if (labels.length === 0) return null
  return <span class="chip-chain">{`${labels.join(' › ')} › `}</span>
}

/** All who pass on what a typed name said first. */
export function ChainBefore({ chain }: { chain: readonly ProposedLink[] }): VNode | null {
  const labels = chain.map(({ label }) => label)
  return <ChainLabels labels={labels.length > 1 ? labels.slice(0, -1) : labels} />
}

/** What a typed name is: somebody known, or new; and which of those of near names. */
export function TypedSpeaker(props: {
  ask: Ask
  proposal: ShownProposal
  number: number
  at: TypedAt
}): VNode {
  const { ask, proposal, number, at } = props
  const names = typedNames(at)
  const { words, form } = ask
  const own = words.page.proposal
  const posted = isPosted(ask, proposal) ? form : undefined
  const problem = problemWith(ask, proposal)
  const near = (problem?.details ?? []).flatMap(({ candidate }) =>
    typeof candidate === 'string' ? [candidate] : [],
  )
  const typed = posted && typedOrigin(posted)
  const chosen = posted?.text(names.sort)
  return (
    <>
      <select name={names.sort} data-sort aria-label={fill(own.typedSortNamed, { n: number })}>
        <option value="">{own.typedKnown}</option>
        {TYPED_SPEAKERS.map((sort) => (
          <option value={sort} selected={sort === chosen}>
            {fill(own.typedNew, { sort: sortWords(ask, sort) })}
          </option>
        ))}
      </select>
      {typed && typed.at === at && near.length > 0 && (
        <span class="chip-row typed-near">
          <input type="hidden" name={names.name} value={typed.name} />
          {[...near, ANOTHER].map((value) => (
            <NearChip ask={ask} name={names.is} value={value} chosen={posted?.text(names.is)} />
          ))}
        </span>
      )}
    </>
  )
}

function sortWords({ words }: Ask, sort: (typeof TYPED_SPEAKERS)[number]): string {
  if (sort === 'unnamed') return words.page.proposal.typedUnnamed
  if (sort === 'collective') return words.page.proposal.typedCollective
  return words.agentKind[sort]
}

/** One of those of near names, as the refusal names it. */
function NearChip(props: {
  ask: Ask
  name: string
  value: string
  chosen: string | undefined
}): VNode {
  const { ask, name: field, value, chosen } = props
  const { sameAs, anotherOne } = ask.words.page.proposal
  const { records = [] } = ask.problem ?? {}
  const name = records.find(({ href }) => href === agentPath(value))?.text ?? value
  return (
    <label class="chip">
      <input type="radio" name={field} value={value} checked={value === chosen} />
      <span>{value === ANOTHER ? anotherOne : fill(sameAs, { name })}</span>
    </label>
  )
}

/** The way of the words; speakers that are recorded are links. */
export function ProposedChain(props: {
  ask: Ask
  chain: readonly ProposedLink[]
  lang: string
}): VNode {
  const { ask, chain, lang } = props
  const { proposal: words } = ask.words.page
  if (chain.length === 0) return <span class="wrong">{words.nobody}</span>
  return (
    <ol class="chain-line">
      {chain.map((link) => (
        <li>
          {link.agent === undefined ? (
            <span lang={lang}>{link.label}</span>
          ) : (
            <a href={agentPath(link.agent)} lang={lang}>
              {link.label}
            </a>
          )}
          <span class="muted">{noteOf(ask, link)}</span>
        </li>
      ))}
    </ol>
  )
}

/** How far somebody is named, and whether we know them. */
function noteOf({ words }: Ask, { agent, anonymity, isNew, candidates }: ProposedLink): string {
  const own = words.page.proposal
  const known = candidates.length > 0 ? own.severalSpeakers : own.unknownSpeaker
  const notes = [
    ...(anonymity === 'named' ? [] : [words.anonymity[anonymity]]),
    ...(isNew ? [own.newSpeaker] : agent === undefined ? [known] : []),
  ]
  return notes.length === 0 ? '' : ` (${notes.join(', ')})`
}
