// The head of the proposals of a document: how many there are and are left, how much of a long text
// was read, what stands elsewhere or was left out, and what the keys do.
import { documentPath, EmptyNote, languageLabel, ProgressForm } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../../door/ask.ts'
import { LeftOut } from './left-out.tsx'
import { isAllDecided, type ProposalAnswer, proposalsPath } from './proposal-answer.ts'
import { Legend } from './proposal-keys.tsx'

interface HeadProps {
  ask: Ask
  answer: ProposalAnswer
  /** Where the part begins that is shown. */
  at: number
  hasText: boolean
  /** Whether what is accepted here still waits for a second person. */
  waits: boolean
  /** The key of the open card; its text stands before it where there is one column. */
  open: string | undefined
}

/** The head, which a decision shows anew. */
export function Head({ ask, answer, at, hasText, waits, open }: HeadProps): VNode {
  const { words } = ask
  const { proposal } = words.page
  const { counts, document } = answer
  const link = <a href={documentPath(document.id)}>{proposal.toDocument}</a>
  if (counts.all === 0 && !answer.part)
    return (
      <EmptyNote text={hasText ? emptyText(ask, document.language) : words.page.reader.noText}>
        <Repeated ask={ask} answer={answer} />
        <LeftOut ask={ask} answer={answer} />
        {hasText && ask.may('claim.record') && (
          <a href={`${documentPath(document.id)}/claims/new`}>{words.page.reader.record}</a>
        )}{' '}
        {link}
      </EmptyNote>
    )
  return (
    <div class="proposal-head">
      <p>
        <strong>{fill(proposal.counts, { ...counts, n: counts.all })}</strong>
        {isAllDecided(answer) && ` · ${proposal.allDone}`} · {link}
      </p>
      {open !== undefined && (
        <p>
          <a class="button" href={`#card-${open}`}>
            {proposal.toOpen}
          </a>
        </p>
      )}
      <SoFar ask={ask} answer={answer} at={at} />
      <p class="visually-hidden" aria-live="polite" data-told />
      <Second ask={ask} answer={answer} />
      <Repeated ask={ask} answer={answer} />
      <LeftOut ask={ask} answer={answer} />
      <p class="muted">
        {proposal.lead} {waits && proposal.waits}
      </p>
      {ask.keys && ask.may('proposal.accept') && <Legend language={ask.language} />}
    </div>
  )
}

/** How much of a long text was read, and the way to all of it at once. */
function SoFar({ ask, answer, at }: Pick<HeadProps, 'ask' | 'answer' | 'at'>): VNode | null {
  if (!answer.part) return null
  const { done, total } = answer.part
  const { proposal } = ask.words.page
  const share = Math.min(99, Math.floor((100 * done) / total))
  return (
    <>
      <p class="notice">{fill(proposal.soFar, { share })}</p>
      <ProgressForm
        language={ask.language}
        action={proposalsPath(answer.document.id)}
        label={proposal.readAll}
      >
        <input type="hidden" name="do" value="read" />
        <input type="hidden" name="at" value={at} />
      </ProgressForm>
    </>
  )
}

/** Two reports in one text: the header is true of the first. */
function Second({ ask, answer: { second } }: Pick<HeadProps, 'ask' | 'answer'>): VNode | null {
  if (!second) return null
  const { proposal } = ask.words.page
  return (
    <p class="notice problem">
      {fill(proposal.second, { words: second.text })}{' '}
      {ask.may('document.add') && <a href="/documents/new">{proposal.secondAdd}</a>}
    </p>
  )
}

/** What a confirmed copy repeats is read at its original. */
function Repeated({ ask, answer }: Pick<HeadProps, 'ask' | 'answer'>): VNode {
  const { proposal } = ask.words.page
  return (
    <>
      {(answer.repeated ?? []).map(({ original, proposals: n }) => (
        <p class="muted">
          {fill(proposal.repeated, { n })} <a href={proposalsPath(original.id)}>{original.title}</a>
        </p>
      ))}
    </>
  )
}

/** Why nothing was read: of a language that cannot be read it is said which can. */
function emptyText({ language, words }: Ask, tag: string): string {
  const { none, unreadable } = words.page.proposal
  const isRead = READABLE.some((one) => tag === one || tag.startsWith(`${one}-`))
  return isRead ? none : fill(unreadable, { language: languageLabel(language, tag) })
}

/** The languages that the program reads. */
const READABLE = ['en', 'ko', 'zh'] as const
