// Who lets others in and gave themselves a role here, where nobody else could agree: told to all
// who work there, since it opens to that person what they record. Source: decision 0091.
import { instantPhrase } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'

/** One sentence for each such role; nothing where there is none. */
export async function ownRoleNotice({ language, words, call }: Ask): Promise<VNode | undefined> {
  const { groups, ownRoles = [] } = await call('group.list', {})
  if (ownRoles.length === 0) return undefined
  const { home } = words.page
  const nameOf = (id: string) => groups.find((one) => one.id === id)?.name ?? id
  const where = (group?: string) =>
    group === undefined ? home.ownRoleAll : fill(home.ownRoleIn, { group: nameOf(group) })
  return (
    <div class="notice problem" role="status">
      <ul class="plain">
        {ownRoles.map(({ account, role, group, recorded }) => {
          const day = instantPhrase(language, recorded)
          const said = { account, role: words.role[role], where: where(group), day }
          return <li>{fill(home.ownRole, said)}</li>
        })}
      </ul>
    </div>
  )
}
