// The recorded lists of persons with their sizes, and a file of entries that is taken in.
import { given } from '@tumen/claim'
import type { Output } from '@tumen/contract'

import {
  AreaField,
  CheckField,
  duplicatesPhrase,
  EmptyNote,
  type ImportedLists,
  importSentences,
  intervalPhrase,
  type ListAnswer,
  listPath,
  type OverlapAnswer,
  ProblemNote,
  ProgressForm,
  problemOf,
  ScrollTable,
  TableFileField,
  TextField,
} from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page, Shown } from '../../door/ask.ts'
import { typedFields } from '../../form/typed-field.ts'
import { FORM_LIMIT } from '../estimate/estimate-input.ts'
import { tableLine } from '../table/table.tsx'
import { FrameFields, frameInput } from './list-form.tsx'

/** `list.list`. */
export type ListsAnswer = Output<'list.list'>

export const listList: Page = {
  path: '/lists',
  nav: 'estimates',
  limit: FORM_LIMIT,
  show: (ask) => shown(ask),
  async act(ask) {
    const { form, call } = ask
    const title = form.word('overlapTitle')
    const input = {
      csv: form.fileText('file') ?? form.text('csv'),
      ...frameInput(form),
      ...given({ title }),
    }
    if (form.has('check')) return shown(ask, await call('list.check', input))
    await call('list.import', input)
    return { to: '/lists', done: 'recorded' }
  },
}

async function shown(ask: Ask, checked?: ImportedLists): Promise<Shown> {
  const { language, words, problem, may, call } = ask
  const { list, estimate } = words.page
  const { lists, overlaps } = await call('list.list', {})
  const body = (
    <>
      <ProblemNote language={language} problem={problem} />
      <p class="lead">{list.lead}</p>
      {may('list.record') && (
        <p class="actions">
          <a class="button send" href="/lists/new">
            {list.add}
          </a>{' '}
          {may('list.columns') && (
            <a class="button" href="/lists/names">
              {words.page.names.link}
            </a>
          )}{' '}
          {may('linkage.list') && (
            <a class="button" href="/linkage">
              {words.page.linkage.title}
            </a>
          )}
        </p>
      )}
      {checked && <Checked language={language} checked={checked} />}
      {lists.length === 0 ? (
        <EmptyNote text={list.empty} />
      ) : (
        <>
          <ListTable language={language} lists={lists} />
          {await tableLine(ask, 'lists')}
        </>
      )}
      {overlaps.length > 0 && (
        <OverlapTable language={language} overlaps={overlaps} lists={lists} />
      )}
      {may('list.import') && <ImportForm ask={ask} />}
    </>
  )
  return {
    title: list.title,
    crumbs: [{ label: estimate.title, href: '/estimates' }, { label: list.title }],
    body,
    islands: ['progress'],
  }
}

function Checked({ language, checked }: { language: Language; checked: ImportedLists }): VNode {
  const { list } = wordsIn(language).page
  return (
    <section class="notice" role="status">
      <div>
        <h2>{list.import.done}</h2>
        <ul>
          {importSentences(language, checked).map((sentence) => (
            <li>{sentence}</li>
          ))}
          {checked.lists.map(({ title, entries, isNew }) => (
            <li>
              {title}: {entries}{' '}
              {isNew && <span class="tag">{wordsIn(language).kept.imported.new}</span>}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

function ListTable({ language, lists }: { language: Language; lists: readonly ListAnswer[] }) {
  const words = wordsIn(language)
  const { caption, column, notStated } = words.page.list
  return (
    <ScrollTable
      label={caption}
      caption={caption}
      class="lists"
      hasKeys
      rows={lists}
      columns={[
        {
          heading: column.list,
          kind: 'head',
          cell: ({ id, title }) => <a href={listPath(id)}>{title}</a>,
        },
        { heading: column.entries, kind: 'number', cell: ({ entries }) => entries },
        { heading: column.persons, kind: 'number', cell: ({ persons }) => persons },
        { heading: column.mentions, kind: 'number', cell: ({ mentions }) => mentions },
        { heading: column.act, cell: ({ act }) => (act ? words.act[act] : notStated) },
        {
          heading: column.period,
          cell: ({ period }) => (period ? intervalPhrase(language, period) : notStated),
        },
        { heading: column.origin, cell: ({ origin }) => origin ?? notStated },
        {
          heading: column.duplicates,
          cell: ({ duplicates }) => duplicatesPhrase(language, duplicates),
        },
      ]}
    />
  )
}

interface OverlapProps {
  language: Language
  overlaps: readonly OverlapAnswer[]
  lists: readonly ListAnswer[]
}

function OverlapTable({ language, overlaps, lists }: OverlapProps): VNode {
  const { overlaps: caption, column } = wordsIn(language).page.list
  const titleOf = (id: string) => lists.find((list) => list.id === id)?.title ?? id
  return (
    <ScrollTable
      label={caption}
      caption={caption}
      class="lists"
      hasKeys
      rows={overlaps}
      columns={[
        { heading: column.overlap, kind: 'head', cell: ({ title }) => title },
        { heading: column.persons, kind: 'number', cell: ({ persons }) => persons },
        { heading: column.lists, cell: ({ lists: ids }) => ids.map(titleOf).join(', ') },
      ]}
    />
  )
}

function ImportForm({ ask }: { ask: Ask }): VNode {
  const { language, words, form, problem } = ask
  const field = typedFields(ask)
  const own = words.page.list.import
  return (
    <section aria-labelledby="import-title">
      <h2 id="import-title">{own.title}</h2>
      <ProgressForm language={language} action="/lists" label={own.go} hasFile>
        <AreaField {...field('csv', 'table')} label={own.csv} hint={own.csvHint} rows={8} />
        <TableFileField name="file" label={own.file} hint={own.fileHint} />
        <details class="estimate-options" open={problem !== undefined}>
          <summary>{own.what}</summary>
          <FrameFields ask={ask} />
          <TextField
            name="overlapTitle"
            label={own.overlapTitle}
            value={form.text('overlapTitle')}
            problem={problemOf(language, problem, 'title')}
          />
        </details>
        <CheckField name="check" label={own.check} checked={form.has('check')} />
      </ProgressForm>
    </section>
  )
}
