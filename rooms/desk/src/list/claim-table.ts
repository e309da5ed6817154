// Who is named by which origin, from the claims that answer a question and name persons: each voice
// is a list of its own, whatever reports carried its words. Source: estimate.md 10, figures.md F37.

import { tableClaimsSchema } from '@tumen/contract'
import { type ListRecord, tableFromRecords } from '@tumen/estimate'
import type { z } from 'zod'
import { dayOf } from '../day.ts'
import { reckonQuestion } from '../figure/ask.ts'
import { resolveQuestion } from '../figure/question.ts'
import { refuseTable } from '../import/file-row.ts'
import type { Call, Desk } from '../operation.ts'
import { type RecordedTable, voicesAt } from './table.ts'

export type ClaimsAsked = z.output<typeof tableClaimsSchema>

const MOST_LISTS = 10

/**
 * The table of the claims that count for a question and name persons. Claims that not everybody
 * may count are left out, since a kept estimate is read by all who may estimate.
 */
export async function tableOfClaims(
  desk: Desk,
  call: Call,
  { asked, knownAt }: { asked: ClaimsAsked; knownAt: string },
): Promise<RecordedTable> {
  const known = { asKnownOn: dayOf(knownAt), knownBy: 'recorded' } as const
  const question = await resolveQuestion(desk, call.actor, { ...asked, ...known })
  const anybody: Call = { ...call, actor: { ...call.actor, roles: ['statistician'] } }
  const { figure, input } = await reckonQuestion(desk, anybody, question)
  const records = figure.explanation.used.flatMap(({ claim, relation, origin }): ListRecord[] => {
    if (relation !== 'exact' && relation !== 'sub') return []
    const { listed = [] } = input.contexts.get(claim)?.claim.row ?? {}
    return listed.map((person) => ({ person, list: origin, report: claim, origin }))
  })
  const voices = [...new Set(records.map(({ list }) => list))]
  const { maybeSame } = await voicesAt(desk, voices, knownAt)
  const own = Object.fromEntries(voices.map((voice) => [voice, voice]))
  const reading = tableFromRecords(records, { own, maybeSame })
  if ('problems' in reading) {
    refuseTable(reading.problems.map(({ code }) => ({ code })))
    throw new Error('records without problems were refused')
  }
  const { table, collapse } = reading
  if (table.lists.length > MOST_LISTS) refuseTable([{ code: 'too_many_lists', most: MOST_LISTS }])
  return { source: 'claims', table, collapse, lists: [], byOrigin: true, frames: [] }
}

/** A question in words, as a kept estimate holds it. */
export function questionWords(asked: ClaimsAsked): Record<string, string> {
  const entries = Object.entries(asked).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
  return Object.fromEntries(entries)
}

/** The question that was kept; refuses what could no longer be asked. */
export function questionAsked({ restrict, ...words }: Record<string, string>): ClaimsAsked {
  return tableClaimsSchema.parse({
    ...words,
    ...(restrict === undefined ? {} : { restrict: JSON.parse(restrict) as unknown }),
  })
}
