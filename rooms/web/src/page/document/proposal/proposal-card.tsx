// One proposal beside the text. An open one is a card with everything that a person needs to
// decide: its words, its open questions as chips, its fields, and three buttons. A decided one is
// a line that says how, and can be undone.
import { ClaimQuotation, claimPath, linkLine, UndoForm } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../../door/ask.ts'
import { mayUndo } from '../../log/may-undo.ts'
import { AgreementNote } from '../../model/model-note.tsx'
import { RecordLink } from '../../record-link.tsx'
import { editPath, isOpen, proposalsPath } from './proposal-answer.ts'
import { ProposalFields } from './proposal-field.tsx'
import type { NamedProposals, NumberedProposal } from './proposal-place.ts'
import { isSaidAtField, problemLines, problemWith } from './proposal-problem.ts'
import { asksSomething, Questions } from './proposal-question.tsx'
import { RecordLine } from './proposal-record.tsx'
import { Why } from './proposal-why.tsx'
import { type ScannedDocument, ScanPage } from './scan-page.tsx'

export interface CardProps {
  ask: Ask
  /** Id of the document, the language tag of its text, and the text. */
  document: string
  lang: string
  text: string
  shown: ScannedDocument
  placed: NamedProposals
  one: NumberedProposal
}

/** A proposal as an item of the list. */
export function ProposalItem(props: CardProps): VNode {
  const { ask, one, placed } = props
  const { number, label, proposal } = one
  const isCurrent = placed.current?.number === number
  const { to, mark, state } = ask.words.page.proposal
  const title = fill(to, { n: number, label })
  const decision = proposal.decision?.decision ?? 'open'
  return (
    <li
      data-number={number}
      data-row
      data-current={isCurrent || undefined}
      data-state={decision}
      data-mark={fill(mark, { n: number, label, state: state[decision] })}
    >
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
function keyOf(letter: 'a' | 'e' | 'f' | 'u' | 'x', isCurrent: boolean) {
  return { 'data-act': letter, ...(isCurrent ? { 'data-key': letter } : {}) }
}

function OpenCard(props: CardProps & { isCurrent: boolean }): VNode {
  const { ask, document, lang, text, one, isCurrent } = props
  const { number, label, proposal } = one
  const { language } = ask
  const problem = isSaidAtField(ask, proposal) ? undefined : problemWith(ask, proposal)
  const classes = ['claim-card', 'proposal-card', ...(isCurrent ? ['current'] : [])]
  const { names, recorded } = props.placed
  const shared = { ask, proposal, number, lang, recorded }
  return (
    <article
      class={classes.join(' ')}
      id={`card-${proposal.key}`}
      aria-labelledby={`gist-${number}`}
    >
      <form method="post" action={proposalsPath(document)} data-decide>
        <input type="hidden" name="proposal" value={proposal.id} />
        <p class="proposal-gist">
          <strong id={`gist-${number}`} data-value="gist">
            {label}
          </strong>
        </p>
        {problem && (
          <div class="wrong" role="alert">
            {problemLines(ask, problem).map((line) => (
              <p>{line}</p>
            ))}
          </div>
        )}
        <ClaimQuotation
          language={language}
          claim={{ ...proposal.claim, sensitivity: 'public' }}
          lang={lang}
        />
        <ScanPage language={language} document={props.shown} at={proposal.range.start} />
        <AgreementNote ask={ask} proposal={proposal} />
        <Questions {...shared} isCurrent={isCurrent} names={names} text={text} />
        <ProposalFields {...shared} />
        <Notes {...props} />
        <Buttons ask={ask} document={document} one={one} isCurrent={isCurrent} />
        <Why ask={ask} proposal={proposal} text={text} lang={lang} />
        {ask.may('proposal.reject') && <ReasonField ask={ask} number={number} />}
      </form>
    </article>
  )
}

function ReasonField({ ask, number }: { ask: Ask; number: number }): VNode {
  const { rejectWhy, why2, reject } = ask.words.page.proposal
  const id = `reason-${number}`
  return (
    <details class="proposal-reject">
      <summary>{rejectWhy}</summary>
      <div class="field">
        <label for={id}>{why2}</label>
        <textarea id={id} name="reason" rows={2} autocomplete="off" maxLength={2000} />
      </div>
      <button type="submit" name="do" value="reject" formNoValidate>
        {reject}
      </button>
    </details>
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

function Buttons(props: {
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
  const asks = asksSomething(proposal)
  return (
    <p class="proposal-buttons">
      <button
        class="send"
        type="submit"
        name="do"
        value="accept"
        aria-label={named(words.acceptNamed)}
        data-key-name={words.accept}
        {...keyOf('a', isCurrent && !asks)}
      >
        {words.accept}
      </button>{' '}
      {/* What was said on the card goes along, and not in an address. */}
      <button
        type="submit"
        name="do"
        value="edit"
        formAction={editPath(document, proposal.key)}
        formNoValidate
        aria-label={named(words.editNamed)}
        data-key-name={words.edit}
        {...keyOf('e', isCurrent)}
      >
        {words.edit}
      </button>{' '}
      <button
        type="submit"
        name="do"
        value="reject"
        formNoValidate
        aria-label={named(words.rejectNamed)}
        data-key-name={words.reject}
        {...keyOf('x', isCurrent)}
      >
        {words.reject}
      </button>
      {/* The key f goes through the fields; each of them is also reached by Tab. */}
      <button
        type="button"
        hidden
        aria-label={named(words.fieldNamed)}
        data-key-name={words.key.field}
        {...keyOf('f', isCurrent)}
      />
      <NothingToUndo ask={ask} isCurrent={isCurrent} />
    </p>
  )
}

/** What the key u says on an open card while there is nothing that it could undo. */
function NothingToUndo({ ask, isCurrent }: { ask: Ask; isCurrent: boolean }): VNode {
  const { key, nothingToUndo } = ask.words.page.proposal
  return (
    <>
      <button type="button" hidden data-key-name={key.undo} {...keyOf('u', isCurrent)}>
        {key.undo}
      </button>
      <span class="proposal-said muted" hidden data-nothing>
        {nothingToUndo}
      </span>
    </>
  )
}

const OPERATION_OF = {
  accepted: 'proposal.accept',
  amended: 'proposal.amend',
  rejected: 'proposal.reject',
} as const

function DecidedLine({ ask, document, lang, one, placed }: CardProps): VNode {
  const { proposal: words } = ask.words.page
  const { number, label, proposal } = one
  const { decision, claim, reason, by, leaf } = proposal.decision ?? {
    decision: 'rejected',
    by: '',
  }
  const state = fill(words.decidedBy, { state: words.state[decision], by })
  const recorded = claim === undefined ? undefined : placed.recorded.get(claim)
  const asks = asksSomething(proposal)
  const offer = leaf !== undefined && mayUndo(ask, { operation: OPERATION_OF[decision], by })
  return (
    <div class={`proposal-done ${decision}`} id={`card-${proposal.key}`}>
      <p>
        {recorded ? <RecordLine ask={ask} claim={recorded} lang={lang} /> : label}{' '}
        <span class="tag">{state}</span>{' '}
        {claim !== undefined && <a href={claimPath(claim)}>{words.claim}</a>}
        {reason !== undefined && <span class="muted"> {fill(words.reason, { reason })}</span>}
      </p>
      {decision === 'rejected' && ask.may('proposal.accept') && asks && (
        <a class="button" href={editPath(document, proposal.key)}>
          {words.takeUp}
        </a>
      )}
      {decision === 'rejected' && ask.may('proposal.accept') && !asks && (
        <form method="post" action={proposalsPath(document)} data-decide>
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
