// One operation: what it does, who may, what it takes and what it lets out.
import { type OperationEntry, operationEntries, Refusal } from '@tumen/desk'
import { operationSummary, ScrollRegion } from '@tumen/view'
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
    <ScrollRegion label={label}>
      <table>
        <caption class="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{reference.field}</th>
            <th scope="col">{reference.value}</th>
            <th scope="col">{reference.needed}</th>
            <th scope="col">{reference.meaning}</th>
          </tr>
        </thead>
        <tbody>
          {fields.fields.map(({ name, value, needed, meaning }) => (
            <tr>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td class="wide">
                <code>{value}</code>
              </td>
              <td>{needed ? reference.yes : reference.no}</td>
              <td lang="en">{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
