// What is new: the newest documents and the last changes.
import type { Output } from '@tumen/contract'

import {
  changedPath,
  DocumentLine,
  type DocumentTitle,
  instantPhrase,
  operationPhrase,
} from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { RecordNames } from '../record-name.ts'

type Change = Output<'change.list'>['changes'][number]

/** What of `document.list` and `change.list` is shown here; nothing of what may not be asked. */
export interface FreshAnswer {
  documents?: DocumentTitle[]
  changes?: Change[]
}

interface Props {
  language: Language
  answer: FreshAnswer
  /** What the records are called that were changed. */
  names: RecordNames
}

/** The newest documents and changes, each with the way to all of them. */
export function Fresh({ language, answer, names }: Props): VNode | null {
  const { fresh } = wordsIn(language).page.home
  const { documents = [], changes = [] } = answer
  if (documents.length === 0 && changes.length === 0) return null
  return (
    <section>
      <h2>{fresh.title}</h2>
      {documents.length > 0 && <Documents language={language} documents={documents} />}
      {changes.length > 0 && <Changes language={language} changes={changes} names={names} />}
    </section>
  )
}

function Documents(props: { language: Language; documents: readonly DocumentTitle[] }): VNode {
  const { language, documents } = props
  const { fresh } = wordsIn(language).page.home
  return (
    <>
      <h3>{fresh.documents}</h3>
      <ul class="plain">
        {documents.map((document) => (
          <li data-row>
            <DocumentLine language={language} document={document} />
          </li>
        ))}
      </ul>
      <p class="more">
        <a href="/documents">{fresh.documentsMore}</a>
      </p>
    </>
  )
}

function Changes(props: {
  language: Language
  changes: readonly Change[]
  names: RecordNames
}): VNode {
  const { language, changes, names } = props
  const { fresh } = wordsIn(language).page.home
  return (
    <>
      <h3>{fresh.changes}</h3>
      <ul class="plain">
        {changes.map((change) => (
          <li data-row>
            <ChangeLine language={language} change={change} names={names} />
          </li>
        ))}
      </ul>
      <p class="more">
        <a href="/log/changes">{fresh.changesMore}</a>
      </p>
    </>
  )
}

/** "Claim recorded: at least 52 · Detention, Harbour Wire, 5 August 2022" with the day. */
function ChangeLine({
  language,
  change,
  names,
}: {
  language: Language
  change: Change
  names: RecordNames
}): VNode {
  const { fresh } = wordsIn(language).page.home
  const { operation, subject, recorded, by } = change
  const path = changedPath(change)
  const what = operationPhrase(language, operation)
  const isNamed = path !== undefined && names.named(subject) !== undefined
  const text = isNamed ? fill(fresh.change, { what, subject: names.label(subject).text }) : what
  return (
    <>
      {path === undefined ? text : <a href={path}>{text}</a>}{' '}
      <span class="muted">
        <time dateTime={recorded}>{instantPhrase(language, recorded)}</time> {by}
      </span>
    </>
  )
}
