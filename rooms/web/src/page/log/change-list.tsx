// All changes, newest first: what was done, about what, when and by whom; each can be undone.
import {
  EmptyNote,
  fill,
  historyPath,
  instantPhrase,
  type Language,
  MoreLink,
  operationPhrase,
  ScrollRegion,
  UndoForm,
  wordsIn,
} from '@tumen/view'
import type { VNode } from 'preact'
import type { Page } from '../../ask.ts'

/** A change as `change.list` gives it. */
export interface ListedChange {
  leaf: number
  operation: string
  subject: string
  recorded: string
  by: string
  undone?: true
  undoes?: number
}

const PAGE = 50

export const changeList: Page = {
  path: '/log/changes',
  nav: 'log',
  async show({ language, words, query, call, may }) {
    const { log } = words.page
    const before = Number(query.get('before') ?? Number.NaN)
    const { changes } = await call<{ changes: ListedChange[] }>('change.list', {
      limit: PAGE,
      ...(Number.isSafeInteger(before) && before >= 0 ? { before } : {}),
    })
    const last = changes.at(-1)
    const more = changes.length === PAGE && last ? `/log/changes?before=${last.leaf}` : undefined
    const body =
      changes.length === 0 ? (
        <EmptyNote text={log.changesNone} />
      ) : (
        <>
          <p class="muted">{log.changesHint}</p>
          <Changes language={language} changes={changes} mayUndo={may('change.undo')} />
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
  language: Language
  changes: readonly ListedChange[]
  mayUndo: boolean
}

function Changes({ language, changes, mayUndo }: ChangesProps): VNode {
  const { log } = wordsIn(language).page
  return (
    <ScrollRegion label={log.changes}>
      <table>
        <caption class="visually-hidden">{log.changes}</caption>
        <thead>
          <tr>
            <th scope="col">{log.when}</th>
            <th scope="col">{log.what}</th>
            <th scope="col">{log.subject}</th>
            <th scope="col">{log.who}</th>
            <th scope="col" class="number">
              {log.leaf}
            </th>
            {mayUndo && <td />}
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <ChangeRow language={language} change={change} mayUndo={mayUndo} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function ChangeRow({
  language,
  change,
  mayUndo,
}: {
  language: Language
  change: ListedChange
  mayUndo: boolean
}): VNode {
  const { log } = wordsIn(language).page
  const { leaf, operation, subject, recorded, by, undone, undoes } = change
  return (
    <tr data-row class={undone ? 'undone' : undefined}>
      <td>
        <time dateTime={recorded}>{instantPhrase(language, recorded)}</time>
      </td>
      <td>
        {operationPhrase(language, operation)}{' '}
        {undoes !== undefined && <span class="muted">{fill(log.undoes, { leaf: undoes })}</span>}
        {undone && <span class="tag">{log.undone}</span>}
      </td>
      <td>{undoes === undefined ? <a href={historyPath(subject)}>{subject}</a> : subject}</td>
      <td>{by}</td>
      <td class="number">{leaf}</td>
      {mayUndo && (
        <td>
          {!undone && (
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
