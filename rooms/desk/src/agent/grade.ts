// agent.grade: how reliable an origin is, for a topic or for everything. Rows only: the newest at
// the asked day counts.
import { checkRow, type GradeRow, given } from '@tumen/claim'
import { type actSchema, agentGrade } from '@tumen/contract'
import type { z } from 'zod'
import { makeChange } from '../change/make.ts'
import { refuseStale } from '../change/stale.ts'
import { type PeriodInput, readPeriod } from '../draft/date-input.ts'
import { type Desk, implement } from '../operation.ts'
import { gazetteerOf, resolvePlace } from '../place/gazetteer.ts'
import { findAgent, refuseFindings } from '../record/find.ts'

export const gradeAgent = implement(agentGrade, async (desk, input, call) => {
  await findAgent(desk, input.agent, 'agent')
  const row = await gradeRowOf(desk, input)
  refuseFindings(checkRow('grade', row))
  const change = { operation: 'agent.grade', subject: input.agent, input }
  return makeChange(desk, call, change, async (write) => {
    const graded = await desk.ledger.read.rows('grade')
    refuseStale(
      graded.filter((one) => one.row.agent === input.agent),
      input.seen,
    )
    await write.append('grade', row)
    return { done: true as const }
  })
})

async function gradeRowOf(
  desk: Desk,
  input: {
    agent: string
    grade: GradeRow['grade']
    act?: z.output<typeof actSchema> | undefined
    place?: string | undefined
    period?: PeriodInput | undefined
  },
): Promise<GradeRow> {
  const { agent, grade, act, place, period } = input
  const gazetteer = await gazetteerOf(desk)
  const path = place === undefined ? undefined : resolvePlace(gazetteer, place, 'place').id
  const topic = {
    ...given({ act, place: path }),
    ...(period === undefined ? {} : { period: readPeriod(period, 'period') }),
  }
  return { agent, grade, ...(Object.keys(topic).length > 0 ? { topic } : {}) }
}
