// Who may see a record, and who has: roles, groups, grants with their end and reason, the form that
// grants, and the looks at what only few may read. Source: desk.md 10, C4 and C6.
import { GRANTED_KINDS } from '@tumen/claim'
import { ACCESS_KINDS, type Asked, type Output } from '@tumen/contract'
import { groupsFor, Refusal } from '@tumen/desk'
import {
  AreaField,
  accessPath,
  ChoiceField,
  DataTable,
  dayPhrase,
  ProblemNote,
  ScrollRegion,
  SendButton,
  TextField,
  UndoForm,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Done, Page } from '../../door/ask.ts'
import { typedFields } from '../../form/typed-field.ts'
import { mayUndo } from '../log/may-undo.ts'
import { recordNames } from '../record-name.ts'
import { Entries } from './reads.tsx'

type Access = Output<'access.show'>
type Kind = Access['kind']

/** Fields of a claim that only few may read, of which one alone can be granted. */
const FIELDS = ['problems', 'anonymityReason', 'listed'] as const

export const access: Page = {
  path: '/access/:kind/:id',
  nav: 'log',
  async show(ask) {
    const own = ask.words.page.access
    const shown = await ask.call('access.show', { kind: kindIn(ask), id: ask.param('id') })
    return {
      title: own.title,
      crumbs: [{ label: ask.words.page.log.title, href: '/log' }, { label: own.title }],
      body: await bodyOf(ask, shown),
    }
  },
  act: (ask) => grant(ask),
}

function kindIn(ask: Ask): Kind {
  const found = ACCESS_KINDS.find((one) => one === ask.param('kind'))
  if (!found) throw new Refusal('not-found', 'id')
  return found
}

async function grant(ask: Ask): Promise<Done> {
  const { form, call } = ask
  const [kind, id] = [kindIn(ask), ask.param('id')]
  const field = form.word('field')
  const input: Asked<'access.grant'> = {
    ...{ kind: kind as (typeof GRANTED_KINDS)[number], id },
    ...{ account: form.text('account').trim(), until: form.text('until').trim() },
    ...{ reason: form.text('reason').trim(), ...(field !== undefined && { field }) },
  }
  await call('access.grant', input)
  return { to: accessPath(kind, id), done: 'granted' }
}

async function bodyOf(ask: Ask, shown: Access): Promise<VNode> {
  const { language, problem, words } = ask
  const own = words.page.access
  const { id, groups } = shown
  const names = await recordNames(ask, [id])
  const { text, lang } = names.label(id)
  const { entries } = await ask.call('access.list', { id, limit: 50 })
  const isGranted = (GRANTED_KINDS as readonly string[]).includes(shown.kind)
  return (
    <>
      <ProblemNote language={language} problem={problem} />
      <p class="said" lang={lang}>
        {text}
      </p>
      <Parts ask={ask} shown={shown} />
      <p>
        {belongsSentence(
          ask,
          groups.map(({ name }) => name),
        )}
      </p>
      {ask.may('record.assign') && shown.kind !== 'person' && (
        <p>
          <a href={groupsPath(shown)}>{own.toGroups}</a>
        </p>
      )}
      <h2>{own.grants}</h2>
      <p class="hint">{own.grantsHint}</p>
      <Grants ask={ask} shown={shown} />
      {isGranted && ask.may('access.grant') && <GrantForm ask={ask} shown={shown} />}
      <h2>{own.reads}</h2>
      <Entries {...{ ask, entries, names }} isOfOne />
    </>
  )
}

/** To whom a record belongs; who works in some groups alone is told of these, and that it is so. */
export function belongsSentence({ actor, words }: Ask, groups: readonly string[]): string {
  const own = words.page.access
  if (groups.length === 0) return own.everybodys
  const named = { groups: groups.join(', ') }
  return fill(groupsFor(actor, 'access.show') ? own.groupsOfYours : own.groups, named)
}

/** The form that gives the record to groups, with those that it has. */
function groupsPath({ kind, id, given }: Access): string {
  const query = new URLSearchParams({ kind, id })
  for (const group of given?.groups ?? []) query.append('group', group)
  if (given) query.set('seen', String(given.leaf))
  return `/access/groups?${query}`
}

function Parts({ ask, shown }: { ask: Ask; shown: Access }): VNode {
  const own = ask.words.page.access
  const { role } = ask.words
  const labels: Readonly<Record<string, string>> = role
  return (
    <dl class="facts">
      {shown.parts.map(({ part, roles }) => (
        <>
          <dt>{own.part[part]}</dt>
          <dd>{roles.map((one) => labels[one] ?? one).join(', ')}</dd>
        </>
      ))}
      {shown.author !== undefined && <dt>{own.author}</dt>}
      {shown.author !== undefined && <dd>{fill(own.authorAll, { account: shown.author })}</dd>}
    </dl>
  )
}

function Grants({ ask, shown }: { ask: Ask; shown: Access }): VNode {
  const own = ask.words.page.access
  const { language } = ask
  const labels: Readonly<Record<string, string | undefined>> = own.field
  if (shown.grants.length === 0) return <p class="muted">{own.grantsNone}</p>
  return (
    <ScrollRegion label={own.grants}>
      <DataTable
        caption={own.grants}
        isCaptionHidden
        columns={[
          { heading: own.account, cell: ({ account }) => account },
          { heading: own.what, cell: ({ field }) => (field ? (labels[field] ?? field) : own.all) },
          {
            heading: own.until,
            cell: ({ until, isOver }) =>
              `${dayPhrase(language, until)}${isOver ? ` (${own.over})` : ''}`,
          },
          { heading: own.reason, cell: ({ reason }) => reason },
          { heading: own.by, cell: ({ by }) => by },
          {
            heading: own.end,
            cell: ({ leaf, by, isOver }) =>
              !isOver && mayUndo(ask, { operation: 'access.grant', by }) ? (
                <UndoForm
                  language={language}
                  leaf={leaf}
                  back={accessPath(shown.kind, shown.id)}
                  again={false}
                />
              ) : (
                ''
              ),
          },
        ]}
        rows={shown.grants}
      />
    </ScrollRegion>
  )
}

function GrantForm({ ask, shown }: { ask: Ask; shown: Access }): VNode {
  const own = ask.words.page.access
  const field = typedFields(ask)
  const isClaim = shown.kind === 'claim'
  return (
    <form method="post" action={accessPath(shown.kind, shown.id)}>
      <h3>{own.grant}</h3>
      <TextField {...field('account')} label={own.account} required />
      {isClaim && (
        <ChoiceField
          {...field('field')}
          label={own.what}
          options={FIELDS.map((one) => [one, own.field[one]] as const)}
          none={own.all}
        />
      )}
      <TextField isDate {...field('until')} label={own.until} hint={own.untilHint} required />
      <AreaField {...field('reason')} label={own.reason} rows={2} required />
      <SendButton label={own.grant} name="do" value="grant" />
    </form>
  )
}
