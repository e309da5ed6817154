// One list of persons: what it is of, what was declared of it, and its entries by pseudonyms.
import { DUPLICATE_STATES, given, type ListEntryRow } from '@tumen/claim'
import {
  accessPath,
  agentPath,
  ChoiceField,
  documentPath,
  duplicatesPhrase,
  EmptyNote,
  historyPath,
  instantPhrase,
  intervalPhrase,
  type ListAnswer,
  listPath,
  MoreLink,
  ProblemNote,
  ScrollTable,
  SendButton,
  TextField,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { seenIn } from '../../form/seen.ts'
import { typedFields } from '../../form/typed-field.ts'
import { placesByPath } from '../event/event-answer.ts'
import { RecordLink } from '../record-link.tsx'
import { type RecordNames, recordCrumb, recordNames, recordTitle } from '../record-name.ts'
import { tableLine } from '../table/table.tsx'
import { NamedRecords, namedRecords } from './named-record.tsx'

const PAGE = 100

export const listPage: Page = {
  path: '/lists/:id',
  nav: 'estimates',
  async show(ask) {
    const { language, words, param, query, call, problem, may } = ask
    const { list, estimate } = words.page
    const id = param('id')
    const after = query.get('after') ?? undefined
    const input = { id, limit: PAGE, ...given({ after }) }
    const shown = await call('list.show', input)
    const named = await namedRecords(ask, id)
    const { origin, documents = [] } = shown.list
    const rowIds = shown.rows.flatMap((row) => [row.report, row.origin])
    const names = await recordNames(ask, [origin, ...documents, ...rowIds])
    const more = shown.next && `${listPath(id)}?${new URLSearchParams({ after: shown.next })}`
    const body = (
      <>
        <ProblemNote language={language} problem={problem} />
        <Facts {...{ ask, names }} list={shown.list} place={await placeName(ask, shown.list)} />
        {may('list.declare') && <DeclareForm ask={ask} list={shown.list} />}
        {named && <NamedRecords ask={ask} list={id} answer={named} />}
        {named && (await tableLine(ask, 'mentions', { list: id }, true))}
        {(shown.rows.length > 0 || shown.list.mentions === 0) && (
          <section>
            <h2>{list.show.entries}</h2>
            {shown.rows.length === 0 ? (
              <EmptyNote text={list.show.none} />
            ) : (
              <Entries {...{ ask, names }} rows={shown.rows} />
            )}
            <MoreLink language={language} href={more} />
            {shown.rows.length > 0 && (await tableLine(ask, 'entries', { id }))}
          </section>
        )}
      </>
    )
    const { title, heading } = await recordTitle(ask, id, list.one)
    return {
      title,
      heading,
      crumbs: [
        { label: estimate.title, href: '/estimates' },
        { label: list.title, href: '/lists' },
        recordCrumb(heading),
      ],
      body,
    }
  },
  async act({ form, param, call }) {
    const list = param('id')
    const reason = form.word('reason')
    const said = { list, duplicates: form.word('duplicates') }
    await call('list.declare', { ...said, ...given({ reason, seen: seenIn(form) }) })
    return { to: listPath(list), done: 'recorded' }
  },
}

async function placeName(ask: Ask, { place }: ListAnswer): Promise<string | undefined> {
  if (place === undefined || !ask.may('place.find')) return place
  return (await placesByPath(ask, [place])).get(place)?.name ?? place
}

interface FactsProps {
  ask: Ask
  list: ListAnswer
  place: string | undefined
  /** What documents and speakers are called. */
  names: RecordNames
}

function Facts({ ask, list, place, names }: FactsProps): VNode {
  const { language, words, may } = ask
  const { column, notStated, show } = words.page.list
  const { act, period, population, origin, documents = [], duplicates } = list
  const said = duplicatesPhrase(language, duplicates)
  const day = instantPhrase(language, list.recorded)
  return (
    <section>
      <h2>{show.what}</h2>
      <dl class="facts">
        <dt>{column.entries}</dt>
        <dd>{list.entries}</dd>
        <dt>{column.persons}</dt>
        <dd>{list.persons}</dd>
        <dt>{words.page.names.record.title}</dt>
        <dd>{list.mentions}</dd>
        <dt>{column.act}</dt>
        <dd>{act === undefined ? notStated : words.act[act]}</dd>
        <dt>{column.population}</dt>
        <dd>{population ?? notStated}</dd>
        <dt>{column.place}</dt>
        <dd>{place ?? notStated}</dd>
        <dt>{column.period}</dt>
        <dd>{period === undefined ? notStated : intervalPhrase(language, period)}</dd>
        <dt>{column.origin}</dt>
        <dd>
          {origin === undefined ? (
            notStated
          ) : (
            <RecordLink names={names} id={origin} href={agentPath(origin)} />
          )}
        </dd>
        <dt>{column.documents}</dt>
        <dd>
          {documents.length === 0
            ? notStated
            : documents.map((id) => (
                <>
                  <RecordLink names={names} id={id} href={documentPath(id)} />{' '}
                </>
              ))}
        </dd>
        <dt>{column.space}</dt>
        <dd>{list.space}</dd>
        <dt>{column.duplicates}</dt>
        <dd>
          {duplicates === undefined
            ? said
            : fill(show.declared, {
                ...{ said, reason: duplicates.reason, by: duplicates.by },
                day: instantPhrase(language, duplicates.recorded),
              })}
        </dd>
      </dl>
      <p class="muted">
        {fill(show.recorded, { day, by: list.by })} {words.command.field.id}:{' '}
        <span class="code">{list.id}</span>{' '}
        {may('record.history') && <a href={historyPath(list.id)}>{show.history}</a>}{' '}
        {may('access.show') && <a href={accessPath('list', list.id)}>{words.page.access.link}</a>}
      </p>
    </section>
  )
}

function DeclareForm({ ask, list }: { ask: Ask; list: ListAnswer }): VNode {
  const { words, form, problem } = ask
  const field = typedFields(ask)
  const { declare } = words.page.list
  const labels = words.kept.duplicates
  return (
    <details class="estimate-options" open={problem !== undefined}>
      <summary>{declare.title}</summary>
      <p class="hint">{declare.lead}</p>
      <form method="post" action={listPath(list.id)}>
        <input type="hidden" name="seen" value={list.duplicates?.leaf ?? 0} />
        <ChoiceField
          {...field('duplicates', 'list')}
          label={declare.duplicates}
          options={DUPLICATE_STATES.map((state) => [state, labels[state]] as const)}
        />
        <TextField name="reason" label={declare.reason} value={form.text('reason')} />
        <SendButton label={declare.go} />
      </form>
    </details>
  )
}

interface EntriesProps extends Pick<FactsProps, 'ask' | 'names'> {
  rows: readonly ListEntryRow[]
}

function Entries({ ask, names, rows }: EntriesProps): VNode {
  const { column, show } = ask.words.page.list
  return (
    <ScrollTable
      label={show.entries}
      caption={show.entries}
      class="lists"
      hasKeys
      rows={rows}
      columns={[
        { heading: column.person, kind: 'head', cell: ({ person }) => person },
        {
          heading: column.report,
          cell: ({ report }) =>
            report && <RecordLink names={names} id={report} href={documentPath(report)} />,
        },
        {
          heading: column.byOrigin,
          cell: ({ origin }) =>
            origin && <RecordLink names={names} id={origin} href={agentPath(origin)} />,
        },
      ]}
    />
  )
}
