// What the program reads out of a document, and the person who decides: the text with its
// proposals marked, beside it a card for each. Keys move and decide; every key is also a button,
// and every button a form, so that the page is whole without scripts.
import { documentPath, EmptyNote, ProblemNote, type ReadingPart, readingPart } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Done, Page, Shown } from '../../../door/ask.ts'
import { recordCrumb, recordNames, recordTitle } from '../../record-name.ts'
import { TextSection } from '../text-section.tsx'
import { BulkForm } from './bulk-form.tsx'
import { type ProposalAnswer, proposalsPath, readProposals } from './proposal-answer.ts'
import { ProposalItem } from './proposal-card.tsx'
import {
  MOST_OPEN,
  markOf,
  type NamedProposals,
  nextOpen,
  placeProposals,
} from './proposal-place.ts'

export const proposals: Page = {
  path: '/documents/:id/proposals',
  nav: 'documents',
  show: showProposals,
  async act(ask) {
    if (ask.form.text('do') === 'read') return read(ask)
    const chosen = ask.form.texts('proposal')
    if (chosen.length === 0) return { ...(await showProposals(ask, true)), status: 422 }
    return decide(ask, chosen)
  },
}

/** Reads a long text with its progress told; the page then has what was read. */
async function read(ask: Ask): Promise<Done> {
  const document = ask.param('id')
  await readProposals(ask, document, { from: 0, to: 0 })
  return { to: proposalsPath(document) }
}

/** Accepts or rejects, and goes on with the next open one. */
async function decide(ask: Ask, chosen: readonly string[]): Promise<Done> {
  const { form, call } = ask
  const document = ask.param('id')
  const isAccepted = form.text('do') === 'accept'
  const reason = form.word('reason')
  const given = { document, proposals: chosen }
  let done: Done['done'] = 'rejected'
  if (isAccepted) {
    const { claims } = await call('proposal.accept', given)
    done = claims.every(({ counts }) => counts) ? 'accepted' : 'acceptedWaits'
  } else await call('proposal.reject', { ...given, ...(reason !== undefined && { reason }) })
  const { proposals: all } = await readProposals(ask, document)
  const next = nextOpen(all, chosen.map(keyIn))
  return {
    to: proposalsPath(document, { next: next ?? keyIn(chosen.at(-1) ?? '') }),
    done,
  }
}

/** The key in the id of a proposal. */
function keyIn(id: string): string {
  return id.split(':')[0] ?? ''
}

async function showProposals(ask: Ask, isNoneChosen = false): Promise<Shown> {
  const { words, query, call, language } = ask
  const id = ask.param('id')
  const { text } = await call('document.show', { id })
  const part = readingPart(text, offsetOf(ask))
  const answer = await readProposals(ask, id, { from: part.from, to: part.to })
  const asked = problemKey(ask) ?? query.get('next') ?? undefined
  const cards = placeProposals(language, answer.proposals, asked)
  const standing = cards.cards.flatMap(({ proposal }) => proposal.standing)
  const placed = { ...cards, names: await recordNames(ask, standing) }
  const { proposal } = words.page
  const { review } = await call('workspace.show', {})
  const { title, heading } = await recordTitle(ask, id, ask.words.page.reader.one)
  return {
    title: fill(proposal.title, { id: title }),
    heading: { text: fill(proposal.title, { id: heading.text }) },
    crumbs: [
      { label: words.page.document.title, href: '/documents' },
      recordCrumb(heading, documentPath(id)),
      { label: proposal.short },
    ],
    islands: ['reader', 'proposal'],
    body: (
      <>
        <ProblemNote language={language} problem={ask.problem} />
        {isNoneChosen && (
          <p class="notice problem" role="alert">
            {proposal.noneChosen}
          </p>
        )}
        <Head ask={ask} answer={answer} waits={review === 'second-person'} />
        {answer.counts.all > 0 && <Columns ask={ask} read={{ answer, part, placed, text }} />}
      </>
    ),
  }
}

/** The proposal that was refused, so that it is the one that is looked at. */
function problemKey({ problem }: Ask): string | undefined {
  const key = problem?.details?.find(({ proposal }) => proposal !== undefined)?.proposal
  return key === undefined ? undefined : String(key)
}

/** Where the part begins that is asked for: at an offset, or at the words of a proposal. */
function offsetOf(ask: Ask): number {
  const key = problemKey(ask) ?? ask.query.get('next') ?? ''
  const at = Number(ask.query.get('at') ?? key.split('-').at(-2) ?? 0)
  return Number.isSafeInteger(at) && at > 0 ? at : 0
}

interface HeadProps {
  ask: Ask
  answer: ProposalAnswer
  /** Whether what is accepted here still waits for a second person. */
  waits: boolean
}

function Head({ ask, answer, waits }: HeadProps): VNode {
  const { words } = ask
  const { proposal } = words.page
  const { counts, document } = answer
  const link = <a href={documentPath(document.id)}>{proposal.toDocument}</a>
  if (counts.all === 0)
    return (
      <EmptyNote text={proposal.none}>
        {ask.may('claim.record') && (
          <a href={`${documentPath(document.id)}/claims/new`}>{words.page.reader.record}</a>
        )}{' '}
        {link}
      </EmptyNote>
    )
  return (
    <div class="proposal-head">
      <p>
        <strong>{fill(proposal.counts, { ...counts, n: counts.all })}</strong>
        {counts.open === 0 && ` · ${proposal.allDone}`} · {link}
      </p>
      <p class="muted">
        {proposal.lead} {waits && proposal.waits}
      </p>
      {ask.keys && ask.may('proposal.accept') && <Legend ask={ask} />}
    </div>
  )
}

/** The keys of this page; each is also a button on the cards. */
function Legend({ ask }: { ask: Ask }): VNode {
  const { legend, key } = ask.words.page.proposal
  const keys = [
    ['j', 'k', key.move],
    ['a', '', key.accept],
    ['e', '', key.edit],
    ['x', '', key.reject],
    ['u', '', key.undo],
  ] as const
  return (
    <ul class="proposal-keys no-print" aria-label={legend}>
      {keys.map(([first, second, what]) => (
        <li>
          <kbd>{first}</kbd> {second !== '' && <kbd>{second}</kbd>} {what}
        </li>
      ))}
    </ul>
  )
}

/** What is read at once. */
interface Reading {
  answer: ProposalAnswer
  part: ReadingPart
  placed: NamedProposals
  text: string
}

function Columns({ ask, read }: { ask: Ask; read: Reading }): VNode {
  const { words } = ask
  const { answer, part, placed, text } = read
  const { document, counts, proposals: here } = answer
  const own = words.page.proposal
  const titleOf = ({ label, state }: { label: string; state: string }, n: number) =>
    fill(own.mark, { n, label, state: own.state[state as keyof typeof own.state] })
  return (
    <div class="reader">
      <TextSection
        ask={ask}
        shown={{ document, part, all: text.length }}
        partHref={(at) => proposalsPath(document.id, { at })}
        claims={placed.cards.map(markOf)}
        current={placed.current?.proposal.key}
        hrefOf={(key) => `#card-${key}`}
        titleOf={titleOf}
      />
      <aside class="reader-claims" aria-labelledby="proposals">
        <h2 id="proposals">{own.cards}</h2>
        {here.length < counts.all && (
          <p class="muted">{fill(own.countsPart, { n: here.length })}</p>
        )}
        {here.length === 0 && <EmptyNote text={own.noneHere} />}
        <ol class="reader-cards proposals-read">
          {placed.cards.map((one) => (
            <ProposalItem
              ask={ask}
              document={document.id}
              lang={document.language}
              placed={placed}
              one={one}
            />
          ))}
        </ol>
        {placed.hasMore && <p class="muted">{fill(own.many, { n: MOST_OPEN })}</p>}
        {counts.open > 0 && ask.may('proposal.accept') && (
          <BulkForm ask={ask} document={document.id} />
        )}
      </aside>
    </div>
  )
}
