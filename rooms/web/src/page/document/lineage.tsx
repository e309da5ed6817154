// Proposed relations that nobody has decided, the newest first: each leads to both texts.
import { DocumentLine, dayPhrase, EmptyNote, MoreLink, type ShownSpeaker } from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Page } from '../../door/ask.ts'
import { lineagePath, PAGE, type ProposalsAnswer, publishersOf } from './document-answer.ts'

/** The most that the operation lists. */
const MOST = 1000

export const lineage: Page = {
  path: '/lineage',
  nav: 'documents',
  async show(ask) {
    const { language, words, query, call } = ask
    const { title, lineage: own } = words.page.document
    const limit = limitOf(query)
    const { proposals, open } = await call('document.proposals', { limit })
    const titles = proposals.flatMap(({ dependent, source }) => [dependent, source])
    const publishers = await publishersOf(ask, titles)
    const isMore = open > proposals.length && limit < MOST
    const more = isMore ? `/lineage?limit=${Math.min(limit + PAGE, MOST)}` : undefined
    const body = (
      <>
        <p class="lead">{own.lead}</p>
        {proposals.length === 0 ? (
          <EmptyNote text={own.empty}>
            <a href="/documents">{own.toDocuments}</a>
          </EmptyNote>
        ) : (
          <Proposals language={language} proposals={proposals} publishers={publishers} />
        )}
        {open > proposals.length && (
          <p class="muted">{fill(own.many, { shown: proposals.length, open })}</p>
        )}
        <MoreLink language={language} href={more} />
      </>
    )
    return {
      title: own.title,
      crumbs: [{ label: title, href: '/documents' }, { label: own.title }],
      body,
    }
  },
}

function limitOf(query: URLSearchParams): number {
  const limit = Number(query.get('limit') ?? PAGE)
  return Number.isSafeInteger(limit) && limit >= 1 && limit <= MOST ? limit : PAGE
}

interface ProposalsProps {
  language: Language
  proposals: ProposalsAnswer['proposals']
  publishers: ReadonlyMap<string, ShownSpeaker>
}

function Proposals({ language, proposals, publishers }: ProposalsProps): VNode {
  const words = wordsIn(language)
  const { lineage: own } = words.page.document
  const line = (document: ProposalsAnswer['proposals'][number]['source']) => (
    <DocumentLine
      language={language}
      document={document}
      publisher={publishers.get(document.publisher ?? '')}
    />
  )
  return (
    <section aria-label={own.caption}>
      <h2>{own.caption}</h2>
      <ol class="proposals">
        {proposals.map((proposal) => {
          const [before = '', after = ''] = words.documentRelation[proposal.kind].split('{to}')
          return (
            <li class="card" data-row>
              <p>
                <a class="button" href={lineagePath(proposal)}>
                  {own.compare}
                </a>
              </p>
              <p>{line(proposal.dependent)}</p>
              <p>
                {before}
                {line(proposal.source)}
                {after}
              </p>
              <p class="muted">{proposalNote(language, proposal)}</p>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

/** Who proposed it, when, on which ground, and how much of the text stands in the other. */
function proposalNote(
  language: Language,
  { recorded, by, basis, containment, asked }: ProposalsAnswer['proposals'][number],
): string {
  const { lineage: own } = wordsIn(language).page.document
  const share = containment === undefined ? undefined : Math.round(Number(containment) * 100)
  return [
    fill(own.proposed, { day: dayPhrase(language, recorded), by }),
    own.basis[basis],
    ...(share === undefined ? [] : [fill(own.contained, { percent: share })]),
    ...(asked ? [wordsIn(language).page.story.asked] : []),
  ].join(' · ')
}
