// What the program reads out of a document, and the person who decides: the text with its
// proposals marked, beside it a card for each. Keys move and decide; every key is also a button,
// and every button a form, so that the page is whole without scripts.
import { given, partsOfText } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { Refusal } from '@tumen/desk'
import { documentPath, EmptyNote, ProblemNote, type ReadingPart, readingPart } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Done, Page, Shown } from '../../../door/ask.ts'
import { ModelNote, modelOfDocument } from '../../model/model-note.tsx'
import { recordCrumb, recordNames, recordTitle } from '../../record-name.ts'
import { workLine } from '../../work-line.tsx'
import { DoubtNote } from '../document-facts.tsx'
import { TextSection } from '../text-section.tsx'
import { answersOf, changesOf, hasChanges, speakersOf } from './posted-answer.ts'
import {
  isAllDecided,
  isOpen,
  type ProposalAnswer,
  proposalsPath,
  readProposals,
  type ShownProposal,
} from './proposal-answer.ts'
import { ProposalItem } from './proposal-card.tsx'
import { ProposalEnd } from './proposal-end.tsx'
import { Head } from './proposal-head.tsx'
import {
  isStatement,
  labelOf,
  MOST_OPEN,
  markOf,
  type NamedProposals,
  type NumberedProposal,
  nextOpen,
  placeProposals,
} from './proposal-place.ts'
import type { RecordedClaims } from './proposal-record.tsx'
import { saidProposal } from './said-proposal.ts'

export const proposals: Page = {
  path: '/documents/:id/proposals',
  nav: 'documents',
  show: showProposals,
  async act(ask) {
    const deed = ask.form.text('do')
    if (deed === 'read') return read(ask)
    return deed === 'look' ? look(ask) : decide(ask)
  },
}

/** Reads all of a long text with its progress told; the page then has what was read. */
async function read(ask: Ask): Promise<Done> {
  const document = ask.param('id')
  await readProposals(ask, document)
  return { to: proposalsPath(document, { at: Number(ask.form.text('at') ?? 0) }) }
}

/** A card as it would be recorded with what was said on it so far; nothing is recorded. */
async function look(ask: Ask): Promise<Done> {
  const document = ask.param('id')
  const key = keyIn(ask.form.word('proposal') ?? '')
  const part = await partOf(ask, key)
  const { placed } = await placedPart(ask, part)
  const one = placed.cards.find(({ proposal }) => proposal.key === key)
  const to = proposalsPath(document, { next: key })
  if (!one) return { to }
  const { proposal, isPlaceUnknown } = await saidProposal(ask, one.proposal)
  const said = { ...one, label: labelOf(ask.language, proposal.claim), proposal }
  const asked: Ask = { ...ask, ...(isPlaceUnknown ? { problem: { code: 'unknown-place' } } : {}) }
  return { to, pieces: <Items ask={asked} part={part} placed={placed} cards={[said]} /> }
}

/** The part of the text that a page shows, with what stands in it. */
interface ShownPart extends Pick<Output<'document.show'>, 'text' | 'claims' | 'document'> {
  answer: ProposalAnswer
  part: ReadingPart
}

async function partOf(ask: Ask, key: string): Promise<ShownPart> {
  const document = ask.param('id')
  const { text, claims, ...shown } = await ask.call('document.show', { id: document })
  const offset = Number(ask.form.word('from') ?? startOf(key))
  const part = readingPart(text, Number.isSafeInteger(offset) ? Math.max(0, offset) : 0)
  const answer = await readProposals(ask, document, { from: part.from, to: part.to })
  return { text, claims, part, answer, document: shown.document }
}

/** Accepts or rejects, and goes on with the next open one. */
async function decide(ask: Ask): Promise<Done> {
  const { form } = ask
  const document = ask.param('id')
  const chosen = form.texts('proposal')
  const done = form.text('do') === 'accept' ? await accept(ask, chosen) : await reject(ask, chosen)
  const keys = chosen.map(keyIn)
  const part = await partOf(ask, keys.at(-1) ?? '')
  const next = await nextKey(ask, { ...part, keys })
  const to = proposalsPath(document, { next })
  if (!form.has('pieces')) return { to, done }
  return { to, pieces: await piecesOf(ask, part, { keys, next }) }
}

/** The next open one of this part, else the first open one of the parts behind, then before it. */
async function nextKey(
  ask: Ask,
  { answer, text, part, keys }: ShownPart & { keys: readonly string[] },
): Promise<string> {
  const here = nextOpen(answer.proposals, keys)
  if (here !== undefined || isAllDecided(answer)) return here ?? keys.at(-1) ?? ''
  const others = partsOfText(text)
  const at = others.findIndex(({ start }) => start === part.from)
  for (const { start, end } of [...others.slice(at + 1), ...others.slice(0, at)]) {
    const { proposals } = await readProposals(ask, ask.param('id'), { from: start, to: end })
    const found = nextOpen(proposals, keys)
    if (found !== undefined) return found
  }
  return keys.at(-1) ?? ''
}

type Deed = NonNullable<Done['done']>

/** Accepts with the answers that were given; what was changed on the card amends it. */
async function accept(ask: Ask, chosen: readonly string[]): Promise<Deed> {
  const { form, call } = ask
  const document = ask.param('id')
  const [id] = chosen
  const answers = answersOf(form)
  const proposal = await proposalOf(ask, id)
  const speakers = proposal ? speakersOf(form, proposal) : []
  if (proposal && hasChanges(form)) {
    const changes = changesOf(form, proposal)
    const input = { document, proposal: id, answers, speakers, ...changes }
    const { counts } = await call('proposal.amend', input)
    return counts ? 'accepted' : 'acceptedWaits'
  }
  const { claims } = await call('proposal.accept', {
    ...{ document, proposals: chosen, speakers },
    answers: answers.map((answer) => ({ ...answer, proposal: id })),
  })
  return claims.every(({ counts }) => counts) ? 'accepted' : 'acceptedWaits'
}

/** The proposal of a card; it is looked up only where more was said than answers. */
async function proposalOf(ask: Ask, id: string | undefined): Promise<ShownProposal | undefined> {
  const { form } = ask
  const saysWho = form
    .entries()
    .some(([name, value]) => value !== '' && /^(?:speaker|typed)-/.test(name))
  if (!hasChanges(form) && !saysWho) return undefined
  const at = startOf(keyIn(id ?? ''))
  const { proposals: near } = await readProposals(ask, ask.param('id'), { from: at, to: at + 1 })
  const found = near.find((one) => one.id === id)
  // Without it what was said on the card would be lost in silence.
  if (!found) throw new Refusal('proposal-changed', 'proposals', [{ proposal: keyIn(id ?? '') }])
  return found
}

async function reject({ form, call, param }: Ask, chosen: readonly string[]): Promise<Deed> {
  const reason = form.word('reason')
  await call('proposal.reject', {
    ...{ document: param('id'), proposals: chosen },
    ...given({ reason }),
  })
  return 'rejected'
}

/** Cards after one that was amended that are shown anew, so that a decision stays quick. */
const MOST_RENEWED = 5

/** What a decision changes on the page: the items of it, those that hang on it, and the counts. */
async function piecesOf(
  ask: Ask,
  part: ShownPart,
  { keys, next }: { keys: readonly string[]; next: string },
): Promise<VNode> {
  const { placed } = await placedPart(ask, part)
  const { review } = await ask.call('workspace.show', { most: 0 })
  const own = placed.cards.filter(({ proposal }) => keys.includes(proposal.key))
  const names = new Set(own.flatMap(({ proposal }) => speakerNames(proposal)))
  const isNext = nextAfter(placed.cards, own)
  // Who was new or asked about may be known now: the cards that name them are shown anew, and so
  // are the next ones, which offer a chain that was set right.
  const others = placed.cards.filter(
    (one) =>
      !own.includes(one) &&
      (isNext.has(one) || speakerNames(one.proposal).some((name) => names.has(name))),
  )
  return (
    <div>
      <Head
        ask={ask}
        answer={part.answer}
        at={part.part.from}
        hasText={part.text !== ''}
        waits={review === 'second-person'}
        open={nextOpen(part.answer.proposals, keys)}
      />
      <Items
        ask={ask}
        part={part}
        placed={placed}
        cards={[...own, ...others.filter(isUndecided)]}
      />
      <ProposalEnd ask={ask} answer={part.answer} {...(keys.includes(next) ? {} : { next })} />
    </div>
  )
}

/** The open cards that come next, after a decision that said of another way of the words. */
function nextAfter(
  cards: readonly NumberedProposal[],
  own: readonly NumberedProposal[],
): ReadonlySet<NumberedProposal> {
  if (!own.some(({ proposal }) => proposal.decision?.decision === 'amended')) return new Set()
  const last = Math.max(...own.map(({ number }) => number))
  const later = cards.filter((one) => one.number > last && isUndecided(one))
  return new Set(later.slice(0, MOST_RENEWED))
}

const isUndecided = ({ proposal }: NumberedProposal) => isOpen(proposal)

/** Those who speak after the publisher. */
function speakerNames({ chain }: ShownProposal): string[] {
  return chain.filter(({ role }) => role !== 'publisher').map(({ label }) => label)
}

/** The cards of a part, with what their records are called. */
async function placedPart(
  ask: Ask,
  { answer, claims }: Pick<ShownPart, 'answer' | 'claims'>,
  asked?: string,
): Promise<{ placed: NamedProposals }> {
  const recorded = byId(claims)
  const cards = placeProposals(ask.language, answer.proposals, { asked, recorded })
  const named = cards.cards.flatMap(({ proposal: { standing, chain } }) => [
    ...standing,
    ...chain.flatMap(({ candidates }) => candidates),
  ])
  return { placed: { ...cards, names: await recordNames(ask, named), recorded } }
}

function Items(props: {
  ask: Ask
  part: Pick<ShownPart, 'text' | 'answer' | 'document'>
  placed: NamedProposals
  cards: readonly NumberedProposal[]
}): VNode {
  const { ask, part, placed, cards } = props
  const { id, language: lang } = part.answer.document
  return (
    <ol class="reader-cards">
      {cards.map((one) => (
        <ProposalItem
          ask={ask}
          document={id}
          lang={lang}
          text={part.text}
          shown={part.document}
          placed={placed}
          one={one}
        />
      ))}
    </ol>
  )
}

/** What was recorded, by id. */
function byId(claims: Output<'document.show'>['claims']): RecordedClaims {
  return new Map(claims.map(({ claim }) => [claim.id, claim]))
}

/** Where the number of a proposal begins, as its key says. */
function startOf(key: string): number {
  return Number(/-(\d+)-\d+/.exec(key)?.[1] ?? 0)
}

/** The key in the id of a proposal. */
function keyIn(id: string): string {
  return id.split(':')[0] ?? ''
}

async function showProposals(ask: Ask): Promise<Shown> {
  const { words, query, call, language } = ask
  const id = ask.param('id')
  const { text, claims, doubts, document } = await call('document.show', { id })
  const part = readingPart(text, offsetOf(ask))
  const reader = await modelOfDocument(ask, id)
  const answer = await readProposals(ask, id, { from: part.from, to: part.to })
  const asked = problemKey(ask) ?? query.get('next') ?? undefined
  const { placed } = await placedPart(ask, { answer, claims }, asked)
  const { proposal } = words.page
  const { review } = await call('workspace.show', { most: 0 })
  const { title, heading } = await recordTitle(ask, id, ask.words.page.reader.one)
  return {
    title: fill(proposal.title, { id: title }),
    heading: { text: fill(proposal.title, { id: heading.text }) },
    crumbs: [
      { label: words.page.document.title, href: '/documents' },
      recordCrumb(heading, documentPath(id)),
      { label: proposal.short },
    ],
    islands: [
      'reader',
      'proposal',
      'model',
      'work',
      ...(answer.part ? (['progress'] as const) : []),
    ],
    body: (
      <>
        {await workLine(ask, `document ${id}`, ask.may('proposal.accept'))}
        <ProblemNote language={language} problem={ask.problem} />
        <ToProblem ask={ask} placed={placed} />
        <DoubtNote language={language} doubts={doubts} />
        <Head
          ask={ask}
          answer={answer}
          at={part.from}
          hasText={text !== ''}
          waits={review === 'second-person'}
          open={openKey(placed.current)}
        />
        <ModelNote ask={ask} document={id} reader={reader} />
        {(answer.counts.all > 0 || answer.part) && (
          <Columns ask={ask} read={{ answer, part, placed, text, document }} />
        )}
      </>
    ),
  }
}

/** The proposal that was refused, so that it is the one that is looked at. */
function problemKey({ problem, form }: Ask): string | undefined {
  const key = problem?.details?.find(({ proposal }) => proposal !== undefined)?.proposal
  const posted = problem && form.word('proposal')
  return key === undefined ? posted && keyIn(posted) : String(key)
}

/** The way from the refusal above the cards to the card that it is about. */
function ToProblem({ ask, placed }: { ask: Ask; placed: NamedProposals }): VNode | null {
  const key = problemKey(ask)
  const card = placed.cards.find(({ proposal }) => proposal.key === key)
  if (!card) return null
  return (
    <p>
      <a href={`#card-${card.proposal.key}`}>
        {fill(ask.words.page.proposal.toCard, { n: card.number })}
      </a>
    </p>
  )
}

/** Where the part begins that is asked for: at an offset, or at the words of a proposal. */
function offsetOf(ask: Ask): number {
  const key = problemKey(ask) ?? ask.query.get('next') ?? ''
  const at = Number(ask.query.get('at') ?? startOf(key))
  return Number.isSafeInteger(at) && at > 0 ? at : 0
}

/** The key of a card that waits for an answer. */
function openKey(card: NumberedProposal | undefined): string | undefined {
  return card && isUndecided(card) ? card.proposal.key : undefined
}

/** What is read at once. */
interface Reading {
  answer: ProposalAnswer
  part: ReadingPart
  placed: NamedProposals
  text: string
  document: ShownPart['document']
}

function Columns({ ask, read }: { ask: Ask; read: Reading }): VNode {
  const { words } = ask
  const { answer, part, placed, text } = read
  const { document, counts, proposals: here } = answer
  const own = words.page.proposal
  const titleOf = ({ label, state }: { label: string; state: string }, n: number) =>
    fill(own.mark, { n, label, state: own.state[state as keyof typeof own.state] })
  const statements = placed.cards.filter(({ proposal }) => isStatement(proposal))
  const numbers = placed.cards.filter((one) => !statements.includes(one))
  const list = (cards: readonly NumberedProposal[]) => (
    <Items
      ask={ask}
      part={{ text, answer, document: read.document }}
      placed={placed}
      cards={cards}
    />
  )
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
        <div class="proposals-read" data-from={part.from} data-still-open={own.stillOpen}>
          {list(numbers)}
          {statements.length > 0 && (
            <details open={statements.some(({ number }) => number === placed.current?.number)}>
              <summary>{fill(own.statements, { n: statements.length })}</summary>
              {list(statements)}
            </details>
          )}
        </div>
        <ProposalEnd ask={ask} answer={answer} />
        {placed.hasMore && <p class="muted">{fill(own.many, { n: MOST_OPEN })}</p>}
      </aside>
    </div>
  )
}
