// A table of what is recorded: of lists or an overlap, or of the claims that answer a question.

import { takenFields } from '@tumen/contract'
import { z } from 'zod'
import type { Call, Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { type ClaimsAsked, tableOfClaims } from './claim-table.ts'
import { type RecordedTable, tableOfLists } from './table.ts'

const takenSchema = z.object(takenFields)

/** What is taken, as known at an instant. */
export interface Taken extends Pick<z.output<typeof takenSchema>, 'from' | 'byOrigin'> {
  claims?: ClaimsAsked | undefined
  knownAt: string
}

/** The table; refuses when neither lists nor claims are named, or both. */
export async function tableTaken(desk: Desk, call: Call, taken: Taken): Promise<RecordedTable> {
  const { from, claims, knownAt, byOrigin } = taken
  if ((from === undefined) === (claims === undefined))
    throw new Refusal('invalid-input', 'from', [{ code: 'exactly_one', path: 'from' }])
  if (claims !== undefined) return tableOfClaims(desk, call, { asked: claims, knownAt })
  return tableOfLists(desk, { from: from ?? [], knownAt, byOrigin })
}
