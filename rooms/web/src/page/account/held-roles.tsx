// The roles of an account as boxes: in all groups, and in each.
import { type HeldRole, ROLES, type Role } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { CheckField, ROLES_PATH } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import type { Form } from '../../form/form.ts'

type Group = Output<'group.list'>['groups'][number]

interface Props {
  ask: Ask
  groups: readonly Group[]
  held: readonly HeldRole[]
}

const nameOf = (role: Role, group = '') => `held ${role} ${group}`

/** Boxes for each role, below each group. */
export function HeldRoles({ ask, groups, held }: Props): VNode {
  const own = ask.words.page.account
  const sets = [{ id: undefined, name: own.all }, ...groups]
  const isHeld = (role: Role, group?: string) =>
    ask.problem ? ask.form.has(nameOf(role, group)) : held.some((one) => isSame(one, role, group))
  return (
    <>
      <p>
        <a href={ROLES_PATH}>{ask.words.page.roleHelp.title}</a>
      </p>
      {sets.map(({ id, name }) => (
        <fieldset>
          <legend>{id === undefined ? name : fill(own.heldIn, { group: name })}</legend>
          {ROLES.map((role) => (
            <CheckField
              name={nameOf(role, id)}
              label={ask.words.role[role]}
              checked={isHeld(role, id)}
            />
          ))}
        </fieldset>
      ))}
    </>
  )
}

function isSame(one: HeldRole, role: Role, group?: string): boolean {
  return one.role === role && one.group === group
}

/** The roles that are ticked in a posted form. */
export function heldIn(form: Form): HeldRole[] {
  return form.entries().flatMap(([name]): HeldRole[] => {
    const [mark, word, group = ''] = name.split(' ')
    const role = ROLES.find((one) => one === word)
    if (mark !== 'held' || !role) return []
    return [{ role, ...(group === '' ? {} : { group }) }]
  })
}

/** Roles in words, with their groups. */
export function heldPhrase({ words }: Ask, held: readonly HeldRole[], groups: readonly Group[]) {
  const groupName = (id: string) => groups.find((one) => one.id === id)?.name ?? id
  return held
    .map(({ role, group }) => words.role[role] + (group ? ` (${groupName(group)})` : ''))
    .join(', ')
}

/** The roles of somebody who is signed in. */
export function heldBy({ roles, groups = {} }: Ask['actor']): HeldRole[] {
  const inGroups = Object.entries(groups).flatMap(([group, held]) =>
    held.map((role) => ({ role, group })),
  )
  return [...roles.map((role) => ({ role })), ...inGroups]
}
