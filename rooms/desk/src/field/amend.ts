// field.amend: calls a field otherwise, adds entries, or says for which days they are offered. An
// entry never goes: what was chosen stays readable. Source: desk.md U15.
import { type CustomField, checkRow, given } from '@tumen/claim'
import { fieldAmend } from '@tumen/contract'
import { digestOf, makeChange } from '../change/make.ts'
import { refuseStale } from '../change/stale.ts'
import { implement } from '../operation.ts'
import { refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { choicesWith, namesOf } from './definition.ts'
import { findField } from './seen.ts'

export const amendField = implement(fieldAmend, async (desk, input, call) => {
  const { id, names, choices } = input
  const change = { operation: 'field.amend', subject: id, input }
  return makeChange(desk, call, change, async (write) => {
    const before = await findField(desk, call.actor, { id, field: 'id' })
    if (before.row.retired) throw new Refusal('field-retired', 'id')
    refuseStale([before], input.seen)
    const own = before.row.choices ?? []
    const row: CustomField = {
      ...before.row,
      ...given({
        names: names && namesOf(names),
        choices: choices && choicesWith(desk, own, choices),
      }),
    }
    if (digestOf(row) === digestOf(before.row)) throw new Refusal('nothing-changed', 'names')
    refuseFindings(checkRow('custom_field', row))
    await write.append('custom_field', row)
    return { id }
  })
})
