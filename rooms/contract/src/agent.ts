// What people can ask about agent: the contract of each operation, without its body.

import { AGENT_KINDS, AGENT_RELATIONS, answerObject, GRADES } from '@tumen/claim'
import { z } from 'zod'
import { contract } from './contract.ts'
import { LINKERS, READERS, WRITERS_AND_REVIEWERS } from './role.ts'
import { actSchema, referenceSchema } from './schema/claim.ts'
import { periodSchema } from './schema/date.ts'
import { futureField } from './schema/future.ts'
import { pageInput } from './schema/page.ts'
import {
  agentInputSchema,
  agentRelationSchema,
  agentSchema,
  claimInContextSchema,
  gradeSchema,
} from './schema/record.ts'
import { seenSchema } from './schema/seen.ts'

export const agentRecord = contract({
  name: 'agent.record',
  summary: 'Records somebody or something that speaks, and gives back its id.',
  input: agentInputSchema,
  output: answerObject({ id: z.string() }),
  roles: WRITERS_AND_REVIEWERS,
  changes: true,
  refusals: ['findings', 'already-exists', 'near-speaker', 'unknown-document', 'shredded'],
})

const doneSchema = answerObject({ done: z.literal(true) })

export const agentRelate = contract({
  name: 'agent.relate',
  summary: 'States that two agents are the same, may be the same, or are different.',
  input: z.strictObject({
    a: referenceSchema.describe('id of one agent'),
    b: referenceSchema.describe('id of the other'),
    relation: z.enum(AGENT_RELATIONS).describe('whether the two are one voice'),
    reason: z.string().min(1).max(2000).optional().describe('what shows it'),
    seen: seenSchema.optional(),
  }),
  output: doneSchema,
  roles: LINKERS,
  changes: true,
  refusals: ['stale', 'locked-for-review', 'findings', 'already-exists', 'unknown-agent'],
})

/** What reviewers said of agents, as an answer holds it. */
const judgementFields = {
  relations: z.array(agentRelationSchema),
  grades: z.array(gradeSchema),
}

export const agentList = contract({
  name: 'agent.list',
  summary: 'Lists who speaks, with the judgements on who may be whom and the grades.',
  input: z.strictObject({
    document: z.string().max(200).optional().describe('only agents scoped to this document'),
    ids: z.array(z.string().max(200)).min(1).max(1000).optional().describe('only these agents'),
    name: z.string().min(1).max(200).optional().describe('words of the name, in any language'),
    kind: z.enum(AGENT_KINDS).optional().describe('only agents of this kind'),
    ...pageInput,
  }),
  output: answerObject({
    agents: z.array(agentSchema),
    ...judgementFields,
    next: z.string().exactOptional(),
    ...futureField,
  }),
  roles: READERS,
  changes: false,
  refusals: [],
})

export const agentShow = contract({
  name: 'agent.show',
  summary: 'Shows who speaks: judgements, grades, how much it said, and a page of its claims.',
  input: z.strictObject({ id: referenceSchema.describe('id of the agent'), ...pageInput }),
  output: answerObject({
    agent: agentSchema,
    ...judgementFields,
    said: z.int().describe('claims of which it is the origin'),
    relayed: z.int().describe('claims of others that it passed on'),
    reports: z.int().describe('documents in which it speaks or passes on'),
    truncated: z.literal(true).exactOptional().describe('only the newest claims were counted'),
    claims: z.array(claimInContextSchema),
    next: z.string().exactOptional(),
  }),
  roles: READERS,
  changes: false,
  refusals: ['not-found'],
})

const edgeSchema = answerObject({
  from: z.string().describe('agent who passed on'),
  to: z.string().describe('agent whose words they were'),
  documents: z.int(),
  claims: z.int(),
})

export const agentRelays = contract({
  name: 'agent.relays',
  summary: 'Shows who passed on whose words: of an agent, a document, some claims, or all.',
  input: z.strictObject({
    agent: z.string().min(1).max(200).optional().describe('only chains with this agent'),
    document: z.string().min(1).max(200).optional().describe('only chains of this document'),
    claims: z
      .array(z.string().min(1).max(200))
      .max(10_000)
      .optional()
      .describe('only chains of these claims, e.g. those of a figure'),
  }),
  output: answerObject({
    agents: z.array(agentSchema),
    edges: z.array(edgeSchema),
    truncated: z.literal(true).exactOptional().describe('there are more speakers or claims'),
  }),
  roles: READERS,
  changes: false,
  refusals: [],
})

export const agentGrade = contract({
  name: 'agent.grade',
  summary: 'Grades how reliable an origin is, for everything or for one topic.',
  input: z.strictObject({
    agent: referenceSchema.describe('id of the agent'),
    grade: z.enum(GRADES).describe('Admiralty letters; F cannot be judged'),
    act: actSchema.optional().describe('only for this act'),
    place: z.string().min(1).max(500).optional().describe('name or id of a place'),
    period: periodSchema.optional().describe('only for this time: 2022, April 2022 …'),
    seen: seenSchema.optional(),
  }),
  output: doneSchema,
  roles: LINKERS,
  changes: true,
  refusals: [
    'stale',
    'findings',
    'already-exists',
    'unknown-place',
    'ambiguous-place',
    'unknown-agent',
    'impossible-date',
  ],
})
