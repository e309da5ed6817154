// Who works here: people with their roles by group, invitations, and the groups.
import { given } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { ProblemNote, problemOf, ScrollTable, SendButton, TextField } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { seenIn } from '../../form/seen.ts'
import { HeldRoles, heldIn, heldPhrase } from './held-roles.tsx'
import { invitedPage } from './invited.tsx'

type Account = Output<'account.list'>['accounts'][number]
type Group = Output<'group.list'>['groups'][number]

export const accountList: Page = {
  path: '/accounts',
  async show(ask) {
    const own = ask.words.page.account
    const { accounts } = await ask.call('account.list', {})
    const { groups } = await ask.call('group.list', {})
    const body = (
      <>
        <p>{own.intro}</p>
        {ask.problem && <ProblemNote language={ask.language} problem={ask.problem} />}
        {accounts.length === 0 && <p>{own.none}</p>}
        <People ask={ask} accounts={accounts} groups={groups} />
        <h2>{own.invite}</h2>
        <form method="post" action="/accounts">
          <TextField
            {...{ name: 'account', label: own.pseudonym, hint: own.pseudonymHint, required: true }}
            value={ask.form.text('account')}
            problem={problemOf(ask.language, ask.problem, 'account')}
          />
          <HeldRoles ask={ask} groups={groups} held={[]} />
          <SendButton name="do" value="invite" label={own.inviteGo} />
        </form>
        <Groups ask={ask} groups={groups} />
        <p>
          <a href="/access/groups">{ask.words.page.access.give}</a>
        </p>
      </>
    )
    return { title: own.title, body }
  },
  async act(ask) {
    const { form, call } = ask
    if (form.text('do') === 'group') {
      const of = given({ id: form.word('group'), seen: seenIn(form) })
      await call('group.record', { name: form.text('name'), ...of })
      return { to: '/accounts', done: 'groupSaved' }
    }
    const account = form.text('account').trim()
    return invitedPage(ask, await call('account.invite', { account, roles: heldIn(form) }))
  },
}

interface Listed {
  ask: Ask
  accounts: readonly Account[]
  groups: readonly Group[]
}

/** A table for each group that has people, and one for those who work in all. */
function People({ ask, accounts, groups }: Listed): VNode {
  const own = ask.words.page.account
  const sets = [{ id: undefined, name: own.all }, ...groups]
  return (
    <>
      {sets.map(({ id, name }) => {
        const rows = accounts.filter(({ roles }) => roles.some(({ group }) => group === id))
        return rows.length === 0 ? null : (
          <>
            <h2>{name}</h2>
            <PeopleTable ask={ask} name={name} rows={rows} groups={groups} />
          </>
        )
      })}
    </>
  )
}

function PeopleTable(props: {
  ask: Ask
  name: string
  rows: readonly Account[]
  groups: readonly Group[]
}): VNode {
  const { ask, name, rows, groups } = props
  const own = ask.words.page.account
  return (
    <ScrollTable
      label={name}
      rows={rows}
      columns={[
        {
          heading: own.account,
          cell: ({ account }) => <a href={`/accounts/${account}`}>{account}</a>,
          kind: 'head',
        },
        { heading: own.roles, cell: ({ roles }) => heldPhrase(ask, roles, groups) },
        { heading: own.state, cell: ({ state }) => own.states[state] },
        { heading: own.keys, cell: ({ keys }) => keys, kind: 'number' },
      ]}
    />
  )
}

function Groups({ ask, groups }: { ask: Ask; groups: readonly Group[] }): VNode {
  const own = ask.words.page.account
  // Of a name that was refused the form keeps what was typed, below the name that counts.
  const isTyped = (group?: Group) =>
    ask.form.text('do') === 'group' && ask.form.word('group') === group?.id
  return (
    <>
      <h2>{own.groups}</h2>
      {groups.length === 0 && <p>{own.noGroups}</p>}
      {[...groups, undefined].map((group) => (
        <form method="post" action="/accounts" class="row-form">
          <div class="field">
            <label for={`name-${group?.id ?? 'new'}`}>{group?.name ?? own.newGroup}</label>
            <input
              {...{ id: `name-${group?.id ?? 'new'}`, name: 'name', type: 'text' }}
              value={isTyped(group) ? ask.form.text('name') : group?.name}
              required
              autocomplete="off"
            />
          </div>
          {group && <input type="hidden" name="group" value={group.id} />}
          {group && <input type="hidden" name="seen" value={group.leaf} />}
          <button type="submit" name="do" value="group">
            {group ? own.rename : own.newGroupGo}
          </button>
        </form>
      ))}
    </>
  )
}
