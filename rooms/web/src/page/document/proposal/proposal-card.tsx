// One proposal beside the text. An open one is a card with everything that a person needs to
// decide, and three buttons; a decided one is a line that says how, and can be undone.
import {
  answersLine,
  ClaimQuotation,
  claimPath,
  linkLine,
  pageRefusalSentence,
  type RefusalData,
  UndoForm,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../../door/ask.ts'
import { mayUndo } from '../../log/may-undo.ts'
import { RecordLink } from '../../record-link.tsx'
import { editPath, isOpen, proposalsPath, type ShownProposal } from './proposal-answer.ts'
import { ProposalFields, ReadingNote } from './proposal-field.tsx'
import type { NamedProposals, NumberedProposal } from './proposal-place.ts'

export interface CardProps {
  ask: Ask
  /** Id of the document, and the language tag of its text. */
  document: string
  lang: string
  placed: NamedProposals
  one: NumberedProposal
}

/** A proposal as an item of the list. */
export function ProposalItem(props: CardProps): VNode {
  const { ask, one, placed } = props
  const { number, label, proposal } = one
  const isCurrent = placed.current?.number === number
  const title = fill(ask.words.page.proposal.to, { n: number, label })
  return (
    <li data-number={number} data-row data-current={isCurrent || undefined}>
      <a
        class="claim-number"
        href={`#mark-${number}`}
        aria-label={title}
        title={title}
        autofocus={isCurrent && ask.query.has('next')}
      >
        {number}
      </a>
      {isOpen(proposal) ? (
        <OpenCard {...props} isCurrent={isCurrent} />
      ) : (
        <DecidedLine {...props} />
      )}
    </li>
  )
}

/** The keys of the one that is looked at; the island `proposal` moves them with the focus. */
function keyOf(letter: 'a' | 'e' | 'x', isCurrent: boolean) {
  return { 'data-act': letter, ...(isCurrent ? { 'data-key': letter } : {}) }
}

function OpenCard(props: CardProps & { isCurrent: boolean }): VNode {
  const { ask, document, lang, one, isCurrent } = props
  const { number, label, proposal } = one
  const { proposal: words } = ask.words.page
  const { language } = ask
  const wrong = problemWith(ask, proposal)
  const classes = ['claim-card', 'proposal-card', ...(isCurrent ? ['current'] : [])]
  return (
    <article
      class={classes.join(' ')}
      id={`card-${proposal.key}`}
      aria-labelledby={`gist-${number}`}
    >
      <p class="proposal-gist">
        <strong id={`gist-${number}`}>{label}</strong>
        <ChooseBox ask={ask} one={one} />
      </p>
      {wrong && (
        <p class="wrong" role="alert">
          {pageRefusalSentence(language, wrong)}
        </p>
      )}
      <ClaimQuotation
        language={language}
        claim={{ ...proposal.claim, sensitivity: 'public' }}
        lang={lang}
      />
      <ProposalFields ask={ask} proposal={proposal} lang={lang} />
      <Notes {...props} />
      <Questions ask={ask} proposal={proposal} />
      <ReadingNote ask={ask} proposal={proposal} />
      <DecideForm ask={ask} document={document} one={one} isCurrent={isCurrent} />
      <details class="proposal-reject">
        <summary>{words.rejectWhy}</summary>
        <form method="post" action={proposalsPath(document)}>
          <input type="hidden" name="proposal" value={proposal.id} />
          <ReasonField ask={ask} number={number} />
          <button type="submit" name="do" value="reject">
            {words.reject}
          </button>
        </form>
      </details>
    </article>
  )
}

function ReasonField({ ask, number }: { ask: Ask; number: number }): VNode {
  const id = `reason-${number}`
  return (
    <div class="field">
      <label for={id}>{ask.words.page.proposal.why2}</label>
      <textarea id={id} name="reason" rows={2} autocomplete="off" maxLength={2000} />
    </div>
  )
}

/** What kept this proposal from being accepted. */
function problemWith({ problem }: Ask, { key }: ShownProposal): RefusalData | undefined {
  const isAbout = problem?.details?.some(({ proposal }) => proposal === key)
  return isAbout ? problem : undefined
}

function ChooseBox({ ask, one }: { ask: Ask; one: NumberedProposal }): VNode | null {
  if (!ask.may('proposal.accept')) return null
  const { number, proposal } = one
  return (
    <label class="tick">
      <input
        type="checkbox"
        name="proposal"
        value={proposal.id}
        form="chosen"
        checked={ask.form.texts('proposal').includes(proposal.id)}
        data-clear={proposal.questions.length === 0 || undefined}
      />
      <span class="visually-hidden">{fill(ask.words.page.proposal.choose, { n: number })}</span>
    </label>
  )
}

/** What hangs on other proposals, stands here already, or concerns a source. */
function Notes({ ask, one: { proposal }, placed }: CardProps): VNode | null {
  const { proposal: words } = ask.words.page
  const { links, standing, claim } = proposal
  return (
    <>
      {links.length > 0 && (
        <p class="muted">
          {links.map((link) => linkLine(ask.language, link, placed.numbers)).join('; ')}
        </p>
      )}
      {standing.length > 0 && (
        <p class="notice">
          {words.standing}{' '}
          {standing.map((id, n) => (
            <>
              {n > 0 && ', '}
              <RecordLink names={placed.names} id={id} href={claimPath(id)} />
            </>
          ))}
        </p>
      )}
      {claim.kind === 'source_profile' && <p class="notice">{words.restricted}</p>}
    </>
  )
}

function Questions({ ask, proposal }: { ask: Ask; proposal: ShownProposal }): VNode | null {
  const { proposal: words } = ask.words.page
  const { questions } = proposal
  if (questions.length === 0) return null
  return (
    <div class="proposal-questions">
      <p>
        <strong>{fill(words.questions, { n: questions.length })}</strong>{' '}
        <span class="hint">{words.questionHint}</span>
      </p>
      <ul>
        {questions.map((question) => (
          <li>
            {words.question[question.code]}{' '}
            <span class="answer">{answersLine(ask.language, question)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function DecideForm(props: {
  ask: Ask
  document: string
  one: NumberedProposal
  isCurrent: boolean
}): VNode | null {
  const { ask, document, one, isCurrent } = props
  const { proposal: words } = ask.words.page
  const { number, proposal } = one
  if (!ask.may('proposal.accept')) return null
  const named = (pattern: string) => fill(pattern, { n: number })
  return (
    <form method="post" action={proposalsPath(document)} class="proposal-buttons">
      <input type="hidden" name="proposal" value={proposal.id} />
      <button
        class="send"
        type="submit"
        name="do"
        value="accept"
        aria-label={named(words.acceptNamed)}
        data-key-name={words.accept}
        {...keyOf('a', isCurrent)}
      >
        {words.accept}
      </button>{' '}
      <a
        class="button"
        href={editPath(document, proposal.key)}
        aria-label={named(words.editNamed)}
        data-key-name={words.edit}
        {...keyOf('e', isCurrent)}
      >
        {words.edit}
      </a>{' '}
      <button
        type="submit"
        name="do"
        value="reject"
        aria-label={named(words.rejectNamed)}
        data-key-name={words.reject}
        {...keyOf('x', isCurrent)}
      >
        {words.reject}
      </button>
    </form>
  )
}

const OPERATION_OF = {
  accepted: 'proposal.accept',
  amended: 'proposal.amend',
  rejected: 'proposal.reject',
} as const

function DecidedLine({ ask, document, one }: CardProps): VNode {
  const { proposal: words } = ask.words.page
  const { number, label, proposal } = one
  const { decision, claim, reason, by, leaf } = proposal.decision ?? {
    decision: 'rejected',
    by: '',
  }
  const state = fill(words.decidedBy, { state: words.state[decision], by })
  const offer = leaf !== undefined && mayUndo(ask, { operation: OPERATION_OF[decision], by })
  return (
    <div class={`proposal-done ${decision}`} id={`card-${proposal.key}`}>
      <p>
        {label} <span class="tag">{state}</span>{' '}
        {claim !== undefined && <a href={claimPath(claim)}>{words.claim}</a>}
        {reason !== undefined && <span class="muted"> {fill(words.reason, { reason })}</span>}
      </p>
      {decision === 'rejected' && ask.may('proposal.accept') && (
        <form method="post" action={proposalsPath(document)}>
          <input type="hidden" name="proposal" value={proposal.id} />
          <button
            type="submit"
            name="do"
            value="accept"
            aria-label={fill(words.acceptNamed, { n: number })}
          >
            {words.takeUp}
          </button>
        </form>
      )}
      {offer && (
        <UndoForm
          language={ask.language}
          leaf={leaf}
          back={proposalsPath(document, { next: proposal.key })}
          label={fill(words.undoNamed, { n: number })}
        />
      )}
    </div>
  )
}
