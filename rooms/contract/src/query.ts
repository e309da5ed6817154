// What people can ask about query: the contract of each operation, without its body.

import { answerObject, derivedObject, QUERY_KINDS } from '@tumen/claim'
import { z } from 'zod'
import { QUESTION_REFUSALS, REFUSAL_CODES } from './code.ts'
import { contract } from './contract.ts'
import { COUNTERS } from './role.ts'
import { referenceSchema } from './schema/claim.ts'
import { figureHeadSchema, questionSchema } from './schema/figure.ts'
import { querySchema, savedIdSchema } from './schema/query.ts'
import { seenSchema } from './schema/seen.ts'

export const querySave = contract({
  name: 'query.save',
  summary: 'Saves a question or a search under a name, for yourself or for all.',
  input: z.strictObject({
    id: referenceSchema.optional().describe('a saved one of your own that this replaces'),
    kind: z.enum(QUERY_KINDS).describe('a question about a figure, or a search'),
    name: z.string().min(1).max(200).describe('what you call it'),
    query: z
      .record(z.string().min(1).max(30), z.string().max(1000))
      .describe('fields of figure.ask or search, e.g. {"act": "detention", "place": "Liaoning"}'),
    shared: z.boolean().default(false).describe('others see it too'),
    seen: seenSchema.optional(),
  }),
  output: savedIdSchema,
  roles: COUNTERS,
  changes: true,
  refusals: ['stale', 'not-found', 'already-exists', 'no-common-group'],
})

export const queryDrop = contract({
  name: 'query.drop',
  summary: 'Takes a saved question or search of your own off the list.',
  input: z.strictObject({ id: referenceSchema.describe('id of the saved query') }),
  output: savedIdSchema,
  roles: COUNTERS,
  changes: true,
  refusals: ['not-found', 'already-exists'],
})

export const queryList = contract({
  name: 'query.list',
  summary: 'Lists the saved questions and searches: your own, and those that are shared.',
  input: z.strictObject({
    kind: z.enum(QUERY_KINDS).optional().describe('only questions, or only searches'),
  }),
  output: answerObject({ queries: z.array(querySchema) }),
  roles: COUNTERS,
  changes: false,
  refusals: [],
})

const movedSchema = answerObject({
  on: z.string().describe('day on which the answer last changed'),
  was: figureHeadSchema.exactOptional().describe('the answer before; absent when there was none'),
})

export const newsSchema = answerObject({
  was: figureHeadSchema.describe('the answer at the end of the day since which it is new'),
  entered: z.int().describe('claims that it uses and the answer then did not'),
  left: z.int().describe('claims that the answer then used and it does not'),
})

export const watchedAnswerSchema = answerObject({
  question: questionSchema.exactOptional(),
  figure: figureHeadSchema.exactOptional().describe('what it says today'),
  moved: movedSchema.exactOptional().describe('absent when too much hangs on it to tell'),
  news: newsSchema.exactOptional().describe('absent when the answer has not moved since then'),
  waiting: z.int().exactOptional().describe('documents that wait for a lineage decision'),
  refused: z.enum(REFUSAL_CODES).exactOptional().describe('why it cannot be asked any more'),
})

export const queryWatch = contract({
  name: 'query.watch',
  summary: 'Answers the saved questions as known today: your own and the shared ones.',
  input: z.strictObject({
    limit: z.int().min(1).max(20).default(5).describe('how many at the most, the oldest first'),
  }),
  output: answerObject({
    questions: z.array(derivedObject(querySchema.extend(watchedAnswerSchema.shape))),
    more: z.int().describe('saved questions that are not answered here'),
    since: answerObject({
      on: z.string().describe('the last day before today on which the asker changed something'),
      worked: z.boolean().describe('false: there is none among the newest changes; a week ago'),
    }).describe('since when something is new to the asker'),
  }),
  roles: COUNTERS,
  changes: false,
  long: true,
  refusals: QUESTION_REFUSALS,
})
