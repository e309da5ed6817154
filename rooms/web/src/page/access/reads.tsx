// Who read what only few may read: a page of entries, the newest first. Source: desk.md 10, C6.
import type { Output } from '@tumen/contract'
import {
  claimPath,
  DataTable,
  documentPath,
  EmptyNote,
  instantPhrase,
  MoreLink,
  ScrollRegion,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { RecordLink } from '../record-link.tsx'
import { type RecordNames, recordNames } from '../record-name.ts'

type Entry = Output<'access.list'>['entries'][number]

const PAGE = 50

export const reads: Page = {
  path: '/log/reads',
  nav: 'log',
  async show(ask) {
    const { access, log } = ask.words.page
    const before = ask.query.get('before') ?? undefined
    const { entries, next } = await ask.call('access.list', { before, limit: PAGE })
    const names = await recordNames(
      ask,
      entries.map(({ id }) => id),
    )
    const { keys } = await ask.call('credential.issued', {})
    const programs = new Map(keys.map(({ id, name }) => [id, name]))
    const query = next === undefined ? undefined : new URLSearchParams({ before: next })
    return {
      title: access.reads,
      crumbs: [{ label: log.title, href: '/log' }, { label: access.reads }],
      body: (
        <>
          <p class="muted">{access.readsHint}</p>
          <Entries {...{ ask, entries, names, programs }} />
          <MoreLink language={ask.language} href={query && `/log/reads?${query}`} />
        </>
      ),
    }
  },
}

interface EntriesProps {
  ask: Ask
  entries: readonly Entry[]
  names: RecordNames
  /** What the keys of programs that one may know of are for, by id. */
  programs?: ReadonlyMap<string, string>
  isOfOne?: boolean
}

/** Entries as a table; on the page of a record without the record. */
export function Entries({ ask, entries, names, programs, isOfOne }: EntriesProps): VNode {
  const { access } = ask.words.page
  if (entries.length === 0) return <EmptyNote text={access.readsNone} />
  return (
    <ScrollRegion label={access.reads}>
      <DataTable
        caption={access.reads}
        isCaptionHidden
        columns={[
          {
            heading: access.when,
            cell: ({ at }) => <time dateTime={at}>{instantPhrase(ask.language, at)}</time>,
          },
          { heading: access.account, cell: ({ account }) => account },
          { heading: access.what, cell: (entry) => whatOf(ask, entry, programs) },
          !isOfOne && {
            heading: access.record,
            cell: ({ id }) => linked(ask, names, id),
          },
          { heading: access.how, cell: ({ operation }) => wayOf(ask, operation) },
        ]}
        rows={entries}
      />
    </ScrollRegion>
  )
}

/** The record by its name; entries of lists have none, and what is destroyed has none any more. */
function linked(ask: Ask, names: RecordNames, id: string | undefined): VNode | string {
  if (id === undefined) return ''
  const kind = names.named(id)?.kind
  if (kind === undefined) return ask.words.page.access.unnamed
  const href = kind === 'document' ? documentPath(id) : claimPath(id)
  return <RecordLink {...{ names, id, href }} />
}

/** What was read: a field, the record, a file; of a search what it gave, of a program its key. */
function whatOf(ask: Ask, { field, facts }: Entry, programs?: EntriesProps['programs']): string {
  const { access } = ask.words.page
  const labels: Readonly<Record<string, string | undefined>> = access.field
  if (facts === undefined || field !== undefined)
    return field === undefined ? '' : (labels[field] ?? field)
  const { documents = 0, claims = 0, filters = '', key, names, known = 0 } = facts
  if (names !== undefined) return fill(access.checked, { n: Number(names), known: Number(known) })
  if (key !== undefined) {
    const name = programs?.get(String(key))
    return name === undefined ? access.byVoidKey : fill(access.byKey, { name })
  }
  const by = String(filters)
    .split(' ')
    .map((one) => (access.filter as Readonly<Record<string, string>>)[one] ?? one)
  return fill(access.found, {
    ...{ documents: Number(documents), claims: Number(claims) },
    filters: by.join(', '),
  })
}

/** Where it was read, by the last part of the operation's name. */
function wayOf(ask: Ask, operation: string): string {
  const [noun = '', verb = noun] = operation.split('.')
  const ways: Readonly<Record<string, string | undefined>> = ask.words.page.access.way
  return ways[noun === 'bundle' ? noun : verb] ?? operation
}
