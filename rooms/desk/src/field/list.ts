// field.list: the fields of a group's own, with what their choices offer for some days.
import { type CustomField, type DayInterval, given } from '@tumen/claim'
import { fieldList } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import { dayOf } from '../day.ts'
import { readInterval } from '../draft/time.ts'
import { implement } from '../operation.ts'
import { answerOf } from '../record/row-answer.ts'
import { seenFields } from './seen.ts'
import { isOffered } from './value.ts'

export const listFields = implement(fieldList, async (desk, { of, on }, { actor }) => {
  const today = dayOf(desk.clock())
  const days = on === undefined ? { earliest: today, latest: today } : readInterval(on, 'on')
  const fields = await seenFields(desk, actor)
  return {
    fields: fields
      .filter(({ row }) => of === undefined || row.of === of)
      .map((one) => fieldAnswer(one, days)),
  }
})

function fieldAnswer(stored: Stored<CustomField>, days: DayInterval) {
  const { choices, ...rest } = answerOf(stored)
  const told = choices?.map((one) => ({ ...one, offered: isOffered(one, days) }))
  return { ...rest, ...given({ choices: told }) }
}
