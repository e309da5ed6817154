// All operations with what they do and who may ask for them, from the table that runs them.
import { ROLES } from '@tumen/contract'
import { type OperationEntry, operationEntries } from '@tumen/desk'
import { operationSummary, ScrollTable } from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Page } from '../../door/ask.ts'

/** The page of one operation. */
export function referencePath(operation: string): string {
  return `/reference/${encodeURIComponent(operation)}`
}

export const operationList: Page = {
  path: '/reference',
  nav: 'reference',
  async show({ language, words }) {
    const { reference } = words.page
    const entries = operationEntries()
    const body = (
      <>
        <p class="lead">{reference.intro}</p>
        <h2>{reference.forPrograms}</h2>
        <p>{reference.forProgramsHint}</p>
        <p>
          <a href="/api/openapi.json">{reference.openapi}</a>
        </p>
        <h2>{reference.does}</h2>
        <dl class="facts operations">
          {entries.map(({ name, summary }) => (
            <>
              <dt data-row>
                <a href={referencePath(name)}>
                  <code>{name}</code>
                </a>
              </dt>
              <dd>{operationSummary(language, name, summary)}</dd>
            </>
          ))}
        </dl>
        <h2>{reference.who}</h2>
        <p class="muted">{reference.whoHint}</p>
        <Matrix language={language} />
      </>
    )
    return { title: reference.title, body }
  },
}

function Matrix({ language }: { language: Language }): VNode {
  const { page, role } = wordsIn(language)
  const { reference } = page
  return (
    <ScrollTable
      label={reference.who}
      caption={reference.who}
      isCaptionHidden
      class="matrix"
      rows={operationEntries()}
      columns={[
        { heading: reference.operation, kind: 'head', cell: ({ name }) => <code>{name}</code> },
        ...ROLES.map((one) => ({
          heading: role[one],
          cell: ({ roles }: OperationEntry) =>
            roles.includes(one) ? reference.yes : <Never label={reference.no} />,
        })),
      ]}
    />
  )
}

/** A dash for the eye, a word for a screen reader. */
function Never({ label }: { label: string }): VNode {
  return (
    <>
      <span aria-hidden="true" class="muted">
        –
      </span>
      <span class="visually-hidden">{label}</span>
    </>
  )
}
