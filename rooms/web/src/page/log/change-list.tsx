// All changes, newest first: what was done, about what, when and by whom; each can be undone.
import type { Output } from '@tumen/contract'

import {
  changedPath,
  EmptyNote,
  instantPhrase,
  MoreLink,
  operationPhrase,
  ScrollRegion,
  UndoForm,
} from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { RecordLink } from '../record-link.tsx'
import { type RecordNames, recordNames } from '../record-name.ts'
import { mayUndo } from './may-undo.ts'

/** A change as `change.list` gives it. */
type ListedChange = Output<'change.list'>['changes'][number]

const PAGE = 50

export const changeList: Page = {
  path: '/log/changes',
  nav: 'log',
  async show(ask) {
    const { language, words, query, call } = ask
    const { log } = words.page
    const before = query.get('before') ?? ''
    const { changes, next } = await call('change.list', {
      limit: PAGE,
      ...(/^\d{1,15}$/.test(before) ? { before: Number(before) } : {}),
    })
    const names = await recordNames(
      ask,
      changes.map(({ subject }) => subject),
    )
    const more = next === undefined ? undefined : `/log/changes?before=${next}`
    const body =
      changes.length === 0 ? (
        <EmptyNote text={log.changesNone} />
      ) : (
        <>
          <p class="muted">{log.changesHint}</p>
          <Changes ask={ask} changes={changes} names={names} />
          <MoreLink language={language} href={more} />
        </>
      )
    return {
      title: log.changes,
      crumbs: [{ label: log.title, href: '/log' }, { label: log.changes }],
      body,
    }
  },
}

interface ChangesProps {
  ask: Ask
  changes: readonly ListedChange[]
  /** What the records are called that they are about. */
  names: RecordNames
}

function Changes({ ask, changes, names }: ChangesProps): VNode {
  const { log } = ask.words.page
  const hasUndo = changes.some((change) => mayUndo(ask, change))
  return (
    <ScrollRegion label={log.changes}>
      <table class="changes">
        <caption class="visually-hidden">{log.changes}</caption>
        <thead>
          <tr>
            <th scope="col">{log.when}</th>
            <th scope="col">{log.what}</th>
            <th scope="col">{log.subject}</th>
            <th scope="col">{log.who}</th>
            {hasUndo && <td />}
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <ChangeRow ask={ask} change={change} names={names} hasUndo={hasUndo} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

interface RowProps {
  ask: Ask
  change: ListedChange
  names: RecordNames
  hasUndo: boolean
}

function ChangeRow({ ask, change, names, hasUndo }: RowProps): VNode {
  const { language, words } = ask
  const { log } = words.page
  const { leaf, operation, recorded, by, undone, undoes } = change
  return (
    <tr data-row class={undone ? 'undone' : undefined}>
      <td>
        <time dateTime={recorded}>{instantPhrase(language, recorded)}</time>
      </td>
      <td>
        {operationPhrase(language, operation)}{' '}
        {undoes !== undefined && <span class="muted">{log.undoes}</span>}
        {undone && <span class="tag">{log.undone}</span>}
      </td>
      <td>
        <Subject ask={ask} change={change} names={names} />
      </td>
      <td>{by}</td>
      {hasUndo && (
        <td>
          {mayUndo(ask, change) && (
            <UndoForm
              language={language}
              leaf={leaf}
              back="/log/changes"
              again={undoes !== undefined}
            />
          )}
        </td>
      )}
    </tr>
  )
}

function Subject({ ask, change, names }: Omit<RowProps, 'hasUndo'>): VNode | null {
  const { subject } = change
  const path = ask.may('record.history') ? changedPath(change) : undefined
  if (path !== undefined) return <RecordLink names={names} id={subject} href={path} />
  const { text, lang } = names.label(subject)
  // What has no name, such as a run of an import, is told by what was done.
  return names.named(subject) ? <span lang={lang}>{text}</span> : null
}
