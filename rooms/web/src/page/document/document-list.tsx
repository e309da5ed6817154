// Every document that the person may read, the newest first. The words of a publisher's name are
// posted and found; only ids and language tags stand in an address.
import { given, keptKind } from '@tumen/claim'
import { MOST_ID } from '@tumen/contract'
import {
  ChoiceField,
  DocumentLink,
  dayPhrase,
  EmptyNote,
  intervalPhrase,
  languageLabel,
  MoreLink,
  ScrollTable,
  SendButton,
  SensitivityTag,
  type ShownSpeaker,
  SpeakerLink,
  speakerLabel,
  TextField,
} from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Done, Page, Shown } from '../../door/ask.ts'
import { giveAll } from '../give-all.tsx'
import { tableLine } from '../table/table.tsx'
import { PAGE, publishersOf, type ShownDocument } from './document-answer.ts'
import { waitingNote } from './waiting/waiting-note.tsx'

export const documentList: Page = {
  path: '/documents',
  nav: 'documents',
  show: (ask) => showDocuments(ask, {}),
  act: findDocuments,
}

interface Filter {
  language?: string | undefined
  publisher?: string | undefined
}

/** What the search for a publisher by name came to, when it was not one. */
interface Lookup {
  wrong?: string
  candidates?: readonly ShownSpeaker[]
}

function listPath({ language, publisher }: Filter, after?: string): string {
  const query = new URLSearchParams()
  if (language) query.set('language', language)
  if (publisher) query.set('publisher', publisher)
  if (after) query.set('after', after)
  return query.size === 0 ? '/documents' : `/documents?${query}`
}

/** Finds the publisher that was named, and goes to the list with its id in the address. */
async function findDocuments(ask: Ask): Promise<Done | Shown> {
  const { form, call, words } = ask
  const { list } = words.page.document
  const language = form.word('language')
  const name = form.word('publisher')
  if (name === undefined) return { to: listPath({ language }) }
  const byId = await call('agent.list', { ids: [name.slice(0, MOST_ID)] })
  const found =
    byId.agents.length > 0
      ? byId
      : await call('agent.list', {
          name: name.slice(0, MOST_ID),
          limit: 20,
        })
  const [only, second] = found.agents
  if (only && !second) return { to: listPath({ language, publisher: only.id }) }
  const wrong = second ? list.manyPublishers : list.unknownPublisher
  return showDocuments(ask, { wrong, candidates: found.agents })
}

async function showDocuments(ask: Ask, lookup: Lookup): Promise<Shown> {
  const { language, words, query, call, may } = ask
  const { document } = words.page
  const filter = {
    language: ask.form.word('language') ?? query.get('language') ?? undefined,
    publisher: query.get('publisher') ?? undefined,
  }
  const after = query.get('after')
  const answer = await call('document.list', {
    ...given({ language: filter.language, publisher: filter.publisher }),
    ...(after === null ? {} : { after }),
    limit: PAGE,
    order: 'newest',
  })
  const publishers = await publishersOf(ask, answer.documents)
  const more = answer.next === undefined ? undefined : listPath(filter, answer.next)
  const isFiltered = filter.language !== undefined || filter.publisher !== undefined
  const give = await giveAll(
    ask,
    'document',
    answer.documents.map(({ id }) => id),
  )
  const body = (
    <>
      <p class="lead">{document.intro}</p>
      <p class="actions">
        {may('document.add') && (
          <a class="button send" href="/documents/new">
            {document.add}
          </a>
        )}
        {may('document.proposals') && (
          <a class="button" href="/lineage">
            {document.lineage.title}
          </a>
        )}
      </p>
      {await waitingNote(ask)}
      <FilterForm ask={ask} filter={filter} lookup={lookup} publishers={publishers} />
      {answer.documents.length === 0 ? (
        <NothingHere
          language={language}
          isFiltered={isFiltered || after !== null}
          mayAdd={may('document.add')}
        />
      ) : (
        <DocumentTable language={language} documents={answer.documents} publishers={publishers} />
      )}
      <MoreLink language={language} href={more} />
      {answer.documents.length > 0 && (await tableLine(ask, 'documents', filter))}
      {give}
    </>
  )
  return { title: document.title, body }
}

interface FilterProps {
  ask: Ask
  filter: Filter
  lookup: Lookup
  publishers: ReadonlyMap<string, ShownSpeaker>
}

function FilterForm({ ask, filter, lookup, publishers }: FilterProps): VNode {
  const { language, words, form } = ask
  const { list, languageName } = words.page.document
  const tags = new Set([
    ...Object.keys(languageName),
    ...(filter.language ? [filter.language] : []),
  ])
  const known = publishers.get(filter.publisher ?? '')
  const typed = form.isEmpty
    ? (known && speakerLabel(language, known).text) || filter.publisher
    : form.text('publisher')
  return (
    <form method="post" action="/documents" class="filter" aria-label={list.filter}>
      <div class="row">
        <TextField
          name="publisher"
          label={list.publisher}
          hint={list.publisherHint}
          value={typed}
          problem={lookup.wrong}
        />
        <ChoiceField
          name="language"
          label={list.language}
          none={list.every}
          options={[...tags].map((tag) => [tag, languageLabel(language, tag)] as const)}
          value={filter.language}
        />
        <p class="row-actions">
          <SendButton label={list.show} /> <a href="/documents">{list.clear}</a>
        </p>
      </div>
      <Candidates language={language} filter={filter} lookup={lookup} />
    </form>
  )
}

function Candidates(props: { language: Language; filter: Filter; lookup: Lookup }): VNode | null {
  const { language, filter, lookup } = props
  const { candidates = [] } = lookup
  if (candidates.length === 0) return null
  return (
    <ul>
      {candidates.map((one) => {
        const { text, lang } = speakerLabel(language, one)
        return (
          <li>
            <a href={listPath({ ...filter, publisher: one.id })} lang={lang}>
              {text}
            </a>{' '}
            <span class="muted">{one.id}</span>
          </li>
        )
      })}
    </ul>
  )
}

function NothingHere(props: { language: Language; isFiltered: boolean; mayAdd: boolean }): VNode {
  const { list } = wordsIn(props.language).page.document
  if (props.isFiltered)
    return (
      <EmptyNote text={list.nothing}>
        <a href="/documents">{list.clear}</a>
      </EmptyNote>
    )
  return (
    <EmptyNote text={list.empty}>
      {props.mayAdd && <a href="/documents/new">{list.first}</a>}
    </EmptyNote>
  )
}

interface TableProps {
  language: Language
  documents: readonly ShownDocument[]
  publishers: ReadonlyMap<string, ShownSpeaker>
}

function DocumentTable({ language, documents, publishers }: TableProps): VNode {
  const { list } = wordsIn(language).page.document
  return (
    <ScrollTable
      label={list.caption}
      caption={list.caption}
      class="documents"
      hasKeys
      rows={documents}
      columns={[
        {
          heading: list.document,
          kind: 'head',
          cell: (one) => (
            <>
              <DocumentLink document={one} />{' '}
              <SensitivityTag language={language} sensitivity={one.sensitivity} />
              {keptKind(one.mediaType) && <span class="tag">{list.kept}</span>}
            </>
          ),
        },
        {
          heading: list.publisher,
          cell: ({ publisher = '' }) => {
            const speaker = publishers.get(publisher)
            return speaker && <SpeakerLink language={language} speaker={speaker} />
          },
        },
        { heading: list.language, cell: (one) => languageLabel(language, one.language) },
        { heading: list.published, cell: (one) => intervalPhrase(language, one.published) },
        {
          heading: list.recorded,
          cell: ({ recorded }) => <time dateTime={recorded}>{dayPhrase(language, recorded)}</time>,
        },
      ]}
    />
  )
}
