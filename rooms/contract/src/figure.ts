// What people can ask about figure: the contract of each operation, without its body.

import { answerObject, CERTAINTIES, derivedObject, GRADES } from '@tumen/claim'
import { z } from 'zod'
import { QUESTION_REFUSALS } from './code.ts'
import { contract } from './contract.ts'
import { COUNTERS, READERS } from './role.ts'
import { actSchema } from './schema/claim.ts'
import { dateSchema } from './schema/date.ts'
import {
  figureHeadSchema,
  figureSchema,
  leftOutCodeSchema,
  questionSchema,
  quotedClaimSchema,
  takenSchema,
} from './schema/figure.ts'
import { figureTableFields, tableCellSchema, tableTotalSchema } from './schema/figure-table.ts'
import { futureSchema } from './schema/future.ts'
import { knownFields, questionFields } from './schema/question.ts'

export const insteadSchema = z.array(
  answerObject({
    asked: questionSchema,
    figure: derivedObject(
      figureSchema.pick({
        ...{ low: true, best: true, high: true, strictLow: true },
        ...{ status: true, figure: true, event: true, flags: true },
      }),
    )
      .exactOptional()
      .describe('its answer; absent where it rests on too many statements to be reckoned here'),
  }),
)

/** What every answer about a figure holds. */
const answerFields = {
  question: questionSchema,
  figure: figureSchema,
  quotes: z.record(z.string(), quotedClaimSchema),
  waiting: z.int().describe('documents that wait for a lineage decision'),
  shredded: z
    .int()
    .exactOptional()
    .describe('statements that were known then and have been destroyed since'),
  future: futureSchema.exactOptional(),
  instead: insteadSchema
    .exactOptional()
    .describe('where nothing answers: the nearest questions that something answers'),
  sameEvents: z
    .array(
      answerObject({
        a: answerObject({ id: z.string(), title: z.string() }),
        b: answerObject({ id: z.string(), title: z.string() }),
        certainty: z.enum(CERTAINTIES),
      }),
    )
    .exactOptional()
    .describe('events of this figure that may be one; no number follows from it'),
  textsCorrected: z
    .int()
    .exactOptional()
    .describe('statements that count in it, and stand on words that were corrected since'),
  knownBy: z.enum(['recorded', 'published']),
  knownOn: z.string(),
  placeNames: z.record(z.string(), z.record(z.string(), z.string())),
}

export const figureAsk = contract({
  name: 'figure.ask',
  summary: 'Answers how many: low, best, high, independent origins, as known on a date.',
  input: z.strictObject({ ...questionFields, ...knownFields }),
  output: answerObject(answerFields),
  roles: COUNTERS,
  changes: false,
  refusals: QUESTION_REFUSALS,
})

export const claimContextSchema = answerObject({
  title: z.string(),
  language: z.string(),
  before: z.string(),
  after: z.string(),
  reading: z.string(),
  taken: takenSchema.exactOptional().describe('what the reckoning took from the claim'),
})

export const figureExplain = contract({
  name: 'figure.explain',
  summary: 'Answers like figure.ask, and shows each quotation in its surroundings.',
  input: z.strictObject({
    ...questionFields,
    ...knownFields,
    most: z
      .int()
      .min(1)
      .exactOptional()
      .describe(
        'quotations and surroundings of what the first so many of each kind of reason name',
      ),
    usedFrom: z
      .int()
      .min(0)
      .exactOptional()
      .describe('with most: how many used claims come before those that are shown'),
  }),
  output: answerObject({ ...answerFields, context: z.record(z.string(), claimContextSchema) }),
  roles: READERS,
  changes: false,
  refusals: QUESTION_REFUSALS,
})

const sideSchema = derivedObject(
  figureSchema.omit({ explanation: true }).extend({
    knownOn: z.string(),
    knownBy: z.enum(['recorded', 'published']),
  }),
)

/** What moved between two answers, and why. */
export const differenceSchema = answerObject({
  entered: z.array(z.string()),
  left: z.array(
    answerObject({
      claim: z.string(),
      code: z.enum([...leftOutCodeSchema.options, 'not_visible']),
    }),
  ),
  changed: z.array(z.string()),
  rows: z.array(
    answerObject({
      a: z.string(),
      b: z.string(),
      relation: z.string(),
      change: z.enum(['added', 'removed']),
    }),
  ),
  grades: z.array(
    answerObject({
      origin: z.string(),
      before: z.enum(GRADES).nullable(),
      after: z.enum(GRADES).nullable(),
    }),
  ),
  endpoints: z.array(
    answerObject({
      end: z.enum(['low', 'best', 'high']),
      before: z.number().nullable(),
      after: z.number().nullable(),
      causes: z.array(z.string()),
    }),
  ),
})

export const figureDiff = contract({
  name: 'figure.diff',
  summary: 'Compares one question as known on two dates: what moved, and why.',
  input: z.strictObject({
    ...questionFields,
    before: dateSchema.describe('the earlier date of knowledge'),
    ...knownFields,
  }),
  output: answerObject({
    question: questionSchema,
    before: sideSchema,
    after: sideSchema,
    difference: differenceSchema,
    quotes: z.record(z.string(), quotedClaimSchema),
    future: futureSchema.exactOptional(),
    placeNames: z.record(z.string(), z.record(z.string(), z.string())),
  }),
  roles: COUNTERS,
  changes: false,
  refusals: QUESTION_REFUSALS,
})

/** Claims times days that are reckoned at most; of more the newest days are. */
export const MOST_MOMENT_WORK = 400_000

/** How many claims of each kind a moment names. */
export const MOST_MOMENT_CLAIMS = 3

const namedSchema = z.array(z.string()).max(MOST_MOMENT_CLAIMS)

export const momentSchema = derivedObject(
  figureHeadSchema.extend({
    on: z.string().describe('day from whose end on this was the answer'),
    entered: z.int().describe('claims that it uses and the answer before did not'),
    left: z.int().describe('claims that the answer before used and it does not'),
    enteredFirst: namedSchema.describe('some that entered, first what moved a number'),
    leftFirst: namedSchema.describe('some that left, first what had held a number that moved'),
  }),
)

export const figureMoments = contract({
  name: 'figure.moments',
  summary: 'Lists the days of knowledge on which the answer to a question changed.',
  input: z.strictObject({
    ...questionFields,
    knownBy: knownFields.knownBy,
    within: z
      .int()
      .min(1)
      .max(MOST_MOMENT_WORK)
      .exactOptional()
      .describe('none at all when claims times days are more: for whoever must answer at once'),
  }),
  output: answerObject({
    question: questionSchema,
    knownBy: z.enum(['recorded', 'published']),
    future: futureSchema.exactOptional(),
    moments: z.array(momentSchema).describe('the oldest first'),
    truncated: z
      .literal(true)
      .exactOptional()
      .describe('too much for every day: the first one, if any, tells how it stood by then'),
  }),
  roles: COUNTERS,
  changes: false,
  long: true,
  refusals: QUESTION_REFUSALS,
})

export const figureTable = contract({
  name: 'figure.table',
  summary: 'Answers how many by act, place and period at once, with sums where parts share nobody.',
  input: z.strictObject(figureTableFields),
  output: answerObject({
    acts: z.array(actSchema),
    places: z.array(z.string()).describe('paths of the rows; none where the place is a single one'),
    place: z.string().exactOptional(),
    periods: z.array(
      answerObject({ from: z.string(), to: z.string(), at: z.string().exactOptional() }),
    ),
    population: z.string().exactOptional(),
    cells: z
      .array(tableCellSchema)
      .describe('each as figure.ask answers, by act, then place, then period'),
    totals: z
      .array(tableTotalSchema)
      .describe('of an act over places, over periods and over both: the whole as it is answered'),
    waiting: z.int().describe('documents that wait for a lineage decision'),
    shredded: z.int().exactOptional(),
    future: futureSchema.exactOptional(),
    knownBy: z.enum(['recorded', 'published']),
    knownOn: z.string(),
    placeNames: z.record(z.string(), z.record(z.string(), z.string())),
  }),
  roles: COUNTERS,
  changes: false,
  long: true,
  refusals: [...QUESTION_REFUSALS, 'too-many-cells', 'no-parts'],
})
