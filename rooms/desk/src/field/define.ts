// field.define: adds a field of a group's own to events or persons. Source: desk.md M14.
import { type CustomField, checkRow, given } from '@tumen/claim'
import { fieldDefine, MOST_CUSTOM_FIELDS } from '@tumen/contract'
import { EVER } from '@tumen/ledger'
import { makeChange } from '../change/make.ts'
import { implement } from '../operation.ts'
import { refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { choicesWith, namesOf } from './definition.ts'

export const defineField = implement(fieldDefine, async (desk, input, call) => {
  const { of, kind, sensitivity, names, choices } = input
  const id = input.id ?? desk.newId('fd')
  const entries = choices && choicesWith(desk, [], choices)
  const row: CustomField = {
    ...{ id, of, kind, sensitivity, names: namesOf(names) },
    ...given({ choices: entries }),
  }
  refuseFindings(checkRow('custom_field', row))
  const change = { operation: 'field.define', subject: id, input }
  return makeChange(desk, call, change, async (write) => {
    const known = await desk.ledger.read.rows('custom_field', undefined, EVER)
    if (known.some((one) => one.row.id === id)) throw new Refusal('already-exists', 'id')
    const count = new Set(known.map((one) => one.row.id)).size
    if (count >= MOST_CUSTOM_FIELDS)
      throw new Refusal('too-large', 'of', [{ limit: MOST_CUSTOM_FIELDS, count }])
    await write.append('custom_field', row)
    return { id }
  })
})
