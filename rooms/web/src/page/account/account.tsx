// One account: its roles, a new invitation, and its end.
import { given } from '@tumen/claim'
import { Refusal } from '@tumen/desk'
import { instantPhrase, ProblemNote, SendButton } from '@tumen/view'
import { fill } from '@tumen/words'
import type { Ask, Done, Page, Shown } from '../../door/ask.ts'
import { seenIn } from '../../form/seen.ts'
import { HeldRoles, heldIn, heldPhrase } from './held-roles.tsx'
import { invitedPage } from './invited.tsx'
import { ProgramTable } from './program-keys.tsx'

export const accountPage: Page = {
  path: '/accounts/:account',
  async show(ask) {
    const own = ask.words.page.account
    const { accounts } = await ask.call('account.list', {})
    const found = accounts.find(({ account }) => account === ask.param('account'))
    if (!found) throw new Refusal('not-found')
    const { groups } = await ask.call('group.list', {})
    const { account, state, roles } = found
    const action = `/accounts/${account}`
    const issued = await ask.call('credential.issued', {})
    const keys = issued.keys.filter((one) => one.account === account)
    const body = (
      <>
        {ask.problem && <ProblemNote language={ask.language} problem={ask.problem} />}
        <p>
          {own.states[state]} · {heldPhrase(ask, roles, groups)} ·{' '}
          <span class="muted">
            {fill(ask.words.page.list.show.recorded, {
              ...{ day: instantPhrase(ask.language, found.recorded), by: found.by },
            })}
          </span>
        </p>
        {state !== 'closed' && (
          <form method="post" action={action}>
            <h2>{own.change}</h2>
            <p>{own.changeWhy}</p>
            <input type="hidden" name="seen" value={found.leaf} />
            <HeldRoles ask={ask} groups={groups} held={roles} />
            <SendButton name="do" value="change" label={own.change} />
          </form>
        )}
        <h2>{own.program.title}</h2>
        <ProgramTable {...{ ask, keys, groups, action }} />
        <form method="post" action={action}>
          <h2>{own.reset}</h2>
          <p>{own.resetWhy}</p>
          <SendButton name="do" value="reset" label={own.reset} />
        </form>
        {state !== 'closed' && (
          <form method="post" action={action}>
            <h2>{own.close}</h2>
            <p>{own.closeWhy}</p>
            <SendButton name="do" value="close" label={own.close} />
          </form>
        )}
      </>
    )
    const crumbs = [{ label: own.title, href: '/accounts' }, { label: account }]
    return { title: own.account, heading: { text: account }, crumbs, body }
  },
  async act(ask) {
    return DOES[ask.form.text('do')]?.(ask, ask.param('account')) ?? { to: '/accounts' }
  },
}

const DOES: Readonly<Record<string, (ask: Ask, account: string) => Promise<Done | Shown>>> = {
  async change({ call, form }, account) {
    await call('account.change', { account, roles: heldIn(form), ...given({ seen: seenIn(form) }) })
    return { to: '/accounts', done: 'accountChanged' }
  },
  async revoke({ call, form }, account) {
    await call('credential.revoke', { id: form.text('id') })
    return { to: `/accounts/${account}`, done: 'keyRemoved' }
  },
  async reset(ask, account) {
    return invitedPage(ask, await ask.call('account.reset', { account }))
  },
  async close({ call }, account) {
    await call('account.close', { account })
    return { to: '/accounts', done: 'accountClosed' }
  },
}
