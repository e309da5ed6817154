// Agents, judgements on pairs of them, and grades. Source: claims.md 5.
import { z } from 'zod'
import { checkAgentScope } from '../chain/agent.ts'
import { actSchema, intervalSchema } from '../claim/claim.ts'
import type { Finding } from '../finding.ts'
import { closed, flag, id, map, open, openRecord, record, text } from '../shape/field.ts'
import { checkInterval } from '../time/date.ts'
import { AGENT_KINDS, AGENT_RELATIONS, ANONYMITIES, GRADES } from '../vocabulary/vocabulary.ts'
import { checkNames, checkPair } from './form.ts'

/** Somebody or something that speaks; an anonymous agent is scoped to one document. */
export const agentSchema = record({
  id: open(id),
  kind: open(z.enum(AGENT_KINDS)),
  /** Label by language tag; `und` when the language does not matter. */
  name: open(map(text).exactOptional()),
  anonymity: open(z.enum(ANONYMITIES)),
  /** The document, for agents that exist only in it. */
  scope: open(id.exactOptional()),
  /** True when the agent is a party to the acts it tells of, or its organ. */
  party: open(flag.exactOptional()),
  /** Reference to a sealed identity. */
  sealed: closed(id.exactOptional(), 'sealed'),
})
export type Agent = z.infer<typeof agentSchema>

export function checkAgent(row: Agent): Finding[] {
  return [...checkAgentScope(row), ...checkNames(row.name ?? {}, 'name')]
}

/** A judgement on an unordered pair of agents; the newest row at the asked date counts. */
export const agentRelationSchema = record({
  a: open(id),
  b: open(id),
  relation: open(z.enum(AGENT_RELATIONS)),
  reason: open(text.exactOptional()),
  /** The copy whose speakers say the words of another document: while it is a confirmed one. */
  copyOf: closed(z.strictObject({ from: id, to: id }).exactOptional(), 'internal'),
})
export type AgentRelation = z.infer<typeof agentRelationSchema>

export function checkAgentRelation({ a, b }: AgentRelation): Finding[] {
  return checkPair(a, b, 'b')
}

/** A grade of an origin, for a topic or for everything. */
export const gradeSchema = openRecord({
  agent: id,
  topic: z
    .strictObject({
      act: actSchema.exactOptional(),
      place: id.exactOptional(),
      period: intervalSchema.exactOptional(),
    })
    .exactOptional(),
  grade: z.enum(GRADES),
})
export type GradeRow = z.infer<typeof gradeSchema>

export function checkGrade({ topic }: GradeRow): Finding[] {
  return topic?.period ? checkInterval(topic.period, 'topic.period') : []
}
