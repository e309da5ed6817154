// agent.relate, agent.grade: judgements of reviewers about who may be whom, and how reliable an
// origin is. Rows only: the newest at the asked day counts.
import { AGENT_RELATIONS, checkRow, GRADES, type GradeRow } from '@tumen/claim'
import { z } from 'zod'
import { makeChange } from '../change/make.ts'
import { actSchema, referenceSchema } from '../claim/schema.ts'
import { type PeriodInput, periodSchema, readPeriod } from '../draft/date-input.ts'
import { type Desk, operation } from '../operation.ts'
import { gazetteerOf, resolvePlace } from '../place/gazetteer.ts'
import { findAgent, refuseFindings } from '../record/find.ts'

const doneSchema = z.object({ done: z.literal(true) })

export const relateAgents = operation({
  name: 'agent.relate',
  summary: 'States that two agents are the same, may be the same, or are different.',
  input: z.strictObject({
    a: referenceSchema.describe('id of one agent'),
    b: referenceSchema.describe('id of the other'),
    relation: z.enum(AGENT_RELATIONS).describe('whether the two are one voice'),
    reason: z.string().min(1).max(2000).optional().describe('what shows it'),
  }),
  output: doneSchema,
  changes: true,
  long: false,
  async run(desk, input, call) {
    const { a, b, relation, reason } = input
    const row = { a, b, relation, ...(reason === undefined ? {} : { reason }) }
    await findAgent(desk, a, 'a')
    await findAgent(desk, b, 'b')
    refuseFindings(checkRow('agent_relation', row))
    return makeChange(
      desk,
      call,
      { operation: 'agent.relate', subject: a, input },
      async (write) => {
        await write.append('agent_relation', row)
        return { done: true as const }
      },
    )
  },
})

export const gradeAgent = operation({
  name: 'agent.grade',
  summary: 'Grades how reliable an origin is, for everything or for one topic.',
  input: z.strictObject({
    agent: referenceSchema.describe('id of the agent'),
    grade: z.enum(GRADES).describe('Admiralty letters; F cannot be judged'),
    act: actSchema.optional().describe('only for this act'),
    place: z.string().min(1).max(500).optional().describe('name or id of a place'),
    period: periodSchema.optional().describe('only for this time: 2022, April 2022 …'),
  }),
  output: doneSchema,
  changes: true,
  long: false,
  async run(desk, input, call) {
    await findAgent(desk, input.agent, 'agent')
    const row = await gradeRowOf(desk, input)
    refuseFindings(checkRow('grade', row))
    const change = { operation: 'agent.grade', subject: input.agent, input }
    return makeChange(desk, call, change, async (write) => {
      await write.append('grade', row)
      return { done: true as const }
    })
  },
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
  const gazetteer = await gazetteerOf(desk.ledger)
  const path = place === undefined ? undefined : resolvePlace(gazetteer, place, 'place').id
  const topic = {
    ...(act === undefined ? {} : { act }),
    ...(path === undefined ? {} : { place: path }),
    ...(period === undefined ? {} : { period: readPeriod(period, 'period') }),
  }
  return { agent, grade, ...(Object.keys(topic).length > 0 ? { topic } : {}) }
}
