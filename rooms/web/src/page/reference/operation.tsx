// One operation: what it does, who may, what it takes and what it lets out.
import { type OperationEntry, operationEntries, Refusal } from '@tumen/desk'
import { operationSummary, ScrollTable } from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Page } from '../../door/ask.ts'

type Fields = OperationEntry['input']

export const operationPage: Page = {
  path: '/reference/:name',
  nav: 'reference',
  async show({ language, words, param }) {
    const entry = operationEntries().find(({ name }) => name === param('name'))
    if (!entry) throw new Refusal('not-found')
    const { reference } = words.page
    return {
      title: entry.name,
      crumbs: [{ label: reference.title, href: '/reference' }, { label: entry.name }],
      body: <Operation language={language} entry={entry} />,
    }
  },
}

function Operation({ language, entry }: { language: Language; entry: OperationEntry }): VNode {
  const { page, role } = wordsIn(language)
  const { reference } = page
  const { name, summary, changes, isLong, roles, input, output } = entry
  const who = roles.map((one) => role[one]).join(', ') || reference.nobody
  return (
    <>
      <p class="lead">{operationSummary(language, name, summary)}</p>
      <p>
        {changes ? reference.changes : reference.reads} {isLong && reference.long}{' '}
        {fill(reference.roles, { roles: who })}
      </p>
      <dl class="facts">
        <dt>{reference.command}</dt>
        <dd>
          <code>tumen {name.replace('.', ' ')}</code>
        </dd>
        <dt>{reference.forPrograms}</dt>
        <dd>
          <code>POST /api/{name}</code>
        </dd>
      </dl>
      <h2>{reference.input}</h2>
      <FieldTable language={language} fields={input} label={reference.input} />
      <h2>{reference.answer}</h2>
      <FieldTable language={language} fields={output} label={reference.answer} />
    </>
  )
}

interface FieldTableProps {
  language: Language
  fields: Fields
  label: string
}

/** The fields of a schema. Their meanings stand in the table of operations, in English only. */
function FieldTable({ language, fields, label }: FieldTableProps): VNode {
  const { reference } = wordsIn(language).page
  if (fields.fields.length === 0)
    return <p>{fields.text === 'object' ? reference.nothing : <code>{fields.text}</code>}</p>
  return (
    <ScrollTable
      label={label}
      caption={label}
      isCaptionHidden
      rows={fields.fields}
      columns={[
        { heading: reference.field, kind: 'head', cell: ({ name }) => <code>{name}</code> },
        {
          heading: reference.value,
          attributes: { class: 'wide' },
          cell: ({ value }) => <code>{value}</code>,
        },
        {
          heading: reference.needed,
          cell: ({ needed }) => (needed ? reference.yes : reference.no),
        },
        { heading: reference.meaning, attributes: { lang: 'en' }, cell: ({ meaning }) => meaning },
      ]}
    />
  )
}
