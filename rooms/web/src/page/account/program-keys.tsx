// The keys of programs: which there are, one more, and making one void. The word is shown once.
import type { Output } from '@tumen/contract'
import { CheckField, dayPhrase, ScrollTable, SendButton, TextField } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, FormInput, Shown } from '../../door/ask.ts'

type Keys = Output<'credential.issued'>['keys']
type Groups = Output<'group.list'>['groups']

/** Before the id of a group, the name of its box. */
const GROUP = 'group '

/** What a posted form says of a new key. */
export function programIn({ form }: Ask): FormInput<'credential.issue'> {
  const operations = form
    .text('operations')
    .split(/[\s,]+/)
    .filter(Boolean)
  const groups = form
    .entries()
    .flatMap(([name]) => (name.startsWith(GROUP) ? [name.slice(GROUP.length)] : []))
  const own = { name: form.text('name'), operations, until: form.text('until') }
  return groups.length > 0 ? { ...own, groups } : own
}

/** The page with the word. */
export function programPage(ask: Ask, made: Output<'credential.issue'>, back: string): Shown {
  const { own, program } = ask.words.page.account
  const body = (
    <>
      {made.word === undefined ? (
        <p class="notice">{program.again}</p>
      ) : (
        <>
          <p>{fill(program.wordWhy, { until: dayPhrase(ask.language, made.until) })}</p>
          <p>
            <code class="long">{made.word}</code>
          </p>
        </>
      )}
      <p>
        <a href={back}>{own.title}</a>
      </p>
    </>
  )
  return { title: program.word, crumbs: [{ label: own.title, href: back }], body }
}

interface Props {
  ask: Ask
  keys: Keys
  groups: Groups
  action: string
}

/** The keys that there are, each with a button that makes it void. */
export function ProgramTable({ ask, keys, groups, action }: Props): VNode {
  const { program } = ask.words.page.account
  if (keys.length === 0) return <p>{program.none}</p>
  const nameOf = (id: string) => groups.find((one) => one.id === id)?.name ?? id
  return (
    <ScrollTable
      label={program.title}
      rows={keys}
      columns={[
        {
          heading: program.name,
          cell: ({ name }) => name,
          kind: 'head',
          attributes: { dir: 'auto' },
        },
        {
          heading: program.revoke,
          cell: ({ id, name }) => (
            <form method="post" action={action}>
              <input type="hidden" name="id" value={id} />
              <button
                type="submit"
                name="do"
                value="revoke"
                aria-label={`${program.revoke}: ${name}`}
              >
                {program.revoke}
              </button>
            </form>
          ),
        },
        { heading: program.operations, cell: ({ operations }) => operations.join(', ') },
        {
          heading: program.groups,
          cell: ({ groups: of }) => of?.map(nameOf).join(', ') ?? program.all,
        },
        {
          heading: program.until,
          cell: ({ until, isOver }) =>
            `${dayPhrase(ask.language, until)}${isOver ? ` (${program.over})` : ''}`,
        },
      ]}
    />
  )
}

/** The form for one more. */
export function ProgramForm({ ask, groups, action }: Omit<Props, 'keys'>): VNode {
  const { program } = ask.words.page.account
  const typed = (name: string) => (ask.problem ? ask.form.text(name) : '')
  return (
    <form method="post" action={action}>
      <TextField
        name="name"
        label={program.name}
        hint={program.nameHint}
        value={typed('name')}
        required
      />
      <TextField
        name="operations"
        label={program.operations}
        hint={program.operationsHint}
        value={typed('operations')}
        required
      />
      <TextField
        name="until"
        label={program.until}
        hint={program.untilHint}
        value={typed('until')}
        required
        isDate
      />
      {groups.length > 0 && (
        <fieldset>
          <legend>{program.groups}</legend>
          <p>{program.groupsHint}</p>
          {groups.map(({ id, name }) => (
            <CheckField
              name={GROUP + id}
              label={name}
              checked={ask.problem && ask.form.has(GROUP + id)}
            />
          ))}
        </fieldset>
      )}
      <SendButton name="do" value="issue" label={program.go} />
    </form>
  )
}
