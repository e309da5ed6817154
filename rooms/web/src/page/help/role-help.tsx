// Which role may do what, in plain words: each line is one right, and who has it is asked of the
// policy that the desk enforces, so that the two cannot differ. Source: desk.md 1; protection.md 5.
import { ROLES } from '@tumen/contract'
import { can, isOfAll } from '@tumen/desk'
import { ROLES_PATH, ScrollTable } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { heldBy, heldPhrase } from '../account/held-roles.tsx'

/** What people do here, and the right that the policy is asked for. */
export const ROLE_RIGHTS = [
  ['read', 'quote.read'],
  ['closed', 'field.restricted'],
  ['figures', 'figure.ask'],
  ['documents', 'document.add'],
  ['claims', 'claim.record'],
  ['pictures', 'redaction.revise'],
  ['copies', 'document.relate'],
  ['copiesDecided', 'document.decide'],
  ['submit', 'review.submit'],
  ['assign', 'review.assign'],
  ['decide', 'review.decide'],
  ['settle', 'review.settle'],
  ['events', 'event.record'],
  ['speakers', 'agent.relate'],
  ['names', 'mention.read'],
  ['lists', 'list.import'],
  ['persons', 'linkage.judge'],
  ['estimates', 'estimate.run'],
  ['bundleAsk', 'bundle.ask'],
  ['bundleApprove', 'bundle.approve'],
  ['shred', 'evidence.shred'],
  ['give', 'record.assign'],
  ['grant', 'access.grant'],
  ['accounts', 'account.invite'],
  ['model', 'reader.set'],
  ['sign', 'log.checkpoint'],
  ['check', 'workspace.fsck'],
  ['restore', 'backup.restore'],
] as const

export const roleHelp: Page = {
  path: ROLES_PATH,
  nav: 'help',
  async show(ask) {
    const own = ask.words.page.roleHelp
    const body = (
      <>
        <p>{own.intro}</p>
        {await ownRoles(ask)}
        <RoleTable ask={ask} />
        <h2>{own.apart}</h2>
        <ul>
          {Object.values(own.never).map((text) => (
            <li>{text}</li>
          ))}
        </ul>
        {ask.may('account.list') && (
          <p>
            <a href="/accounts">{ask.words.page.account.to}</a>
          </p>
        )}
      </>
    )
    return { title: own.title, body }
  },
}

async function ownRoles(ask: Ask): Promise<VNode> {
  const { groups } = await ask.call('group.list', {})
  const roles = heldPhrase(ask, heldBy(ask.actor), groups)
  return <p>{fill(ask.words.page.roleHelp.yours, { roles })}</p>
}

function RoleTable({ ask }: { ask: Ask }): VNode {
  const { page, role: names } = ask.words
  const own = page.roleHelp
  const told = (role: (typeof ROLES)[number], right: string) => {
    if (!can({ account: '', roles: [role] }, right)) return '–'
    return isOfAll(right) ? own.inAll : own.yes
  }
  return (
    <ScrollTable
      label={own.title}
      caption={own.caption}
      columns={[
        { heading: own.what, kind: 'head', cell: ([name]) => own.may[name] },
        ...ROLES.map((role) => ({
          heading: names[role],
          cell: ([, right]: (typeof ROLE_RIGHTS)[number]) => told(role, right),
        })),
      ]}
      rows={ROLE_RIGHTS}
    />
  )
}
